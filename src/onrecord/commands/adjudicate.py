"""The command adjudicate."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.documents import FromHere
from onrecord.commands.shared import Commands, find_folder
from onrecord.console import show_line

if TYPE_CHECKING:
    from onrecord.adjudication.adjudicate import Adjudicated


def add(commands: Commands) -> None:
    """Add adjudicate."""
    parser = commands.add(
        "adjudicate",
        adjudicate,
        "settle what two independent codings of a document disagree on, into the one that counts",
        "onrecord adjudicate my-article --annotator p1",
    )
    parser.add_argument("document", metavar="DOCUMENT", help="the id of a document with passes")
    parser.add_argument(
        "--annotator",
        required=True,
        metavar="ID",
        help="you, as annotators.csv has you; on a terminal, you are asked for your name if not",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(),
        metavar="CORPUS",
        help="the corpus of the document (default: this one)",
    )
    parser.add_argument(
        "--first", metavar="ID", help="the annotator of one pass, where there are more than two"
    )
    parser.add_argument("--second", metavar="ID", help="the annotator of the other pass")


def adjudicate(given: argparse.Namespace) -> int:
    """Adjudicate a document, and sum up what was answered."""
    from onrecord.adjudication.adjudicate import Adjudicated, Wanted, adjudicate
    from onrecord.layout import Layout
    from onrecord.review.terminal import Terminal

    folder = find_folder(given.folder)
    found = Adjudicated()
    wanted = Wanted(given.document, given.first, given.second)
    try:
        with FromHere(folder):
            adjudicate(Layout(folder), wanted, given.annotator, Terminal(), found)
    except KeyboardInterrupt:
        _sum_up(found, folder, given.document)
        raise KeyboardInterrupt("every answer that you gave is kept") from None
    _sum_up(found, folder, given.document)
    return 0


def _sum_up(found: Adjudicated, folder: Path, document: str) -> None:
    if found.open is None:
        return
    counts = found.counts
    print(f"{counts['decided']} decided, {found.open} open")
    if found.open:
        print("the same command takes up what is open")
        return
    print(
        show_line(
            "all is settled; if the passes cover the whole text, write coding: complete into "
            f"data/curated/documents/{document}.yaml"
        )
    )
    build = "onrecord build" if folder == Path() else f"onrecord build {folder}"
    print(show_line(f"next: {build}"))
