"""The command import."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from onrecord.commands.shared import Commands, find_folder
from onrecord.console import count_of, show_line

# Told here, so that the help needs no library that reads records.
KINDS = ("travels", "visits", "pocom")


def add(commands: Commands) -> None:
    """Add import."""
    importing = commands.add(
        "import",
        import_,
        "bring official records into a corpus, with the events and appointments in them",
        "onrecord import travels ../travels --folder my-corpus",
        "add",
    )
    importing.add_argument(
        "kind",
        choices=KINDS,
        help="trips of Presidents and Secretaries of State, visits of foreign leaders, or "
        "principal officers and chiefs of mission",
    )
    importing.add_argument(
        "path", type=Path, metavar="PATH", help="the folder of the Office of the Historian's XML"
    )
    importing.add_argument(
        "--folder", type=Path, default=Path(), help="folder of the corpus (default: this one)"
    )
    importing.add_argument(
        "--replace", action="store_true", help="write over an import with other content"
    )


def import_(given: argparse.Namespace) -> int:
    """Import records, list what was not understood, and say what was read and written."""
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
