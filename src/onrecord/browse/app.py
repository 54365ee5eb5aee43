"""Make the Datasette application of a package."""

from __future__ import annotations

from collections.abc import Collection
from importlib.resources import files
from pathlib import Path
from typing import Any

# Datasette itself first, or it takes a part of itself for a plugin.
import datasette.app
import datasette.handle_exception
from datasette.plugins import DEFAULT_PLUGINS, pm

from onrecord.access import Package
from onrecord.agreement.sentences import tell_reliability
from onrecord.browse import plugin
from onrecord.browse.find_database import find_database
from onrecord.browse.questions.read import read_questions
from onrecord.browse.room import DATABASE, TIME_LIMIT_MS, Room
from onrecord.release.description import describe_dataset
from onrecord.schema.to_datasette import to_datasette

_HERE = Path(str(files("onrecord.browse")))
_SETTINGS = {
    "allow_facet": True,
    "allow_signed_tokens": False,
    "default_page_size": 50,
    "max_returned_rows": 1_000,
    "sql_time_limit_ms": TIME_LIMIT_MS,
    # Guessing facets makes every page of a table several times slower; the schemas name them.
    "suggest_facets": False,
    "truncate_cells_html": 300,
}

# Tables of the database that are no tables of the dataset.
_HIDDEN = {name: {"hidden": True} for name in ("about", "search_ranges")}


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
    hosts: Collection[str] = (),
) -> RoomApp:
    """Make a Datasette instance that shows a package read-only, with our pages and templates.

    ``shows_texts`` lets the reading page take whole texts from ``data/curated``; ``allows_sql``
    lets readers write their own queries; ``hosts`` are the names that it answers to, if not all.
    The database is found or made. Raises OnRecordError where it cannot be, and for a package that
    does not say what it is.
    """
    describe_dataset(package.descriptor)
    # Where rich is installed, which Frictionless brings, Datasette prints the exception that it is
    # about to answer with, and fails doing so outside of an exception.
    datasette.handle_exception.rich = None
    _register()
    room = Room(
        package,
        find_database(package),
        shows_texts=shows_texts,
        allows_robots=allows_robots,
        hosts=hosts,
    )
    return RoomApp(room, {**_SETTINGS, "default_allow_sql": allows_sql})


def _register() -> None:
    # What somebody installed for another Datasette has no business here.
    for name, other in pm.list_name_plugin():
        if name not in (*DEFAULT_PLUGINS, "onrecord"):
            pm.unregister(other)
    if not pm.is_registered(plugin):
        pm.register(plugin, name="onrecord")


def _metadata(room: Room) -> dict[str, Any]:
    package = room.package
    reliability = tell_reliability(room.tables, lambda name: package.load(name, "arrow"))
    return {
        "title": room.title,
        "databases": {
            DATABASE: {
                "tables": {**to_datasette(room.tables, reliability), **_HIDDEN},
                "queries": read_questions(),
            }
        },
    }
