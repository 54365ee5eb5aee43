"""The command review."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.documents import FromHere, find_documents, from_here
from onrecord.commands.shared import Commands, report
from onrecord.console import count_of, show_line
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.review.review_corpus import Reviewed


def add(commands: Commands) -> None:
    """Add review."""
    parser = commands.add(
        "review",
        review,
        "walk through what was drafted, and code what you accept, mend or drop",
        "onrecord review my-article --annotator p1",
    )
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="DOCUMENT|CORPUS",
        help="ids of documents, or the folder of a corpus (default: all that have drafts)",
    )
    parser.add_argument(
        "--annotator",
        required=True,
        metavar="ID",
        help="you, as annotators.csv has you; on a terminal, you are asked for your name if not",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="CORPUS",
        help="the corpus of the documents that are named (default: this one)",
    )
    parser.add_argument(
        "--kind",
        choices=("events", "quotes", "appointments"),
        help="ask about one kind only, and about what its rows name",
    )
    parser.add_argument(
        "--least",
        type=float,
        default=0.0,
        metavar="SCORE",
        help="pass over what scores less, from 0 to 1 (default: 0)",
    )


def review(given: argparse.Namespace) -> int:
    """Review drafts, and sum up what was answered."""
    from onrecord.layout import Layout
    from onrecord.review.review_corpus import Reviewed, Wanted, review_corpus
    from onrecord.review.terminal import Terminal

    if not 0 <= given.least <= 1:
        raise UsageError(f"--least {given.least} is no score; give a number from 0 to 1")
    folder, documents = find_documents(given)
    reviewed = Reviewed()
    wanted = Wanted(documents, given.kind, given.least)
    try:
        with FromHere(folder):
            review_corpus(Layout(folder), wanted, given.annotator, Terminal(), reviewed)
    except KeyboardInterrupt:
        _sum_up(reviewed, folder)
        raise KeyboardInterrupt("every answer that you gave is kept") from None
    _sum_up(reviewed, folder)
    for each in reviewed.passed_over:
        print(show_line(each), file=sys.stderr)
    if reviewed.problems:
        return report(
            from_here(sorted(set(reviewed.problems)), folder), "; what is wrong was not asked about"
        )
    return int(bool(reviewed.passed_over))


def _sum_up(reviewed: Reviewed, folder: Path) -> None:
    counts = reviewed.counts
    if not reviewed.asked:
        # Where something else hindered it, that is told.
        if not (reviewed.passed_over or reviewed.problems):
            print("there is nothing to ask about")
        return
    print(
        f"{counts['accept']} accepted ({count_of(counts['rows'], 'rows')}), "
        f"{counts['drop']} dropped, {counts['later']} left for later, "
        f"in {count_of(reviewed.asked, 'documents')}"
    )
    if reviewed.has_quit:
        print("the same command takes up after your last answer")
    if counts["accept"]:
        build = "onrecord build" if folder == Path() else f"onrecord build {folder}"
        print(show_line(f"next: {build}"))
