"""The abbreviations whose period belongs to the word, as alternatives of a regular expression."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from onrecord.draft.lexicons.read import read_titles, read_words


@cache
def titles_in_short() -> str:
    r"""The titles that are written with a period, without it.

    >>> bool(re.fullmatch(rf"(?:{titles_in_short()})\.", "Amb."))
    True
    """
    return _either(
        word.removesuffix(".").title() for word in read_titles("title") if word.endswith(".")
    )


@cache
def abbreviations_in_sentences() -> str:
    r"""Titles and other abbreviations after which a sentence goes on.

    >>> bool(re.fullmatch(rf"(?:{abbreviations_in_sentences()})\.", "Calif."))
    True
    """
    others = _either(read_words("abbreviations"))
    return f"{titles_in_short()}|{others}"


@cache
def all_abbreviations() -> str:
    r"""These, the names of months, and others after which a sentence may end.

    >>> bool(re.fullmatch(rf"(?:{all_abbreviations()})\.", "Sept."))
    True
    """
    months = (word.removesuffix(".") for word in read_words("months_and_days") if word[-1] == ".")
    others = _either([*months, *read_words("last_abbreviations")])
    return f"{abbreviations_in_sentences()}|{others}"


def _either(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(words)))
