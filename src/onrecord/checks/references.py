"""Check that what a row points at is there: foreign keys, and rows named by table and key."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

from onrecord.checks.rule import ROW, Ask, Find, Question, Row, Rule, every, find_rows, subject
from onrecord.errors import OnRecordError, nearest
from onrecord.schema.model import ForeignKey, Table
from onrecord.schema.sql import quote_name, quote_text

# The tables whose rows others name by table_name and row_id.
KEYS = {
    "events": "event_id",
    "quotes": "quote_id",
    "appointments": "appointment_id",
    "documents": "document_id",
}
# The tables that hold what documents say: a part of their rows may stand in another batch.
OF_DOCUMENTS = (
    *("documents", "passages", "events", "participants", "event_contexts", "quotes"),
    *("quote_speakers", "quote_fragments", "appointments", "mentions", "evidence", "notes"),
)
_NAMING = ("evidence", "corroborations", "notes", "disagreements")
# Where people declare what is no code: there are too many rows to name them all.
_DECLARED = {
    "actors": "data/curated/authorities/actors.yaml",
    "offices": "data/curated/authorities/offices.yaml",
}
_MOST_CODES = 30
_NAMES = {"actor_id": "actor", "office_id": "office", "document_id": "document"}
# A hint costs a look into a table of any size; among its neighbors in order is the most like it.
_MOST_HINTS, _NEIGHBORS = 1_000, 1_000

# Columns of a table that are pointed at.
_Target = tuple[str, tuple[str, ...]]
_NOWHERE: _Target = ("", ())


class _Pointer(NamedTuple):
    """A rule of a row that points: the targets that it may have, and as SQL which, and at what."""

    rule: Rule
    targets: tuple[_Target, ...]
    target: str
    value: str


def ask_references(checked: Mapping[str, Table], known: Collection[str]) -> Iterator[Question]:
    """Ask whether any row points at nothing. A key with an empty part points nowhere.

    ``known`` are the names of all tables that a row can point at.
    """
    keys = [(name, key) for name, table in checked.items() for key in table.foreign_keys]
    targets: list[_Target] = [(name, (key,)) for name, key in KEYS.items()]
    targets += [(key.table, key.references) for _, key in keys if key.table in known]
    numbers = {target: number for number, target in enumerate(dict.fromkeys(targets))}
    pointers = [_foreign_key(name, key, numbers) for name, key in keys]
    pointers += [_row_id(name, numbers) for name in _NAMING if name in checked]
    if not pointers:
        return
    there = " UNION ALL ".join(
        f"SELECT {number} AS target, {_value(columns)} AS value FROM {every(name)}"
        for (name, columns), number in numbers.items()
    )
    pointing = " UNION ALL ".join(
        _pointing(name, [each for each in pointers if each.rule.table == name])
        for name in dict.fromkeys(each.rule.table for each in pointers)
    )
    probe = (
        f"SELECT DISTINCT target FROM (SELECT target, value FROM ({pointing}) "
        f"WHERE value IS NOT NULL EXCEPT ({there}))"
    )
    yield Question(
        probe,
        tuple(each.rule for each in pointers),
        partial(_missing, [{numbers.get(to, -1) for to in each.targets} for each in pointers]),
    )


def _pointing(table: str, pointers: list[_Pointer]) -> str:
    """What all columns of a table point at, read in one go."""
    targets = ", ".join(each.target for each in pointers)
    values = ", ".join(each.value for each in pointers)
    return (
        f"SELECT unnest([{targets}]) AS target, unnest([{values}]) AS value FROM {subject(table)}"
    )


def _missing(targets: list[set[int]], rows: Iterable[Row]) -> list[bool]:
    missing = {number for (number,) in rows}
    return [not missing.isdisjoint(each) for each in targets]


def _foreign_key(table: str, key: ForeignKey, numbers: Mapping[_Target, int]) -> _Pointer:
    target = (key.table, key.references)
    if target not in numbers:
        raise OnRecordError(
            f"the schema of {table!r} points at {key.table!r}, of which there is no schema; mend it"
        )
    rule = Rule(
        table, key.fields[-1], "foreign_key", _find_dangling(table, key), key.table in OF_DOCUMENTS
    )
    return _Pointer(rule, (target,), str(numbers[target]), _value(key.fields))


def _row_id(table: str, numbers: Mapping[_Target, int]) -> _Pointer:
    targets = {name: (name, (key,)) for name, key in KEYS.items()}
    cases = " ".join(
        f"WHEN {quote_text(name)} THEN {numbers[target]}" for name, target in targets.items()
    )
    there = " UNION ALL ".join(
        f"SELECT {quote_text(name)} AS table_name, {quote_name(key)} AS row_id FROM {every(name)}"
        for name, key in KEYS.items()
    )
    find = find_rows(
        f"SELECT r.{ROW}, r.table_name, r.row_id FROM {subject(table)} r "
        f"WHERE r.row_id IS NOT NULL AND NOT EXISTS (SELECT 1 FROM ({there}) t "
        "WHERE t.table_name = r.table_name AND t.row_id = r.row_id)",
        lambda name, row_id: f"unknown row {row_id!r} of {name}",
    )
    rule = Rule(table, "row_id", "row_id", find, across=True)
    return _Pointer(
        rule, (*targets.values(), _NOWHERE), f"CASE table_name {cases} ELSE -1 END", "row_id"
    )


def _value(columns: tuple[str, ...]) -> str:
    """One text for the values of columns, null where one of them is; no two have the same."""
    texts = [f"CAST({quote_name(each)} AS VARCHAR)" for each in columns]
    if len(texts) == 1:
        return texts[0]
    return " || ".join(f"length({each}) || ':' || {each}" for each in texts)


def _find_dangling(table: str, key: ForeignKey) -> Find:
    fields = ", ".join(map(quote_name, key.fields))
    dangling = (
        f"FROM (SELECT {ROW} AS row, {fields}, {_value(key.fields)} AS value "
        f"FROM {subject(table)}) r WHERE value IS NOT NULL AND NOT EXISTS ("
        f"SELECT 1 FROM (SELECT {_value(key.references)} AS value FROM {every(key.table)}) t "
        "WHERE t.value = r.value)"
    )

    def find(ask: Ask) -> Iterator[tuple[int, str]]:
        values = list(ask(f"SELECT DISTINCT {fields} {dangling} LIMIT {_MOST_HINTS}"))
        hints = {each: _hint(ask, key, each) for each in values}
        other = _say_missing(key.table)
        for row, *given in ask(f"SELECT row, {fields} {dangling}"):
            column = key.references[-1]
            what = _NAMES.get(column, column.removesuffix("_id").replace("_", " "))
            yield row, f"unknown {what} {given[-1]!r}{hints.get(tuple(given), other)}"

    return find


def _hint(ask: Ask, key: ForeignKey, values: Row) -> str:
    *others, last = map(quote_name, key.references)
    if others:
        same = " AND ".join(f"{name} = ?" for name in others)
        found = ask(
            f"SELECT DISTINCT {last} FROM {every(key.table)} WHERE {same} AND {last} IS NOT NULL",
            values[:-1],
        )
        listed = ", ".join(sorted(str(code) for (code,) in found)) or "none"
        return f" of {values[0]}; its codes are {listed}"
    word = str(values[-1])
    return nearest(word, _neighbors(ask, key, word)) or _say_codes(ask, key)


def _say_codes(ask: Ask, key: ForeignKey) -> str:
    """All codes of a small vocabulary, or else where such a row would stand."""
    if key.table in OF_DOCUMENTS or key.table in _DECLARED:
        return _say_missing(key.table)
    column = quote_name(key.references[-1])
    query = f"SELECT DISTINCT {column} FROM {every(key.table)} WHERE {column} IS NOT NULL LIMIT ?"
    codes = sorted(str(code) for (code,) in ask(query, (_MOST_CODES + 1,)))
    if not 0 < len(codes) <= _MOST_CODES:
        return _say_missing(key.table)
    return f"; known are {', '.join(codes)}"


def _say_missing(table: str) -> str:
    declared = f"; declare it in {_DECLARED[table]}" if table in _DECLARED else ""
    return f"; no such row in {table}{declared}"


def _neighbors(ask: Ask, key: ForeignKey, word: str) -> Iterator[Any]:
    """The values on both sides of a word in the order of their letters."""
    column = quote_name(key.references[-1])
    source = f"FROM (SELECT lower(CAST({column} AS VARCHAR)) AS low, {column} AS value "
    source += f"FROM {every(key.table)}) WHERE low"
    for side, order in ((">=", "ASC"), ("<", "DESC")):
        query = f"SELECT value {source} {side} ? ORDER BY low {order} LIMIT {_NEIGHBORS}"
        for (value,) in list(ask(query, (word.lower(),))):
            yield str(value)
