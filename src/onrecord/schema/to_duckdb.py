"""Derive the DuckDB database: tables with keys, checks and patterns, and what everything means.

DuckDB checks a foreign key at every row, not at the end, so a reference within a table, or to one
that comes later, cannot be enforced. What is not enforced is said in the comment of the table.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.sql import check_limits, quote_name, quote_names, quote_text
from onrecord.schema.wording import heading, meaning

_TYPES = {
    "string": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
# DuckDB's patterns (RE2) know no look-around, and take \w and its like for ASCII only.
_READ_OTHERWISE = re.compile(r"\\[A-Za-z0-9]|\(\?|\[:")


def to_duckdb(tables: Mapping[str, Table]) -> str:
    """Write the statements that create the tables, in the order given, which is that to fill them.

    >>> name = Field("name", "string", "What it is called.", required=True)
    >>> print(to_duckdb({"pets": Table("pets", "Pets", "A pet a row.", "support", 1, (name,))}))
    CREATE TABLE "pets" (
      "name" VARCHAR NOT NULL
    );
    <BLANKLINE>
    COMMENT ON TABLE "pets" IS 'Pets: A pet a row.';
    COMMENT ON COLUMN "pets"."name" IS 'Name: What it is called.';
    <BLANKLINE>
    """
    statements = []
    earlier: dict[str, Table] = {}
    for name, table in tables.items():
        lines = [*map(_column, table.fields), *_constraints(table, earlier)]
        body = ",\n".join(f"  {line}" for line in lines)
        statements.append(f"CREATE TABLE {quote_name(name)} (\n{body}\n);")
        unenforced = "; ".join(_unenforced(table, earlier))
        note = f"Not enforced here: {unenforced}." if unenforced else ""
        statements.append(explain("TABLE", table, note))
        earlier[name] = table
    return "\n\n".join(statements) + "\n"


def explain(kind: str, table: Table, note: str = "") -> str:
    """Write the statements that comment on a TABLE or VIEW, with a note, and on its columns."""
    words = f"{table.title}: {table.description} {note}".rstrip()
    comments = [f"COMMENT ON {kind} {quote_name(table.name)} IS {quote_text(words)};"]
    comments += [
        f"COMMENT ON COLUMN {quote_name(table.name)}.{quote_name(each.name)} "
        f"IS {quote_text(f'{heading(each)}: {meaning(each)}')};"
        for each in table.fields
    ]
    return "\n".join(comments)


def _column(field: Field) -> str:
    words = [quote_name(field.name), _TYPES[field.type]]
    words += ["NOT NULL"] if field.required else []
    return " ".join([*words, *(f"CHECK ({check})" for check in _checks(field))])


def _checks(field: Field) -> Iterator[str]:
    yield from check_limits(field)
    if field.pattern is not None and not _READ_OTHERWISE.search(field.pattern):
        yield f"regexp_full_match({quote_name(field.name)}, {quote_text(field.pattern)})"


def _constraints(table: Table, earlier: Mapping[str, Table]) -> Iterator[str]:
    primary, *others = _keys(table)
    if primary:
        yield f"PRIMARY KEY ({quote_names(primary)})"
    for key in others:
        yield f"UNIQUE ({quote_names(key)})"
    for each in table.foreign_keys:
        if (target := _key_of(each, earlier)) is not None:
            # DuckDB wants the columns in the order in which the key has them.
            pairs = dict(zip(each.references, each.fields, strict=True))
            fields = quote_names(pairs[column] for column in target)
            place = f"{quote_name(each.table)} ({quote_names(target)})"
            yield f"FOREIGN KEY ({fields}) REFERENCES {place}"


def _unenforced(table: Table, earlier: Mapping[str, Table]) -> Iterator[str]:
    for each in table.foreign_keys:
        if _key_of(each, earlier) is None:
            yield f"{', '.join(each.fields)} in {each.table} ({', '.join(each.references)})"
    for field in table.fields:
        if field.pattern is not None and _READ_OTHERWISE.search(field.pattern):
            yield f"{field.name} matches {field.pattern}"


def _key_of(foreign_key: ForeignKey, earlier: Mapping[str, Table]) -> tuple[str, ...] | None:
    """The key that a foreign key points at, if its table stands already and has such a key."""
    keys = _keys(earlier[foreign_key.table]) if foreign_key.table in earlier else []
    wanted = sorted(foreign_key.references)
    return next((key for key in keys if sorted(key) == wanted), None)


def _keys(table: Table) -> list[tuple[str, ...]]:
    """The primary key, which may be empty, and the unique ones, each once."""
    unique = [*table.unique_keys, *((each.name,) for each in table.fields if each.unique)]
    return [table.primary_key, *(key for key in unique if key != table.primary_key)]
