"""The command agree."""

from __future__ import annotations

import argparse
import io
import sys
from pathlib import Path

from onrecord.commands.documents import FromHere, find_documents
from onrecord.commands.shared import Commands
from onrecord.console import show_line
from onrecord.errors import UsageError
from onrecord.layout import Layout


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
    _check_out(given.out, Layout(root))
    with FromHere(root):
        found = compare(root, documents, given.annotators)
    form = given.format or _form_of(given.out)
    made = io.StringIO()
    out = made if given.out else sys.stdout
    if form == "json":
        agree_report.write_json(found, out)
    elif form == "csv":
        agree_report.write_csv(found, out, is_list=given.list)
    else:
        agree_report.write_text(found, root, out, is_list=given.list)
    if given.out:
        _write(given.out, made.getvalue().encode())
        print(f"wrote {show_line(given.out)}")


def _form_of(path: Path | None) -> str:
    ending = path.suffix.removeprefix(".") if path else ""
    return ending if ending in ("csv", "json") else "text"


def _write(path: Path, content: bytes) -> None:
    from onrecord.forms.own_file import put_blocks

    if path.exists() and not path.is_file():
        path.write_bytes(content)  # a pipe or a device, in whose place no file is put
    else:
        put_blocks(path, [content])


def _check_out(path: Path | None, layout: Layout) -> None:
    """Raise UsageError for what no report is written to: a folder, or what people have written."""
    if path is None:
        return
    if path.is_dir():
        raise UsageError(f"--out {path} is a folder; name a file")
    if path.resolve().is_relative_to(layout.curated.resolve()):
        raise UsageError(f"--out {path} is among the curated files of the corpus; name another")
