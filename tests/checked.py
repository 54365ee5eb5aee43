"""Check tables of a whole dataset that are in memory, which only tests are small enough for."""

from __future__ import annotations

from collections.abc import Mapping

import pyarrow as pa

from onrecord.checks.run import Checker
from onrecord.checks.violation import Violation
from onrecord.schema.model import Table


def check_tables(
    arrow: Mapping[str, pa.Table],
    tables: Mapping[str, Table],
    *,
    include_drafts: bool = False,
    texts: Mapping[str, str] | None = None,
    version: str | None = None,
    facts: Mapping[str, str] | None = None,
) -> list[Violation]:
    """Give every violation in the tables of a whole dataset, in no order that means anything.

    The options are those of ``Checker``.
    """
    checker = Checker(
        tables, include_drafts=include_drafts, version=version, facts=facts, whole=True
    )
    try:
        return checker.check(arrow, texts).violations
    finally:
        checker.close()
