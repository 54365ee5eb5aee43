"""Errors for the person who must mend the data, imported by every stage."""

from __future__ import annotations

import difflib
import sys
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.util import find_spec

# Comparing a word with more than this many takes seconds; its neighbors are likely enough.
_MOST_COMPARED = 2_000


@dataclass(frozen=True, order=True)
class Problem:
    """One thing to mend: where it stands and what to do about it.

    >>> str(Problem("data/curated/dataset.yaml", 3, "no version; add 'version: 0.1.0'"))
    "data/curated/dataset.yaml:3: no version; add 'version: 0.1.0'"
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.message}"


class OnRecordError(Exception):
    """The base class of every error that On the Record raises on purpose."""


class UsageError(OnRecordError):
    """The call itself is wrong: an unknown table, row, option or folder (exit status 2)."""


class DataError(OnRecordError):
    """The data are wrong: every problem that was found, in order (exit status 1)."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(map(str, self.problems)))


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Name the candidate most like a word, as the tail of an error message, or nothing.

    >>> nearest("evnts", ["events", "actors"])
    "; nearest 'events'"
    >>> nearest("xyz", ["events"])
    ''
    """
    by_lower = {candidate.lower(): candidate for candidate in candidates}
    near = _neighbors(word.lower(), by_lower)
    found = difflib.get_close_matches(word.lower(), near, n=1)
    return f"; nearest {by_lower[found[0]]!r}" if found else ""


def _neighbors(word: str, candidates: Iterable[str]) -> list[str]:
    listed = sorted(candidates)
    here = bisect_left(listed, word)
    return listed[max(0, here - _MOST_COMPARED // 2) : here + _MOST_COMPARED // 2]


def unknown(kind: str, word: str, candidates: Iterable[str]) -> UsageError:
    """Make the error for a name that does not exist, with the nearest one that does."""
    known = list(candidates)
    close = nearest(word, known)
    if close or not known:
        return UsageError(f"unknown {kind} {word!r}{close}")
    listed = ", ".join(known[:30]) + (" ..." if len(known) > 30 else "")
    return UsageError(f"unknown {kind} {word!r}; known are {listed}")


def not_installed(library: str, extra: str) -> UsageError:
    """Make the error for an optional library that is missing, with the extra that installs it.

    >>> str(not_installed("polars", "all"))
    "polars is not installed; run: pip install 'onrecord[all]'"
    """
    return UsageError(f"{library} is not installed; run: pip install 'onrecord[{extra}]'")


def need(library: str, extra: str) -> None:
    """Raise UsageError, with what to install, if an optional library is not there."""
    if find_spec(library) is None:
        raise not_installed(library, extra)


def find_stack_level() -> int:
    """Count the frames up to the first outside of the package, to whom a warning is to point.

    For ``warnings.warn`` in the function that calls this.
    """
    level, frame = 1, sys._getframe(1)
    while frame.f_back and frame.f_globals.get("__name__", "").startswith("onrecord."):
        level, frame = level + 1, frame.f_back
    return level
