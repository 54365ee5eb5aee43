"""Find the table or the row that a word names, with what a citation says of it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.citation.citable import Citable
from onrecord.citation.part import Part, name_document, name_record, row_part, table_part
from onrecord.errors import UsageError, unknown
from onrecord.release.find_rows import Read, is_proved, unknown_row, where
from onrecord.schema.model import Table


def find_part(what: str, table: str | None, citable: Citable) -> Part:
    """Find a table or view by its name, or else a row by its key.

    A row is taken from ``table``, or from the first table that has it, in their order; tables with
    a key of several columns have none to name. Raises UsageError for what is neither.
    """
    tables, read = citable.tables, citable.read
    if table is None and what in tables:
        return table_part(tables[what], citable.files.get((what, "csv")))
    searched = [each for each in _searched(table, tables) if _is_named(each)]
    known: list[str] = []
    for each in searched:
        rows = read(each.name)
        for row in where(rows, each.primary_key[0], what).to_pylist():
            return _describe_row(what, each, row, read)
        known += rows[each.primary_key[0]].to_pylist()
    kind = f"row {what!r} in {table}" if table else f"table or row {what!r}"
    raise unknown_row(what, kind, [*known, *(tables if table is None else ())], read)


def _searched(table: str | None, tables: Mapping[str, Table]) -> list[Table]:
    if table is None:
        # What is keyed by row_id only adds to rows of other tables.
        return [each for each in tables.values() if each.primary_key != ("row_id",)]
    if table not in tables:
        raise unknown("table", table, tables)
    if not _is_named(tables[table]):
        raise UsageError(f"the rows of {table!r} have no key of one column; cite them as a frame")
    return [tables[table]]


def _is_named(table: Table) -> bool:
    return len(table.primary_key) == 1 and table.field(table.primary_key[0]).type == "string"


def _describe_row(row_id: str, table: Table, row: Mapping[str, Any], read: Read) -> Part:
    if not is_proved(table):
        return row_part(row_id, table.name)
    main = where(read("evidence"), "row_id", row_id).to_pylist()
    words = [each["exact"] for each in main if each["field"] is None and each["exact"] is not None]
    return row_part(row_id, table.name, words, _find_origin(row, read))


def _find_origin(row: Mapping[str, Any], read: Read) -> str | None:
    if row["document_id"]:
        documents = where(read("documents"), "document_id", row["document_id"])
        return next(map(name_document, documents.to_pylist()), None)
    records = where(read("records"), "record_id", row["record_id"])
    return next(map(name_record, records.to_pylist()), None)
