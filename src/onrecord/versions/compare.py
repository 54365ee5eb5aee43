"""Compare two versions of a dataset: facts, schemas, rows, and promises."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.description import Description
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow
from onrecord.versions.compare_rows import RowChanges, compare_by_key, compare_whole, is_key
from onrecord.versions.compare_schemas import compare_schemas, plain
from onrecord.versions.diff import Change, Diff, TableChange
from onrecord.versions.level import Level
from onrecord.versions.promises import DERIVED, find_broken_promises, has_lasting_ids
from onrecord.versions.state import State

# A version and its day belong to every release; the name is what programs find a package by, and
# the licenses say what they may do with it. All other facts are corrections.
_OF_FACTS = {
    "version": Level.NONE,
    "released": Level.NONE,
    "name": Level.BREAKING,
    "licenses": Level.BREAKING,
}


def compare(old: State, new: State) -> Diff:
    """Compare an old version of a dataset with a new one.

    Raises OnRecordError where one of them is damaged.
    """
    facts = tuple(_compare_facts(old.description, new.description))
    tables = tuple(each for each in _compare_tables(old, new) if each)
    levels = [each.level for each in facts] + [each.level for each in tables]
    level = max(levels, default=Level.NONE)
    return Diff(
        old=old.description,
        new=new.description,
        facts=facts,
        tables=tables,
        level=level,
        broken_promises=tuple(find_broken_promises(old, new, tables, level)),
    )


def _compare_facts(old: Description, new: Description) -> Iterator[Change]:
    """Every fact that changed; the hash is none, since it follows from all the others."""
    before, after = plain(old), plain(new)
    for name in before:
        if name != "sha256" and before[name] != after[name]:
            yield Change(name, before[name], after[name], _OF_FACTS.get(name, Level.CORRECTION))


def _compare_tables(old: State, new: State) -> Iterator[TableChange]:
    """Every table in the order to show them: those derived from others last, before the views."""
    for name in sorted({**new.tables, **old.tables}, key=lambda each: each in DERIVED):
        yield _compare_table(name, old, new)
    for name in {**new.views, **old.views}:
        yield _compare_view(old.views.get(name), new.views.get(name))


def _compare_table(name: str, old: State, new: State) -> TableChange:
    before, after = old.tables.get(name), new.tables.get(name)
    table = after or before
    assert table is not None
    old_rows = old.load(name) if before else _no_rows(table)
    new_rows = new.load(name) if after else _no_rows(table)
    key = _matching_columns(before or table, after or table, old_rows, new_rows)
    try:
        rows = (
            compare_by_key(old_rows, new_rows, key, table.browse.label)
            if key
            else compare_whole(old_rows, new_rows)
        )
    except OnRecordError as error:
        raise OnRecordError(f"{name}: {error}") from error
    schema = tuple(compare_schemas(before, after))
    return TableChange(
        name=name,
        key=key,
        label=table.browse.label,
        counts=(old_rows.num_rows, new_rows.num_rows),
        schema=schema,
        added=rows.added,
        removed=rows.removed,
        changed=rows.changed,
        level=max([_level_of_rows(table, rows), *(each.level for each in schema)]),
    )


def _matching_columns(
    old: Table, new: Table, old_rows: pa.Table, new_rows: pa.Table
) -> tuple[str, ...]:
    """The columns by which to match rows: the key, or else what rows refer to if that is unique."""
    if old.primary_key or new.primary_key:
        return new.primary_key if old.primary_key == new.primary_key else ()
    referring = {name for each in new.foreign_keys for name in each.fields}
    columns = tuple(name for name in new.columns if name in referring)
    return columns if is_key(old_rows, columns) and is_key(new_rows, columns) else ()


def _compare_view(old: Table | None, new: Table | None) -> TableChange:
    view = new or old
    assert view is not None
    schema, none = tuple(compare_schemas(old, new)), _no_rows(view)
    level = max((each.level for each in schema), default=Level.NONE)
    return TableChange(view.name, (), None, (0, 0), schema, none, none, (), level)


def _level_of_rows(table: Table, rows: RowChanges) -> Level:
    if rows.removed.num_rows and (table.kind == "vocabulary" or has_lasting_ids(table)):
        return Level.BREAKING
    if rows.added.num_rows and table.name not in DERIVED:
        return Level.ADDITION
    is_same = not (rows.added.num_rows or rows.removed.num_rows or rows.changed)
    return Level.NONE if is_same else Level.CORRECTION


def _no_rows(table: Table) -> pa.Table:
    return to_arrow(table).empty_table()
