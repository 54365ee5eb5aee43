"""What a cell of a table shows: a label that leads somewhere, a date in words, yes or no."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from markupsafe import Markup, escape

from onrecord.browse.dates import date_in_words
from onrecord.browse.links import key_tables, row_path, web_address, wikidata_address
from onrecord.browse.room import Room, room_of
from onrecord.schema.model import Table

_LABEL_LENGTH = 48
_ADDRESS_LENGTH = 60
# Datasette links whatever begins like this, so it must never get to see it.
_LIKE_AN_ADDRESS = re.compile(r"\s*(?i:https?)://")


def show_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Give the HTML of a cell, or None for what Datasette shows anyway: the text, cut.

    ``value`` is ``{"value": ..., "label": ...}`` where Datasette looked up what a foreign key
    points at; ``table`` is None in the answer to a query.
    """
    room = room_of(datasette)
    described = room.tables.get(table or "")
    label = None
    if isinstance(value, dict):
        value, label = value["value"], value["label"]
    if column.endswith("_edtf") and (value is None or isinstance(value, str)):
        return _date(value, _other(row, column.removesuffix("_edtf") + "_basis"))
    if value is None or value == "" or isinstance(value, bytes):
        return None
    if _is_truth_value(value, column, described):
        return "yes" if value else "no"
    if column == "wikidata_id":
        return _outside(wikidata_address(value), str(value))
    target = _named_table(row, described, room) if column == "row_id" else None
    if target := target or table_behind(room, described, column):
        return link_row(datasette, target, value, label)
    if isinstance(value, str) and _LIKE_AN_ADDRESS.match(value):
        return _outside(web_address(value.strip()), value.strip())
    return None


def cut(text: str, length: int) -> str:
    """Cut a text that is longer than that many characters, between words where there are any.

    >>> cut("He does not really care", 12)
    'He does not…'
    """
    if len(text) <= length:
        return text
    kept = text[: length + 1].rpartition(" ")[0] or text[:length]
    return kept.rstrip(" ,;:.") + "…"


def table_behind(room: Room, described: Table | None, column: str) -> str | None:
    """Say which table a column points at, if any; in views and answers its name must tell."""
    if described is None or described.query:
        return _tables_by_column(room).get(column)
    pointing = (each.table for each in described.foreign_keys if each.fields == (column,))
    return next(pointing, None)


def link_row(datasette: Any, table: str, key: object, label: object = None) -> Markup:
    """Make a link to a row: its label, cut where it is long, or else its key."""
    path, text = datasette.urls.path(row_path(table, key)), str(key)
    if label in (None, "", key):
        return Markup('<a href="{}">{}</a>').format(path, text)
    return Markup('<a href="{}" title="{}">{}</a>').format(
        path, text, cut(str(label), _LABEL_LENGTH)
    )


def _named_table(row: Any, described: Table | None, room: Room) -> str | None:
    # A row that was removed has a line that says so, and no page.
    if described is not None and described.name == "removed_rows":
        return None
    name = _other(row, "table_name")
    found = room.tables.get(name) if isinstance(name, str) else None
    return found.name if found and len(found.primary_key) == 1 else None


@lru_cache(maxsize=8)
def _tables_by_column(room: Room) -> dict[str, str]:
    """Which table a column of a view or query points at, going by its name alone."""
    found: dict[str, set[str]] = {}
    for table in room.tables.values():
        for each in table.foreign_keys:
            if len(each.fields) == 1 and each.fields[0].endswith("_id"):
                found.setdefault(each.fields[0], set()).add(each.table)
    certain = {column: tables.pop() for column, tables in found.items() if len(tables) == 1}
    return certain | key_tables(room.tables)


def _is_truth_value(value: Any, column: str, described: Table | None) -> bool:
    if value not in (0, 1) or isinstance(value, (str, float)):
        return False
    if described and column in described.columns:
        return described.field(column).type == "boolean"
    return column.startswith(("is_", "has_"))


def _other(row: Any, column: str) -> Any:
    found = row[column] if column in row.keys() else None  # noqa: SIM118 - rows iterate over values
    return found["value"] if isinstance(found, dict) else found


def _date(edtf: str | None, basis: Any) -> Markup:
    words = date_in_words(edtf, basis)
    if not edtf:
        return Markup('<span class="soft">{}</span>').format(words)
    return Markup('<span title="{}">{}</span>').format(edtf, words)


def _outside(address: str | None, text: str) -> Markup:
    if address is None:
        return escape(text)
    return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(
        address, cut(text, _ADDRESS_LENGTH)
    )
