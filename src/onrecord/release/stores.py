"""What differs between the file system of this machine and a store of fsspec."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import uuid4


def is_local(path: Path) -> bool:
    """Whether a path is one of this machine's file system, which can lock, link and rename."""
    return isinstance(path, Path)


def is_in_memory(path: Path) -> bool:
    """Whether nobody but this process can see what stands at a path."""
    return getattr(path, "protocol", "") == "memory"


def link_file(source: Path, target: Path) -> None:
    """Let the same bytes stand in two places, without a second copy where that can be."""
    if is_local(source) and is_local(target):
        try:
            os.link(source, target)
        except OSError:
            shutil.copyfile(source, target)
    else:
        copy_file(source, target)


def copy_file(source: Path, target: Path) -> None:
    """Copy a file; within one store the store does it, else its bytes come through here."""
    theirs: Any = source
    if not is_local(source) and getattr(target, "fs", None) == theirs.fs:
        theirs.fs.copy(theirs.path, target.path)  # type: ignore[attr-defined]
        return
    with source.open("rb") as read, target.open("wb") as written:
        shutil.copyfileobj(read, written)


def remove_folder(folder: Path) -> None:
    """Remove a folder with all that is in it, if it is there."""
    if not folder.is_dir():
        return
    if is_local(folder):
        shutil.rmtree(folder)
        return
    theirs: Any = folder
    theirs.fs.rm(theirs.path, recursive=True)


@contextmanager
def local_copy_of(path: Path) -> Iterator[Path]:
    """Give a place on this machine for a file that must be made here, and bring it where it goes.

    For what needs a real file, as SQLite does.
    """
    if is_local(path):
        yield path
        return
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder) / path.name
        yield here
        path.parent.mkdir(parents=True, exist_ok=True)
        copy_file(here, path)


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give a name to write under, and move what was written to its path when it is whole.

    A cluster may work on one batch twice, and a release may hold the same file as a hard link. In a
    store there are no links, and a file is seen when it is whole.
    """
    if not is_local(path):
        yield path
        return
    draft = path.with_name(f"{path.name}.{uuid4().hex}")
    yield draft
    draft.replace(path)


def read_ordinary(path: Path) -> bytes:
    """Read an ordinary file; nothing if there is none."""
    # To read a pipe, which somebody may have put there, would wait for ever.
    return path.read_bytes() if path.is_file() else b""
