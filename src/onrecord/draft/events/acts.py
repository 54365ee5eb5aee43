"""What a verb group reports, and how an act within another makes the type of both."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.patterns import Outer
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens

COOPERATION = frozenset(["AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"])
CONFLICT = frozenset(["THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"])
_ASKED = {
    **dict.fromkeys(("CONCEDE", "RETREAT", "AGREE"), "yield"),
    **dict.fromkeys(("AID", "COOPERATE", "SUPPORT"), "assist"),
    "CONSULT": "meet",
}
_THREATENED = {
    ("COERCE", "arrest"): "arrest",
    ("SANCTION", "expel"): "expel",
    "SANCTION": "relations",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
}
_WILL = frozenset(["will", "would", "'ll", "wo", "'d", "shall"])
# Where the recipient may stand if nothing is known of the act within.
_EVERYWHERE = ("object", "with", "to", "on", "against", "from", "of", "in", "for")
# What is left of the weight of an outer act if the act within is of no known type; set by hand.
_UNKNOWN_WITHIN = 0.85


class Act(NamedTuple):
    """What a verb group or a noun reports, with the act within, if there is one.

    ``inner`` is the number of the verb group within; ``is_light`` says that the act is that one's
    own ("decided to lift"), ``is_refusal`` that a negated verb is itself the act, which took place:
    "will not meet". Other fields are as in Match.
    """

    type: str
    mode: str | None
    recipients: tuple[str, ...]
    weight: float
    end: int
    after: int
    words: str
    inner: int | None = None
    is_light: bool = False
    is_refusal: bool = False

    def as_own(self, number: int) -> Act:
        """The same act as that of a light word before it; ``number`` is its own verb group."""
        return self._replace(inner=number, is_light=True)


class Complement(NamedTuple):
    """A word, and the clause that follows it.

    ``word`` is the base form of the word and ``at`` the index of the first word behind it;
    ``group`` is the verb group of the clause, ``number`` its number in the sentence, ``inner`` its
    act.
    """

    tokens: Tokens
    outer: Outer
    word: str
    at: int
    number: int
    group: VerbGroup
    inner: Act | None

    @property
    def between(self) -> str:
        """The tags from the word to the verb group of the clause."""
        return self.tokens.tags[self.at : self.group.first]


def mode_within(outer: str, inner: str, mode: str | None) -> str | None:
    """The mode of asking, refusing or threatening, by the act asked for, refused or threatened.

    >>> mode_within("THREATEN", "SANCTION", "expel"), mode_within("REQUEST", "CONSULT", None)
    ('expel', 'meet')
    """
    if outer == "THREATEN":
        return _THREATENED.get((inner, mode or "")) or _THREATENED.get(inner)
    if outer in ("REQUEST", "REJECT"):
        return "change" if mode == "resign" else _ASKED.get(inner, "change")
    return None


def enclose(type: str, clause: Complement) -> Act:
    """The act of a word around the act of its clause, with the recipient of that."""
    inner, outer = clause.inner, clause.outer
    if inner is None:
        end = clause.group.end
        weight = outer.weight * _UNKNOWN_WITHIN
        mode = mode_within(type, "", None)
        return Act(type, mode, _EVERYWHERE, weight, end, end, clause.word, clause.number)
    return Act(
        type,
        mode_within(type, inner.type, inner.mode),
        inner.recipients,
        outer.weight,
        inner.end,
        inner.after,
        f"{clause.word} ... {inner.words}",
        clause.number,
    )


def is_future(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb group has "will" or the like."""
    return not _WILL.isdisjoint(tokens.lowers[group.first : group.end])
