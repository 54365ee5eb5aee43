"""Find quotations that stand by themselves, each with the cue that tells whose words they are."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.indirect import Clause
from onrecord.draft.quotes.surroundings import Quoted, goes_on, last_mark, sentence_ends
from onrecord.evidence.text import Span

# How far a cue may be from the quotation that it is for, in words.
_REACH = 40
_REACH_OF_TITLE = 4
_REACH_OF_LEAD = 4
# The same from a quotation to the next paragraph, in characters.
_LONGEST_TAIL = 400
# The clauses of these tell of something else that was said.
_WHEN = frozenset(["when", "whenever", "whether", "if", "while", "where"])
# A verb, or a noun phrase with its verb.
_SUBJECT_AND_VERB = re.compile("[DRPLNJS#]{0,8}M?V")


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
        if before and finder.leads(before, each):
            after = None
        last = found[-1] if found else None
        if last and not after and finder.goes_on(last, each, before):
            found[-1] = last._replace(parts=(*last.parts, each), rule="cut")
        elif not finder.stands_alone(each, after, before):
            continue
        elif after:
            found.append(Quotation((each,), after, "after"))
        elif before:
            found.append(Quotation((each,), before, "before"))
        else:
            rule = "label" if finder.is_labelled(each) else "alone"
            found.append(Quotation((each,), None, rule))
    return found


def _is_announced(each: Quoted, before: Cue | None) -> bool:
    """Whether a quotation that begins small, or after no mark, follows right upon its cue."""
    if not before or each.size < 4:
        return False
    distance = each.first - before.end
    if each.before in ("comma", "colon", "dash"):
        return distance <= 4
    return distance == 0 and each.is_capitalized and each.after != "word"


class _CueFinder:
    """The cues beside each quotation."""

    def __init__(
        self,
        parsed: ParsedText,
        quoted: Sequence[Quoted],
        cues: Sequence[Cue],
        clauses: Sequence[Clause],
    ) -> None:
        self._parsed = parsed
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
        last = last_mark(self._text, each.region)
        if last == "." or each.after == each.before == "word":
            return None
        end = min(self._next_start(index), each.end + _REACH, len(self._tokens))
        end = next(sentence_ends(self._tokens, each.end, end), end)
        cue = self._first_cue(each.end, end)
        if not cue and each.is_sentence and last == ",":
            cue = self._verb(each.end, end)
        if not cue:
            return None
        is_parted = self._parsed.is_parted(each.region.end, self._tokens.starts[cue.first])
        return None if is_parted else cue

    def _first_cue(self, first: int, end: int) -> Cue | None:
        """The first cue between two words, one of a relative clause only if there is no other.

        What somebody is to say, or is asked when somebody says it, is another matter.
        """
        tags, lowers = self._tokens.tags, self._tokens.lowers
        relative = None
        for at in range(bisect_left(self._firsts, first), len(self._cues)):
            cue = self._cues[at]
            if cue.end > end:
                break
            if "T" in tags[cue.first : cue.head]:
                continue
            if tags[cue.first - 1] != "W":
                return cue
            if not relative and lowers[cue.first - 1] not in _WHEN:
                relative = cue
        return relative

    def _verb(self, first: int, end: int) -> Cue | None:
        """The first verb of the clause behind what can only be a quotation."""
        match = _SUBJECT_AND_VERB.match(self._tokens.tags, first, end)
        if not match:
            return None
        at = match.end() - 1
        return Cue(at, at + 1, at, "say", "past")

    def before(self, index: int) -> Cue | None:
        """The last cue of the sentence before a quotation, if that leads up to it."""
        each = self._quoted[index]
        if each.before in ("paragraph", "sentence"):
            return None
        first = max(self._previous_end(index), each.first - _REACH)
        first = max([first, *sentence_ends(self._tokens, first, each.first)])
        at = bisect_left(self._firsts, each.first) - 1
        if at >= 0 and self._cues[at].first >= first:
            return self._cues[at]
        verb = each.first - 2
        is_verb = each.is_capitalized and verb >= first and self._tokens.tags[verb] == "V"
        return Cue(verb, verb + 1, verb, "say", "past") if is_verb else None

    def leads(self, before: Cue, each: Quoted) -> bool:
        """Whether a known cue leads right up to a quotation, so that none behind is for that."""
        is_beside = each.before in ("comma", "colon") and each.first - before.end <= _REACH_OF_LEAD
        at = bisect_left(self._firsts, before.first)
        return is_beside and self._firsts[at : at + 1] == [before.first]

    def stands_alone(self, each: Quoted, after: Cue | None, before: Cue | None) -> bool:
        """Whether a quotation is no title, and no part of a clause, of the author's or told."""
        if each.is_title:
            # A title may have a cue behind it too: "In her memoir, “Seven Winters,” she wrote ...".
            is_near = after and after.first - each.end < _REACH_OF_TITLE
            return bool(is_near) and each.before not in ("word", "comma")
        if before and not after:
            lowers = self._tokens.lowers[before.end : each.first]
            if "that" in lowers or (not each.is_capitalized and before.first in self._around):
                return False
        return each.is_sentence or _is_announced(each, before)

    def is_labelled(self, each: Quoted) -> bool:
        """Whether nothing but a name stands before a quotation: "Ann Lee: “It leaks.”"."""
        parsed, tags = self._parsed, self._tokens.tags
        start = parsed.paragraphs[parsed.paragraph_at(each.region.start)].start
        first, _ = parsed.words_in(Span(start, start))
        label = tags[max(first, each.first - _REACH) : each.first]
        return each.before == "colon" and "P" in label and not any(tag in label for tag in 'VA."')

    def goes_on(self, last: Quotation, each: Quoted, before: Cue | None) -> bool:
        """Whether a quotation goes on after the cue behind its first part."""
        cue, part = last.cue, last.parts[-1]
        if last.rule != "after" or cue is None or (before and before.first > cue.first):
            return False
        return goes_on(self._parsed, part.region.end, each) or self._opens_again(last, each)

    def _opens_again(self, last: Quotation, each: Quoted) -> bool:
        """Whether a quotation begins the paragraph behind one that ends with its cue."""
        start = last.parts[-1].region.end
        is_whole = each.before == "paragraph" and each.after == "stop" and not each.is_title
        if not is_whole or len(last.parts) > 1 or each.region.start - start > _LONGEST_TAIL:
            return False
        between = self._text[start : each.region.start].strip()
        stops = list(sentence_ends(self._tokens, last.parts[-1].end, each.first))
        return "\n" not in between and len(stops) <= 1

    def _next_start(self, index: int) -> int:
        following = self._quoted[index + 1 : index + 2]
        return following[0].first if following else len(self._tokens)

    def _previous_end(self, index: int) -> int:
        return self._quoted[index - 1].end if index else 0
