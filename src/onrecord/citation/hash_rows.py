"""Hashes of rows that mean the same in every program: that of a row, and that of a set of rows."""

from __future__ import annotations

import hashlib
import json
import reprlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pyarrow as pa

from onrecord.citation.citable import Citable
from onrecord.errors import OnRecordError
from onrecord.release.canonical import canonical
from onrecord.schema.model import Table

_SHORT = reprlib.Repr()
_SHORT.maxstring = 100


def hash_row(row: Mapping[str, Any], columns: Iterable[str]) -> str:
    """Compute the SHA-256 of what a row says in some columns, as 64 hexadecimal digits.

    What is hashed is the canonical JSON object of the cells that are not null, as UTF-8. So neither
    the order of the columns matters, nor whether a column without a value is there at all.

    >>> hash_row({"b": 2, "a": "x", "c": None}, ["a", "b"])[:16]
    '768ca668c0f84dd3'
    """
    cells = {name: row[name] for name in columns if row.get(name) is not None}
    return hashlib.sha256(canonical(cells).encode()).hexdigest()


def hash_subset(rows: Mapping[str, str]) -> str:
    """Compute the SHA-256 of a set of rows, given as their hashes by the canonical JSON of the key.

    What is hashed are the lines ``sha256 key``, sorted, each with its line feed, as UTF-8.
    """
    lines = sorted(f"{sha256} {key}\n" for key, sha256 in rows.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def name_key(key: str) -> str:
    """Name a row in a message by the canonical JSON of its key.

    >>> name_key('["damage-control-e01","actor",1]')
    "'damage-control-e01', 'actor', 1"
    """
    # As Python writes them: without signs that a terminal obeys.
    return ", ".join(map(_SHORT.repr, json.loads(key)))


def read_keyed(keys: Iterable[str], table: Table, citable: Citable) -> pa.Table:
    """Read the rows of a table whose key begins as one of some keys does, as vouched for.

    Keys are given as canonical JSON. A key may be there twice, and some may not be there.
    """
    first, *_ = table.primary_key
    values = list(dict.fromkeys(json.loads(key)[0] for key in keys))
    return citable.read_vouched(table.name, filters=[(first, "in", values)])


def find_places(rows: pa.Table, table: Table) -> dict[str, int]:
    """Find the place of each row of a table by its key.

    Raises OnRecordError for a key that stands twice, since it names no row.
    """
    places: dict[str, int] = {}
    for place, key in enumerate(list_keys(rows, table.primary_key)):
        if key in places:
            raise stands_twice(name_key(key), table.name)
        places[key] = place
    return places


def stands_twice(key: str, table: str) -> OnRecordError:
    """Make the error for a key, as it is shown, that two rows of a table have."""
    return OnRecordError(f"the key {key} stands twice in {table}; run: onrecord check")


def list_keys(rows: pa.Table, key_columns: Sequence[str]) -> Iterator[str]:
    """Write the key of each row as canonical JSON, always as a list of its parts."""
    parts = (rows[name].to_pylist() for name in key_columns)
    return (canonical(list(key)) for key in zip(*parts, strict=True))
