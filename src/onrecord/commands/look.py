"""The commands that look something up: load, describe, locate and evidence."""

from __future__ import annotations

import argparse
import re
import sys

from onrecord.commands.shared import Commands, add_format, add_package, open_package
from onrecord.console import print_rows, show_line
from onrecord.errors import UsageError

_CONDITION = re.compile(r"(\w+)(==?|!=|<=?|>=?)(.*)", re.DOTALL)


def add(commands: Commands) -> None:
    """Add load, describe, locate and evidence."""
    loading = commands.add(
        "load", load, "print a table", "onrecord load events --format csv > events.csv"
    )
    loading.add_argument(
        "table", nargs="?", help="a table or view; without it, their names are listed"
    )
    loading.add_argument(
        "--columns", metavar="NAMES", help="only these, joined by commas: event_id,summary"
    )
    loading.add_argument(
        "--filter",
        action="append",
        default=[],
        metavar="CONDITION",
        help="only rows for which it holds: event_type=CONSULT, date_earliest>=2024-11-01, "
        "recipient_id= (empty); also !=, <, <=, >; given several times, all must hold",
    )
    describing = commands.add(
        "describe",
        describe,
        "say what the tables and columns mean",
        "onrecord describe events",
    )
    describing.add_argument("table", nargs="?", help="a table or view; without it, all of them")
    locating = commands.add(
        "locate", locate, "print the path of a table's file", "onrecord locate events"
    )
    locating.add_argument("table", help="a table")
    locating.add_argument("form", nargs="?", default="parquet", help="parquet (default) or csv")
    proving = commands.add(
        "evidence",
        evidence,
        "print the words that prove a row",
        "onrecord evidence damage-control-e02",
    )
    proving.add_argument("row", help="the key of an event, quote or appointment")
    for each in (loading, describing, locating, proving):
        add_package(each)
    for each in (loading, describing, proving):
        add_format(each)


def load(given: argparse.Namespace) -> None:
    """Print a table."""
    package = open_package(given)
    if given.table is None:
        print_rows(["table"], [{"table": name} for name in package.list_tables()], given.format)
        return
    from onrecord.release.scan import read_batches

    columns = given.columns.split(",") if given.columns else None
    filters = [_read_condition(each) for each in given.filter] or None
    names, batches = read_batches(package.scan(given.table), columns, filters)
    print_rows(names, (row for batch in batches for row in batch.to_pylist()), given.format)


def _read_condition(text: str) -> tuple[str, str, str | None]:
    found = _CONDITION.fullmatch(text)
    if found is None:
        raise UsageError(f"malformed condition {text!r}; expected one such as event_type=CONSULT")
    column, operator, value = found.groups()
    return column, operator, value or None


def describe(given: argparse.Namespace) -> None:
    """Print what tables or columns mean."""
    import pyarrow as pa

    rows = pa.Table.from_pandas(open_package(given).describe(given.table), preserve_index=False)
    print_rows(rows.column_names, rows.to_pylist(), given.format)


def locate(given: argparse.Namespace) -> None:
    """Print the path of a file."""
    print(open_package(given).locate(given.table, given.form))


def evidence(given: argparse.Namespace) -> None:
    """Print the words that prove a row."""
    import dataclasses

    found = open_package(given).evidence(given.row)
    if not found:
        reason = "made from an official record, which the row names; no document has its words"
        print(show_line(f"{given.row}: {reason}"), file=sys.stderr)
    rows = [{**dataclasses.asdict(each), "field": each.field or "main"} for each in found]
    columns = ["field", "kind", "exact", "start", "end", "document_id", "context"]
    print_rows(columns, [{name: row[name] for name in columns} for row in rows], given.format)
