"""The home page: what the dataset is, where to start, how to cite it, what to download."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from datasette import NotFound, Response
from datasette.utils.asgi import asgi_send_file

from onrecord.browse.links import web_address
from onrecord.browse.room import Room, read, room_of
from onrecord.citation.styles import cite
from onrecord.errors import OnRecordError
from onrecord.release.description import describe_dataset
from onrecord.release.hashes import list_files
from onrecord.release.read_package import find_file

# As many documents are named, the newest that were coded first; the list of documents has all.
_MOST_DOCUMENTS = 5
_CODERS = """
SELECT annotator_id, name, kind FROM annotators
WHERE annotator_id IN (
  SELECT annotator_id FROM events UNION SELECT annotator_id FROM quotes
  UNION SELECT annotator_id FROM appointments UNION SELECT annotator_id FROM corroborations
) ORDER BY name
"""
_TYPES = {
    "csv": "text/csv; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "parquet": "application/vnd.apache.parquet",
}


async def show_home(datasette: Any, request: Any) -> Any:
    """Show the home page."""
    room = room_of(datasette)
    found = await read(datasette, lambda db: _load(db, room))
    descriptor = room.package.descriptor
    description = describe_dataset(descriptor)
    context = {
        **found,
        "descriptor": descriptor,
        "licenses": [
            (each.get("title") or each.get("name"), web_address(each.get("path")))
            for each in descriptor.get("licenses") or ()
            if isinstance(each, dict)
        ],
        "homepage": web_address(descriptor.get("homepage")),
        "citation": cite(description, "text"),
        "bibtex": cite(description, "bibtex"),
        "forms": _forms(room),
        "size": room.database.stat().st_size,
    }
    return Response.html(await datasette.render_template("home.html", context, request=request))


async def show_robots(datasette: Any) -> Any:
    """Tell robots whether they may come in."""
    rule = "Allow: /" if room_of(datasette).allows_robots else "Disallow: /"
    return Response.text(f"User-agent: *\n{rule}\n")


async def send_file(datasette: Any, request: Any, send: Any) -> None:
    """Send datapackage.json, or a file of a table that it lists; no other file is ever sent."""
    room, path = room_of(datasette), request.url_vars["path"]
    descriptor = room.package.descriptor
    listed = [each.path for files in list_files(descriptor).values() for each in files]
    if path not in ("datapackage.json", *listed):
        raise NotFound(f"datapackage.json lists no file {path!r}")
    try:
        file = find_file(room.package.root, path)
    except OnRecordError:
        raise NotFound(f"the file {path!r} is missing") from None
    await asgi_send_file(
        send,
        str(file),
        filename=re.sub(r"[^\w.-]", "_", file.name, flags=re.ASCII),
        content_type=_TYPES.get(file.suffix.removeprefix("."), "application/octet-stream"),
    )


def _load(connection: sqlite3.Connection, room: Room) -> dict[str, Any]:
    counts = {
        name: connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()[0]
        for name, table in room.tables.items()
        if table.kind == "dataset" or name == "documents"
    }
    documents = connection.execute(
        "SELECT document_id, title FROM documents"
        " ORDER BY coding = 'none', published_earliest DESC, document_id"
        f" LIMIT {_MOST_DOCUMENTS}"
    ).fetchall()
    coders = connection.execute(_CODERS).fetchall()
    has_models = any(coder["kind"] == "model" for coder in coders)
    return {"counts": counts, "documents": documents, "coders": coders, "has_models": has_models}


def _forms(room: Room) -> list[tuple[str, dict[str, str]]]:
    """The tables with the paths of their files by form, in the order to show them."""
    files = list_files(room.package.descriptor)
    return [
        (
            table.title,
            {
                # The parts of a large table are too many to show; its folder is read as a whole.
                form: files[name, form][0].path
                for form in ("csv", "parquet")
                if len(files.get((name, form), ())) == 1
            },
        )
        for name, table in room.tables.items()
        if not table.query
    ]
