"""Compare the rows of a table in two versions, by key, or as a whole where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.versions.changes import RowChange

Key = tuple[Any, ...]


@dataclass(frozen=True)
class RowChanges:
    """Rows that came and went, in their order and with all their columns, and rows that changed."""

    added: pa.Table
    removed: pa.Table
    changed: tuple[RowChange, ...] = ()


def compare_by_key(
    old: pa.Table, new: pa.Table, key: tuple[str, ...], label: str | None = None
) -> RowChanges:
    """Match rows by their key and compare them field by field, in the columns that both have.

    A missing value is the same as a missing value, and NaN the same as NaN. Raises OnRecordError
    where a key stands twice.
    """
    before, after = _places(old, key), _places(new, key)
    both = [(before[each], place) for each, place in after.items() if each in before]
    fields = _changed_fields(old, new, both, key)
    keys, labels = list(after), new.column(label) if label in new.column_names else None
    return RowChanges(
        added=new.take(_indices(at for each, at in after.items() if each not in before)),
        removed=old.take(_indices(at for each, at in before.items() if each not in after)),
        changed=tuple(
            RowChange(keys[at], None if labels is None else _text(labels[at].as_py()), fields[at])
            for at in sorted(fields)
        ),
    )


def compare_whole(old: pa.Table, new: pa.Table) -> RowChanges:
    """Compare rows as a whole, in the columns that both have: each counts as often as it stands."""
    shared = [name for name in new.column_names if name in old.column_names]
    as_text = [name for name in shared if old.field(name).type != new.field(name).type]
    before, after = _whole_rows(old, shared, as_text), _whole_rows(new, shared, as_text)
    return RowChanges(
        added=new.take(_indices(_surplus(after, before))),
        removed=old.take(_indices(_surplus(before, after))),
    )


def _places(rows: pa.Table, key: tuple[str, ...]) -> dict[Key, int]:
    """Where each key stands."""
    columns = [rows.column(name).to_pylist() for name in key]
    places = {each: at for at, each in enumerate(zip(*columns, strict=True))}
    if len(places) < rows.num_rows:
        (twice, _), *_ = Counter(zip(*columns, strict=True)).most_common(1)
        raise OnRecordError(f"{', '.join(key)} {_shown(twice)} stands twice; run: onrecord check")
    return places


def _changed_fields(
    old: pa.Table, new: pa.Table, both: list[tuple[int, int]], key: tuple[str, ...]
) -> dict[int, dict[str, tuple[Any, Any]]]:
    """The fields that differ in rows of both, by the place in the new table."""
    old_places = _indices(at for at, _ in both)
    new_places = _indices(at for _, at in both)
    fields: dict[int, dict[str, tuple[Any, Any]]] = {}
    for name in new.column_names:
        if name in old.column_names and name not in key:
            before, after = old.column(name).take(old_places), new.column(name).take(new_places)
            for at in _differing(before, after):
                fields.setdefault(both[at][1], {})[name] = (before[at].as_py(), after[at].as_py())
    return fields


def _differing(old: pa.ChunkedArray, new: pa.ChunkedArray) -> list[int]:
    """The places at which two columns of one length differ."""
    if old.type != new.type:
        # The type is a change of its own, so here only what a reader of the CSV would see counts.
        old, new = (pa.chunked_array([_texts(each)], pa.string()) for each in (old, new))
    differs = pc.fill_null(pc.not_equal(old, new), False)
    one_is_missing = pc.xor(old.is_null(), new.is_null())
    differs = pc.or_(differs, one_is_missing)
    if pa.types.is_floating(old.type):
        both_are_nan = pc.fill_null(pc.and_(pc.is_nan(old), pc.is_nan(new)), False)
        differs = pc.and_not(differs, both_are_nan)
    return list(pc.indices_nonzero(differs).to_pylist())


def _whole_rows(rows: pa.Table, columns: list[str], as_text: list[str]) -> list[Key]:
    cells = [
        _texts(column)
        if name in as_text or pa.types.is_floating(column.type)
        else column.to_pylist()
        for name, column in ((name, rows.column(name)) for name in columns)
    ]
    return list(zip(*cells, strict=True)) if cells else [()] * rows.num_rows


def _surplus(rows: Iterable[Key], other: Iterable[Key]) -> Iterator[int]:
    """Where rows stand that the other table does not have, or not as often."""
    left = Counter(other)
    for at, row in enumerate(rows):
        if left[row]:
            left[row] -= 1
        else:
            yield at


def _texts(column: pa.ChunkedArray) -> list[str | None]:
    return [_text(value) for value in column.to_pylist()]


def _text(value: object) -> str | None:
    if value is None:
        return None
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(key: Key) -> str:
    return ", ".join(repr(each) for each in key)


def _indices(places: Iterable[int]) -> pa.Array:
    return pa.array(places, pa.int64())
