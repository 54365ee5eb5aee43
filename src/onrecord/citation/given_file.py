"""What holds for every file that somebody gives to cite from, or to find cited rows by."""

from __future__ import annotations

import os
from pathlib import Path

from onrecord.errors import OnRecordError, UsageError

MOST_BYTES = 500_000_000


def check_file(path: Path) -> None:
    """Make sure that a path leads to a file that can be read whole.

    Raises UsageError if nothing is there, or a folder, a pipe or a device; OnRecordError for more
    than MOST_BYTES.
    """
    # Unlike those of Path, the functions of os also take paths that no file can have.
    if not os.path.exists(path):  # noqa: PTH110
        raise UsageError(f"there is no file {str(path)!r}")
    if not path.is_file():
        raise UsageError(f"{str(path)!r} is no ordinary file; give one")
    if path.stat().st_size > MOST_BYTES:
        raise OnRecordError(f"{path} has more than {MOST_BYTES:,} bytes; give a part of its rows")
