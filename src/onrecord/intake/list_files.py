"""List the files that somebody gives, and all files in folders that somebody gives."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import Problem


@dataclass(frozen=True)
class Given:
    """A file to read, and its path below the folder that was given, or its name."""

    path: Path
    below: Path


def list_given(paths: Iterable[Path]) -> Iterator[Given | Problem]:
    """Yield every file, in order of paths, and a problem for whatever is passed over.

    Hidden files and folders, whose names begin with a period, are passed over without a word.
    """
    for path in paths:
        if path.is_dir():
            yield from _walk(path)
        else:
            yield Given(path, Path(path.name))


def _walk(root: Path) -> Iterator[Given | Problem]:
    inside = root.resolve()
    unread: list[Problem] = []

    def note(error: OSError) -> None:
        fault = f"{(error.strerror or 'cannot be read').lower()}; nothing in this folder was read"
        unread.append(Problem(str(error.filename), 1, fault))

    for folder, folders, files in os.walk(root, onerror=note):
        here = Path(folder)
        links = [name for name in folders if (here / name).is_symlink()]
        folders[:] = sorted(name for name in folders if name[0] != "." and name not in links)
        yield from unread
        unread.clear()
        for name in sorted([*files, *links]):
            path = here / name
            if name.startswith("."):
                continue
            fault = _fault(path, inside)
            yield Problem(str(path), 1, fault) if fault else Given(path, path.relative_to(root))
    yield from unread


def _fault(path: Path, inside: Path) -> str | None:
    if not path.is_symlink():
        return None
    try:
        target = path.resolve(strict=True)
    except (OSError, RuntimeError):  # a link that leads to itself, before Python 3.13
        return "a symbolic link that leads nowhere; remove it"
    if not target.is_relative_to(inside):
        return "a symbolic link out of the folder; give the file itself"
    return "a symbolic link to a folder; give the folder itself" if target.is_dir() else None
