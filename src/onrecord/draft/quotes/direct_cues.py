"""Find the cues beside quotations that stand by themselves."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.speakers_subject import is_finite
from onrecord.draft.quotes.surroundings import Quoted, last_mark, sentence_ends

# How far a cue may be from the quotation that it is for, in words, and how far one that no other
# behind the quotation can take it from.
_REACH = 40
_REACH_OF_LEAD = 4
_LONGEST_TELLING = 5
# The clauses of these tell of something else that was said.
_WHEN = frozenset(["when", "whenever", "whether", "if", "while", "where"])
_ASIDE = _WHEN | {"after", "before", "because", "although", "though", "even"}
# What a letter does. As no other cue it may look like a noun: "“...,” the letter reads".
_READS = re.compile("[DPLNJS#]{0,8}[NV]")
_READ = frozenset(["read", "reads"])
# A verb, or a noun phrase with its verb.
_SUBJECT_AND_VERB = re.compile("[DRPLNJS#]{0,8}M?V")


class CueFinder:
    """The cues before and behind the quotations of a text.

    ``quoted`` are all quotations of the text in order, ``cues`` its cues outside of them.
    """

    def __init__(self, parsed: ParsedText, quoted: Sequence[Quoted], cues: Sequence[Cue]) -> None:
        self._parsed = parsed
        self._tokens = parsed.tokens
        self._quoted = quoted
        self._cues = cues
        self._firsts = [cue.first for cue in cues]

    def after(self, index: int) -> Cue | None:
        """The first cue of the clause behind a quotation, if it goes on there."""
        each = self._quoted[index]
        last = last_mark(self._parsed.text, each.region)
        if each.after == each.before == "word" or self._is_aside(each.end):
            return None
        end = min(self._next_start(index), each.end + _REACH, len(self._tokens))
        end = next(sentence_ends(self._tokens, each.end, end), end)
        cue = self._first_cue(each.end, end)
        if cue and last != ",":
            cue = cue if self._is_clause(each.end, cue, end, last) else None
        elif not cue and each.is_sentence and last in ",?!":
            cue = self._verb(each.end, end, last)
        if not cue:
            return None
        is_parted = self._parsed.is_parted(each.region.end, self._tokens.starts[cue.first])
        return None if is_parted else cue

    def _is_aside(self, first: int) -> bool:
        """Whether a clause that begins at a word tells when or why: "“...,” after Tom Poe said"."""
        return not _ASIDE.isdisjoint(self._tokens.lowers[first : first + 1])

    def _is_clause(self, first: int, cue: Cue, end: int, last: str) -> bool:
        """Whether the words behind the mark at the end of a sentence tell who says that.

        They do in "“Why?” Ann Lee asked", not in "“Why?” Ann Lee left and asked ...". Behind a
        full stop nothing follows but "Ann Lee said".
        """
        if last == ".":
            return end - first <= _LONGEST_TELLING and cue.end == end and cue.kind == "say"
        return last not in "?!" or not any(
            is_finite(self._tokens, at) for at in range(first, cue.first)
        )

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

    def _verb(self, first: int, end: int, last: str) -> Cue | None:
        """The first verb of the clause behind what can only be a quotation."""
        tokens = self._tokens
        at = self._reads(first, end)
        if at < 0:
            match = _SUBJECT_AND_VERB.match(tokens.tags, first, end)
            at = match.end() - 1 if match else -1
            # Behind other marks a sentence may begin, so that its verb must stand first and small.
            if last != "," and (at != first or not tokens.words[at].islower()):
                return None
        return Cue(at, at + 1, at, "say", "past") if at >= 0 else None

    def _reads(self, first: int, end: int) -> int:
        """Where a clause that is no more than "the letter reads" has its verb, or -1."""
        at = next((at for at in range(first, end) if self._tokens.lowers[at] in _READ), -1)
        return at if at >= 0 and _READS.fullmatch(self._tokens.tags, first, at + 1) else -1

    def before(self, index: int) -> Cue | None:
        """The last cue of the sentence before a quotation, if that leads up to it."""
        each = self._quoted[index]
        if each.before in ("paragraph", "sentence"):
            return None
        first = max(self._previous_end(index), each.first - _REACH)
        first = max([first, *sentence_ends(self._tokens, first, each.first)])
        at = bisect_left(self._firsts, each.first) - 1
        if at > 0 and self._cues[at - 1].first >= first:
            # "She told them when asked about it: ...".
            last = self._cues[at]
            at -= last.form == "past" and self._is_aside(last.first - 1)
        if at >= 0 and self._cues[at].first >= first:
            return self._cues[at]
        verb = each.first - 2
        while verb > first and self._tokens.tags[verb] == "M":
            verb -= 1
        is_verb = each.is_capitalized and verb >= first and self._tokens.tags[verb] == "V"
        return Cue(verb, verb + 1, verb, "say", "past") if is_verb else None

    def leads(self, before: Cue | None, each: Quoted, after: Cue) -> bool:
        """Whether a known cue leads right up to a quotation, so that the one behind is not for it.

        A participle right behind the quotation belongs to what leads up to it anyhow.
        """
        if not before or each.before not in ("comma", "colon"):
            return False
        if after.head == each.end and self._tokens.lowers[after.head].endswith("ing"):
            return True
        if each.first - before.end > _REACH_OF_LEAD:
            return False
        at = bisect_left(self._firsts, before.first)
        return self._firsts[at : at + 1] == [before.first]

    def _next_start(self, index: int) -> int:
        following = self._quoted[index + 1 : index + 2]
        return following[0].first if following else len(self._tokens)

    def _previous_end(self, index: int) -> int:
        return self._quoted[index - 1].end if index else 0
