"""The plugin of the reading room: its pages, its cells, its headers and its errors."""

from __future__ import annotations

import sqlite3
from typing import Any

from datasette import Response, hookimpl
from datasette.utils.asgi import Base400
from datasette.views.base import DatasetteError

from onrecord.browse.compare.page import show_comparison
from onrecord.browse.guard import guard
from onrecord.browse.home import send_file, show_home, show_robots
from onrecord.browse.links import compare_path, reading_path, row_path, table_path
from onrecord.browse.pictures.network import show_network
from onrecord.browse.pictures.timeline import show_timeline
from onrecord.browse.questions.page import show_questions
from onrecord.browse.reading.lit_css import show_lit_css
from onrecord.browse.reading.page import list_documents, show_document
from onrecord.browse.room import DATABASE, has_room, room_of
from onrecord.browse.rows.page import show_row
from onrecord.browse.search import show_search
from onrecord.browse.tables.cells import show_cell
from onrecord.browse.tables.pages import (
    DATABASE_ROUTE,
    TABLE_ROUTE,
    show_database,
    show_table,
)

# Pages of Datasette that tell of this machine or that try out permissions; nobody needs them here.
_CLOSED = (
    r"/-/(databases|threads|plugins|settings|actor|auth-token|logout|permissions|messages|"
    r"allow-debug|patterns|config|versions)(\.\w+)?$"
)

# The longest text that a query can make, in bytes; a sentence is shorter by far.
_LONGEST_VALUE = 250_000


@hookimpl
def register_routes(datasette: Any) -> list[tuple[str, Any]]:
    """Give the pages that are ours; the first route that fits an address answers."""
    if not has_room(datasette):
        return []
    return [
        (_CLOSED, _closed),
        (r"/robots\.txt$", show_robots),
        (r"/$", show_home),
        (r"/-/files/(?P<path>.+)$", send_file),
        (r"/-/search$", show_search),
        (r"/-/questions$", show_questions),
        (r"/-/read$", list_documents),
        (r"/-/read/(?P<document_id>[^/.]+)(?P<json>\.json)?$", show_document),
        (r"/-/compare/(?P<document_id>[^/.]+)$", show_comparison),
        (r"/-/timeline$", show_timeline),
        (r"/-/network$", show_network),
        (DATABASE_ROUTE, show_database),
        (TABLE_ROUTE, show_table),
        (rf"/{DATABASE}/(?P<table>[^/.]+)/(?P<pks>[^/.]+)(\.html)?$", show_row),
        (rf"/{DATABASE}/[^/]+/[^/]+\.(?!(json|csv)$)\w+$", _closed),
        (r"/-/lit-(?P<count>[0-9]{1,3})\.css$", show_lit_css),
    ]


@hookimpl
def prepare_connection(conn: sqlite3.Connection, datasette: Any) -> None:
    """Keep queries of readers from filling the memory, which no limit of time prevents."""
    if has_room(datasette):
        conn.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, _LONGEST_VALUE)
        conn.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Give the templates what makes addresses."""
    paths = (compare_path, reading_path, row_path, table_path)
    env.globals |= {path.__name__: path for path in paths}


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """Give every template the room."""
    return {"room": room_of(datasette)} if has_room(datasette) else {}


@hookimpl
def render_cell(row: Any, value: Any, column: str, table: str | None, datasette: Any) -> Any:
    """Show the value of a cell to people."""
    return show_cell(row, value, column, table, datasette) if has_room(datasette) else None


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Keep pages from doing harm, and requests from doing anything but reading."""
    if not has_room(datasette):
        return lambda app: app
    room = room_of(datasette)
    return lambda app: guard(app, allows_robots=room.allows_robots, hosts=room.hosts)


@hookimpl(tryfirst=True)
def handle_exception(datasette: Any, request: Any, exception: Exception) -> Any:
    """Answer a page that took too long; what else fails is answered by Datasette."""
    code = getattr(exception, "sqlite_errorcode", None)
    if not has_room(datasette):
        return None
    if code == sqlite3.SQLITE_INTERRUPT:
        return _too_long(datasette, request)
    is_expected = isinstance(exception, (Base400, DatasetteError))
    if request.path.partition("?")[0].endswith(".json") and not is_expected:
        # What went wrong may name files of this machine; it stands in the log.
        return Response.json({"ok": False, "error": "this failed here", "status": 500}, status=500)
    return None


async def _too_long(datasette: Any, request: Any) -> Any:
    context = {
        "title": "Too much at once",
        "status": 503,
        "error": "This page took too long to put together; ask for less, as with a filter.",
    }
    html = await datasette.render_template("error.html", context, request=request)
    return Response.html(html, status=503)


async def _closed() -> Any:
    return Response.text("There is no such page.", status=404)
