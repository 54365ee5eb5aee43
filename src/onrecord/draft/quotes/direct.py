"""Find quotations that stand by themselves, each with the cue that tells whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.surroundings import Quoted

# How far a cue may be from the quotation that it is for, in words.
_REACH = 40


class Quotation(NamedTuple):
    """The pieces of one quotation, with its cue, if it has one, and the rule that found it."""

    parts: tuple[Quoted, ...]
    cue: Cue | None
    rule: str


def join_quotations(
    parsed: ParsedText, quoted: Sequence[Quoted], cues: Sequence[Cue]
) -> list[Quotation]:
    """The quotations that stand by themselves, those that their cue cuts joined into one.

    ``quoted`` are all quotations of the text in order, ``cues`` its cues outside of them.
    """
    finder = _CueFinder(parsed, quoted, cues)
    found: list[Quotation] = []
    previous = -2
    for index, each in enumerate(quoted):
        after = finder.after(index)
        before = finder.before(index)
        if not each.is_sentence and not _is_announced(each, before):
            continue
        last = found[-1] if found and previous == index - 1 else None
        if last and not after and _goes_on(parsed, last, each, before):
            found[-1] = last._replace(parts=(*last.parts, each), rule="cut")
        elif after:
            found.append(Quotation((each,), after, "after"))
        elif before:
            found.append(Quotation((each,), before, "before"))
        else:
            found.append(Quotation((each,), None, "alone"))
        previous = index
    return found


def _is_announced(each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation that begins small, or after no mark, follows right upon its cue."""
    if not before:
        return False
    distance = each.first - before.end
    if each.before in ("comma", "colon", "dash"):
        return distance <= 4 and each.size > 3
    return distance == 0 and each.is_capitalized and each.size > 3 and each.after != "word"


def _goes_on(parsed: ParsedText, last: Quotation, each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation goes on after the cue behind its first part."""
    if len(last.parts) > 1 or last.rule != "after" or last.cue is None:
        return False
    if before and before.first != last.cue.first:
        return False
    gap = range(last.parts[-1].end, each.first)
    stops = sum(parsed.tokens.tags[index] == "." for index in gap)
    between = parsed.text[last.parts[-1].region.end : each.region.start]
    return stops <= 1 and "\n" not in between


class _CueFinder:
    """The cues beside each quotation."""

    def __init__(self, parsed: ParsedText, quoted: Sequence[Quoted], cues: Sequence[Cue]) -> None:
        self._tokens = parsed.tokens
        self._quoted = quoted
        self._cues = cues
        self._firsts = [cue.first for cue in cues]
        self._text = parsed.text

    def after(self, index: int) -> Cue | None:
        """The first cue of the clause behind a quotation, if it goes on there."""
        each = self._quoted[index]
        last = self._text[each.region.pieces[-1].end - 1]
        if last == "." or each.after == "word" and each.before == "word":
            return None
        end = min(self._next_start(index), each.end + _REACH, len(self._tokens))
        stop = self._tokens.tags.find(".", each.end, end)
        end = stop if stop >= 0 else end
        at = bisect_left(self._firsts, each.end)
        if at < len(self._cues) and self._cues[at].end <= end:
            cue = self._cues[at]
            line = self._text[each.region.end : self._tokens.starts[cue.first]]
            return None if "\n" in line else cue
        return None

    def before(self, index: int) -> Cue | None:
        """The last cue of the sentence before a quotation, if that leads up to it."""
        each = self._quoted[index]
        if each.before in ("paragraph", "sentence"):
            return None
        first = max(self._previous_end(index), each.first - _REACH)
        stop = self._tokens.tags.rfind(".", first, each.first)
        at = bisect_left(self._firsts, each.first) - 1
        if at >= 0 and self._cues[at].first >= max(first, stop):
            return self._cues[at]
        return None

    def _next_start(self, index: int) -> int:
        following = self._quoted[index + 1 : index + 2]
        return following[0].first if following else len(self._tokens)

    def _previous_end(self, index: int) -> int:
        return self._quoted[index - 1].end if index else 0
