"""Find the clause that comes before its cue: "It rained, she said", or around it."""

from __future__ import annotations

from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.indirect_end import trimmed_end
from onrecord.draft.quotes.speakers_subject import Subject, is_finite

Place = tuple[list[tuple[int, int]], str]

_SPEECH = frozenset(["say", "report", "write", "tell"])
_KINDS = _SPEECH | {"think", "show", "find"}
# Behind ", she said," these do not go on with what she said.
_NO_MORE = frozenset(["according", "as"])


def find_before(
    tokens: Tokens, cue: Cue, subject: Subject | None, first: int, end: int
) -> Place | None:
    """The words that a cue attributes before it or around it, and the rule, or None.

    ``subject`` are the words for its speaker; the sentence is between ``first`` and ``end``.
    """
    last = trimmed_end(tokens, cue.end, end)
    if cue.kind == "according":
        return _according(tokens, cue, subject, first, last)
    if cue.kind not in _KINDS or cue.form in ("ing", "noun"):
        return None
    if not subject or subject.place not in ("before", "after"):
        return None
    following = tokens.tags[cue.end] if cue.end < end else "."
    if cue.kind not in _SPEECH and following not in '.,"':
        return None
    return _beside(tokens, cue, subject, first, last)


def _beside(tokens: Tokens, cue: Cue, subject: Subject, first: int, last: int) -> Place | None:
    tags = tokens.tags
    start = min(subject.first, cue.first)
    goes_on = subject.place == "before" and cue.end + 1 < last and tags[cue.end] == ","
    behind = (cue.end + 1, last)
    if start == first + 1 and tokens.lowers[first] == "as" and subject.place == "before":
        return ([behind], "as") if goes_on else None
    if start == first or tags[start - 1] not in ',"-':
        return None
    stop = trimmed_end(tokens, first, start)
    if stop == first:
        return None
    is_told = tags[first] == '"' or _is_told(tokens, first, stop)
    if goes_on:
        if stop == first + 1 and tags[first] in "CM":
            return [behind], "around"
        if (tags[cue.end + 1] != "V" or not is_told) and tokens.lowers[cue.end + 1] not in _NO_MORE:
            return [(first, stop), behind], "around"
    return ([(first, stop)], "before") if is_told and _has_verb(tokens, first, stop) else None


def _according(
    tokens: Tokens, cue: Cue, subject: Subject | None, first: int, last: int
) -> Place | None:
    """What stands before or behind "according to" and its source."""
    tags = tokens.tags
    after = subject.end if subject else cue.end
    comma = tags.find(",", after, last)
    behind = (comma + 1, last) if 0 <= comma < last - 1 else None
    if cue.first - first <= 1:
        return ([behind], "behind") if behind else None
    stop = trimmed_end(tokens, first, cue.first)
    if _has_verb(tokens, first, stop):
        return [(first, stop)], "before"
    return ([(first, stop), behind], "around") if behind and comma == after else None


def _is_told(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether words are a clause of their own, not one that leads to the next: "Asked so, she"."""
    tags = tokens.tags
    if tags[first] not in "WV" and tags[first : first + 2] != "IV":
        return True
    comma = tags.find(",", first, stop)
    return comma >= 0 and _has_verb(tokens, comma, stop)


def _has_verb(tokens: Tokens, first: int, stop: int) -> bool:
    return any(is_finite(tokens, place) for place in range(first, stop))
