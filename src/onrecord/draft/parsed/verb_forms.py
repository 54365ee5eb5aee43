"""The forms of verbs, made from the lists of their base forms."""

from __future__ import annotations

import re
from functools import cache

from onrecord.draft.lexicons.read import read_rows, read_words

_VOWELS = "aeiou"
# British English doubles the "l" of what is not stressed there, American English does not: signal,
# label, fuel, equal, but not reveal or fail.
_UNSTRESSED_L = re.compile(r"(?:[^aeiou]|qu|i(?=a)|u(?=e))[aeio]l\Z")


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """The base form and the form's kind of every inflected form of the verbs of the lists.

    Kinds are those of ``forms_of``. British forms have the American base ("organised" belongs to
    "organize"), unless the lists have a British one of its own.

    >>> verb_forms()["withdrew"], verb_forms()["denied"], verb_forms()["planning"]
    (('withdraw', 'past'), ('deny', 'past'), ('plan', 'ing'))
    """
    forms: dict[str, tuple[str, str]] = {}
    bases = read_words("verbs") | read_words("verbs_and_nouns") | _irregular().keys()
    for base in sorted(bases):
        for form, kind in forms_of(base).items():
            forms.setdefault(form, (base, kind))
    return forms


def base_of(word: str) -> str:
    """The base form of a verb in lower case; of what is no known form, the word itself.

    >>> base_of("accuses"), base_of("met"), base_of("banning"), base_of("table")
    ('accuse', 'meet', 'ban', 'table')
    """
    found = verb_forms().get(word)
    return found[0] if found else word


def forms_of(base: str) -> dict[str, str]:
    """The forms of a verb, American and British, with the kind of each.

    Kinds are ``base``, ``third``, ``ing``, ``past`` and ``participle``; a form of several kinds
    has the first of them.

    >>> forms_of("write")
    {'write': 'base', 'writes': 'third', 'writing': 'ing', 'wrote': 'past', 'written': 'participle'}
    >>> list(forms_of("label"))
    ['label', 'labels', 'labeling', 'labelling', 'labeled', 'labelled']
    """
    row = _irregular().get(base)
    found: dict[str, str] = {}
    for spelling in _spellings(base):
        made = [(spelling, "base"), (third_person(spelling), "third")]
        made += [(form, "ing") for form in _present_participles(spelling)]
        made += [(form, "past") for form in row["past"].split()] if row else []
        made += [(form, "participle") for form in row["participle"].split()] if row else []
        made += [] if row else [(form, "past") for form in _regular_pasts(spelling)]
        for form, kind in made:
            found.setdefault(form, kind)
    return found


def is_passive_form(word: str) -> bool:
    """Whether a form in lower case may be a passive participle, as "taken" is and "took" not.

    >>> is_passive_form("taken"), is_passive_form("took"), is_passive_form("attacked")
    (True, False, True)
    """
    base, kind = verb_forms().get(word, ("", ""))
    row = _irregular().get(base)
    return word in row["participle"].split() if row else kind == "past"


def third_person(base: str) -> str:
    """The form with -s, which is the plural too where the word is a noun.

    >>> third_person("deny"), third_person("push"), third_person("say"), third_person("quiz")
    ('denies', 'pushes', 'says', 'quizzes')
    """
    if base.endswith("z") and base[-2:-1] in tuple(_VOWELS):
        return base + "zes"
    if base.endswith(("s", "sh", "ch", "x", "z")) or base in ("go", "veto", "echo", "torpedo"):
        return base + "es"
    return base[:-1] + "ies" if _ends_in_consonant_and_y(base) else base + "s"


@cache
def _irregular() -> dict[str, dict[str, str]]:
    return {row["base"]: row for row in read_rows("irregular_verbs")}


def _spellings(base: str) -> list[str]:
    """The base, and the British spelling where that differs: organize, organise."""
    is_british_too = base.endswith("ize") and len(base) > 5
    return [base, base[:-2] + "se"] if is_british_too else [base]


def _regular_pasts(base: str) -> list[str]:
    if base.endswith("e"):
        return [base + "d"]
    if _ends_in_consonant_and_y(base):
        return [base[:-1] + "ied"]
    return [stem + "ed" for stem in _stems(base)]


def _present_participles(base: str) -> list[str]:
    if base.endswith("ie"):
        return [base[:-2] + "ying"]
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return [base[:-1] + "ing"]
    return [stem + "ing" for stem in _stems(base)]


def _ends_in_consonant_and_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in tuple(_VOWELS)


def _stems(base: str) -> list[str]:
    """What -ed and -ing are put behind: the last consonant doubled where English doubles it."""
    if base.endswith("ic"):
        return [base + "k"]
    vowels = [letter in _VOWELS for letter in base]
    is_doubled = base in read_words("doubled_verbs") or (
        sum(vowels) == 1 or (base[:2] == "qu" and sum(vowels) == 2)
    )
    if is_doubled and vowels[-2:] == [True, False] and base[-1] not in "wxy":
        return [base + base[-1]]
    return [base, base + "l"] if sum(vowels) > 1 and _UNSTRESSED_L.search(base) else [base]
