"""One writer at a time in a dataset folder; a lock that a dead process cannot leave behind."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from onrecord.errors import OnRecordError

if sys.platform == "win32":
    import msvcrt

    def _take(file: IO[str]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


class BusyError(OnRecordError):
    """Another process holds a lock, so that this one has to wait, or do something else."""


# What a lock fails with that another process holds; whatever else means that there can be none.
_HELD = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)


@contextmanager
def lock(folder: Path, busy: str | None = None, name: str = "lock") -> Iterator[None]:
    """Hold the lock of a folder, which is made if need be; the system lets go of it at exit.

    The folder is one of this machine. Raises BusyError if another process holds the lock, which
    ``busy`` says in other words than those of a build, and OnRecordError if the file system has
    none. Locks of different names in a folder do not hinder each other.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / name).open("a", encoding="utf-8") as file:
        try:
            _take(file)
        except OSError as error:
            if error.errno not in _HELD:
                raise OnRecordError(
                    f"{folder} cannot be locked ({error.strerror}); "
                    "work in a folder of a file system with locks"
                ) from error
            raise BusyError(
                busy or f"another build is at work in {folder.parent}; wait until it has ended"
            ) from None
        yield
