"""Check the keys that were taken back: each says where, when and why, and none is used again."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from functools import partial

from onrecord.checks.rule import ROW, Question, Row, Rule, every, find_rows, subject
from onrecord.errors import nearest
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name, quote_text


def ask_removed(
    checked: Mapping[str, Table], known: Collection[str], version: str | None = None
) -> Iterator[Question]:
    """Ask whether a line of removed_rows cannot be true, or a row has a key that stands there.

    ``known`` are the names of all tables, ``version`` is that of the dataset, which no line can be
    later than.
    """
    if "removed_rows" in checked:
        yield _ask_lines(known, version)
    if "removed_rows" in known:
        yield from _ask_reused(checked)


def _ask_lines(known: Collection[str], version: str | None) -> Question:
    says: dict[str, Callable[..., str | None]] = {
        "table_name": partial(_table_fault, tuple(known)),
        "removed_in": partial(_version_fault, version),
        "reason": _reason_fault,
    }
    names = ", ".join(f"r.{column}" for column in says)
    rules = tuple(
        Rule(
            "removed_rows",
            column,
            column,
            find_rows(f"SELECT r.{ROW}, r.{column} FROM {subject('removed_rows')} r", say),
        )
        for column, say in says.items()
    )
    return Question(
        f"SELECT {names} FROM {subject('removed_rows')} r", rules, partial(_any_faults, says)
    )


def version_numbers(version: str | None) -> tuple[int, ...] | None:
    """The three numbers of a version, to be compared; None if it has another form.

    >>> version_numbers("0.10.2"), version_numbers("1.0")
    ((0, 10, 2), None)
    """
    found = re.fullmatch(r"([0-9]+)\.([0-9]+)\.([0-9]+)", version or "")
    return tuple(map(int, found.groups())) if found else None


def _any_faults(says: Mapping[str, Callable[..., str | None]], rows: Iterable[Row]) -> list[bool]:
    broken = [False] * len(says)
    for row in rows:
        faults = (say(value) for say, value in zip(says.values(), row, strict=True))
        broken = [was or fault is not None for was, fault in zip(broken, faults, strict=True)]
    return broken


def _table_fault(tables: Collection[str], name: str | None) -> str | None:
    return None if name in tables else f"unknown table {name!r}{nearest(name or '', tables)}"


def _version_fault(version: str | None, removed_in: str | None) -> str | None:
    ours, theirs = version_numbers(version), version_numbers(removed_in)
    if not ours or not theirs or theirs <= ours:
        return None
    return (
        f"removed_in {removed_in!r} is later than the version of the dataset, {version}; raise "
        "the version in dataset.yaml, or give the one that no longer has the row"
    )


def _reason_fault(reason: str | None) -> str | None:
    if reason and not reason.strip():
        return "reason is blank; say why the row was taken back"
    return None


def _ask_reused(tables: Mapping[str, Table]) -> Iterator[Question]:
    keys = {
        name: table.primary_key[0]
        for name, table in tables.items()
        if len(table.primary_key) == 1 and name != "removed_rows"
    }
    if not keys:
        return
    used = " UNION ALL ".join(
        f"SELECT {quote_text(name)} AS table_name, CAST({quote_name(key)} AS VARCHAR) AS row_id "
        f"FROM {subject(name)}"
        for name, key in keys.items()
    )
    removed = f"{every('removed_rows')} x"
    yield Question(
        f"SELECT DISTINCT table_name FROM ({used}) SEMI JOIN {removed} USING (table_name, row_id)",
        tuple(
            Rule(
                name,
                key,
                "removed",
                find_rows(
                    f"SELECT r.{ROW}, x.row_id, max(x.removed_in) FROM {subject(name)} r "
                    f"JOIN {removed} ON x.row_id = CAST(r.{quote_name(key)} AS VARCHAR) "
                    f"AND x.table_name = {quote_text(name)} GROUP BY ALL",
                    _say_reused,
                ),
            )
            for name, key in keys.items()
        ),
        partial(_reused, tuple(keys)),
        unless_empty=every("removed_rows"),
    )


def _reused(names: tuple[str, ...], rows: Iterable[Row]) -> list[bool]:
    found = {name for (name,) in rows}
    return [name in found for name in names]


def _say_reused(row_id: str, removed_in: str) -> str:
    return f"id {row_id!r} was taken back in {removed_in} and is never used again; take another"
