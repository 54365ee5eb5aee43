"""Derive the SQLite database: STRICT tables with keys, checks and meanings, indexes, and views.

Patterns cannot be said here (SQLite has no REGEXP of its own): pandera and Frictionless check them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.sql import check_limits, quote_name, quote_names
from onrecord.schema.wording import meaning

_TYPES = {
    "string": "TEXT",
    "integer": "INTEGER",
    "number": "REAL",
    "boolean": "INTEGER",
    "date": "TEXT",
}


def to_sqlite(tables: Mapping[str, Table], views: Mapping[str, Table]) -> str:
    """Write the statements that create every table, index and view, for SQLite 3.37 or newer.

    Foreign keys are deferred to the end of the transaction, because events and quotes point at
    each other; SQLite enforces them only after ``PRAGMA foreign_keys = ON``.

    >>> name = Field("name", "string", "What it is called.", required=True)
    >>> print(to_sqlite({"pets": Table("pets", "Pets", "A pet a row.", "support", 1, (name,))}, {}))
    CREATE TABLE "pets" (
      -- A pet a row.
    <BLANKLINE>
      -- What it is called.
      "name" TEXT NOT NULL
    ) STRICT;
    <BLANKLINE>
    """
    statements = [*create_tables(tables), *create_indexes(tables)]
    statements += [f"{create_view(each)};" for each in views.values()]
    return "\n\n".join(statements) + "\n"


def create_tables(tables: Mapping[str, Table]) -> list[str]:
    """Write the statements that create the tables, with their keys and checks."""
    return [_create_table(each) for each in tables.values()]


def create_indexes(tables: Mapping[str, Table]) -> list[str]:
    """Write the statements that create the indexes, which is faster once the rows are there."""
    return [index for each in tables.values() for index in _create_indexes(each)]


def create_view(view: Table) -> str:
    """Write the statement that creates a view, to be executed as one: its SQL may be anybody's."""
    return f"CREATE VIEW {quote_name(view.name)} AS\n{view.query}"


def _create_table(table: Table) -> str:
    columns = [(_column(table, each), meaning(each)) for each in table.fields]
    lines = columns + [(constraint, None) for constraint in _constraints(table)]
    body = [_comment(table.description)]
    for number, (line, words) in enumerate(lines, start=1):
        body += ["", _comment(words)] if words else []
        body.append(f"  {line}{',' if number < len(lines) else ''}")
    return "\n".join([f"CREATE TABLE {quote_name(table.name)} (", *body, ") STRICT;"])


def _column(table: Table, field: Field) -> str:
    # A single INTEGER primary key would be SQLite's rowid, which fills itself where it is null.
    is_rowid = table.primary_key == (field.name,) and field.type == "integer"
    words = [quote_name(field.name), "INT" if is_rowid else _TYPES[field.type]]
    words += ["NOT NULL"] if field.required or field.name in table.primary_key else []
    words += ["UNIQUE"] if field.unique and table.primary_key != (field.name,) else []
    return " ".join([*words, *(f"CHECK ({check})" for check in _checks(field))])


def _checks(field: Field) -> Iterator[str]:
    name = quote_name(field.name)
    if field.type == "boolean":
        yield f"{name} IN (0, 1)"
    if field.type == "date":
        # Without a modifier SQLite gives February 30 back as it is; adding no days makes it March.
        yield f"date({name}, '+0 days') IS {name}"
    yield from check_limits(field)


def _constraints(table: Table) -> Iterator[str]:
    if table.primary_key:
        yield f"PRIMARY KEY ({quote_names(table.primary_key)})"
    for key in table.unique_keys:
        yield f"UNIQUE ({quote_names(key)})"
    for each in table.foreign_keys:
        yield (
            f"FOREIGN KEY ({quote_names(each.fields)}) REFERENCES {quote_name(each.table)} "
            f"({quote_names(each.references)}) DEFERRABLE INITIALLY DEFERRED"
        )


def _create_indexes(table: Table) -> Iterator[str]:
    covered = [table.primary_key, *table.unique_keys]
    covered += [(each.name,) for each in table.fields if each.unique]
    # The longest first, so that an index also serves a key that is its beginning.
    for each in sorted(table.foreign_keys, key=lambda key: -len(key.fields)):
        if not _is_covered(each, covered):
            covered.append(each.fields)
            yield _create_index(table, each.fields)
    for columns in table.indexes:
        yield _create_index(table, columns)


def _create_index(table: Table, columns: tuple[str, ...]) -> str:
    index = quote_name("_".join((table.name, *columns)))
    return f"CREATE INDEX {index} ON {quote_name(table.name)} ({quote_names(columns)});"


def _is_covered(foreign_key: ForeignKey, keys: Iterable[tuple[str, ...]]) -> bool:
    wanted = set(foreign_key.fields)
    return any(set(key[: len(wanted)]) == wanted for key in keys)


def _comment(words: str) -> str:
    return f"  -- {' '.join(words.split())}"
