"""What a text claims of an act: that it took place, is planned, may come, or did not take place."""

from __future__ import annotations

from functools import cache

from onrecord.draft.events.clauses import Clauses
from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.verb_forms import base_of

_WILL = frozenset(["will", "shall", "'ll", "wo", "sha"])
_MAY = frozenset(["may", "might", "could", "can", "ca"])
_MUST = frozenset(["must", "should", "ought", "need"])
_CONDITIONS = frozenset(["if", "unless", "whether", "lest"])
_UNIQUE = frozenset(["first", "second", "third", "only", "last", "latest"])
# Behind these, "would" is the "will" of what was said.
_SAYING = frozenset(
    [
        *("say", "announce", "tell", "promise", "pledge", "vow", "declare", "state", "report"),
        *("confirm", "warn", "add", "insist", "claim", "reveal", "disclose", "signal", "agree"),
    ]
)


def assess(clauses: Clauses, verb: VerbGroup) -> tuple[str, str]:
    """The modality and the polarity of what a verb says, as codes of the schema.

    Read from its auxiliaries, its negation, the verb that governs it ("plans to") and the word
    that begins its clause ("if").
    """
    words = clauses.lowers[verb.first : verb.end]
    negative = verb.is_negated
    modality = _by_auxiliaries(clauses, verb, words)
    if clauses.is_infinitive(verb) or clauses.is_participle(verb):
        governed, denied = _by_governor(clauses, verb)
        modality = governed or modality
        negative = negative != denied
    elif _is_condition(clauses, verb):
        modality = "hypothetical"
    return modality, "negative" if negative else "positive"


def _by_auxiliaries(clauses: Clauses, verb: VerbGroup, words: list[str]) -> str:
    given = set(words)
    if given & _WILL:
        return "planned"
    if "would" in given or "'d" in given:
        return "planned" if _is_reported(clauses, verb) else "hypothetical"
    if given & _MAY:
        return "possible"
    return "hypothetical" if given & _MUST and len(words) > 1 else "actual"


def _is_reported(clauses: Clauses, verb: VerbGroup) -> bool:
    """Whether a clause stands behind a verb of saying, and under no condition."""
    low, high = clauses.sentence_of(verb.first)
    if any(word in _CONDITIONS for word in clauses.lowers[max(low, verb.first - 40) : verb.first]):
        return False
    if any(word in _CONDITIONS for word in clauses.lowers[verb.end : min(high, verb.end + 40)]):
        return False
    for phrase in clauses.before(verb.first):
        if isinstance(phrase, VerbGroup):
            return base_of(clauses.lowers[phrase.head]) in _SAYING
    return False


def _is_condition(clauses: Clauses, verb: VerbGroup) -> bool:
    """Whether the clause of a verb begins with "if" or the like."""
    for phrase in clauses.before(verb.first):
        if isinstance(phrase, VerbGroup):
            return False
        before = phrase.first - 1
        if before >= 0 and clauses.tags[before] in "W,":
            return clauses.lowers[before] in _CONDITIONS
    return False


def _by_governor(clauses: Clauses, verb: VerbGroup) -> tuple[str, bool]:
    """What the verb, adjective or noun before "to" or "from" says: modality, and a denial."""
    governors = _governors()
    low = clauses.sentence_of(verb.first)[0]
    start = verb.first - 1 if clauses.tags[verb.first - 1] in "TI" else verb.first
    is_denied = start > low and clauses.tags[start - 1] == "X"  # a decision not to meet
    start -= is_denied
    before = clauses.lowers[max(low, start - 4) : start]
    if not before:
        return _purpose(clauses, verb), is_denied
    if _UNIQUE & set(before):  # the first woman to win
        return "", is_denied
    word = base_of(before[-1])
    verb_before = next((x for x in clauses.before(start) if isinstance(x, VerbGroup)), None)
    if verb_before and (word not in governors or verb_before.end == start):
        word = base_of(clauses.lowers[verb_before.head])
    if verb_before and verb_before.end >= start - 1:  # does not plan to, is not able to
        is_denied = is_denied != (verb_before.is_negated and word in governors)
    modality, denies = governors.get(word, (_purpose(clauses, verb), False))
    if modality == "hypothetical":  # Who was not asked to leave may have left.
        return modality, denies
    return modality, denies != is_denied


def _purpose(clauses: Clauses, verb: VerbGroup) -> str:
    return "planned" if clauses.is_infinitive(verb) else ""


@cache
def _governors() -> dict[str, tuple[str, bool]]:
    return {
        row["governor"]: (row["modality"], row["polarity"] == "negative")
        for row in read_rows("events_governors")
    }
