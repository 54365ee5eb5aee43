"""What commands have in common: how they are declared, what they open, how problems are told."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.console import FORMATS, count_of, show_line
from onrecord.errors import Problem, UsageError
from onrecord.layout import open_path

if TYPE_CHECKING:
    from onrecord.access import Package

Run = Callable[[argparse.Namespace], int | None]


class Commands:
    """The commands of a parser, to which the modules of this folder add theirs."""

    def __init__(self, parser: argparse.ArgumentParser) -> None:
        self._added: Any = parser.add_subparsers(metavar="COMMAND", required=True)

    def add(
        self, name: str, run: Run, text: str, example: str, extra: str = "build"
    ) -> argparse.ArgumentParser:
        """Add a command that ``run`` carries out, and give its parser, for its arguments.

        ``text`` says what it does and ``example`` shows it, both for its help; ``extra`` is what to
        install where a library is missing.
        """
        added: argparse.ArgumentParser = self._added.add_parser(
            name,
            help=text,
            description=text[0].upper() + text[1:] + ".",
            epilog=f"example: {example}",
        )
        added.set_defaults(run=run, extra=extra)
        return added


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of a dataset, or else this one."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=open_path,
        default=Path(),
        help="dataset folder (default: this one)",
    )


def add_any_folder(parser: argparse.ArgumentParser) -> None:
    """Let a command take the folder of a dataset, or else this one or the installed one."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=open_path,
        help="dataset folder (default: this one, or the installed one)",
    )


def add_package(parser: argparse.ArgumentParser) -> None:
    """Let a command work on another dataset than the installed one."""
    parser.add_argument(
        "--package",
        type=open_path,
        metavar="PATH",
        help="another dataset's folder or datapackage.json",
    )


def add_format(parser: argparse.ArgumentParser) -> None:
    """Let a command print its rows in one of the formats."""
    parser.add_argument("--format", choices=FORMATS, help="table on a terminal, else csv")


def open_package(given: argparse.Namespace) -> Package:
    """Open the package that ``--package`` names, or else the installed one, and say what it is.

    The installed one is told only in a folder with a package of its own, which somebody may have
    meant. Drafts are always told, since a view or a sum of them looks like one of curated rows.
    """
    from onrecord import access
    from onrecord.layout import Layout, bundled
    from onrecord.release.read_package import includes_drafts

    root = bundled().root
    here = Path()
    is_package = given.package is None and Layout(here).descriptor.is_file()
    if is_package and here.resolve() != root.resolve():
        note = "showing the installed dataset; --package . shows this folder"
        print(note, file=sys.stderr)
    package = whole(access.open(given.package or root))
    if includes_drafts(package.descriptor):
        print("this dataset includes drafts, which nobody has confirmed", file=sys.stderr)
    return package


def whole(package: Package) -> Package:
    """The package, completed first if its publication was cut short."""
    from onrecord import access
    from onrecord.release.publish import finish_interrupted, is_interrupted

    if is_interrupted(package.root):
        finish_interrupted(package.root)
        return access.open(package.root)
    return package


def find_folder(path: Path) -> Path:
    """The folder itself; raises UsageError if there is none."""
    if not path.is_dir():
        raise UsageError(f"there is no folder {str(path)!r}")
    return path


def report(problems: Sequence[Problem], outcome: str = "", count: int | None = None) -> int:
    """Print every problem, and what came of it; gives the exit status for problems in the data.

    ``count`` says how many there are where one line stands for several.
    """
    for problem in problems:
        print(show_line(problem), file=sys.stderr)
    print(f"{count_of(count or len(problems), 'problems')}{outcome}", file=sys.stderr)
    return 1
