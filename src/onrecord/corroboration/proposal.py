"""A proposed finding: what a program says of a row and a record, for a person to settle."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.corroboration.people import Person

# How much less a proposal is worth that fits several people.
_GUESSED = 0.5


@dataclass(frozen=True, slots=True)
class Proposal:
    """What a record seems to say of a row.

    ``finding`` is one of ``confirms``, ``occurred``, ``differs`` and ``contradicts``. ``score``,
    over 0 and up to 1, ranks proposals and is no probability. ``actor_id`` and ``person`` are who
    was found in the record, and as whom.
    """

    row_id: str
    record_id: str
    finding: str
    score: float
    reasons: tuple[str, ...]
    actor_id: str
    person: Person

    @property
    def pair(self) -> tuple[str, str]:
        """The row and the record, which can be compared only once."""
        return self.row_id, self.record_id

    @property
    def note(self) -> str:
        """The reasons in one line."""
        return f"{'; '.join(self.reasons)}; score {self.score:.2f}"

    def doubt(self, others: list[str]) -> Proposal:
        """The same, ranked lower since the name in the row may be that of others as well."""
        reason = f"ambiguous: in the records it may also be {', '.join(others)}"
        reasons = (self.reasons[0], reason, *self.reasons[1:])
        return replace(self, score=round(self.score * _GUESSED, 2), reasons=reasons)
