"""A comparison as entries of a changelog in Markdown, for readers of the data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pyarrow as pa

from onrecord.schema.markdown import code, prose
from onrecord.versions.diff import Change, Diff, RowChange, TableChange
from onrecord.versions.level import Level
from onrecord.versions.promises import DERIVED
from onrecord.versions.words import count, list_some, name_row, shorten, show_change, visible

_MOST = 10
_LONGEST = 300
_HEADINGS = ("Added", "Changed", "Removed")
_COUNTED = (*DERIVED, "removed_rows")
Entry = tuple[str, str]
Reasons = Mapping[tuple[str, str | None], str]


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
            yield "Changed", f"{_breaking(fact)}{fact.subject} of the dataset{_values(fact)}"
    reasons = diff.reasons()
    for table in diff.tables:
        yield from (_schema(table, change) for change in table.told)
        if wordings := table.wordings(_name):
            yield "Changed", f"{_name(table.name)}: {wordings}"
        if table.name in _COUNTED:
            yield from _counts(table)
        else:
            yield from _rows(table, reasons)
    if hints := diff.hints(_name):
        yield "Changed", f"how tables are shown and looked up: {'; '.join(hints)}"


def _schema(table: TableChange, change: Change) -> Entry:
    what = _breaking(change) + _name(table.name)
    column = f": column {_name(change.column)}" if change.column else ""
    if change.name in ("table", "column"):
        heading, text = ("Added", change.new) if change.old is None else ("Removed", change.old)
        return heading, f"{what}{column}: {_prose(text)}"
    return "Changed", f"{what}{column}: {change.name.replace('_', ' ')}{_values(change)}"


def _rows(table: TableChange, reasons: Reasons) -> Iterator[Entry]:
    if any(change.name == "table" for change in table.schema):
        return
    if table.added.num_rows:
        yield "Added", _listed(table, table.added, "added")
    if 0 < table.removed.num_rows <= _MOST and table.key:
        for row in table.removed.to_pylist():
            reason = reasons.get((table.name, table.id_of(row)))
            why = f": {_prose(reason)}" if reason else ""
            yield "Removed", f"{_name(table.name)}: {_name(table.name_of(row))}{why}"
    elif table.removed.num_rows:
        yield "Removed", _listed(table, table.removed, "removed")
    if len(table.changed) <= _MOST:
        yield from (("Changed", _changed(table, each)) for each in table.changed)
    else:
        columns = Counter(name for each in table.changed for name in each.fields)
        listed = ", ".join(f"{_name(name)} in {many:,}" for name, many in columns.most_common())
        yield "Changed", f"{_name(table.name)}: {len(table.changed):,} rows ({listed})"


def _counts(table: TableChange) -> Iterator[Entry]:
    counts = {
        "Added": table.added.num_rows,
        "Changed": len(table.changed),
        "Removed": table.removed.num_rows,
    }
    for heading, number in counts.items():
        if number:
            yield heading, f"{_name(table.name)}: {count(number, 'row')}"


def _listed(table: TableChange, rows: pa.Table, done: str) -> str:
    named = [_name(table.name_of(row)) for row in rows.to_pylist()]
    return f"{_name(table.name)}: {count(rows.num_rows, 'row')} {done} ({list_some(named)})"


def _changed(table: TableChange, row: RowChange) -> str:
    fields = []
    for name, (old, new) in row.fields.items():
        before, after = show_change(old, new)
        fields.append(f"{_name(name)} from {_shown(before)} to {_shown(after)}")
    return f"{_name(table.name)}: {_name(name_row(row.key))}: {', '.join(fields)}"


def _values(change: Change) -> str:
    old, new = show_change(change.old, change.new)
    return f" from {_shown(old)} to {_shown(new)}"


def _shown(value: str) -> str:
    is_text = value.startswith('"') and len(value) > 2
    return value if value == "nothing" else code(value[1:-1] if is_text else value)


def _name(text: str) -> str:
    return code(visible(text))


def _prose(text: str) -> str:
    return prose(shorten(text, _LONGEST))


def _breaking(change: Change) -> str:
    return "breaking: " if change.level == Level.BREAKING else ""
