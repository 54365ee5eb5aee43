"""Find who says it."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.cues_lexicon import read_cue_words
from onrecord.draft.quotes.speakers_subject import (
    Subject,
    phrase_end,
    subject_before,
    subject_of_earlier,
)

# How far back the main verb of a sentence is looked for.
_FAR = 60


def find_speaker(parsed: ParsedText, actors: Actors, cue: Cue) -> Mention | None:
    """Whom a cue names as the speaker: its subject, before or after it, or its "by" or "to".

    ``span`` of the mention is the whole phrase beside the cue.
    """
    tokens = parsed.tokens
    sentence = parsed.sentences[parsed.sentence_at(tokens.starts[cue.head])]
    words = find_subject(tokens, cue, *parsed.words_in(sentence))
    if not words:
        return None
    start, stop, _ = words
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


def find_subject(tokens: Tokens, cue: Cue, first: int, end: int) -> Subject | None:
    """The words for the speaker of a cue in the sentence between two words."""
    tags = tokens.tags
    if cue.kind == "according":
        return _after(tokens, cue.end, end)
    if cue.is_passive:
        by = _find_by(tokens, cue.end, end)
        return _after(tokens, by, end) if by else None
    if cue.form == "noun":
        return _owner(tokens, cue, first)
    if cue.form == "ing" and "A" not in tags[cue.first : cue.head]:
        return _of_participle(tokens, cue, first, end)
    if cue.first > first and tags[cue.first - 1] == "C":
        return _of_main_cue(tokens, cue, first) or subject_before(tokens, cue.first, first)
    if is_inverted(tokens, cue, first, end):
        return _after(tokens, cue.end, end)
    return subject_before(tokens, cue.first, first)


def is_inverted(tokens: Tokens, cue: Cue, first: int, end: int) -> bool:
    """Whether the speaker follows the cue: ", said Ann Lee, a lawyer."."""
    tags = tokens.tags
    before = tags[cue.first - 1] if cue.first > first else '"'
    if cue.first < cue.head or before not in ',"-' or cue.end >= end or tags[cue.end] not in "DJNPLR#":
        return False
    if cue.first == first and not (first and tags[first - 1] == '"'):
        return False
    stop = phrase_end(tokens, cue.end, end)
    if cue.kind == "tell" or _ends_in_setting(tokens, cue.end, stop):
        return False
    if stop < end and tags[stop] in "VAM":
        return False
    return subject_before(tokens, cue.first, first) is None or '"' in tags[first:cue.first][-2:] or stop >= end or tags[stop] in ".,-W"


def _ends_in_setting(tokens: Tokens, first: int, end: int) -> bool:
    """Whether a phrase says when or where: "last week", "Sunday"."""
    settings = read_words("settings")
    return tokens.lowers[first] in settings or tokens.lowers[end - 1] in settings


def _after(tokens: Tokens, index: int, end: int) -> Subject | None:
    """A noun phrase that begins at a word, with the apposition behind it."""
    while index < end and tokens.tags[index] in '"(':
        index += 1
    stop = phrase_end(tokens, index, end)
    if stop == index:
        return None
    if stop + 1 < end and tokens.tags[stop] == "," and tokens.tags[stop + 1] in "DN":
        stop = phrase_end(tokens, stop + 1, end)
    return Subject(index, stop, "after")


def _find_by(tokens: Tokens, index: int, end: int) -> int | None:
    for place in range(index, min(index + 12, end)):
        if tokens.lowers[place] == "by":
            return place + 1
        if tokens.tags[place] in ".;":
            return None
    return None


def _owner(tokens: Tokens, cue: Cue, first: int) -> Subject | None:
    """Whose claim it is: "her claim that", "the senator's claim that"."""
    index = cue.head
    while index > first and tokens.tags[index - 1] in "JN":
        index -= 1
    if index > first and tokens.tags[index - 1] == "S":
        found = subject_before(tokens, index - 1, first)
        return found
    if index > first and tokens.lowers[index - 1] in ("his", "her", "their", "my", "our", "its", "your"):
        return Subject(index - 1, index, "before")
    return None


def _of_participle(tokens: Tokens, cue: Cue, first: int, end: int) -> Subject | None:
    """The subject of the clause that a participle belongs to, before it or behind it."""
    before = tokens.tags[cue.first - 1] if cue.first > first else ""
    inserted = cue.first - 2 > first and tokens.tags[cue.first - 2] == ","
    if before and before in "IW" and inserted:
        # "Ann Lee, after saying so, left": who stands before the comma, at the head of the sentence.
        found = subject_before(tokens, cue.first - 2, first)
        if found and found.first == first:
            return found
    if before and before in "PR":
        return subject_before(tokens, cue.first, first)
    found = _of_main_cue(tokens, cue, first) or subject_of_earlier(tokens, cue.first, first)
    if found:
        return found
    comma = tokens.tags.find(",", cue.end, end)
    return _after(tokens, comma + 1, end) if comma >= 0 else None


def _of_main_cue(tokens: Tokens, cue: Cue, first: int) -> Subject | None:
    """The subject of the first verb of speech before a cue: "she said no and added that ..."."""
    words = read_cue_words()
    for index in range(max(first, cue.first - _FAR), cue.first):
        for word in words.get(tokens.lowers[index], ()):
            if word.kind in ("say", "report", "write", "tell") and word.form in ("past", "s") and not word.particle:
                start = index
                while start > first and tokens.tags[start - 1] in "AMX":
                    start -= 1
                found = subject_before(tokens, start, first)
                if found and found.place == "before":
                    return found._replace(place="far")
    return None
