"""The pairs of row and record that somebody has decided, which no program proposes again."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.corpus.facts import Corroboration
from onrecord.corpus.read_yaml import read_items
from onrecord.errors import DataError
from onrecord.layout import Layout
from onrecord.release.find_rows import Read


@dataclass(frozen=True, slots=True)
class Decided:
    """The findings by row and record, and the highest number that an id of one has."""

    findings: dict[tuple[str, str], str]
    last_number: int


def read_decided(layout: Layout, read: Read) -> Decided:
    """Read what is decided: in the built package, and since then in the curated file.

    Raises DataError where the curated file is wrong.
    """
    columns = ["corroboration_id", "row_id", "record_id", "finding"]
    rows = read("corroborations", columns).to_pylist()
    found = {(row["row_id"], row["record_id"]): row["finding"] for row in rows}
    ids = [row["corroboration_id"] for row in rows]
    for each in _read_curated(layout):
        found[each.row, each.record] = each.finding
        ids.append(each.id)
    return Decided(found, max(map(_number, ids), default=0))


def _read_curated(layout: Layout) -> list[Corroboration]:
    if not layout.corroborations.exists():
        return []
    items, problems = read_items(
        layout.root, layout.corroborations, "corroborations", Corroboration
    )
    if problems:
        raise DataError(problems)
    return [item for item, _ in items]


def _number(corroboration_id: str) -> int:
    digits = corroboration_id.removeprefix("c")
    # Other numerals than ours, and endless ones, are left to the checks of the build.
    return int(digits) if digits.isascii() and digits.isdigit() and len(digits) < 10 else 0
