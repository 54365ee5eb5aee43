"""Find where a reported clause ends."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.speakers_subject import Subject, is_finite

# What may end a clause, and what may end one behind a noun.
_MARK, _MARK_BEHIND_NOUN = re.compile("[;,]"), re.compile('[;,"]')
# A subject has its verb within so many words.
_FAR = 30
# Behind the object of a verb these tell more of the act, not of the object.
_ADDED = frozenset(["but", "when", "while", "after", "before", "because", "although", "though"])


def clause_end(
    tokens: Tokens,
    index: int,
    within: Sequence[Cue],
    end: int,
    *,
    ends_at_comma: bool,
    is_noun: bool = False,
) -> int:
    """Where the clause that begins at a word ends: with its sentence, or before what is not told.

    ``within`` are the cues behind its cue, ``end`` is the end of the sentence. What is told in a
    subordinate clause ("If she says so, ...") ends at a comma. Behind a noun, a verb after quoted
    words is that of the noun: "her claim that it was “dry” made them laugh".
    """
    tags = tokens.tags
    end = _next_cue(tokens, index, within, end)
    marks = _MARK_BEHIND_NOUN if is_noun else _MARK
    for mark in marks.finditer(tags, index + 1, max(end - 1, 0)):
        place = mark.start()
        if tags[place] == ";" or (tags[place] == "," and ends_at_comma):
            end = place
            break
        closes = tags[place] == '"' and tokens.starts[place] == tokens.ends[place - 1]
        if closes and is_finite(tokens, place + 1):
            end = place + 1
            break
        goes_on = tags[place] == "," and tokens.lowers[place + 1] == "and"
        if goes_on and begins_clause(tokens, place + 2, end):
            end = place
            break
    return trimmed_end(tokens, index, end)


def trimmed_end(tokens: Tokens, index: int, end: int) -> int:
    """Where words end without the marks behind them, but with one that closes a quotation."""
    tags = tokens.tags
    stop = end
    while stop > index and tags[stop - 1] in '.",-':
        stop -= 1
    if tags.count('"', index, stop) % 2:
        closing = tags.find('"', stop, end)
        return closing + 1 if closing >= 0 else stop
    return stop


def object_end(tokens: Tokens, index: int, end: int) -> int:
    """Where a thing that begins at a word ends: before a mark, another verb, or what is added."""
    tags = tokens.tags
    for place in range(index + 1, end - 1):
        if tokens.lowers[place] in _ADDED:
            return place
        if tags[place] == "C" and (
            is_finite(tokens, place + 1) or tags[place + 1 : place + 3] == "MV"
        ):
            return place
    return end


def begins_clause(tokens: Tokens, index: int, end: int) -> bool:
    """Whether a subject with its verb begins at a word, no mark between them."""
    tags = tokens.tags
    if index >= end or tags[index] in "VAIT":
        return False
    for place in range(index + 1, min(index + _FAR, end)):
        if tags[place] in ".;:,(T":
            return False
        if is_finite(tokens, place):
            return True
    return False


def is_subordinate(tokens: Tokens, cue: Cue, subject: Subject | None, first: int) -> bool:
    """Whether a cue stands in a clause that a comma ends: "If she says so, ...", "who said"."""
    tags = tokens.tags
    if cue.form == "ing":
        return cue.first == first or (cue.first == first + 1 and tags[first] in "IW")
    if not subject:
        # "Asked whether it rained, she ...", perhaps behind "but" or "when".
        is_led = cue.first == first + 1 and tags[first] in "CIWM"
        return cue.form in ("past", "participle") and (cue.first == first or is_led)
    return subject.place == "relative" or (subject.first == first + 1 and tags[first] == "W")


def _next_cue(tokens: Tokens, index: int, within: Sequence[Cue], end: int) -> int:
    """Where the next cue of the same speaker begins, or a source: ", adding", "and said"."""
    tags = tokens.tags
    for cue in within:
        if cue.first <= index:
            continue
        before = tags[cue.first - 1]
        if cue.kind == "according" or (cue.form == "ing" and before == ","):
            return cue.first - (before == ",")
        if before == "C":
            return cue.first - 1 - (tags[cue.first - 2] == ",")
    return end
