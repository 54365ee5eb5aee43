"""The plugin of the reading room: its pages, its cells, its headers and its errors."""

from __future__ import annotations

from typing import Any

from datasette import Response, hookimpl

from onrecord.browse.cells import show_cell
from onrecord.browse.headers import with_headers
from onrecord.browse.home import show_home, show_robots
from onrecord.browse.links import reading_path, row_path, table_path
from onrecord.browse.room import room_of

# Pages of Datasette that tell of this machine or that try out permissions; nobody needs them here.
_CLOSED = (
    r"/-/(databases|threads|plugins|settings|actor|auth-token|logout|permissions|messages|"
    r"allow-debug|patterns|config)(\.\w+)?$"
)


@hookimpl
def register_routes() -> list[tuple[str, Any]]:
    """Give the pages that are ours; the first route that fits an address answers."""
    return [
        (_CLOSED, _closed),
        (r"/robots\.txt$", show_robots),
        (r"/$", show_home),
    ]


@hookimpl
def prepare_jinja2_environment(env: Any) -> None:
    """Give the templates what makes addresses."""
    env.globals |= {"row_path": row_path, "table_path": table_path, "reading_path": reading_path}


@hookimpl
def extra_template_vars(datasette: Any) -> dict[str, Any]:
    """Give every template the room."""
    return {"room": room_of(datasette)}


@hookimpl
def render_cell(
    row: Any, value: Any, column: str, table: str | None, datasette: Any
) -> Any:
    """Show the value of a cell to people."""
    return show_cell(row, value, column, table, datasette)


@hookimpl
def asgi_wrapper(datasette: Any) -> Any:
    """Add the headers that keep a page from doing harm."""
    return lambda app: with_headers(app, allows_robots=room_of(datasette).allows_robots)


async def _closed() -> Any:
    return Response.text("There is no such page.", status=404)
