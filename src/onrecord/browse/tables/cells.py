"""What a cell of a table shows: a label that leads somewhere, a date in words, yes or no."""

from __future__ import annotations

import re
from typing import Any

from markupsafe import Markup, escape

from onrecord.browse.dates import NOT_DATED
from onrecord.browse.links import row_path
from onrecord.browse.room import room_of
from onrecord.browse.values import Value, cut, read_value

_LABEL_LENGTH = 48
_ADDRESS_LENGTH = 60
# Datasette links whatever begins like this, so it must never get to see it.
_LIKE_AN_ADDRESS = re.compile(r"\s*(?i:https?)://")


def show_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Give the HTML of a cell, or None for what Datasette shows anyway: the text, cut.

    ``value`` is ``{"value": ..., "label": ...}`` where Datasette looked up what a foreign key
    points at; ``table`` is None in the answer to a query.
    """
    label = None
    if isinstance(value, dict):
        value, label = value["value"], value["label"]
    if value in (None, "") and column.endswith("_edtf"):
        return Markup('<span class="soft">{}</span>').format(NOT_DATED)
    if value is None or value == "" or isinstance(value, bytes):
        return None
    room = room_of(datasette)
    said = read_value(room, room.tables.get(table or ""), column, value, row, label)
    if said.path:
        return _link(datasette, said)
    if said.address:
        return Markup('<a href="{}" rel="noopener noreferrer">{}</a>').format(
            said.address, cut(said.text, _ADDRESS_LENGTH)
        )
    if said.code:
        return Markup('<span title="{}">{}</span>').format(said.code, said.text)
    if said.text != str(value) or _LIKE_AN_ADDRESS.match(said.text):
        return escape(said.text)
    return None


def link_row(datasette: Any, table: str, key: object, label: object) -> Markup:
    """Make a link to a row: its label, cut where it is long."""
    return _link(datasette, Value(str(label), row_path(table, key), code=str(key)))


def _link(datasette: Any, said: Value) -> Markup:
    path = datasette.urls.path(said.path)
    if said.code is None:
        return Markup('<a href="{}">{}</a>').format(path, said.text)
    return Markup('<a href="{}" title="{}">{}</a>').format(
        path, said.code, cut(said.text, _LABEL_LENGTH)
    )
