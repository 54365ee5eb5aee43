"""A comparison as a report to people, safe to print on a terminal."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from onrecord.versions.diff import Change, Diff, TableChange
from onrecord.versions.level import Level
from onrecord.versions.words import count, name_row, shorten, show, show_change, visible

_MOST = 20
_LABEL = 60


def to_text(diff: Diff) -> str:
    """Report what changed, table by table, what it means for the version, and broken promises.

    At most twenty rows of a kind are shown of each table; the dictionary has them all.
    """
    return "".join(f"{line}\n" for line in _lines(diff))


def _lines(diff: Diff) -> Iterator[str]:
    old, new = diff.old, diff.new
    yield f"{visible(old.name)} {old.version} -> {visible(new.name)} {new.version}"
    if old.name != new.name:
        yield "two names: these may be two datasets and not two versions of one"
    if not diff:
        is_same = old.sha256 == new.sha256
        yield "no differences" if is_same else "no differences, but other files (by their hashes)"
    if diff.facts:
        yield from ("", "dataset", *(f"  {_change(each)}" for each in diff.facts))
    reasons = diff.reasons()
    for table in diff.tables:
        lines = [*_schema(table), *_rows(table, reasons)]
        if lines:
            yield from ("", _heading(table), *lines)
    hints = diff.hints(visible)
    if hints:
        yield from ("", "how tables are shown and looked up", *(f"  {each}" for each in hints))
    if diff.level > Level.NONE:
        yield from ("", f"{diff.level}: needs at least version {diff.needed_version}")
    if diff.broken_promises:
        yield from ("", count(len(diff.broken_promises), "broken promise"))
        yield from (f"  {visible(each)}" for each in diff.broken_promises[:_MOST])
        yield from _rest(len(diff.broken_promises))


def _heading(table: TableChange) -> str:
    old, new = table.counts
    counts = {
        "added": table.added.num_rows,
        "removed": table.removed.num_rows,
        "changed": len(table.changed),
    }
    listed = [f"{number:,} {what}" for what, number in counts.items() if number]
    if not listed:
        return visible(table.name)
    return f"{visible(table.name)}: {old:,} -> {count(new, 'row')}; {', '.join(listed)}"


def _schema(table: TableChange) -> Iterator[str]:
    yield from (f"  {_change(each)}" for each in table.told)
    if wordings := table.wordings(visible):
        yield f"  {wordings} changed"


def _change(change: Change) -> str:
    level = f" ({change.level})" if change.level > Level.CORRECTION else ""
    if change.name in ("table", "column"):
        return f"{change.subject} {'added' if change.old is None else 'removed'}{level}"
    old, new = show_change(change.old, change.new)
    return f"{change.subject}: {old} -> {new}{level}"


def _rows(table: TableChange, reasons: Mapping[tuple[str, str | None], str]) -> Iterator[str]:
    for row in table.added.slice(0, _MOST).to_pylist():
        yield f"  + {_row(table, row)}"
    yield from _rest(table.added.num_rows)
    for row in table.removed.slice(0, _MOST).to_pylist():
        yield f"  - {_row(table, row)}"
        if reason := reasons.get((table.name, table.id_of(row))):
            yield f"      because: {show(reason)}"
    yield from _rest(table.removed.num_rows)
    for each in table.changed[:_MOST]:
        yield f"  ~ {name_row(each.key)}{_label(each.label)}"
        for name, values in each.fields.items():
            old, new = show_change(*values)
            yield f"      {visible(name)}: {old} -> {new}"
    yield from _rest(len(table.changed))


def _row(table: TableChange, row: dict[str, Any]) -> str:
    label = row.get(table.label or "") if table.key else None
    return table.name_of(row) + _label(label)


def _label(label: object) -> str:
    return "" if label is None else f"  {shorten(str(label), _LABEL)}"


def _rest(number: int) -> Iterator[str]:
    if number > _MOST:
        yield f"  ... and {number - _MOST:,} more; --format json has all"
