"""The DuckDB file is whole: rows, keys, meanings and views, and no SQL in it reaches outside."""

from __future__ import annotations

import dataclasses
import os
import signal
import threading
from pathlib import Path
from typing import Any

import duckdb
import pytest
from publish import make_table, publish
from support import arrow_rows

from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.forms.publication import Publication
from onrecord.forms.to_duckdb import to_duckdb
from onrecord.schema.model import Field, Table

PETS = make_table("pets", {"name": "string", "legs": "integer"}, key=("name",))
ROWS: list[dict[str, Any]] = [{"name": "tom", "legs": 4}, {"name": "joe", "legs": 3}]


def write(publication: Publication, folder: Path) -> duckdb.DuckDBPyConnection:
    """Write a database and open it as somebody else would."""
    folder.mkdir(exist_ok=True)
    to_duckdb(publication, folder)
    (path,) = folder.iterdir()
    return duckdb.connect(path, read_only=True)


def with_view(query: str, fields: tuple[Field, ...] = PETS.fields[:1]) -> Publication:
    """Publish the pets with a view, whose rows are those that SQLite would find: tom."""
    view = Table("seen", "Seen", "What is seen.", "view", 2, fields, query=query)
    pets = publish({PETS: ROWS})
    rows = {"pets": pets.load("pets"), "seen": arrow_rows(view, [{"name": "tom"}])}
    return dataclasses.replace(pets, views={"seen": view}, load=rows.__getitem__)


def kind_of(database: duckdb.DuckDBPyConnection, name: str) -> tuple[str, str]:
    """Say whether something is a table or a view, and what its comment is."""
    found: list[tuple[str, str]] = database.execute(
        "SELECT 'table', comment FROM duckdb_tables() WHERE table_name = $1 "
        "UNION ALL SELECT 'view', comment FROM duckdb_views() WHERE view_name = $1",
        [name],
    ).fetchall()
    return found[0]


@pytest.mark.parametrize("which", ["small", "real", "hostile", "long"])
def test_every_row_comes_back(which: str, request: pytest.FixtureRequest, tmp_path: Path) -> None:
    """DuckDB reads the same values of the same types from every table and view."""
    package: Package = request.getfixturevalue(which)
    publication = package._publication()
    with write(publication, tmp_path / "out") as database:
        for name in package.list_tables():
            found = database.sql(f"FROM {name}").to_arrow_table()
            rows = package.load(name, "arrow")
            assert found.schema.names == rows.schema.names
            assert found.schema.types == rows.schema.types
            if name in publication.tables:
                assert found.to_pylist() == rows.to_pylist()
            else:
                assert sorted(map(str, found.to_pylist())) == sorted(map(str, rows.to_pylist()))


def test_views_stay_views(real: Package, tmp_path: Path) -> None:
    """DuckDB reads the SQL of the project's views to the rows that SQLite finds."""
    with write(real._publication(), tmp_path / "out") as database:
        for name, view in real._publication().views.items():
            assert kind_of(database, name) == ("view", f"{view.title}: {view.description}")


def test_everything_is_explained(real: Package, tmp_path: Path) -> None:
    """Every table, view and column has a comment, with the unit where there is one."""
    with write(real._publication(), tmp_path / "out") as database:
        columns = database.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() "
            "WHERE NOT internal AND table_name <> 'about'"
        ).fetchall()
        silent = [column for *column, comment in columns if not comment]
        assert silent == []
        comments = {(table, column): comment for table, column, comment in columns}
    assert comments["events", "intensity"].startswith("Intensity: ")
    assert comments["events", "intensity"].endswith(" [PLOVER score, -10 to 10]")


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE events SET modality = 'maybe'", "CHECK constraint"),
        ("UPDATE removed_rows SET removed_in = 'one'", "CHECK constraint"),
        ("UPDATE events SET intensity = 11", "CHECK constraint"),
        ("UPDATE events SET summary = NULL", "NOT NULL constraint"),
        ("UPDATE events SET country_id = 'XXX'", "foreign key constraint"),
        ("INSERT INTO actors SELECT * FROM actors", "Duplicate key"),
    ],
)
def test_keys_and_checks_are_enforced(
    statement: str, kind: str, small: Package, tmp_path: Path
) -> None:
    """Whoever changes the database is held to the schema."""
    small.export("duckdb", tmp_path / "out")
    with (
        duckdb.connect(tmp_path / "out" / "memos.duckdb") as database,
        pytest.raises(duckdb.ConstraintException, match=kind),
    ):
        database.execute(statement)


def test_the_database_says_what_it_is(small: Package, tmp_path: Path) -> None:
    """The table about has the facts of the description, the hash of the dataset among them."""
    with write(small._publication(), tmp_path / "out") as database:
        about = dict(database.execute("FROM about").fetchall())
    assert about["title"] == "Memos & Minutes"
    assert about["dataset_sha256"] == small._publication().description.sha256


def test_the_same_tables_give_the_same_bytes(real: Package, tmp_path: Path) -> None:
    """Neither chance nor the name of the folder is in the file."""
    files = [real.export("duckdb", tmp_path / name)[0] for name in ("one", "two", "three")]
    assert len({path.read_bytes() for path in files}) == 1


def test_a_file_can_be_attached_by_any_name(real: Package, tmp_path: Path) -> None:
    """Views do not name the file that they were made in, so it may be moved and attached."""
    (path,) = real.export("duckdb", tmp_path / "out")
    moved = path.rename(tmp_path / "moved.db")
    with duckdb.connect() as database:
        database.execute(f"ATTACH '{moved}' AS other (READ_ONLY)")
        ((count,),) = database.execute("SELECT count(*) FROM other.events_wide").fetchall()
    assert count == len(real.load("events"))


