"""Find the clause that comes before its cue: "It rained, she said", or around it."""

from __future__ import annotations

from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.speakers import subject_start

Place = tuple[list[tuple[int, int]], str]


def find_before(tokens: Tokens, cue: Cue, first: int, end: int) -> Place | None:
    """The words that a cue attributes before it, and the rule, or None."""
    tags = tokens.tags
    if cue.kind == "according":
        return _according(tokens, cue, first, end)
    if cue.kind not in ("say", "tell", "think", "show") or cue.form in ("ing", "noun"):
        return None
    start = subject_start(tokens, cue, first)
    if start is None:
        return None
    stop = start
    while stop > first and tags[stop - 1] in ',"':
        stop -= 1
    if stop == start or stop - first < 2:
        return None
    if not any(tag in "VA" for tag in tags[first:stop]):
        if cue.end < end and tags[cue.end] == ",":
            last = end
            while tags[last - 1] in '."':
                last -= 1
            if last > cue.end + 1:
                return [(first, stop), (cue.end + 1, last)], "around"
        return None
    return [(first, stop)], "before"


def _according(tokens: Tokens, cue: Cue, first: int, end: int) -> Place | None:
    tags = tokens.tags
    last = end
    while last > cue.end and tags[last - 1] in '."':
        last -= 1
    if cue.first - first > 1:
        stop = cue.first - (tags[cue.first - 1] == ",")
        return [(first, stop)], "before"
    comma = tags.find(",", cue.end, end)
    if comma < 0 or comma + 1 >= last:
        return None
    return [(comma + 1, last)], "behind"
