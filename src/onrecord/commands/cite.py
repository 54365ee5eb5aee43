"""The command cite."""

from __future__ import annotations

import argparse
import sys
import warnings
from pathlib import Path

from onrecord.commands.shared import Commands, add_package, open_package
from onrecord.console import show_line
from onrecord.errors import UsageError


def add(commands: Commands) -> None:
    """Add cite."""
    citing = commands.add(
        "cite",
        cite,
        "cite the dataset, a table, a row, or the rows that an analysis used",
        "onrecord cite --style bibtex",
        "cite",
    )
    citing.add_argument(
        "what", nargs="?", help="a table, or the key of a row; without it, the dataset is cited"
    )
    citing.add_argument(
        "--style",
        default="text",
        help="text (default), bibtex, ris, csl-json, apa or chicago",
    )
    citing.add_argument("--table", help="the table of the rows, where their keys do not tell it")
    citing.add_argument(
        "--rows",
        type=Path,
        metavar="FILE",
        help="cite the rows in this CSV file, as JSON that verify --citation reads",
    )
    add_package(citing)


def cite(given: argparse.Namespace) -> None:
    """Print a citation."""
    if given.rows is not None and given.what is not None:
        raise UsageError(f"cite either {given.what!r} or the rows of a file, not both")
    package, what = open_package(given), given.what
    if given.rows is not None:
        from onrecord.citation.read_frame import read_csv_rows

        what = read_csv_rows(given.rows)
    with warnings.catch_warnings(record=True) as told:
        warnings.simplefilter("always", UserWarning)
        citation = package.cite(what, style=given.style, table=given.table)
    for warning in told:
        print(show_line(f"warning: {warning.message}"), file=sys.stderr)
    print(citation)
