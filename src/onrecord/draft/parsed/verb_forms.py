"""The forms of verbs, made from the lists of their base forms."""

from __future__ import annotations

from functools import cache, lru_cache

from onrecord.draft.lexicons.read import read_rows, read_words


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """The base form and the form's kind of every inflected form of the verbs of the lists.

    Kinds are ``base``, ``third``, ``past``, ``participle`` and ``ing``; a form that is both past
    and participle counts as past.

    >>> verb_forms()["withdrew"], verb_forms()["denied"], verb_forms()["planning"]
    (('withdraw', 'past'), ('deny', 'past'), ('plan', 'ing'))
    """
    irregular = {row["base"]: row for row in read_rows("irregular_verbs")}
    forms: dict[str, tuple[str, str]] = {}
    for base in sorted(read_words("verbs") | read_words("verbs_and_nouns") | set(irregular)):
        row = irregular.get(base)
        made = [(base, "base"), (third_person(base), "third"), (_present_participle(base), "ing")]
        made += [(form, "past") for form in row["past"].split()] if row else []
        made += [(form, "participle") for form in row["participle"].split()] if row else []
        made += [] if row else [(_regular_past(base), "past")]
        for form, kind in made:
            forms.setdefault(form, (base, kind))
    return forms


@lru_cache(maxsize=1 << 16)
def base_of(word: str) -> str:
    """The base form of a verb in lower case; of what is no known form, the word itself.

    >>> base_of("accuses"), base_of("met"), base_of("banning"), base_of("table")
    ('accuse', 'meet', 'ban', 'table')
    """
    found = verb_forms().get(word)
    return found[0] if found else word


def third_person(base: str) -> str:
    """The form with -s, which is the plural too where the word is a noun.

    >>> third_person("deny"), third_person("push"), third_person("say")
    ('denies', 'pushes', 'says')
    """
    if base.endswith(("s", "sh", "ch", "x", "z")) or base in ("go", "veto", "echo", "torpedo"):
        return base + "es"
    return base[:-1] + "ies" if _ends_in_consonant_and_y(base) else base + "s"


def _regular_past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    return base[:-1] + "ied" if _ends_in_consonant_and_y(base) else _stem(base) + "ed"


def _present_participle(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")) and base != "be":
        return base[:-1] + "ing"
    return _stem(base) + "ing"


def _ends_in_consonant_and_y(base: str) -> bool:
    return base.endswith("y") and base[-2:-1] not in tuple("aeiou")


def _stem(base: str) -> str:
    """The base with its last consonant doubled, where English doubles it."""
    vowels = [letter in "aeiou" for letter in base]
    is_doubled = base in read_words("doubled_verbs") or (
        sum(vowels) == 1 or (base[:2] == "qu" and sum(vowels) == 2)
    )
    ends = vowels[-2:] == [True, False] and base[-1] not in "wxy"
    return base + base[-1] if is_doubled and ends else base
