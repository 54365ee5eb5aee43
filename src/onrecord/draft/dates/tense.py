"""Tell whether a sentence speaks of the past or of the future where it says when."""

from __future__ import annotations

from functools import cache

from onrecord.draft.lexicons.read import read_rows, read_words
from onrecord.draft.parsed.chunks import VerbGroup, find_verb_groups
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import verb_forms

PAST, UNKNOWN, FUTURE = -1, 0, 1

# How many words before a date, and behind it, are looked at.
_NEAR = 12
_PAST_FORMS = frozenset(["was", "were", "had", "did", "'d"])
_HAVE = frozenset(["have", "has", "'ve", "'s"])
_MODALS = frozenset(["may", "might", "must", "can", "should"])


def tense_at(parsed: ParsedText, index: int) -> int:
    """``PAST``, ``FUTURE`` or ``UNKNOWN``, for a date that begins with the word at an index.

    The nearest verb before the date tells it, else the next one behind it. The verb does not date
    what a noun is called by ("announced the Dec. 5 talks"), so that only the future counts there.
    """
    tokens = parsed.tokens
    sentence = parsed.sentences[parsed.sentence_at(tokens.starts[index])]
    first, end = parsed.words_in(sentence)
    tense = _before(tokens, max(first, index - _NEAR), index)
    if tense is None:
        tense = _behind(tokens, index + 1, min(end, index + _NEAR))
    names_noun = index > first and tokens.tags[index - 1] in "DS"
    return UNKNOWN if names_noun and tense == PAST else tense


def _before(tokens: Tokens, first: int, end: int) -> int | None:
    """What the verbs before a date say; None if there is none in its clause."""
    # Behind "that" and "which" the verb of the date is still to come.
    first = max(first, tokens.tags.rfind("W", first, end) + 1)
    depends = False
    for group in reversed(find_verb_groups(tokens, first, end)):
        if _is_to_come(tokens, group.first, end):
            return FUTURE
        if _depends(tokens, group):
            depends = True
            continue
        tense = _of_group(tokens, group)
        # "Agreed to meet" is past, the meeting is not.
        return UNKNOWN if depends and tense == PAST else tense
    return FUTURE if _is_to_come(tokens, first, end) else None


def _behind(tokens: Tokens, first: int, end: int) -> int:
    for group in find_verb_groups(tokens, first, end):
        if _is_to_come(tokens, first, group.end):
            return FUTURE
        if not _depends(tokens, group):
            return _of_group(tokens, group)
    return UNKNOWN


def _is_to_come(tokens: Tokens, first: int, end: int) -> bool:
    return any(_tells_future(tokens, index) for index in range(first, end))


def _tells_future(tokens: Tokens, index: int) -> bool:
    word, behind = tokens.lowers[index], tokens.lowers[index + 1 : index + 2]
    if word == "set":  # for Friday
        return behind == ["for"]
    if word == "due" and behind == ["to"]:  # due to rain, due to meet
        return tokens.tags[index + 2 : index + 3] == "V"
    return word in read_words("future_words")


def _depends(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb is an infinitive or in -ing, which has its time from another verb."""
    is_alone = "A" not in tokens.tags[group.first : group.end]
    is_infinitive = group.first > 0 and tokens.tags[group.first - 1] == "T"
    return is_alone and (is_infinitive or tokens.lowers[group.head].endswith("ing"))


def _of_group(tokens: Tokens, group: VerbGroup) -> int:
    words = frozenset(tokens.lowers[group.first : group.end])
    tags = tokens.tags[group.first : group.end]
    if words & _PAST_FORMS:
        return PAST
    if "T" in tags:  # is to meet, has to meet
        return FUTURE
    is_past = tags.endswith("V") and _is_past(tokens.lowers[group.head])
    if words & _HAVE:
        return PAST if is_past else UNKNOWN
    if words & _MODALS:
        return FUTURE
    return PAST if is_past and "A" not in tags else UNKNOWN


def _is_past(lower: str) -> bool:
    found = verb_forms().get(lower)
    if found is None:
        return lower.endswith("ed")
    return found[1] in ("past", "participle") or lower in _bases_in_the_past()


@cache
def _bases_in_the_past() -> frozenset[str]:
    """Verbs whose base is their past too (hit), which the news mostly tell of the past."""
    return frozenset(
        row["base"] for row in read_rows("irregular_verbs") if row["past"] == row["base"]
    )
