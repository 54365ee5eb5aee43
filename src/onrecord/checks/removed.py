"""Check the keys that were taken back: each says where, when and why, and none is used again."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from onrecord.checks.violation import Row, RowsByTable, Violation
from onrecord.errors import nearest
from onrecord.schema.model import Table


def check_removed(
    rows: RowsByTable, tables: Mapping[str, Table], version: str | None = None
) -> Iterator[Violation]:
    """Yield every line of removed_rows that cannot be true, and every row whose key stands there.

    ``version`` is that of the dataset, which no line can be later than.
    """
    for index, line in enumerate(rows["removed_rows"]):
        for column, message in _faults(line, tables, version):
            yield Violation("removed_rows", index, column, column, message)
    yield from _check_reused(rows, tables)


def version_numbers(version: str | None) -> tuple[int, ...] | None:
    """The three numbers of a version, to be compared; None if it has another form.

    >>> version_numbers("0.10.2"), version_numbers("1.0")
    ((0, 10, 2), None)
    """
    found = re.fullmatch(r"([0-9]+)\.([0-9]+)\.([0-9]+)", version or "")
    return tuple(map(int, found.groups())) if found else None


def _faults(
    line: Row, tables: Mapping[str, Table], version: str | None
) -> Iterator[tuple[str, str]]:
    table, removed_in, reason = line["table_name"], line["removed_in"], line["reason"]
    if table not in tables:
        yield "table_name", f"unknown table {table!r}{nearest(table or '', tables)}"
    ours, theirs = version_numbers(version), version_numbers(removed_in)
    if ours and theirs and theirs > ours:
        yield (
            "removed_in",
            f"removed_in {removed_in!r} is later than the version of the dataset, {version}; raise "
            "the version in dataset.yaml, or give the one that no longer has the row",
        )
    if reason and not reason.strip():
        yield "reason", "reason is blank; say why the row was taken back"


def _check_reused(rows: RowsByTable, tables: Mapping[str, Table]) -> Iterator[Violation]:
    removed = {
        (line["table_name"], line["row_id"]): line["removed_in"] for line in rows["removed_rows"]
    }
    for name, table in tables.items():
        if len(table.primary_key) != 1 or name == "removed_rows":
            continue
        key = table.primary_key[0]
        for index, row in enumerate(rows[name]):
            if (name, row[key]) in removed:
                message = (
                    f"id {row[key]!r} was taken back in {removed[name, row[key]]} and is never "
                    "used again; take another"
                )
                yield Violation(name, index, key, "removed", message)
