"""Find the table or the row that a word names, with what a citation says of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.citation.citable import Citable
from onrecord.citation.hash_rows import stands_twice
from onrecord.citation.match_table import find_base, no_key
from onrecord.citation.part import Part, name_document, name_record, row_part, table_part
from onrecord.errors import UsageError, unknown
from onrecord.release.find_rows import Row, find_neighbors, is_proved, unknown_row, where
from onrecord.schema.model import Table


def find_part(what: str, table: str | None, citable: Citable) -> Part:
    """Find a table or view by its name, or else a row by its key.

    A row is taken from ``table``, or from the first table that has it, in their order; tables with
    a key of several columns have none to name. A row of a view is cited as the one that it shows.
    Raises UsageError for what is neither, OnRecordError if what is cited is not as it was released
    or has its key twice.
    """
    try:
        what.encode()
    except UnicodeEncodeError:
        raise UsageError(f"{what!r} is no table or row, since it is no text of UTF-8") from None
    tables = citable.tables
    if table is None and what in tables:
        files = citable.files
        return table_part(
            tables[what], files.get((what, "csv")) or files.get((what, "parquet"), ())
        )
    known: list[str] = []
    for each in _searched(table, tables):
        (key,) = find_base(each, tables).primary_key
        if _find(each.name, key, what, citable):
            return _describe_row(what, find_base(each, tables), citable)
        known += find_neighbors(citable.read_vouched(each.name, columns=[key])[key], what)
    kind = f"row {what!r} in {table}" if table else f"table or row {what!r}"
    candidates = [*known, *(tables if table is None else ())]
    raise unknown_row(what, kind, candidates, tables, citable.read)


def _searched(table: str | None, tables: Mapping[str, Table]) -> list[Table]:
    named = [each for each in tables.values() if _is_named(find_base(each, tables))]
    if table is None:
        # What is keyed by row_id only adds to rows of other tables.
        return [each for each in named if each.primary_key != ("row_id",)]
    if table not in tables:
        raise unknown("table", table, tables)
    if not find_base(tables[table], tables).primary_key:
        raise no_key(table)
    if tables[table] not in named:
        raise UsageError(f"the rows of {table!r} have no key of one column; cite them as a frame")
    return [tables[table]]


def _is_named(table: Table) -> bool:
    return len(table.primary_key) == 1 and table.field(table.primary_key[0]).type == "string"


def _describe_row(row_id: str, table: Table, citable: Citable) -> Part:
    row, *others = _find(table.name, table.primary_key[0], row_id, citable)
    if others:
        raise stands_twice(repr(row_id), table.name)
    if table.name == "evidence":
        words = [row]
    elif is_proved(table):
        spans = _find("evidence", "row_id", row_id, citable)
        words = [each for each in spans if each["field"] is None]
    else:
        words = []
    exact = [each["exact"] for each in words if each["exact"] is not None]
    origin = _find_origin(row, table, citable)
    return row_part(row_id, table.name, exact, origin, is_draft=row.get("status") == "draft")


def _find_origin(row: Row, table: Table, citable: Citable) -> str | None:
    for other, key, name in (
        ("documents", "document_id", name_document),
        ("records", "record_id", name_record),
    ):
        if other != table.name and other in citable.tables and row.get(key):
            return next(map(name, _find(other, key, row[key], citable)), None)
    return None


def _find(table: str, column: str, value: str, citable: Citable) -> Sequence[Row]:
    return where(citable.read_vouched, table, column, value)
