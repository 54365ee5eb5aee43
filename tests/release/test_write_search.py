"""The database can be searched, in what its tables release and in nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from curated import Built, CuratedFolder
from support import real_tables, real_views, small_rows

from onrecord.pipeline.make import make_release
from onrecord.release.write_search import write_search
from onrecord.release.write_sqlite import write_sqlite


def find(path: Path, query: str) -> list[tuple[str, str]]:
    """The tables and keys of what matches, in their order."""
    with closing(sqlite3.connect(path)) as database:
        sql = "SELECT table_name, row_id FROM search WHERE search MATCH ? ORDER BY rowid"
        return database.execute(sql, [query]).fetchall()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("roads", [("passages", "bree-p02-s02"), ("quotes", "bree-q01")]),
        ("EDORAS", [("passages", "bree-p02-s01"), ("events", "bree-e01")]),
        ("envoy AND roper", [("passages", "bree-p02-s03"), ("appointments", "bree-a02")]),
        ("heading : visit", [("events", "bree-e01")]),
    ],
)
def test_words_are_found_in_every_form(
    built: Built, query: str, found: list[tuple[str, str]]
) -> None:
    """Stems are the same word, case does not count, and each kind of row is found."""
    result = find(built.corpus.layout.database, query)
    assert [each for each in result if each in found] == found


def test_diacritics_do_not_count(tmp_path: Path) -> None:
    """A name is found with its accents and without them."""
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.replace("authorities/actors.yaml", "name: Bob Roper,", "name: Bób Ropér,")
    make_release(corpus.root)
    for query in ("roper", "ropér"):
        assert ("actors", "bob-roper") in find(corpus.layout.database, query)


def test_words_that_are_kept_back_are_not_found(tmp_path: Path) -> None:
    """A word outside of the evidence is found only where the text is released in full."""
    for release, expected in (("full", [("passages", "bree-p01-s01")]), ("evidence", [])):
        corpus = CuratedFolder(tmp_path / release, release=release)
        make_release(corpus.root)
        assert find(corpus.layout.database, "treaty") == expected


def test_a_database_without_the_tables_has_no_search() -> None:
    """Where there is nothing to search no index is made."""
    with closing(sqlite3.connect(":memory:")) as database:
        write_search(database, ["pets"])
        assert database.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_a_database_says_what_it_is(built: Built, tmp_path: Path) -> None:
    """The table about names the dataset and its hash; without facts it is empty."""
    with closing(sqlite3.connect(built.corpus.layout.database)) as database:
        about = dict(database.execute("SELECT name, value FROM about"))
    assert (about["title"], about["version"]) == ("Treaties of the North", "1.0.0")
    assert len(about["dataset_sha256"]) == len(about["sql_sha256"]) == 64
    write_sqlite(small_rows(), real_tables(), real_views(), tmp_path / "t.db")
    with closing(sqlite3.connect(tmp_path / "t.db")) as database:
        assert database.execute("SELECT * FROM about").fetchall() == []
