"""The command new."""

from __future__ import annotations

import argparse
import shlex
from pathlib import Path

from onrecord.commands.shared import Commands
from onrecord.console import show_line


def add(commands: Commands) -> None:
    """Add new."""
    parser = commands.add(
        "new",
        new,
        "make a corpus of your own, with an example document that builds",
        "onrecord new my-corpus",
    )
    parser.add_argument("folder", type=Path, metavar="DIR", help="a new or empty folder")


def new(given: argparse.Namespace) -> None:
    """Make a corpus and say what to do next."""
    import onrecord
    from onrecord.intake.new_corpus import new_corpus

    files = new_corpus(given.folder, onrecord.__version__)
    print(
        show_line(f"made a corpus in {given.folder}: {len(files)} files, README.md tells of them")
    )
    folder = str(given.folder)
    words = ["cd", *(["--"] if folder.startswith("-") else []), folder]
    inside = "" if given.folder == Path() else f"{shlex.join(words)}; "
    print(show_line(f"next: {inside}onrecord build; onrecord browse; onrecord add FILE_OR_FOLDER"))
