"""The command cite."""

from __future__ import annotations

import argparse

from onrecord.commands.shared import Commands, add_package, open_package


def add(commands: Commands) -> None:
    """Add cite."""
    citing = commands.add(
        "cite", cite, "cite the dataset, a table or a row", "onrecord cite --style bibtex", "cite"
    )
    citing.add_argument(
        "what", nargs="?", help="a table, or the key of a row; without it, the dataset is cited"
    )
    citing.add_argument(
        "--style",
        default="text",
        help="text (default), bibtex, ris, csl-json, apa or chicago",
    )
    citing.add_argument("--table", help="the table of the row, if more than one has such a key")
    add_package(citing)


def cite(given: argparse.Namespace) -> None:
    """Print a citation."""
    print(open_package(given).cite(given.what, style=given.style, table=given.table))
