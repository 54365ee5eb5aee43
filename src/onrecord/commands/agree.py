"""The command agree."""

from __future__ import annotations

import argparse
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from onrecord.commands.documents import FromHere, find_documents
from onrecord.commands.shared import Commands
from onrecord.console import show_line

if TYPE_CHECKING:
    from contextlib import AbstractContextManager


def add(commands: Commands) -> None:
    """Add agree."""
    parser = commands.add(
        "agree",
        agree,
        "say how far independent codings of documents agree, and where they differ",
        "onrecord agree my-article --list",
    )
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="DOCUMENT|CORPUS",
        help="ids of documents, or the folder of a corpus (default: all that two or more coded)",
    )
    parser.add_argument(
        "--folder",
        type=Path,
        metavar="CORPUS",
        help="the corpus of the documents that are named (default: this one)",
    )
    parser.add_argument(
        "--annotators",
        nargs="+",
        default=[],
        metavar="ID",
        help="those whose passes are compared, two or more (default: all)",
    )
    parser.add_argument(
        "--list",
        action="store_true",
        help="list the disagreements, record by record (as csv: instead of the figures)",
    )
    parser.add_argument(
        "--format",
        choices=("text", "csv", "json"),
        help="a report, CSV with a row for each figure, or everything as JSON "
        "(default: what the ending of --out says, else a report)",
    )
    parser.add_argument("--out", type=Path, metavar="FILE", help="write to a file")


def agree(given: argparse.Namespace) -> None:
    """Print the figures of agreement, or the disagreements."""
    from onrecord.agreement.agree import agree as compare
    from onrecord.commands import agree_report

    root, documents = find_documents(given)
    with FromHere(root):
        found = compare(root, documents, given.annotators)
    form = given.format or _form_of(given.out)
    with _open(given.out) as out:
        if form == "json":
            agree_report.write_json(found, out)
        elif form == "csv":
            agree_report.write_csv(found, out, is_list=given.list)
        else:
            agree_report.write_text(found, root, out, is_list=given.list)
    if given.out:
        print(f"wrote {show_line(given.out)}")


def _form_of(path: Path | None) -> str:
    ending = path.suffix.removeprefix(".") if path else ""
    return ending if ending in ("csv", "json") else "text"


def _open(path: Path | None) -> AbstractContextManager[TextIO]:
    if path is None:
        return nullcontext(sys.stdout)
    return path.open("w", encoding="utf-8", newline="\n")
