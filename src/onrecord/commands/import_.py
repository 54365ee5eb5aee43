"""The command import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.commands.add import add_facts
from onrecord.commands.shared import Commands, find_folder
from onrecord.console import count_of, show_line
from onrecord.errors import UsageError
from onrecord.exchange.form_names import FORM_NAMES

# Told here, so that the help needs no library that reads records.
KINDS = ("travels", "visits", "pocom")


def add(commands: Commands) -> None:
    """Add import."""
    importing = commands.add(
        "import",
        import_,
        "bring annotations of other programs, or official records, into a corpus",
        "onrecord import brat coded --into my-corpus --language en --mapping polnear",
        "add",
    )
    importing.add_argument(
        "kind",
        metavar="FORMAT",
        choices=(*FORM_NAMES, *KINDS),
        help=f"a form of annotations ({', '.join(FORM_NAMES)}), or a kind of records: travels "
        "(trips of Presidents and Secretaries of State), visits (of foreign leaders), pocom "
        "(principal officers and chiefs of mission)",
    )
    importing.add_argument(
        "path",
        type=Path,
        metavar="PATH",
        help="a file or folder of annotations, or the folder of the Office of the Historian's XML",
    )
    importing.add_argument(
        "--into",
        "--folder",
        dest="folder",
        type=Path,
        default=Path(),
        metavar="CORPUS",
        help="folder of the corpus (default: this one)",
    )
    importing.add_argument(
        "--replace",
        action="store_true",
        help="write over what an import before wrote, but for texts of documents",
    )
    annotations = importing.add_argument_group("annotations")
    annotations.add_argument(
        "--mapping",
        metavar="NAME|FILE",
        help="what labels become: polnear, rams, entities, onrecord for our own, or a file",
    )
    annotations.add_argument(
        "--annotator", metavar="ID", help="who coded (default: whom the mapping names)"
    )
    annotations.add_argument(
        "--pass",
        dest="is_pass",
        action="store_true",
        help="an independent pass beside others, of which no rows are built",
    )
    add_facts(annotations)


def import_(given: argparse.Namespace) -> int:
    """Import annotations or records, and say what was read and written and what was not."""
    for option in ("mapping", "annotator"):
        if getattr(given, option) == "":
            raise UsageError(f"--{option} is empty; name one, or leave it out")
    if given.kind in FORM_NAMES:
        given.extra = "exchange"
        from onrecord.commands.import_layers import import_layers

        return import_layers(given)
    for option in ("mapping", "annotator", "is_pass"):
        if getattr(given, option):
            name = option.removeprefix("is_")
            raise UsageError(f"--{name} is for annotations; leave it out for {given.kind}")
    return _import_records(given)


def _import_records(given: argparse.Namespace) -> int:
    from onrecord.records.import_records import import_records

    path, folder = find_folder(given.path), find_folder(given.folder)
    report = import_records(given.kind, path, folder, replace=given.replace)
    for problem in report.problems:
        print(show_line(problem), file=sys.stderr)
    rows = {
        "events": report.events,
        "appointments": report.appointments,
        "actors": report.actors,
        "offices": report.offices,
    }
    counts = ", ".join(count_of(count, name) for name, count in rows.items() if count)
    print(f"read {count_of(report.read, 'records')}, kept {report.records:,} with {counts}")
    if report.problems:
        listed = count_of(len(report.problems), "things")
        print(f"listed {listed} that could not be understood")
    for file in report.files or ["nothing: every file was there with the same content"]:
        print(show_line(f"wrote {file}"))
    inside = "" if given.folder == Path() else f" {given.folder}"
    print(show_line(f"next: onrecord build{inside}"))
    return 1 if report.records < report.read else 0
