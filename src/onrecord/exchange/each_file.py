"""The files of a form of annotations that somebody gives, one by one, with what is in them."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.intake.found import UnreadableError
from onrecord.intake.list_files import list_given
from onrecord.intake.read_file import read_bytes


def each_file(path: Path, endings: Collection[str]) -> Iterator[tuple[Path, bytes] | Problem]:
    """Yield each file with its bytes: that which is given, or those of a folder, at any depth.

    In a folder only files with one of the ``endings`` (with their period, lower case) count, and
    there must be one; a file that is given counts whatever its name is. Nothing is raised: what
    cannot be read is a problem.
    """
    is_folder, found = path.is_dir(), False
    for given in list_given([path]):
        if isinstance(given, Problem):
            found = True
            yield given
            continue
        if is_folder and given.path.suffix.lower() not in endings:
            continue
        found = True
        try:
            yield given.path, read_bytes(given.path)
        except UnreadableError as error:
            yield Problem(str(given.path), 1, str(error))
        except OSError as error:
            reason = (error.strerror or "cannot be read").lower()
            yield Problem(str(given.path), 1, f"{reason}; give a file that can be read")
    if not found:
        wanted = " or ".join(sorted(endings))
        yield Problem(str(path), 1, f"no file ends with {wanted}; give the folder that has them")
