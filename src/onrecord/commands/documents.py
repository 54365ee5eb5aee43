"""What the commands draft and review have in common: the documents that are named, and where."""

from __future__ import annotations

import argparse
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from onrecord.commands.shared import find_folder
from onrecord.errors import DataError, Problem, UsageError
from onrecord.layout import Layout, open_path

_OF_A_CORPUS = ("data/", "build/")


def find_documents(given: argparse.Namespace) -> tuple[Path, list[str]]:
    """The folder of the corpus and the documents that are named; none for all of them.

    Raises UsageError where there is no corpus.
    """
    named = list(given.documents)
    if given.folder is None and len(named) == 1 and _is_folder(named[0]):
        folder, named = open_path(named[0]), []
    else:
        folder = given.folder or Path()
    root = find_folder(folder)
    if not (Layout(root).curated / "dataset.yaml").is_file():
        if given.folder is None and named:
            advice = f"{named[0]!r} is no folder; for a document give --folder CORPUS"
        else:
            advice = "make one: onrecord new DIR"
        raise UsageError(f"there is no corpus in {str(root)!r}; {advice}")
    return root, named


def _is_folder(name: str) -> bool:
    """Whether a name is that of a folder, and not of a document here."""
    is_document = (Layout(Path()).documents / f"{name}.txt").is_file()
    return not is_document and ("/" in name or name in (".", "..") or open_path(name).is_dir())


def from_here(problems: Iterable[Problem], root: Path) -> list[Problem]:
    """The problems with their files as they are reached from here, and not from their corpus.

    >>> str(from_here([Problem("data/curated/dataset.yaml", 1, "no title")], Path("my"))[0])
    'my/data/curated/dataset.yaml:1: no title'
    """
    return [
        replace(each, file=f"{root.as_posix()}/{each.file}")
        if root != Path() and each.file.startswith(_OF_A_CORPUS)
        else each
        for each in problems
    ]


class FromHere:
    """Lets the problems of a corpus that are raised be told with their files as from here."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def __enter__(self) -> None:
        """Nothing is done before."""

    def __exit__(self, _: object, error: BaseException | None, __: object) -> None:
        """Tell of the same problems."""
        if isinstance(error, DataError) and self._root != Path():
            raise DataError(from_here(error.problems, self._root)) from error
