"""Check that no key is given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Any

from onrecord.checks.rule import ROW, Find, Question, Row, Rule, every, find_rows, subject
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name, quote_names


def ask_keys(tables: Iterable[Table]) -> Iterator[Question]:
    """Ask whether any row has the key of another, which may be one that is shared.

    A key with an empty part is no other's, as in SQL.
    """
    keys = [(table, key) for table in tables for key in _keys(table)]
    if keys:
        probe = " UNION ALL ".join(
            f"(SELECT {number} FROM {every(table.name)} WHERE {_is_whole(key)} "
            f"GROUP BY {quote_names(key)} HAVING count(*) > 1 LIMIT 1)"
            for number, (table, key) in enumerate(keys)
        )
        yield Question(
            probe, tuple(_rule(table, key) for table, key in keys), partial(_twice, len(keys))
        )


def _twice(keys: int, rows: Iterable[Row]) -> list[bool]:
    found = {number for (number,) in rows}
    return [number in found for number in range(keys)]


def _keys(table: Table) -> list[tuple[str, ...]]:
    single = ((each.name,) for each in table.fields if each.unique)
    keys = [table.primary_key, *table.unique_keys, *single]
    return list(dict.fromkeys(key for key in keys if key))


def _rule(table: Table, key: tuple[str, ...]) -> Rule:
    name = "unique" if len(key) == 1 else f"unique({', '.join(key)})"
    return Rule(table.name, key[0], name, _find_later(table, key), across=False)


def _find_later(table: Table, key: tuple[str, ...]) -> Find:
    """Every row whose key stands in an earlier one, or in one that is shared."""
    names = quote_names(key)
    values = ", ".join(f"r.{quote_name(each)}" for each in key)
    grouped = f"WHERE {_is_whole(key)} GROUP BY {names}"
    return find_rows(
        f"SELECT r.{ROW}, {values} FROM {subject(table.name)} r "
        f"JOIN (SELECT {names}, count(*) AS rows FROM {every(table.name)} {grouped} "
        f"HAVING count(*) > 1) a USING ({names}) "
        f"JOIN (SELECT {names}, count(*) AS rows, min({ROW}) AS earliest "
        f"FROM {subject(table.name)} {grouped}) s USING ({names}) "
        f"WHERE r.{ROW} > s.earliest OR a.rows > s.rows",
        partial(_message, table, key),
    )


def _is_whole(key: tuple[str, ...]) -> str:
    return " AND ".join(f"{quote_name(each)} IS NOT NULL" for each in key)


def _message(table: Table, key: tuple[str, ...], *values: Any) -> str:
    if len(key) == 1:
        return f"{table.name}.{key[0]} {values[0]!r} is given twice; keys are never used again"
    given = ", ".join(map(repr, values))
    return f"{table.name} has {', '.join(key)} = {given} twice; keep one"
