"""The command export."""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.commands.shared import Commands, add_package, open_package
from onrecord.layout import open_path


def add(commands: Commands) -> None:
    """Add export."""
    exporting = commands.add(
        "export",
        export,
        "write a dataset in the form of another program or catalog",
        "onrecord export stata --out stata",
        "export",
    )
    exporting.add_argument("form", nargs="?", help="a form; without it, they are listed")
    exporting.add_argument(
        "--out", type=open_path, metavar="DIR", help="a new folder (default: the name of the form)"
    )
    add_package(exporting)


def export(given: argparse.Namespace) -> None:
    """Write the files of a form and name them, or list the forms."""
    from onrecord.console import print_rows
    from onrecord.forms.forms import FORMS

    if given.form is None:
        rows = [{"form": each.name, "what": each.what} for each in FORMS.values()]
        print_rows(["form", "what"], rows)
        return
    for path in open_package(given).export(given.form, given.out or Path(given.form)):
        print(path)
