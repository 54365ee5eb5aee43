"""What the codings of quotes, events and appointments of one document share."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from onrecord.corpus.model import Anchor, Words
from onrecord.draft.coding.clause import Clause
from onrecord.draft.coding.known import Known
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Mark
from onrecord.exchange.mapping.graph import Argument, Unit
from onrecord.exchange.mapping.marked_text import MarkedText
from onrecord.exchange.mapping.people import Found, People
from onrecord.exchange.mapping.reading import Reader
from onrecord.exchange.mapping.rules import IGNORE, Rules
from onrecord.exchange.mapping.tally import Tally

NOT_QUOTED = "no quotation leads to its words alone"


@dataclass
class Named:
    """Those who play a part in a row: their words by their ids, and how each is named."""

    words: dict[str, Words] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)


@dataclass
class Coder:
    """The text of a document, whom it names, and the account of its layer."""

    rules: Rules
    known: Known
    text: MarkedText
    people: People
    reader: Reader
    tally: Tally

    def arguments(self, kind: str, unit: Unit) -> dict[str, list[Argument]]:
        """The arguments of a unit by the fields that they become; notes those that become none."""
        found: dict[str, list[Argument]] = {}
        for each in unit.arguments:
            to = self.rules.field(kind, unit.label, each.role)
            if to in (None, IGNORE):
                # Of links beside the unit the label is accounted for as such.
                if not each.link:
                    self.tally.pass_over(unit.label, each.role, on_purpose=to == IGNORE)
                if to == IGNORE and each.mark:
                    self.tally.ignore(each.mark.id)
            elif each.mark is None:
                reason = f"the {each.role} has no words of its own"
                self.tally.leave_argument(unit.item, unit.label, reason)
            else:
                found.setdefault(str(to), []).append(each)
        return found

    def spans(self, arguments: Iterable[Argument]) -> list[Span]:
        """The words of arguments, widened to whole ones."""
        return [span for each in arguments if each.mark for span in self.text.pieces(each.mark)]

    def named(self, unit: Unit, arguments: Iterable[Argument], clause: Clause) -> Named:
        """The actors that arguments stand for; notes why one is left out."""
        named = Named()
        for each in arguments:
            if each.mark is None:
                continue
            found = self.people.of(each.mark)
            if isinstance(found, str):
                self.tally.leave_argument(unit.item, each.role, found)
                continue
            words = self._words_of(found, each.mark, clause)
            if words is None:
                self.tally.leave_argument(unit.item, each.role, NOT_QUOTED)
                continue
            actor = found.mention.actor_id or ""
            if actor in named.words:
                # One list grows, since somebody may be named very often.
                listed = _list(named.words[actor])
                listed += _list(words)
                words = listed
            else:
                named.mentions.append(found.mention)
            named.words[actor] = words
        return named

    def note(self, unit: Unit, *arguments: Iterable[Argument]) -> None:
        """Note that a unit is coded, with its words and those of arguments."""
        self.tally.code(unit.item, *unit.slots)
        if unit.trigger:
            self.tally.code(unit.trigger.id)
        for each in (argument for listed in arguments for argument in listed):
            self.tally.code(
                *([each.mark.id] if each.mark else []), *([each.link] if each.link else [])
            )

    def leave_out(self, unit: Unit, reason: str) -> None:
        """Note why a unit is not coded, and what it would have had with it."""
        self.tally.leave_out(unit.item, reason, is_row=True)
        beside = "it belongs to something that is left out"
        for slot in unit.slots:
            self.tally.leave_out(slot, beside)
        if unit.trigger and unit.trigger.id != unit.item:
            self.tally.leave_out(unit.trigger.id, beside)
        for each in unit.arguments:
            if each.mark:
                self.tally.leave_out(each.mark.id, beside)

    def _words_of(self, found: Found, mark: Mark, clause: Clause) -> Words | None:
        others = self.text.pieces(mark)[1:]
        words = clause.words_of(found.mention)
        if words is None:
            return None
        if found.is_guess:
            words = words if isinstance(words, Anchor) else Anchor(exact=str(words))
            words.basis = "inferred"
        more = [piece for span in others if (piece := clause.words(span)) is not None]
        return [*_list(words), *more] if more else words


def _list(words: Words) -> list[str | Anchor]:
    return words if isinstance(words, list) else [words]
