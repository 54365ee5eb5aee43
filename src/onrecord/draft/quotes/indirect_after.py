"""Find the clause that follows its cue: "said that it rained", "promised to come"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue

Place = tuple[list[tuple[int, int]], str]

_DAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
_SETTINGS = frozenset(
    "statement interview speech tweet debate email letter post rally conference memo report release"
    " filing call article column testimony note message book interviews tweets monday tuesday"
    " wednesday thursday friday saturday sunday facebook twitter reporters voters".split()
)
_QUESTION = frozenset("whether if who whom whose what when where why how which".split())
_CLAUSE_KINDS = frozenset(["say", "tell", "think", "show", "ask", "vow", "urge"])
_IN_NOUN_PHRASE = frozenset("DJNPLS#")
_FAR = 30


def find_after(tokens: Tokens, cue: Cue, within: Sequence[Cue], end: int) -> Place | None:
    """The words that a cue attributes behind it, and the rule, or None."""
    if cue.kind == "according":
        return None
    tags, lowers = tokens.tags, tokens.lowers
    index = cue.end
    addressee = cue.kind in ("tell", "urge") or (cue.kind == "ask" and not cue.is_passive)
    comma = False
    for _ in range(8):
        if index >= end:
            return None
        lower, tag = lowers[index], tags[index]
        if lower == "that" and cue.kind in _CLAUSE_KINDS:
            return _to_end(tokens, index, within, end, "that")
        if lower in _QUESTION and cue.kind in _CLAUSE_KINDS:
            return _to_end(tokens, index, within, end, "question")
        if tag == "T" and cue.kind in ("vow", "urge", "ask", "think"):
            return _to_end(tokens, index, within, end, "to")
        if tag == "M" or lower in _DAYS:
            index += 1
        elif tag in "IT":
            stop = _phrase_end(tokens, index + 1, end)
            if stop == index + 1 or _SETTINGS.isdisjoint(lowers[index + 1 : stop]):
                break
            index = stop
        elif tag == "," and not comma and index + 1 < end and tags[index + 1] == "I":
            comma = True
            stop = _phrase_end(tokens, index + 2, end)
            if stop < end and lowers[stop] == ",":
                index = stop + 1
            else:
                return None
        elif addressee and (tag == "R" or tag in _IN_NOUN_PHRASE):
            index = index + 1 if tag == "R" else _phrase_end(tokens, index, end)
            addressee = False
        else:
            break
    if index >= end or not (tags[index] in 'RDJNPL#M"VW'):
        return None
    if cue.form == "noun":
        return None
    if cue.kind in _CLAUSE_KINDS and _is_clause(tokens, index, end):
        return _to_end(tokens, index, within, end, "bare")
    if cue.kind in ("judge", "topic", "urge", "vow"):
        return _to_end(tokens, index, within, end, "object")
    if tags[index] not in '"':
        return _to_end(tokens, index, within, end, "object")
    return None


def _is_clause(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a subject with its verb begins at a word."""
    tags = tokens.tags
    if tags[index] in "VA":
        return False
    for place in range(index + 1, min(index + _FAR, end)):
        tag = tags[place]
        if tag in ".;:,(" or tag == "T":
            return False
        if tag == "A" or (tag == "V" and not tokens.lowers[place].endswith("ing")):
            return True
    return False


def _phrase_end(tokens: Tokens, index: int, end: int) -> int:
    """Where the noun phrase that begins at a word ends."""
    while index < end and tokens.tags[index] in _IN_NOUN_PHRASE:
        index += 1
    return index


def _to_end(tokens: Tokens, index: int, within: Sequence[Cue], end: int, rule: str) -> Place | None:
    stop = _clause_end(tokens, index, within, end)
    return ([(index, stop)], rule) if stop > index else None


def _clause_end(tokens: Tokens, index: int, within: Sequence[Cue], end: int) -> int:
    """Where what begins at a word ends: with its sentence, or before the next cue."""
    tags = tokens.tags
    for cue in within:
        if cue.first <= index:
            continue
        before = tags[cue.first - 1]
        if cue.kind == "according" or (cue.form == "ing" and before == ","):
            return cue.first - (before == ",")
        if before == "C":
            place = cue.first - 1
            return place - (tags[place - 1] == ",")
    while end > index and tags[end - 1] in '.",':
        end -= 1
    return end
