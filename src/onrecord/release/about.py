"""What a database says of itself, so that a copy of it can be told from another."""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.release.hashes import dataset_hash
from onrecord.release.write_search import SEARCH_SQL
from onrecord.schema.model import Table
from onrecord.schema.to_sqlite import to_sqlite

_MOST_STEPS = 10_000
_CREATE = "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT"


def describe_database(
    descriptor: Mapping[str, Any], tables: Mapping[str, Table], views: Mapping[str, Table]
) -> dict[str, str]:
    """Say which dataset a database holds, and by which SQL it was made (as a SHA-256).

    Two databases with the same answers hold the same rows in the same form.
    """
    made_by = to_sqlite(tables, views) + SEARCH_SQL
    return {
        "title": str(descriptor["title"]),
        "version": str(descriptor["version"]),
        "dataset_sha256": dataset_hash(descriptor),
        "sql_sha256": hashlib.sha256(made_by.encode()).hexdigest(),
    }


def write_about(database: sqlite3.Connection, about: Mapping[str, str]) -> None:
    """Write what a database is into its table ``about``, a fact a row."""
    database.execute(_CREATE)
    database.executemany("INSERT INTO about VALUES (?, ?)", about.items())


def read_about(path: Path) -> dict[str, str]:
    """Read what a database says of itself; nothing if it is no database, or another program's."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            # What calls itself by this name in somebody else's database may be without end.
            database.set_progress_handler(lambda: 1, _MOST_STEPS)
            return dict(database.execute("SELECT name, value FROM about"))
    except (sqlite3.Error, ValueError):
        return {}
