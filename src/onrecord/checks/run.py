"""Run every check of the tables."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from onrecord.checks.coding import check_coding
from onrecord.checks.columns import check_columns
from onrecord.checks.dates import check_dates
from onrecord.checks.keys import check_keys
from onrecord.checks.leaks import check_leaks
from onrecord.checks.links import check_links
from onrecord.checks.release import check_release
from onrecord.checks.removed import check_removed
from onrecord.checks.spans import check_spans
from onrecord.checks.violation import Violation
from onrecord.schema.model import Table


def check_tables(
    arrow: Mapping[str, pa.Table],
    tables: Mapping[str, Table],
    *,
    include_drafts: bool = False,
    texts: Mapping[str, str] | None = None,
    version: str | None = None,
) -> list[Violation]:
    """Give every violation in the tables of a dataset, in no order that means anything."""
    rows = {name: table.to_pylist() for name, table in arrow.items()}
    return [
        *check_columns(arrow, tables),
        *check_keys(rows, tables),
        *check_dates(rows, tables),
        *check_links(rows),
        *check_removed(rows, tables, version),
        *check_coding(rows, include_drafts=include_drafts),
        *check_spans(rows, texts),
        *check_release(rows),
        *check_leaks(rows, tables, texts or {}),
    ]
