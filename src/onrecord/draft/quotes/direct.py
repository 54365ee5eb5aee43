"""Find quotations that stand by themselves, each with the cue that tells whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.indirect import Clause
from onrecord.draft.quotes.surroundings import Quoted, sentence_ends

# How far a cue may be from the quotation that it is for, in words.
_REACH = 40
_REACH_OF_TITLE = 4
_REACH_OF_VERB = 12
# How many characters may stand between two parts of a quotation.
_LONGEST_GAP = 400


class Quotation(NamedTuple):
    """The pieces of one quotation, with its cue, if it has one, and the rule that found it."""

    parts: tuple[Quoted, ...]
    cue: Cue | None
    rule: str


def join_quotations(
    parsed: ParsedText, quoted: Sequence[Quoted], cues: Sequence[Cue], clauses: Sequence[Clause]
) -> list[Quotation]:
    """The quotations that stand by themselves, those that their cue cuts joined into one.

    ``quoted`` are all quotations of the text in order, ``cues`` its cues outside of them, and
    ``clauses`` what these attribute by themselves.
    """
    finder = _CueFinder(parsed, quoted, cues, clauses)
    found: list[Quotation] = []
    for index, each in enumerate(quoted):
        after, before = finder.after(index), finder.before(index)
        last = found[-1] if found else None
        if last and not after and finder.goes_on(last, each, before):
            found[-1] = last._replace(parts=(*last.parts, each), rule="cut")
        elif not (each.is_sentence or _is_announced(each, before)) or _is_title(each, after):
            continue
        elif before and not after and finder.is_part(each, before):
            continue
        elif after:
            found.append(Quotation((each,), after, "after"))
        elif before:
            found.append(Quotation((each,), before, "before"))
        else:
            found.append(Quotation((each,), None, "alone"))
    return found


def _is_announced(each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation that begins small, or after no mark, follows right upon its cue."""
    if not before or each.size < 4:
        return False
    distance = each.first - before.end
    if each.before in ("comma", "colon", "dash"):
        return distance <= 4
    return distance == 0 and each.is_capitalized and each.after != "word"


def _is_title(each: Quoted, after: Cue | None) -> bool:
    """Whether a quotation has the look of a title and no cue right behind it."""
    return each.is_title and not (after and after.first - each.end < _REACH_OF_TITLE)


class _CueFinder:
    """The cues beside each quotation."""

    def __init__(
        self,
        parsed: ParsedText,
        quoted: Sequence[Quoted],
        cues: Sequence[Cue],
        clauses: Sequence[Clause],
    ) -> None:
        self._tokens = parsed.tokens
        self._quoted = quoted
        self._cues = cues
        self._firsts = [cue.first for cue in cues]
        self._text = parsed.text
        self._around = {
            clause.cue.first
            for clause in clauses
            if clause.content[0].start < self._tokens.starts[clause.cue.first]
        }

    def after(self, index: int) -> Cue | None:
        """The first cue of the clause behind a quotation, if it goes on there."""
        each = self._quoted[index]
        last = self._text[each.region.pieces[-1].end - 1]
        if last == "." or each.after == each.before == "word":
            return None
        end = min(self._next_start(index), each.end + _REACH, len(self._tokens))
        end = next(sentence_ends(self._tokens, each.end, end), end)
        at = bisect_left(self._firsts, each.end)
        if at < len(self._cues) and self._cues[at].end <= end:
            cue = self._cues[at]
            line = self._text[each.region.end : self._tokens.starts[cue.first]]
            return None if "\n" in line else cue
        return self._verb(each.end, end) if each.is_sentence and last in ",?!…" else None

    def _verb(self, first: int, end: int) -> Cue | None:
        """The first verb of the clause behind what can only be a quotation."""
        at = self._tokens.tags.find("V", first, min(end, first + _REACH_OF_VERB))
        return Cue(at, at + 1, at, "say", "past", 0.5, False) if at >= 0 else None

    def before(self, index: int) -> Cue | None:
        """The last cue of the sentence before a quotation, if that leads up to it."""
        each = self._quoted[index]
        if each.before in ("paragraph", "sentence"):
            return None
        first = max(self._previous_end(index), each.first - _REACH)
        first = max([first, *sentence_ends(self._tokens, first, each.first)])
        at = bisect_left(self._firsts, each.first) - 1
        return self._cues[at] if at >= 0 and self._cues[at].first >= first else None

    def is_part(self, each: Quoted, before: Cue) -> bool:
        """Whether a quotation is only the end of what the cue before it attributes."""
        lowers = self._tokens.lowers[before.end : each.first]
        return "that" in lowers or (not each.is_capitalized and before.first in self._around)

    def goes_on(self, last: Quotation, each: Quoted, before: Cue | None) -> bool:
        """Whether a quotation goes on after the cue behind its first part."""
        cue, part = last.cue, last.parts[-1]
        if last.rule != "after" or cue is None or (before and before.first > cue.first):
            return False
        gap = self._text[part.region.end : min(each.region.start, part.region.end + _LONGEST_GAP)]
        if len(gap) == _LONGEST_GAP or "\n" in gap:
            return False
        stops = list(sentence_ends(self._tokens, part.end, each.first))
        return each.before == ("sentence" if stops else "comma") and len(stops) <= 1

    def _next_start(self, index: int) -> int:
        following = self._quoted[index + 1 : index + 2]
        return following[0].first if following else len(self._tokens)

    def _previous_end(self, index: int) -> int:
        return self._quoted[index - 1].end if index else 0
