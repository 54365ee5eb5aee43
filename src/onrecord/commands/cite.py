"""The command cite."""

from __future__ import annotations

import argparse

from onrecord.commands.shared import Commands, add_package, open_package


def add(commands: Commands) -> None:
    """Add cite."""
    citing = commands.add(
        "cite", cite, "cite the dataset or one row of it", "onrecord cite --style bibtex", "cite"
    )
    citing.add_argument("row", nargs="?", help="the key of an event, quote or appointment")
    citing.add_argument("--style", default="text", help="text (default) or bibtex")
    add_package(citing)


def cite(given: argparse.Namespace) -> None:
    """Print a citation."""
    print(open_package(given).cite(given.row, style=given.style))
