"""What changed between two versions, as plain values that can give every form of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pyarrow as pa

from onrecord.release.description import Description
from onrecord.versions.level import Level, needed_version
from onrecord.versions.words import count, list_some, name_cells, name_row, visible

if TYPE_CHECKING:
    import pandas as pd

# What a table and its columns are called and said to be, and how a table is shown and looked up,
# which changes nothing of what it says.
_WORDING = ("title", "description")
_HINTS = ("browse", "indexes", "order", "order_of_columns")
_FEW = 5


@dataclass(frozen=True)
class Change:
    """One fact of the dataset, or of the schema of a table or column, before and after.

    ``name`` says which: ``title`` or ``licenses`` of the dataset, ``primary_key`` of a table,
    ``type`` of a column. A whole table or column that came or went has the name ``table`` or
    ``column`` and None on the side where it is not. ``old`` and ``new`` are lists, dictionaries and
    scalars.
    """

    name: str
    old: Any
    new: Any
    level: Level
    column: str | None = None

    @property
    def subject(self) -> str:
        """The fact, or the column and what of it changed, in one safe line."""
        name = self.name.replace("_", " ")
        if self.column is None:
            return name
        column = f"column {visible(self.column)}"
        return column if self.name == "column" else f"{column}, {name}"

    @property
    def is_hint(self) -> bool:
        """Whether it is only about how a table is shown and looked up."""
        return self.name in _HINTS


@dataclass(frozen=True)
class RowChange:
    """A row that both versions have: the values of its key, and each field before and after."""

    key: tuple[Any, ...]
    label: str | None
    fields: Mapping[str, tuple[Any, Any]]


@dataclass(frozen=True)
class TableChange:
    """What changed in one table or view.

    ``key`` names the columns by which rows were matched; without one, rows were compared as a whole
    and ``changed`` is empty. ``label`` is the column that names a row to people. ``counts`` are the
    rows before and after.
    """

    name: str
    key: tuple[str, ...]
    label: str | None
    counts: tuple[int, int]
    schema: tuple[Change, ...]
    added: pa.Table
    removed: pa.Table
    changed: tuple[RowChange, ...]
    level: Level

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.schema or self.changed or self.added.num_rows or self.removed.num_rows)

    def name_of(self, row: Mapping[str, Any]) -> str:
        """Name a row that came or went: by its key, or by its cells where there is none."""
        return name_row(row[name] for name in self.key) if self.key else name_cells(row)

    def id_of(self, row: Mapping[str, Any]) -> str | None:
        """The id of a row, by which it may be looked up in removed_rows; None if it has none."""
        return str(row[self.key[0]]) if len(self.key) == 1 else None

    @property
    def told(self) -> list[Change]:
        """The changes of the schema to tell one by one: all but hints and several wordings."""
        return [each for each in self.schema if each not in self._counted and not each.is_hint]

    def wordings(self, write: Callable[[str], str]) -> str:
        """Say in one line which titles and descriptions changed, if that is more than one."""
        return ", ".join(part for name in _WORDING for part in self._wordings(name, write))

    def _wordings(self, name: str, write: Callable[[str], str]) -> Iterator[str]:
        changes = [each for each in self._counted if each.name == name]
        columns = [write(each.column) for each in changes if each.column is not None]
        if len(columns) < len(changes):
            yield name
        if columns:
            plural = "" if len(columns) == 1 else "s"
            yield f"{name}{plural} of {count(len(columns), 'column')} ({list_some(columns)})"

    @property
    def _counted(self) -> list[Change]:
        changes = [each for each in self.schema if each.name in _WORDING]
        return changes if len(changes) > 1 else []


@dataclass(frozen=True)
class Diff:
    """Everything that changed from an old version of a dataset to a new one.

    ``facts`` are those of the dataset, ``tables`` the tables and views that changed, ``level`` how
    far all of it reaches, ``broken_promises`` a line for each.
    """

    old: Description
    new: Description
    facts: tuple[Change, ...]
    tables: tuple[TableChange, ...]
    level: Level
    broken_promises: tuple[str, ...]

    def __bool__(self) -> bool:
        """Whether anything changed."""
        return bool(self.facts or self.tables)

    def __repr__(self) -> str:
        """Show both versions and how far the changes reach."""
        return f"<Diff {self.old.version} to {self.new.version}: {self.level}>"

    @property
    def needed_version(self) -> str:
        """The lowest version that these changes allow."""
        return needed_version(self.old.version, self.level)

    def reasons(self) -> dict[tuple[str, str | None], str]:
        """Why rows were taken back, by table and id, as the new lines of removed_rows say."""
        return {
            (row["table_name"], row["row_id"]): row["reason"]
            for table in self.tables
            if table.name == "removed_rows"
            for row in table.added.to_pylist()
        }

    def hints(self, write: Callable[[str], str]) -> list[str]:
        """Say for each hint in how many tables it changed, or in which if they are few."""
        tables: dict[str, list[str]] = {}
        for table in self.tables:
            for change in table.schema:
                if change.is_hint:
                    tables.setdefault(change.subject, []).append(write(table.name))
        return [
            f"{hint} of {list_some(names) if len(names) <= _FEW else count(len(names), 'table')}"
            for hint, names in sorted(tables.items())
        ]

    def to_dict(self) -> dict[str, Any]:
        """Give every change as lists, dictionaries and scalars, as JSON has them."""
        from onrecord.versions.to_dict import to_dict

        return to_dict(self)

    def to_frame(self) -> pd.DataFrame:
        """Give a frame with a line for every row that came or went and every field that changed."""
        from onrecord.versions.to_frame import to_frame

        return to_frame(self)

    def to_text(self) -> str:
        """Report to people, long values and long lists cut."""
        from onrecord.versions.to_text import to_text

        return to_text(self)

    def to_changelog(self) -> str:
        """Write entries in Markdown for the changelog of the dataset."""
        from onrecord.versions.to_changelog import to_changelog

        return to_changelog(self)
