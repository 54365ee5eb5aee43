"""What every page needs to know: the package, its database, and whether texts may be shown."""

from __future__ import annotations

import asyncio
import hashlib
import sqlite3
from collections.abc import Awaitable, Callable, Collection
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar, cast

from datasette.utils import sqlite_timelimit

from onrecord.access import Package
from onrecord.browse.kept import KeptPages
from onrecord.corpus.curated_texts import CuratedTexts
from onrecord.layout import Layout
from onrecord.release.hashes import dataset_hash
from onrecord.release.read_package import includes_drafts, read_tables
from onrecord.schema.model import Table

# The name of the database in every address.
DATABASE = "onrecord"
TIME_LIMIT_MS = 2_000
_MOST_KEPT = 8_000_000
_Answer = TypeVar("_Answer")


class Room:
    """A package that is browsed.

    ``shows_texts`` says whether the reading page may take the whole text from ``data/curated``,
    ``allows_robots`` whether search engines are let in, ``hosts`` by which names the room answers
    (any, if there are none).
    """

    def __init__(
        self,
        package: Package,
        database: Path,
        *,
        shows_texts: bool = False,
        allows_robots: bool = False,
        hosts: Collection[str] = (),
    ) -> None:
        self.package = package
        self.database = database
        self.shows_texts = shows_texts
        self.allows_robots = allows_robots
        self.hosts = hosts
        self._kept = KeptPages(_MOST_KEPT)
        self._making: dict[str, asyncio.Lock] = {}
        self.view_counts: dict[str, int | None] = {}

    @cached_property
    def tables(self) -> dict[str, Table]:
        """The tables and views of the package, in the order to show them."""
        return read_tables(self.package.root, self.package.descriptor)

    @cached_property
    def tables_by_column(self) -> dict[str, str]:
        """Which table a column of a view or of an answer points at, going by its name alone."""
        pointing: dict[str, set[str]] = {}
        for table in self.tables.values():
            for each in table.foreign_keys:
                if len(each.fields) == 1 and each.fields[0].endswith("_id"):
                    pointing.setdefault(each.fields[0], set()).add(each.table)
        certain = {column: found.pop() for column, found in pointing.items() if len(found) == 1}
        return certain | {
            each.primary_key[0]: each.name
            for each in self.tables.values()
            if len(each.primary_key) == 1 and not each.query and each.primary_key[0] != "row_id"
        }

    @property
    def title(self) -> str:
        """What the dataset is called."""
        return str(self.package.descriptor["title"])

    @cached_property
    def includes_drafts(self) -> bool:
        """Whether there are rows that nobody has confirmed, which every page says."""
        return includes_drafts(self.package.descriptor)

    @cached_property
    def dataset_hash(self) -> str:
        """The hash of the dataset, 64 hexadecimal digits."""
        return dataset_hash(self.package.descriptor)

    async def kept_page(self, name: str, make: Callable[[], Awaitable[str]]) -> bytes:
        """Give a page that was made before, or make it and keep it; no page is made twice at once.

        The database of a room never changes, so a page that was right stays right. It is kept and
        given as UTF-8, which takes half the room of a text with typographic quotation marks.
        """
        page = self._kept.find(name)
        if page is None:
            try:
                async with self._making.setdefault(name, asyncio.Lock()):
                    page = self._kept.find(name)
                    if page is None:
                        page = (await make()).encode()
                        self._kept.keep(name, page)
            finally:
                self._making.pop(name, None)
        return page

    def text(self, document_id: str, sha256: str) -> str | None:
        """Read a document's text if it may be shown, is here, and is the one that was coded."""
        if not self.shows_texts:
            return None
        try:
            text = self._texts.get(document_id)
        except OSError:  # it was moved away since the texts were listed
            return None
        is_coded = text is not None and hashlib.sha256(text.encode()).hexdigest() == sha256
        return text if is_coded else None

    def list_texts(self) -> None:
        """List where the texts are, if they may be shown: once, which takes a while for many."""
        if self.shows_texts:
            len(self._texts)

    @cached_property
    def _texts(self) -> CuratedTexts:
        return CuratedTexts(Layout(self.package.root))


def room_of(datasette: Any) -> Room:
    """The room that an instance of Datasette shows."""
    return cast(Room, datasette.room)


def has_room(datasette: Any) -> bool:
    """Whether an instance of Datasette is ours, and not another one of this process."""
    return hasattr(datasette, "room")


async def read(
    datasette: Any,
    reader: Callable[[sqlite3.Connection], _Answer],
    *,
    with_texts: bool = False,
) -> _Answer:
    """Run a function with the read-only connection, in Datasette's thread and for a bounded time.

    ``with_texts`` says that it asks for texts, so that they are listed before its time begins. Rows
    come as ``sqlite3.Row``. Raises sqlite3.OperationalError when the time is up.
    """

    def run(connection: sqlite3.Connection) -> _Answer:
        if with_texts:
            room_of(datasette).list_texts()
        with sqlite_timelimit(connection, TIME_LIMIT_MS):
            return reader(connection)

    return cast(_Answer, await datasette.get_database(DATABASE).execute_fn(run))
