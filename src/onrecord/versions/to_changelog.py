"""A comparison as entries of a changelog in Markdown, for readers of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from onrecord.versions.changes import HINTS, Change, RowChange, TableChange
from onrecord.versions.level import Level
from onrecord.versions.markdown import code, prose
from onrecord.versions.names import name_cells, name_change, name_row
from onrecord.versions.promises import DERIVED
from onrecord.versions.words import count, show_change

if TYPE_CHECKING:
    from onrecord.versions.diff import Diff

_MOST = 10
_HEADINGS = ("Added", "Changed", "Removed")
_COUNTED = (*DERIVED, "removed_rows")
Entry = tuple[str, str]
Reasons = Mapping[tuple[str, str], str]


def to_changelog(diff: Diff) -> str:
    """Write what changed under Added, Changed and Removed, as Keep a Changelog has them.

    Few rows are named one by one and many are counted, as are those that the program derives.
    """
    entries = list(_entries(diff))
    sections = []
    for heading in _HEADINGS:
        lines = [f"- {text}\n" for found, text in entries if found == heading]
        if lines:
            sections.append(f"### {heading}\n\n{''.join(lines)}")
    return "\n".join(sections)


def _entries(diff: Diff) -> Iterator[Entry]:
    for fact in diff.facts:
        if fact.level > Level.NONE:
            yield "Changed", f"{_breaking(fact)}{name_change(fact)} of the dataset{_values(fact)}"
    reasons = diff.reasons()
    for table in diff.tables:
        told = (change for change in table.schema if change.name not in HINTS)
        yield from (_schema(table, change) for change in told)
        if table.name in _COUNTED:
            yield from _counts(table)
        else:
            yield from _rows(table, reasons)


def _schema(table: TableChange, change: Change) -> Entry:
    what = _breaking(change) + code(table.name)
    column = f": column {code(change.column)}" if change.column else ""
    if change.name in ("table", "column"):
        heading, text = ("Added", change.new) if change.old is None else ("Removed", change.old)
        return heading, f"{what}{column}: {prose(text)}"
    return "Changed", f"{what}{column}: {change.name.replace('_', ' ')}{_values(change)}"


def _rows(table: TableChange, reasons: Reasons) -> Iterator[Entry]:
    if any(change.name == "table" for change in table.schema):
        return
    if table.added.num_rows:
        yield "Added", _listed(table, table.added, "added")
    if 0 < table.removed.num_rows <= _MOST and table.key:
        for row in table.removed.to_pylist():
            key = [row[name] for name in table.key]
            reason = reasons.get((table.name, str(key[0])))
            why = f": {prose(reason)}" if reason and len(key) == 1 else ""
            yield "Removed", f"{code(table.name)}: {code(name_row(key))}{why}"
    elif table.removed.num_rows:
        yield "Removed", _listed(table, table.removed, "removed")
    if len(table.changed) <= _MOST:
        yield from (("Changed", _changed(table, each)) for each in table.changed)
    else:
        columns = Counter(name for each in table.changed for name in each.fields)
        listed = ", ".join(f"{code(name)} in {many:,}" for name, many in columns.most_common())
        yield "Changed", f"{code(table.name)}: {len(table.changed):,} rows ({listed})"


def _counts(table: TableChange) -> Iterator[Entry]:
    counts = {
        "Added": table.added.num_rows,
        "Changed": len(table.changed),
        "Removed": table.removed.num_rows,
    }
    for heading, number in counts.items():
        if number:
            yield heading, f"{code(table.name)}: {count(number, 'row')}"


def _listed(table: TableChange, rows: Any, done: str) -> str:
    named = [
        code(name_row(row[name] for name in table.key) if table.key else name_cells(row))
        for row in rows.slice(0, _MOST).to_pylist()
    ]
    rest = f" and {rows.num_rows - _MOST:,} more" if rows.num_rows > _MOST else ""
    return f"{code(table.name)}: {count(rows.num_rows, 'row')} {done} ({', '.join(named)}{rest})"


def _changed(table: TableChange, row: RowChange) -> str:
    fields = []
    for name, (old, new) in row.fields.items():
        before, after = show_change(old, new)
        fields.append(f"{code(name)} from {_shown(before)} to {_shown(after)}")
    return f"{code(table.name)}: {code(name_row(row.key))}: {', '.join(fields)}"


def _values(change: Change) -> str:
    old, new = show_change(change.old, change.new)
    return f" from {_shown(old)} to {_shown(new)}"


def _shown(value: str) -> str:
    return value if value == "nothing" else code(value[1:-1] if value[0] == '"' else value)


def _breaking(change: Change) -> str:
    return "breaking: " if change.level == Level.BREAKING else ""
