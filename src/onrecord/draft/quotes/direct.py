"""Find quotations that stand by themselves, each with the cue that tells whose words they are."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.direct_cues import CueFinder
from onrecord.draft.quotes.indirect import Clause
from onrecord.draft.quotes.surroundings import Quoted, goes_on, opens_again
from onrecord.evidence.text import Span

# How far a cue may be from a title, and a label may be long, in words.
_REACH_OF_TITLE = 4
_LONGEST_LABEL = 40
# What these tell of may have other cues in it.
_TELLING = frozenset(["say", "tell", "report"])


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
    finder = CueFinder(parsed, quoted, cues)
    around = _Around(parsed, clauses)
    found: list[Quotation] = []
    for index, each in enumerate(quoted):
        after, before = finder.after(index), finder.before(index)
        if after and finder.leads(before, each, after):
            after = None
        last = found[-1] if found else None
        if last and not after and _goes_on(parsed, last, each, before):
            found[-1] = last._replace(parts=(*last.parts, each), rule="cut")
        elif not around.stands_alone(each, after, before):
            continue
        elif after:
            found.append(Quotation((each,), after, "after"))
        elif before:
            found.append(Quotation((each,), before, "before"))
        else:
            rule = "label" if _is_labelled(parsed, each) else "alone"
            found.append(Quotation((each,), None, rule))
    return found


class _Around:
    """The clauses that a quotation may be a part of."""

    def __init__(self, parsed: ParsedText, clauses: Sequence[Clause]) -> None:
        self._tokens = parsed.tokens
        starts = parsed.tokens.starts
        self._before = {
            clause.cue.first
            for clause in clauses
            if clause.content[0].start < starts[clause.cue.first]
        }
        self._told = sorted(
            clause.content[0]
            for clause in clauses
            if clause.content[0].start > starts[clause.cue.first]
            and clause.cue.kind in _TELLING
            and clause.cue.form in ("past", "third")
        )

    def stands_alone(self, each: Quoted, after: Cue | None, before: Cue | None) -> bool:
        """Whether a quotation is no title, and no part of a clause, of the author's or told."""
        if each.is_title:
            # A title may have a cue behind it too: "In her memoir, “Seven Winters,” she wrote ...".
            is_near = after and after.first - each.end < _REACH_OF_TITLE
            return bool(is_near) and each.before not in ("word", "comma")
        if before and not after:
            lowers = self._tokens.lowers[before.end : each.first]
            if before.form != "ing" and self._is_told(before, each):
                return False
            if "that" in lowers or (not each.is_capitalized and before.first in self._before):
                return False
        return each.is_sentence or _is_announced(each, before)

    def _is_told(self, before: Cue, each: Quoted) -> bool:
        """Whether a clause that another cue tells of has the cue of a quotation in it."""
        start = self._tokens.starts[before.first]
        at = bisect_left(self._told, start, key=lambda told: told.start) - 1
        return at >= 0 and self._told[at].end > each.region.start


def _is_announced(each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation that begins small, or after no mark, follows right upon its cue."""
    if not before or each.size < 4:
        return False
    distance = each.first - before.end
    if each.before in ("comma", "colon", "dash"):
        return distance <= 4
    is_named = before.kind in ("judge", "side")
    return distance == 0 and each.is_capitalized and each.after != "word" and not is_named


def _is_labelled(parsed: ParsedText, each: Quoted) -> bool:
    """Whether nothing but a name stands before a quotation: "Ann Lee: “It leaks.”"."""
    tags = parsed.tokens.tags
    start = parsed.paragraphs[parsed.paragraph_at(each.region.start)].start
    first, _ = parsed.words_in(Span(start, start))
    label = tags[max(first, each.first - _LONGEST_LABEL) : each.first]
    return each.before == "colon" and "P" in label and not any(tag in label for tag in 'VA."')


def _goes_on(parsed: ParsedText, last: Quotation, each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation goes on after the cue behind its first part."""
    cue, part = last.cue, last.parts[-1]
    if last.rule != "after" or cue is None or (before and before.first > cue.first):
        return False
    is_whole = len(last.parts) == 1 and opens_again(parsed, part.region.end, each)
    return is_whole or goes_on(parsed, part.region.end, each)
