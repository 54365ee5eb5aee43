"""The command export."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.commands.shared import Commands, add_package, open_package
from onrecord.errors import UsageError, unknown
from onrecord.exchange.form_names import FORM_NAMES
from onrecord.layout import open_path


def add(commands: Commands) -> None:
    """Add export."""
    exporting = commands.add(
        "export",
        export,
        "write a dataset, or the annotations of a corpus, in the form of another program",
        "onrecord export stata --out stata",
        "export",
    )
    exporting.add_argument("form", nargs="?", help="a form; without it, they are listed")
    exporting.add_argument(
        "--out", type=open_path, metavar="DIR", help="a new folder (default: the name of the form)"
    )
    add_package(exporting)
    annotations = exporting.add_argument_group("annotations")
    annotations.add_argument(
        "--folder", type=Path, metavar="CORPUS", help="folder of the corpus (default: this one)"
    )
    annotations.add_argument(
        "--coding",
        action="store_true",
        help="the coding in our own labels, also where annotations were imported",
    )
    annotations.add_argument(
        "--annotator", metavar="ID", help="the independent pass of an annotator, in our own labels"
    )


def export(given: argparse.Namespace) -> None:
    """Write the files of a form and name them, or list the forms."""
    from onrecord.console import print_rows
    from onrecord.forms.forms import FORMS

    if given.form is None:
        rows = [{"form": each.name, "of": "dataset", "what": each.what} for each in FORMS.values()]
        rows += [
            {"form": name, "of": "annotations", "what": what} for name, what in FORM_NAMES.items()
        ]
        print_rows(["form", "of", "what"], rows)
    elif given.form in FORM_NAMES:
        given.extra = "exchange"
        _export_annotations(given)
    elif given.form not in FORMS:
        raise unknown("form", given.form, [*FORMS, *FORM_NAMES])
    else:
        for option in ("folder", "coding", "annotator"):
            if getattr(given, option):
                raise UsageError(f"--{option} is for annotations; use --package for a dataset")
        for path in open_package(given).export(given.form, given.out or Path(given.form)):
            print(path)


def _export_annotations(given: argparse.Namespace) -> None:
    from onrecord.console import count_of, show_line
    from onrecord.exchange.export_annotations import export_annotations
    from onrecord.exchange.forms import find_form

    if given.package is not None:
        raise UsageError("--package is for datasets; name a corpus with its texts by --folder")
    if given.coding and given.annotator:
        raise UsageError("--coding and --annotator are two things; give one of them")
    done = export_annotations(
        find_form(given.form),
        given.folder or Path(),
        given.out or Path(given.form),
        coding=given.coding,
        annotator=given.annotator,
    )
    for path in done.files:
        print(show_line(path))
    if done.empty:
        print(f"{count_of(done.empty, 'documents')} without annotations", file=sys.stderr)
