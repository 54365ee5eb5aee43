"""Find the clause that follows its cue: "said that it rained", "promised to come"."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.time_phrases import time_end
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.indirect_end import begins_clause, clause_end, is_subordinate, object_end
from onrecord.draft.quotes.speakers_subject import Subject, is_finite

Place = tuple[list[tuple[int, int]], str]

_QUESTION = frozenset(
    ["whether", "if", "who", "whom", "whose", "what", "when", "where", "why", "how", "which"]
)
_NO_CLAUSES = frozenset(["judge", "side", "topic", "theme"])
_OBJECTS = _NO_CLAUSES | {"report", "urge", "vow", "want", "show"}
_HEARERS = frozenset(["tell", "urge", "bid", "ask"])
_INFINITIVES = _HEARERS | {"vow", "want", "think"}
_RELATIVES = frozenset(["which", "that", "what", "who", "whom"])
_TOLD_OF = frozenset(["say", "tell", "report", "write", "think"])
_SUBJECTS = frozenset(["he", "she", "they", "i", "we"])
_IN_PHRASE = frozenset("DJNPLS#")
# So many phrases of hearers, times and places may stand between a cue and its clause.
_SKIPPED = 6


def find_after(
    tokens: Tokens,
    cue: Cue,
    subject: Subject | None,
    within: Sequence[Cue],
    first: int,
    end: int,
) -> Place | None:
    """The words that a cue attributes behind it, and the rule, or None.

    ``subject`` are the words for its speaker, ``within`` the cues behind it in the sentence, which
    is between the words ``first`` and ``end``.
    """
    index = _skip(tokens, cue, end)
    if subject and subject.place == "before" and index < end and is_finite(tokens, index):
        return _relative(tokens, cue, subject.first - 1, (index, end), within, first)
    rule = _rule(tokens, cue, index, end)
    if not rule:
        return None
    if rule == "to" and cue.kind in _HEARERS:
        # Who is urged belongs to what is urged.
        index = cue.end
    subordinate = is_subordinate(tokens, cue, subject, first)
    if rule.startswith("object"):
        end = object_end(tokens, index, end)
    stop = clause_end(
        tokens, index, within, end, ends_at_comma=subordinate, is_noun=cue.form == "noun"
    )
    if rule == "object" and cue.kind == "side" and _is_told(tokens, index, stop):
        rule = "object told"
    return ([(index, stop)], rule) if stop > index else None


def _is_told(tokens: Tokens, index: int, end: int) -> bool:
    """Whether an object goes on with what it is said to be, or has quoted words in it."""
    comma = tokens.tags.find(",", index, end)
    is_called = "as" in tokens.lowers[index : comma if comma >= 0 else end]
    return is_called or '"' in tokens.tags[index:end]


def _relative(
    tokens: Tokens,
    cue: Cue,
    word: int,
    behind: tuple[int, int],
    within: Sequence[Cue],
    first: int,
) -> Place | None:
    """What is told of the word before a subject: "which she said was wrong"."""
    if word < first or tokens.lowers[word] not in _RELATIVES or cue.kind not in _TOLD_OF:
        return None
    index, end = behind
    stop = clause_end(tokens, index, within, end, ends_at_comma=True)
    return ([(word, word + 1), (index, stop)], "relative") if stop > index else None


def _rule(tokens: Tokens, cue: Cue, index: int, end: int) -> str | None:
    """What begins at a word behind a cue, or None."""
    if index >= end:
        return None
    lower, tag = tokens.lowers[index], tokens.tags[index]
    if cue.kind not in _NO_CLAUSES:
        if lower == "that":
            # "a report that shows": there it stands for the report.
            is_relative = cue.form == "noun" and tokens.tags[index + 1 : index + 2] in ("A", "V")
            return None if is_relative else "that"
        if lower in _QUESTION and tokens.lowers[index + 1 : index + 2] != ["asked"]:
            return "question"
    if cue.form == "noun":
        return None
    if tag == "T" and cue.kind in _INFINITIVES:
        return "to"
    if tag not in 'RDJNPL#M"VW':
        return None
    if cue.kind in ("say", "tell"):
        # These take no things as objects: whatever has a verb is a clause.
        if tag in "VW" and not (cue.kind == "say" and lower.endswith("ing")):
            return None
        has_verb = any(is_finite(tokens, place) for place in range(index + 1, end))
        return "bare" if has_verb else None
    if cue.kind not in _NO_CLAUSES and begins_clause(tokens, index, end):
        return "bare"
    if cue.kind not in _OBJECTS or tag == '"' or cue.is_passive:
        return None
    return "object of infinitive" if cue.form == "base" else "object"


def _skip(tokens: Tokens, cue: Cue, end: int) -> int:
    """The word behind a cue, its hearer, and what says where and when it was said."""
    tags, lowers = tokens.tags, tokens.lowers
    index = cue.end
    hearer = cue.kind in _HEARERS and not cue.is_passive
    for _ in range(_SKIPPED):
        if index >= end:
            break
        tag = tags[index]
        if hearer and (tag in _IN_PHRASE or (tag == "R" and lowers[index] not in _SUBJECTS)):
            index = index + 1 if tag == "R" else _hearer_end(tokens, index, end)
            hearer = False
            continue
        stop = _setting_end(tokens, index, end)
        if stop == index:
            break
        index = stop
    return index


def _setting_end(tokens: Tokens, index: int, end: int) -> int:
    """Where an adverb or a phrase of time or place ends that begins at a word, if one does."""
    tags, lowers = tokens.tags, tokens.lowers
    tag = tags[index]
    if tag == "," and index + 1 < end and tags[index + 1] == "I":
        stop = _phrase_end(tokens, index + 2, end)
        return stop + 1 if stop < end and tags[stop] == "," else index
    if tag in "IT":
        stop = _phrase_end(tokens, index + 1, end)
        is_setting = not read_words("settings").isdisjoint(lowers[index + 1 : stop])
        return stop if is_setting or lowers[stop : stop + 1] == ["that"] else index
    if tag == "M" and lowers[index] != "there":
        return index + 1
    return time_end(tokens, index, end) if tag in _IN_PHRASE else index


def _hearer_end(tokens: Tokens, index: int, end: int) -> int:
    """Where a hearer ends, or two hearers if "that" follows: "told Ann Lee and others that"."""
    stop = _phrase_end(tokens, index, end)
    if stop + 1 < end and tokens.lowers[stop] == "and":
        joined = _phrase_end(tokens, stop + 1, end)
        return joined if tokens.lowers[joined : joined + 1] == ["that"] else stop
    return stop


def _phrase_end(tokens: Tokens, index: int, end: int) -> int:
    """Where the noun phrase that begins at a word ends, with its "of"."""
    tags = tokens.tags
    while index < end and (
        tags[index] in _IN_PHRASE or (tokens.lowers[index] == "of" and tags[index - 1] in "NP")
    ):
        index += 1
    return index
