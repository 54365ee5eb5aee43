"""Find the clause that comes before its cue: "It rained, she said", or around it."""

from __future__ import annotations

from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.speakers_subject import Subject, is_finite

Place = tuple[list[tuple[int, int]], str]

_KINDS = frozenset(["say", "report", "write", "tell", "think", "show", "find"])


def find_before(
    tokens: Tokens, cue: Cue, subject: Subject | None, first: int, end: int
) -> Place | None:
    """The words that a cue attributes before it, and the rule, or None."""
    tags = tokens.tags
    if cue.kind == "according":
        return _according(tokens, cue, subject, first, end)
    if cue.kind not in _KINDS or cue.form in ("ing", "noun"):
        return None
    if not subject or subject.place not in ("before", "after"):
        return None
    if cue.kind not in ("say", "report", "write", "tell") and cue.end < end and tags[cue.end] not in '.,"':
        return None
    start = min(subject.first, cue.first)
    stop = start
    while stop > first and tags[stop - 1] in ',"-':
        stop -= 1
    last = _last(tokens, cue, end)
    if subject.place == "before" and start == first + 1 and tokens.lowers[first] == "as":
        return ([(cue.end + 1, last)], "as") if tags[cue.end] == "," and cue.end + 1 < last else None
    if stop == start or stop == first:
        return None
    has_verb = any(is_finite(tokens, place) for place in range(first, stop))
    is_told = tags[first] == '"' or _is_told(tokens, first, stop)
    if subject.place == "before" and cue.end + 1 < last and tags[cue.end] == ",":
        if stop == first + 1 and tags[first] in "CM":
            return [(cue.end + 1, last)], "around"
        if (tags[cue.end + 1] != "V" or not is_told) and tokens.lowers[cue.end + 1] not in (
            "according",
            "as",
        ):
            return [(first, stop), (cue.end + 1, last)], "around"
    return ([(first, stop)], "before") if has_verb and is_told else None


def _is_told(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether words are a clause of their own, not one that leads to the next: "Asked so, she"."""
    tags = tokens.tags
    if tags[first] not in "WV" and not (tags[first] == "I" and tags[first + 1] == "V"):
        return True
    comma = tags.find(",", first, stop)
    return comma >= 0 and any(is_finite(tokens, place) for place in range(comma, stop))


def _last(tokens: Tokens, cue: Cue, end: int) -> int:
    while end > cue.end and tokens.tags[end - 1] in '."':
        end -= 1
    return end


def _according(
    tokens: Tokens, cue: Cue, subject: Subject | None, first: int, end: int
) -> Place | None:
    tags = tokens.tags
    last = _last(tokens, cue, end)
    after = subject.end if subject else cue.end
    comma = tags.find(",", after, end)
    if cue.first - first > 1:
        stop = cue.first - (tags[cue.first - 1] == ",")
        has_verb = any(is_finite(tokens, place) for place in range(first, stop))
        if not has_verb and comma == after and comma + 1 < last:
            return [(first, stop), (comma + 1, last)], "around"
        return ([(first, stop)], "before") if has_verb else None
    if comma < 0 or comma + 1 >= last:
        return None
    return [(comma + 1, last)], "behind"
