"""Hold a new version against what the old one promised: lasting ids, and an honest version."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.schema.model import Table
from onrecord.versions.diff import TableChange
from onrecord.versions.level import Level, needed_version, parse_version
from onrecord.versions.state import State
from onrecord.versions.words import list_some

# Made by the program from texts, spans and codings, so that nobody can promise their ids.
DERIVED = ("passages", "mentions", "evidence", "disagreements", "reliability")
# Their key is the id of a row of another table.
_BORROWED = ("notes", "removed_rows")
_REMOVED = "removed_rows"
_COLUMNS = ("row_id", "table_name", "removed_in", "reason")

Tombstones = dict[tuple[str, str], Mapping[str, Any]]


def has_lasting_ids(table: Table) -> bool:
    """Whether the rows of a table have ids of their own that are promised to last.

    Codes of vocabularies have not: one that goes leaves no line in removed_rows, but breaks
    programs.
    """
    is_promised = table.kind != "vocabulary" and table.name not in (*DERIVED, *_BORROWED)
    return is_promised and len(table.primary_key) == 1


def find_broken_promises(
    old: State, new: State, tables: Iterable[TableChange], level: Level
) -> list[str]:
    """Say every promise of the old version that the new one breaks, each in one line."""
    before, after = _tombstones(old), _tombstones(new)
    return [
        *_version(old.description.version, new.description.version, level),
        *_gone(old, new, tables, after),
        *_reused(new, before),
        *_rewritten(before, after),
        *_too_early(old.description.version, before, after),
    ]


def _version(old: str, new: str, level: Level) -> Iterator[str]:
    needed = needed_version(old, level)
    if parse_version(new) < parse_version(old):
        yield f"version {new} is lower than {old}; compare the older version with the newer"
    elif parse_version(new) < parse_version(needed):
        yield f"the version is {new}; the changes need at least {needed}"


def _gone(
    old: State, new: State, tables: Iterable[TableChange], after: Tombstones
) -> Iterator[str]:
    for name in (each.name for each in tables):
        table = old.tables.get(name)
        if not table or not has_lasting_ids(table):
            continue
        kept = _ids(new, name, table.primary_key[0])
        lost = [
            row_id
            for row_id in _ids(old, name, table.primary_key[0])
            if row_id not in kept and (name, row_id) not in after
        ]
        shown = list_some([repr(each) for each in lost])
        if name not in new.tables and lost:
            yield (
                f"{name}: the table is gone with its ids {shown}; bring it back, without rows if "
                f"need be, so that {_REMOVED} can say why"
            )
        elif len(lost) == 1:
            yield f"{name}: {shown} is gone without a line in {_REMOVED}; add one with the reason"
        elif lost:
            yield (
                f"{name}: {len(lost):,} ids are gone without a line in {_REMOVED}, {shown}; add "
                "one for each with the reason"
            )


def _ids(state: State, name: str, column: str) -> dict[str, None]:
    """The ids of a table in their order, also where the column that held them was renamed."""
    table = state.tables.get(name)
    if table is None:
        return {}
    if column not in table.columns and len(table.primary_key) == 1:
        column = table.primary_key[0]
    if column not in table.columns:
        return {}
    return dict.fromkeys(map(str, state.load(name).column(column).to_pylist()))


def _reused(new: State, before: Tombstones) -> Iterator[str]:
    for name in dict.fromkeys(table for table, _ in before):
        table = new.tables.get(name)
        if table and len(table.primary_key) == 1:
            for row_id in _ids(new, name, table.primary_key[0]):
                if (name, row_id) in before:
                    removed_in = before[name, row_id]["removed_in"]
                    yield (
                        f"{name}: {row_id!r} was taken back in {removed_in} and is a row again; "
                        "take another id"
                    )


def _rewritten(before: Tombstones, after: Tombstones) -> Iterator[str]:
    for (name, row_id), line in before.items():
        now = after.get((name, row_id))
        if now is None:
            yield f"{_REMOVED}: the line of {row_id!r} of {name} is gone; restore it"
        else:
            for column in ("removed_in", "reason"):
                if now[column] != line[column]:
                    yield (
                        f"{_REMOVED}: {column} of {row_id!r} was {line[column]!r} and is "
                        f"{now[column]!r}; restore it"
                    )


def _too_early(old_version: str, before: Tombstones, after: Tombstones) -> Iterator[str]:
    for (name, row_id), line in after.items():
        removed_in = str(line["removed_in"])
        if (name, row_id) not in before and parse_version(removed_in) <= parse_version(old_version):
            yield (
                f"{_REMOVED}: {row_id!r} is said to be removed in {removed_in}, but {old_version} "
                "has no such line; give the version that is to come"
            )


def _tombstones(state: State) -> Tombstones:
    if _REMOVED not in state.tables:
        return {}
    rows = state.load(_REMOVED)
    missing = [name for name in _COLUMNS if name not in rows.column_names]
    if missing:
        raise OnRecordError(f"{_REMOVED} has no column {', '.join(missing)}; build again")
    return {(row["table_name"], row["row_id"]): row for row in rows.to_pylist()}
