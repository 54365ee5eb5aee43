"""Put the values of two passes into words: names for ids, and the words that stand at places."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from onrecord.browse.reading.known_text import KnownText

_PLACES = re.compile(r"[0-9]{1,9}-[0-9]{1,9}(?: [0-9]{1,9}-[0-9]{1,9})*")
_PLACED = ("content", "cue", "negated")
# SQLite takes so many values in one question, on every system.
_MOST = 900


class Words:
    """Puts values into words; ``values`` are all that there will be."""

    def __init__(
        self, connection: sqlite3.Connection, text: KnownText, values: Iterable[str | None]
    ) -> None:
        self._text = text
        ids = {part for value in values if value for word in value.split() for part in _ids(word)}
        self._names: dict[str, str] = {}
        listed = sorted(ids)
        for start in range(0, len(listed), _MOST):
            some = listed[start : start + _MOST]
            places = ", ".join("?" * len(some))
            for table, key in (("offices", "office_id"), ("actors", "actor_id")):
                sql = f"SELECT {key}, name FROM {table} WHERE {key} IN ({places})"
                self._names |= dict(connection.execute(sql, some).fetchall())

    def of(self, field: str, value: str | None) -> str:
        """The words for a value of a field; of none, an empty text."""
        if value is None:
            return ""
        if field in _PLACED and _PLACES.fullmatch(value):
            return self._at(value)
        if field in ("place_name", "date_edtf"):
            return value
        words = value.split()
        if all(part in self._names for word in words for part in _ids(word)):
            return "; ".join(
                ", as ".join(self._names[part] for part in _ids(word)) for word in words
            )
        return ", ".join(words)

    def _at(self, value: str) -> str:
        spans = [tuple(map(int, each.split("-"))) for each in value.split()]
        words = [self._text.text(start, end) for start, end in spans]
        if any(each is None for each in words):
            return f"characters {', '.join(value.split())}"
        return " … ".join(f"“{each}”" for each in words)


def _ids(word: str) -> list[str]:
    """The ids in a word, of which an actor in an office has two.

    >>> _ids("ann=envoy")
    ['ann', 'envoy']
    """
    return word.split("=")
