"""Compare the schemas of a table in two versions: its keys, its columns, and what they allow."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onrecord.schema.model import Field, Table
from onrecord.versions.diff import Change
from onrecord.versions.level import Level

Judge = Callable[[Any, Any], Level]


def compare_schemas(old: Table | None, new: Table | None) -> Iterator[Change]:
    """Yield what changed in the description of a table or view that at least one version has."""
    if old is None or new is None:
        before, after = (each.description if each else None for each in (old, new))
        yield Change("table", before, after, Level.ADDITION if old is None else Level.BREAKING)
        return
    for each in fields(Table):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if each.name not in ("fields", "descriptor") and before != after:
            level = _OF_TABLES.get(each.name, _correction)(before, after)
            yield Change(each.name, plain(before), plain(after), level)
    yield from _compare_columns(old, new)


def plain(value: Any) -> Any:
    """Turn a fact of a dataset or schema into lists, dictionaries and scalars, as JSON has them."""
    if is_dataclass(value):
        return {each.name: plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, Mapping):
        return {name: plain(each) for name, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, tuple | list) else value


def _compare_columns(old: Table, new: Table) -> Iterator[Change]:
    for name in old.columns:
        if name not in new.columns:
            yield Change("column", old.field(name).description, None, Level.BREAKING, name)
    for column in new.fields:
        if column.name in old.columns:
            yield from _compare_column(old.field(column.name), column)
        else:
            yield Change("column", None, column.description, Level.ADDITION, column.name)
    before = [name for name in old.columns if name in new.columns]
    after = [name for name in new.columns if name in old.columns]
    if before != after:
        yield Change("order_of_columns", before, after, Level.CORRECTION)


def _compare_column(old: Field, new: Field) -> Iterator[Change]:
    for each in fields(Field):
        before, after = getattr(old, each.name), getattr(new, each.name)
        if before != after:
            level = _OF_COLUMNS.get(each.name, _correction)(before, after)
            yield Change(each.name, plain(before), plain(after), level, new.name)


def _correction(old: Any, new: Any) -> Level:
    return Level.CORRECTION


def _breaking(old: Any, new: Any) -> Level:
    return Level.BREAKING


def _promise(old: bool, new: bool) -> Level:
    """Whoever relies on a promise that is taken back must change a program."""
    return Level.BREAKING if old else Level.CORRECTION


def _keys(old: Collection[Any], new: Collection[Any]) -> Level:
    return Level.CORRECTION if set(old) <= set(new) else Level.BREAKING


def _codes(old: tuple[str, ...] | None, new: tuple[str, ...] | None) -> Level:
    if old is None or new is None:
        return Level.CORRECTION if old is None else Level.ADDITION
    if not set(old) <= set(new):
        return Level.BREAKING
    return Level.ADDITION if set(old) < set(new) else Level.CORRECTION


def _pattern(old: str | None, new: str | None) -> Level:
    # Which of two patterns takes more is not worth deciding: another one is taken to take more.
    return Level.CORRECTION if old is None else Level.ADDITION


def _lower(old: float | None, new: float | None) -> Level:
    is_narrower = old is None or (new is not None and new > old)
    return Level.CORRECTION if is_narrower else Level.ADDITION


def _upper(old: float | None, new: float | None) -> Level:
    is_narrower = old is None or (new is not None and new < old)
    return Level.CORRECTION if is_narrower else Level.ADDITION


_OF_TABLES: dict[str, Judge] = {
    "primary_key": _breaking,
    "foreign_keys": _keys,
    "unique_keys": _keys,
}
_OF_COLUMNS: dict[str, Judge] = {
    "type": _breaking,
    "unit": _breaking,
    "required": _promise,
    "unique": _promise,
    "enum": _codes,
    "pattern": _pattern,
    "minimum": _lower,
    "maximum": _upper,
    "min_length": _lower,
}
