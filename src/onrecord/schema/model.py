"""A table's description as plain dataclasses: the one form that every derivation starts from."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True)
class Field:
    """One column: name, type (string, integer, number, boolean, date), meaning and limits.

    ``categories`` are the numbers of an integer column that stand for something, with their labels.
    """

    name: str
    type: str
    description: str
    title: str | None = None
    unit: str | None = None
    example: object = None
    required: bool = False
    unique: bool = False
    pattern: str | None = None
    enum: tuple[str, ...] | None = None
    minimum: float | None = None
    maximum: float | None = None
    min_length: int | None = None
    categories: tuple[tuple[int, str], ...] = ()


@dataclass(frozen=True)
class ForeignKey:
    """Columns whose values must stand in columns of another (or the same) table."""

    fields: tuple[str, ...]
    table: str
    references: tuple[str, ...]


@dataclass(frozen=True)
class Browse:
    """How a table is shown to people who browse it.

    ``label`` is the column that names a row where another row points at it, ``columns`` are those
    shown at first (all where there are none), ``facets`` those to narrow down by, ``sort`` the one
    to sort by (None: the key).
    """

    label: str | None = None
    columns: tuple[str, ...] = ()
    facets: tuple[str, ...] = ()
    sort: str | None = None


@dataclass(frozen=True)
class Table:
    """One table or view: its columns in order, its keys, and what a row is.

    ``indexes`` are columns that rows are looked up by, beyond the keys.
    ``kind`` is ``dataset`` (the four tables that matter most), ``support``, ``vocabulary`` or
    ``view``; a view has a ``query`` (SQLite SQL over the tables) and no file.
    """

    name: str
    title: str
    description: str
    kind: str
    order: int
    fields: tuple[Field, ...]
    primary_key: tuple[str, ...] = ()
    foreign_keys: tuple[ForeignKey, ...] = ()
    unique_keys: tuple[tuple[str, ...], ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()
    query: str | None = None
    browse: Browse = Browse()
    descriptor: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(each.name for each in self.fields)

    def field(self, name: str) -> Field:
        """The column of that name."""
        return next(each for each in self.fields if each.name == name)

    def is_nullable(self, foreign_key: ForeignKey) -> bool:
        """Whether a row may leave part of that key empty."""
        return not all(self.field(name).required for name in foreign_key.fields)
