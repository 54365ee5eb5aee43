"""Make the Datasette application of a package."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path
from typing import Any

# Datasette itself first, or it takes a part of itself for a plugin.
import datasette.app
import datasette.handle_exception
from datasette.plugins import pm

from onrecord.access import Package
from onrecord.browse import plugin
from onrecord.browse.database import find_database
from onrecord.browse.questions import read_questions
from onrecord.browse.room import DATABASE, Room
from onrecord.schema.to_datasette import to_datasette

_HERE = Path(str(files("onrecord.browse")))
_SETTINGS = {
    "allow_facet": True,
    "allow_signed_tokens": False,
    "default_page_size": 50,
    "max_returned_rows": 1_000,
    "sql_time_limit_ms": 2_000,
    # Guessing facets makes every page of a table several times slower; the schemas name them.
    "suggest_facets": False,
    "truncate_cells_html": 300,
}


class RoomApp(datasette.app.Datasette):  # type: ignore[misc]
    """An instance of Datasette that knows its room, which every page asks for."""

    def __init__(self, room: Room, settings: dict[str, Any]) -> None:
        self.room = room
        super().__init__(
            [],
            immutables=[str(room.database)],
            metadata=_metadata(room),
            template_dir=str(_HERE / "templates"),
            static_mounts=[("-/room", str(_HERE / "static"))],
            settings=settings,
        )


def make_app(
    package: Package,
    *,
    shows_texts: bool = False,
    allows_sql: bool = True,
    allows_robots: bool = False,
) -> RoomApp:
    """Make a Datasette instance that shows a package read-only, with our pages and templates.

    ``shows_texts`` lets the reading page take whole texts from ``data/curated``; ``allows_sql``
    lets readers write their own queries. The database is found or made. Raises OnRecordError
    where it cannot be.
    """
    # Where rich is installed, which Frictionless brings, Datasette prints the exception that it is
    # about to answer with, and fails doing so outside of an exception.
    datasette.handle_exception.rich = None
    if not pm.is_registered(plugin):
        pm.register(plugin, name="onrecord")
    room = Room(
        package, find_database(package), shows_texts=shows_texts, allows_robots=allows_robots
    )
    return RoomApp(room, {**_SETTINGS, "default_allow_sql": allows_sql})


def _metadata(room: Room) -> dict[str, Any]:
    descriptor = room.package.descriptor
    licenses = descriptor.get("licenses") or [{}]
    return {
        "title": room.title,
        "description": descriptor.get("description"),
        "license": licenses[0].get("title") or licenses[0].get("name"),
        "databases": {
            DATABASE: {
                "tables": {**to_datasette(room.tables), "about": {"hidden": True}},
                "queries": read_questions(),
            }
        },
    }
