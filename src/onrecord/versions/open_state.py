"""Open a version by what somebody calls it: a folder, its datapackage.json, or a git revision."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.errors import OnRecordError, UsageError
from onrecord.versions.git import files_of
from onrecord.versions.state import State, read_state


@contextmanager
def open_state(name: str | os.PathLike[str]) -> Iterator[State]:
    """Open a version; a name that is no path is a revision of the repository around this folder.

    Raises UsageError where there is no such version, OnRecordError where it is damaged.
    """
    shown = os.fspath(name)
    if not shown:
        raise UsageError("an empty name; name a folder, a datapackage.json, or a git revision")
    folder = folder_of(name)
    if folder is not None:
        yield read_state(folder, shown)
        return
    with files_of(shown, Path()) as root:
        try:
            yield read_state(root, shown)
        except OnRecordError as error:
            if str(root) not in str(error):
                raise
            # The folder is gone by the time that somebody reads of it.
            raise OnRecordError(str(error).replace(str(root), shown)) from error


def folder_of(name: str | os.PathLike[str]) -> Path | None:
    """The folder of a package, if the name is that of something on disk.

    Raises UsageError for a file that is no datapackage.json.
    """
    path = Path(name)
    try:
        if not path.exists():
            return None
    except (OSError, ValueError):
        return None  # no file can have that name
    if path.name == "datapackage.json":
        return path.parent
    if path.is_file():
        raise UsageError(f"{path} is not a datapackage.json; name that file or its folder")
    return path
