"""Find who says it."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.cues import Cue

_IN_NOUN_PHRASE = frozenset("DJNPLS#R")
_FAR = 40


def find_speaker(parsed: ParsedText, actors: Actors, cue: Cue) -> Mention | None:
    """Whom a cue names as the speaker: its subject, before or after it, or its "by" or "to".

    ``span`` of the mention is the whole phrase beside the cue.
    """
    tokens = parsed.tokens
    sentence = parsed.sentences[parsed.sentence_at(tokens.starts[cue.head])]
    first, end = parsed.words_in(sentence)
    words = _find(tokens, cue, first, end)
    if not words:
        return None
    start, stop = words
    last = tokens.tags[stop - 1]
    kind = "pronoun" if last == "R" else "name" if last in "PL" else "common"
    found = actors.of(NounPhrase(start, stop, kind))
    return Mention(
        parsed.span_of(start, stop),
        found.name,
        found.kind,
        found.antecedent,
        found.actor_id,
        found.country_id,
    )


def _find(tokens: Tokens, cue: Cue, first: int, end: int) -> tuple[int, int] | None:
    tags = tokens.tags
    if cue.kind == "according":
        stop = cue.end
        while stop < end and tags[stop] in "DJNPLS#RIC":
            stop += 1
        return (cue.end, stop) if stop > cue.end else None
    start = subject_start(tokens, cue, first)
    if start is None:
        return None
    if start == cue.first:
        stop = cue.end
        while stop < end and tags[stop] in "DJNPLS#RI":
            stop += 1
        return (cue.end, stop) if stop > cue.end else None
    return start, cue.first


def subject_start(tokens: Tokens, cue: Cue, first: int) -> int | None:
    """Where the subject of a cue begins; where the cue begins if it stands behind."""
    tags = tokens.tags
    index = cue.first
    if index > first and tags[index - 1] in ',"':
        return index
    while index > first and cue.first - index < _FAR and tags[index - 1] in "DJNPLS#RIW":
        index -= 1
    return index if index < cue.first else None