@pytest.mark.parametrize("name", ["temp", "system", "main", "memory", "a.b", "Ünïcode"])
def test_a_dataset_may_have_a_name_of_duckdb(name: str, tmp_path: Path) -> None:
    """Names that DuckDB keeps for itself are as good as others."""
    pets = publish({PETS: ROWS})
    described = dataclasses.replace(pets.description, name=name)
    to_duckdb(dataclasses.replace(pets, description=described), tmp_path)
    with duckdb.connect(tmp_path / f"{name}.duckdb", read_only=True) as database:
        assert database.execute("FROM pets").fetchall() == [("tom", 4), ("joe", 3)]


def test_a_view_that_both_understand_is_a_view(tmp_path: Path) -> None:
    """Where DuckDB finds the rows that SQLite finds, it has the view itself."""
    with write(with_view("SELECT name FROM pets WHERE legs = 4"), tmp_path) as database:
        assert kind_of(database, "seen") == ("view", "Seen: What is seen.")


@pytest.mark.parametrize(
    "query",
    [
        "SELECT name FROM pets WHERE name LIKE 'T%'",
        "SELECT name FROM pets WHERE legs / 3 = 1 AND legs > 3",
        "SELECT printf('%s', name) AS name FROM pets WHERE typeof(legs) = 'text'",
        "SELECT name FROM pets; DROP TABLE pets",
        "SELECT name, FROM FROM",
    ],
)
def test_a_view_that_duckdb_reads_otherwise_is_a_table(query: str, tmp_path: Path) -> None:
    """SQL that DuckDB refuses, or reads to other rows, becomes a table of the right rows."""
    with write(with_view(query), tmp_path) as database:
        note = "Seen: What is seen. Its rows were computed when this file was made."
        assert kind_of(database, "seen") == ("table", note)
        assert database.execute("FROM seen").fetchall() == [("tom",)]
        assert database.execute("FROM pets").fetchall() == [("tom", 4), ("joe", 3)]


@pytest.mark.parametrize(
    "query",
    [
        "SELECT content AS name FROM read_text('{secret}')",
        "SELECT name FROM '{secret}'",
        "SELECT name FROM read_csv('{secret}')",
        "SELECT file AS name FROM glob('{secret}')",
        "SELECT name FROM rows",
    ],
)
def test_a_view_reads_no_file(query: str, tmp_path: Path) -> None:
    """The SQL of somebody else's view sees neither our files nor the variables of the writer."""
    path = tmp_path / "secret.csv"
    path.write_text("name\ntom\n")
    with write(with_view(query.format(secret=path)), tmp_path / "out") as database:
        assert kind_of(database, "seen")[0] == "table"


@pytest.mark.parametrize(
    "query",
    [
        "COPY pets TO '{out}'",
        "SELECT name FROM pets; COPY pets TO '{out}'",
        "SELECT name FROM pets; ATTACH '{out}'",
        "SELECT name FROM pets; SET enable_external_access = true",
    ],
)
def test_a_view_writes_no_file(query: str, tmp_path: Path) -> None:
    """It writes none either, and cannot allow itself to."""
    out = tmp_path / "stolen"
    with write(with_view(query.format(out=out)), tmp_path / "out") as database:
        assert kind_of(database, "seen")[0] == "table"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_row_that_breaks_its_schema_is_named(tmp_path: Path) -> None:
    """The error names the table and what is wrong, in one line."""
    with pytest.raises(OnRecordError) as caught:
        to_duckdb(publish({PETS: [*ROWS, ROWS[0]]}), tmp_path)
    message = str(caught.value)
    assert message.startswith("table 'pets' breaks its schema: Constraint Error: ")
    assert "tom" in message
    assert "\n" not in message


def test_tables_that_no_database_can_hold_are_refused(tmp_path: Path) -> None:
    """A table that is called as ours is an error that says so, not a mixture."""
    with pytest.raises(OnRecordError) as caught:
        to_duckdb(publish({make_table("about", {"a": "string"}): []}), tmp_path)
    assert str(caught.value) == (
        "no database can be made of these tables: "
        'Catalog Error: Table with name "about" already exists!'
    )


def test_columns_without_values_and_tables_without_rows(tmp_path: Path) -> None:
    """All nulls and no rows are data like others, in columns of every type."""
    kinds: dict[str, Any] = dict.fromkeys(("a", "select", 'odd "name"'), "string")
    kinds |= {"b": "integer", "c": "number", "d": "boolean", "e": "date"}
    empty, null = make_table("empty", kinds), make_table("null", kinds)
    with write(publish({empty: [], null: [{}, {}]}), tmp_path) as database:
        assert database.execute("FROM empty").fetchall() == []
        assert database.execute('FROM "null"').fetchall() == 2 * [7 * (None,)]


def test_ctrl_c_is_ctrl_c(tmp_path: Path) -> None:
    """A signal that arrives while DuckDB is at work ends the program as it does elsewhere."""
    endless = "SELECT name FROM pets, range(10000000) AS a, range(10000000) AS b WHERE a = b + 1e8"
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    try:
        with pytest.raises(KeyboardInterrupt):
            to_duckdb(with_view(endless), tmp_path)
    finally:
        timer.join()
        signal.signal(signal.SIGINT, before)
