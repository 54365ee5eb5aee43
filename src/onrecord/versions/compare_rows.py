"""Compare the rows of a table in two versions, by key, or as a whole where it has none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.release.canonical import write_number
from onrecord.release.write_csv import spell_number
from onrecord.versions.diff import RowChange

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
    pairs = [_comparable(old.column(name), new.column(name)) for name in shared]
    before = _whole_rows([each for each, _ in pairs], old.num_rows)
    after = _whole_rows([each for _, each in pairs], new.num_rows)
    return RowChanges(
        added=new.take(_indices(_surplus(after, before))),
        removed=old.take(_indices(_surplus(before, after))),
    )


def is_key(rows: pa.Table, columns: tuple[str, ...]) -> bool:
    """Whether there are such columns, and no two rows have the same values in all of them."""
    if not columns or not {*columns} <= {*rows.column_names}:
        return False
    groups = rows.group_by(list(columns)).aggregate([])
    return bool(groups.num_rows == rows.num_rows)


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
    old, new = _comparable(old, new)
    differs = pc.fill_null(pc.not_equal(old, new), False)
    one_is_missing = pc.xor(old.is_null(), new.is_null())
    differs = pc.or_(differs, one_is_missing)
    if pa.types.is_floating(old.type):
        both_are_nan = pc.fill_null(pc.and_(pc.is_nan(old), pc.is_nan(new)), False)
        differs = pc.and_not(differs, both_are_nan)
    return list(pc.indices_nonzero(differs).to_pylist())


def _comparable(
    old: pa.ChunkedArray, new: pa.ChunkedArray
) -> tuple[pa.ChunkedArray, pa.ChunkedArray]:
    """Two columns in one type: their own if it is the same, else as texts.

    The type is a change of its own, so that here only what a reader would see counts: that of
    numbers is how much they are, that of all else how it stands in CSV.
    """
    if old.type == new.type:
        return old, new
    spell = write_number if _is_number(old.type) and _is_number(new.type) else _text
    return _texts(old, spell), _texts(new, spell)


def _is_number(kind: pa.DataType) -> bool:
    return bool(pa.types.is_integer(kind) or pa.types.is_floating(kind))


def _whole_rows(columns: Iterable[pa.ChunkedArray], count: int) -> list[Key]:
    # As a text, NaN is the same as NaN.
    cells = [
        (_texts(each, write_number) if pa.types.is_floating(each.type) else each).to_pylist()
        for each in columns
    ]
    return list(zip(*cells, strict=True)) if cells else [()] * count


def _surplus(rows: Iterable[Key], other: Iterable[Key]) -> Iterator[int]:
    """Where rows stand that the other table does not have, or not as often."""
    left = Counter(other)
    for at, row in enumerate(rows):
        if left[row]:
            left[row] -= 1
        else:
            yield at


def _texts(column: pa.ChunkedArray, spell: Callable[[Any], str | None]) -> pa.ChunkedArray:
    values = (None if each is None else spell(each) for each in column.to_pylist())
    return pa.chunked_array([pa.array(values, pa.string())])


def _text(value: object) -> str | None:
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, float):
        return spell_number(value)
    return str(value).lower() if isinstance(value, bool) else str(value)


def _shown(key: Key) -> str:
    return ", ".join(repr(each) for each in key)


def _indices(places: Iterable[int]) -> pa.Array:
    return pa.array(places, pa.int64())
