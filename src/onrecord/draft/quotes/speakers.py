"""Find who says it."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.time_phrases import says_when_or_where
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.cues import Cue, group_start, window
from onrecord.draft.quotes.cues_lexicon import read_cue_words
from onrecord.draft.quotes.speakers_mention import mention_of
from onrecord.draft.quotes.speakers_subject import (
    Subject,
    phrase_end,
    subject_before,
    subject_of_earlier,
    subject_of_main,
)

_SPEECH = frozenset(["say", "report", "write", "tell"])
_OWNERS = frozenset(["his", "her", "their", "my", "our", "its", "your"])
# How far back the main verb of a sentence is looked for, and how far on the "by" of a passive.
_FAR = 60
_BY = 12


def find_speaker(parsed: ParsedText, actors: Actors, cue: Cue, least: int = 0) -> Mention | None:
    """Whom a cue names as the speaker: its subject, before or behind it, or who follows "by", "to".

    ``span`` of the mention is the whole phrase beside the cue. No word before ``least`` is in it.

    >>> parsed = ParsedText("“No,” said Ann Lee, a lawyer.")
    >>> cue = Cue(first=4, end=5, head=4, kind="say", form="past")
    >>> parsed.text[slice(*find_speaker(parsed, Actors(parsed), cue).span)]
    'Ann Lee, a lawyer'
    """
    first, end = window(parsed, cue)
    words = subject_of_cue(parsed.tokens, cue, min(max(first, least), cue.first), end)
    return mention_of(parsed, actors, words) if words and words.first < words.end else None


def subject_of_cue(tokens: Tokens, cue: Cue, first: int, end: int) -> Subject | None:
    """The words for the speaker of a cue in the sentence between two words."""
    tags = tokens.tags
    if cue.kind != "according" and cue.form != "noun":
        # Not every cue that is asked for was found with its auxiliaries and adverbs.
        cue = cue._replace(first=max(min(group_start(tokens, cue.head), cue.first), first))
    if cue.kind == "according":
        # "to exit polls": what looks like an infinitive is a noun.
        is_verb = cue.end < end and tags[cue.end] == "V"
        source = _after(tokens, cue.end + is_verb, end)
        return source and source._replace(first=cue.end)
    if cue.is_passive:
        by = _find_by(tokens, cue.end, end)
        return _after(tokens, by, end) if by else None
    if cue.form == "noun":
        return _owner(tokens, cue, first)
    if cue.form == "ing" and "A" not in tags[cue.first : cue.head]:
        return _of_participle(tokens, cue, first, end)
    if cue.first > first and tags[cue.first - 1] == "C":
        return (
            _of_main_cue(tokens, cue, first)
            or subject_of_main(tokens, cue.first, first)
            or subject_before(tokens, cue.first, first)
        )
    if _is_inverted(tokens, cue, first, end):
        return _after(tokens, _over_participle(tokens, cue.end, end), end)
    return subject_before(tokens, cue.first, first)


def _is_inverted(tokens: Tokens, cue: Cue, first: int, end: int) -> bool:
    """Whether the speaker stands behind the cue: ", said Ann Lee, a lawyer."."""
    tags = tokens.tags
    if cue.first < cue.head or cue.kind == "tell" or not cue.first:
        return False
    if tags[cue.first - 1] not in ('"' if cue.first == first else ',"-'):
        return False
    start = _over_participle(tokens, cue.end, end)
    if start >= end or tags[start] not in "DJNPLR#":
        return False
    stop = phrase_end(tokens, start, end)
    # Right behind a quotation even "the statement" is who reads, and not where it is said.
    is_time = tags[cue.first - 1] != '"' and says_when_or_where(tokens, start, stop)
    if is_time or (stop < end and tags[stop] in "VAM"):
        return False
    return (
        stop >= end
        or tags[stop] in ".,-W"
        or '"' in tags[max(first, cue.first - 2) : cue.first]
        or subject_before(tokens, cue.first, first) is None
    )


def _over_participle(tokens: Tokens, index: int, end: int) -> int:
    """The next word but "retired" in "said retired judge Ann Lee"."""
    is_participle = index + 1 < end and tokens.tags[index : index + 1] == "V"
    is_before_noun = is_participle and tokens.tags[index + 1] in "JNPL"
    return index + (is_before_noun and tokens.lowers[index].endswith("ed"))


def _after(tokens: Tokens, index: int, end: int) -> Subject | None:
    """A noun phrase that begins at a word, with the apposition behind it."""
    tags = tokens.tags
    while index < end and tags[index] in '"(':
        index += 1
    stop = phrase_end(tokens, index, end)
    if stop == index:
        return None
    if stop + 1 < end and tags[stop] == "," and tags[stop + 1] in "DN":
        apposed = phrase_end(tokens, stop + 1, end)
        # A verb makes a subject of it: "according to the board, the roof leaked".
        if apposed > stop + 1 and (apposed >= end or tags[apposed] not in "AVM"):
            stop = apposed
    return Subject(index, stop, "after")


def _find_by(tokens: Tokens, index: int, end: int) -> int | None:
    for place in range(index, min(index + _BY, end)):
        if tokens.lowers[place] == "by":
            return place + 1
        if tokens.tags[place] in ".;":
            break
    return None


def _owner(tokens: Tokens, cue: Cue, first: int) -> Subject | None:
    """Whose claim it is: "her claim that", "the senator's claim that"."""
    index = cue.head
    while index > first and tokens.tags[index - 1] in "JN":
        index -= 1
    if index > first and tokens.tags[index - 1] == "S":
        return subject_before(tokens, index - 1, first)
    if index > first and tokens.lowers[index - 1] in _OWNERS:
        return Subject(index - 1, index, "before")
    return subject_of_main(tokens, cue.head, first)


def _of_participle(tokens: Tokens, cue: Cue, first: int, end: int) -> Subject | None:
    """The subject of the clause that a participle belongs to, before it or behind it."""
    tags = tokens.tags
    before = tags[cue.first - 1] if cue.first > first else "."
    if before in "IW" and cue.first - 2 > first and tags[cue.first - 2] == ",":
        # "Ann Lee, after saying so, left": who stands at the head of the sentence.
        found = subject_before(tokens, cue.first - 2, first)
        if found and found.first == first:
            return found
    if before in "PR":
        return subject_before(tokens, cue.first, first)
    found = (
        _of_main_cue(tokens, cue, first)
        or subject_of_main(tokens, cue.first, first)
        or subject_of_earlier(tokens, cue.first, first)
    )
    if found:
        return found
    comma = tags.find(",", cue.end, end)
    return _after(tokens, comma + 1, end) if comma >= 0 else None


def _of_main_cue(tokens: Tokens, cue: Cue, first: int) -> Subject | None:
    """The subject of the first verb of speech before a cue: "she said no and added that ..."."""
    words = read_cue_words()
    for index in range(max(first, cue.first - _FAR), cue.first):
        for word in words.get(tokens.lowers[index], ()) if tokens.tags[index] == "V" else ():
            if word.kind in _SPEECH and word.form in ("past", "third") and not word.particle:
                start = index
                while start > first and tokens.tags[start - 1] in "AMX":
                    start -= 1
                found = subject_before(tokens, start, first)
                if tokens.tags[start - 1] == '"' and start == index:
                    # "..., said Ann Lee, adding ...".
                    found = _after(tokens, index + 1, cue.first) or found
                is_other = found is None or found.place == "relative"
                return None if is_other or not found else found._replace(place="far")
    return None
