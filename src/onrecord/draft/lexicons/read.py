"""Read the lists of words."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

_FOLDER = Path(__file__).parent


@cache
def read_words(name: str) -> frozenset[str]:
    """The words of a list: one or more in a line, lines that begin with # left out.

    >>> "accuse" in read_words("verbs")
    True
    """
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if line[:1] != "#" for word in line.split())


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table of words, by the names of its columns."""
    lines = (_FOLDER / f"{name}.csv").read_text(encoding="utf-8").splitlines()
    return tuple(csv.DictReader(line for line in lines if line[:1] != "#"))


@cache
def read_titles(use: str) -> frozenset[str]:
    """The words of the table of titles and offices that have a use; its head explains the uses.

    >>> "senator" in read_titles("title"), "senator" in read_titles("rank")
    (True, False)
    """
    return frozenset(row["word"] for row in read_rows("titles") if use in row["uses"].split())
