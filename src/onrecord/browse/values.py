"""What a value of a column says to people, and where it leads."""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import row_path, web_address, wikidata_address
from onrecord.browse.room import Room
from onrecord.schema.model import Table


class Value(NamedTuple):
    """A value in words: the page of the site or the address outside that it leads to.

    ``code`` is the value as it is stored, where the words are others.
    """

    text: str
    path: str | None = None
    address: str | None = None
    code: str | None = None


def read_value(
    room: Room, table: Table | None, column: str, value: Any, row: Any, label: object = None
) -> Value:
    """Say a value of a row, which is any mapping of columns to values.

    ``table`` is None in the answer to a query, where the name of the column must tell what it is.
    ``label`` is that of the row which a key points at, if it is known and has one.
    """
    text = str(value)
    if column.endswith("_edtf"):
        words = date_in_words(text, other(row, column.removesuffix("_edtf") + "_basis"))
        return Value(words, code=text)
    if _is_truth_value(value, column, table):
        return Value(yes_or_no(value))
    if column == "wikidata_id":
        return Value(text, address=wikidata_address(value))
    target = _named_table(row, table, room) if column == "row_id" else None
    if target := target or table_behind(room, table, column):
        path = row_path(target, value)
        return (
            Value(text, path) if label in (None, "", value) else Value(str(label), path, code=text)
        )
    if isinstance(value, str):
        return Value(text.strip(), address=web_address(text.strip()))
    return Value(text)


def table_behind(room: Room, table: Table | None, column: str) -> str | None:
    """Say which table a column points at, if any; in views and answers its name must tell."""
    if table is None or table.query:
        return room.tables_by_column.get(column)
    return next((each.table for each in table.foreign_keys if each.fields == (column,)), None)


def yes_or_no(value: object) -> str:
    """Say a truth value as SQLite has it, a number or its text."""
    return "yes" if str(value) == "1" else "no"


def other(row: Any, column: str) -> Any:
    """The value of another column of a row, None where it has none of that name.

    Datasette may have put it together with a label.
    """
    found = row[column] if column in row.keys() else None  # noqa: SIM118 - rows iterate over values
    return found["value"] if isinstance(found, dict) else found


def cut(text: str, length: int) -> str:
    """Cut a text that is longer than that many characters, between words where there are any.

    >>> cut("He does not really care", 12)
    'He does not…'
    """
    if len(text) <= length:
        return text
    kept = text[: length + 1].rpartition(" ")[0] or text[:length]
    return re.sub(r"[ ,;:.]+\Z", "", kept) + "…"


def _named_table(row: Any, table: Table | None, room: Room) -> str | None:
    # A row that was removed has a line that says so, and no page.
    if table is not None and table.name == "removed_rows":
        return None
    name = other(row, "table_name")
    found = room.tables.get(name) if isinstance(name, str) else None
    return found.name if found and len(found.primary_key) == 1 else None


def _is_truth_value(value: Any, column: str, table: Table | None) -> bool:
    if value not in (0, 1) or isinstance(value, (str, float)):
        return False
    if table and column in table.columns:
        return table.field(column).type == "boolean"
    return column.startswith(("is_", "has_"))
