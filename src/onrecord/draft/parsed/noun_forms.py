"""The plurals of nouns, made from the lists of their singulars."""

from __future__ import annotations

from functools import cache

from onrecord.draft.lexicons.read import read_rows, read_words


def plural_forms(noun: str) -> tuple[str, ...]:
    """The plurals of a noun in lower case, the commoner first; most have one.

    >>> plural_forms("embargo"), plural_forms("militiaman"), plural_forms("crisis")
    (('embargoes', 'embargos'), ('militiamen',), ('crises',))
    """
    return _irregular().get(noun) or (_regular(noun),)


@cache
def read_nouns(name: str) -> frozenset[str]:
    """The nouns of a list of singulars, with their plurals.

    >>> {"lawmaker", "lawmakers", "guardsmen", "countries"} <= read_nouns("actor_nouns")
    True
    """
    nouns = read_words(name)
    return nouns | {form for noun in nouns for form in plural_forms(noun)}


@cache
def _irregular() -> dict[str, tuple[str, ...]]:
    return {row["singular"]: tuple(row["plural"].split()) for row in read_rows("irregular_nouns")}


def _regular(noun: str) -> str:
    if noun.endswith("man"):
        return f"{noun[:-3]}men"
    if noun.endswith("wife"):
        return f"{noun[:-2]}ves"
    if noun.endswith("is") and len(noun) > 4:
        return f"{noun[:-2]}es"
    if noun.endswith(("s", "sh", "ch", "x", "z")):
        return f"{noun}es"
    if noun.endswith("y") and noun[-2:-1] not in tuple("aeiou"):
        return f"{noun[:-1]}ies"
    return f"{noun}s"
