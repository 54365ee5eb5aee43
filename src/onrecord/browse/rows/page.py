"""The page of a row: what it says in words, what proves it, and how to cite it."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import NotFound, Response
from datasette.utils import urlsafe_components

from onrecord.browse.compare.pairs import is_compared
from onrecord.browse.reading.context import show_context
from onrecord.browse.reading.document import known_text
from onrecord.browse.room import DATABASE, Room, read, room_of
from onrecord.browse.rows.actor import load_actor
from onrecord.browse.rows.generic import count_pointing, load_row, show_cells
from onrecord.browse.rows.load import KEYS, MOST, load_card, load_pointing_cards
from onrecord.citation.part import Part, name_document, name_record, row_part
from onrecord.citation.styles import cite
from onrecord.release.description import describe_dataset
from onrecord.schema.model import Table

_REMOVED = "SELECT removed_in, reason FROM removed_rows WHERE row_id = ?"


async def show_row(datasette: Any, request: Any) -> Any:
    """Show a row; each of events, quotes and appointments, and each actor, in a way of its own."""
    room = room_of(datasette)
    name, key = request.url_vars["table"], tuple(urlsafe_components(request.url_vars["pks"]))
    table = room.tables.get(name)
    if table is None or table.query:
        raise NotFound(f"there is no table {name!r} with rows to show")
    context = await read(datasette, lambda db: _load(db, room, table, key), with_texts=name in KEYS)
    context |= {"table": table, "alternate_url_json": _json_url(datasette, request)}
    template = {"actors": "actor.html", **dict.fromkeys(KEYS, "proved_row.html")}
    page = template.get(name, "generic_row.html")
    return Response.html(await datasette.render_template(page, context, request=request))


def _load(
    connection: sqlite3.Connection, room: Room, table: Table, key: tuple[str, ...]
) -> dict[str, Any]:
    row = load_row(connection, table, key)
    if row is None:
        raise NotFound(_missing(connection, table, key))
    context: dict[str, Any] = {
        "key": key,
        "cells": show_cells(connection, room, table, row),
    }
    if table.name in KEYS:
        return context | _load_proved(connection, room, table, row)
    context |= _citations(room, row_part(", ".join(key), table.name))
    if table.name == "actors":
        return context | {"subject": load_actor(connection, row)}
    context["most_cards"] = MOST
    context["is_compared"] = table.name == "documents" and is_compared(connection, key[0])
    if len(table.primary_key) == 1:
        context["pointing"] = list(count_pointing(connection, room.tables, table, key[0]))
        context["cards"] = load_pointing_cards(connection, room.tables, table, key[0])
    return context


def _load_proved(
    connection: sqlite3.Connection, room: Room, table: Table, row: sqlite3.Row
) -> dict[str, Any]:
    card = load_card(connection, table.name, row[KEYS[table.name]])
    assert card is not None
    title, origin, excerpts = None, None, []
    if card.document_id:
        document = connection.execute(
            "SELECT * FROM documents WHERE document_id = ?", [card.document_id]
        ).fetchone()
        title = document["title"] if document else card.document_id
        origin = name_document(dict(document)) if document else None
        known = known_text(connection, card.document_id, room.text)
        excerpts = show_context(connection, card, known)
    for record in connection.execute(
        "SELECT * FROM records WHERE record_id = ?", [row["record_id"]]
    ):
        origin = origin or name_record(dict(record))
    words = [span.exact for span in card.main if span.exact is not None]
    found = {"card": card, "document_title": title, "excerpts": excerpts}
    return found | _citations(room, row_part(card.row_id, table.name, words, origin))


def _citations(room: Room, part: Part) -> dict[str, str]:
    description = describe_dataset(room.package.descriptor)
    return {
        "citation": cite(description, "text", part),
        "bibtex": cite(description, "bibtex", part),
    }


def _missing(connection: sqlite3.Connection, table: Table, key: tuple[str, ...]) -> str:
    shown = ",".join(key)
    for row in connection.execute(_REMOVED, [shown]):
        return f"row {shown!r} was removed in version {row['removed_in']}: {row['reason']}"
    return f"there is no row {shown!r} in {table.name}"


def _json_url(datasette: Any, request: Any) -> str:
    path = f"/{DATABASE}/{request.url_vars['table']}/{request.url_vars['pks']}.json"
    return str(datasette.absolute_url(request, datasette.urls.path(path)))
