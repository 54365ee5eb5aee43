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
        content = read_content(given.path)
        yield content if isinstance(content, Problem) else (given.path, content)
    if not found:
        wanted = " or ".join(sorted(endings))
        yield Problem(str(path), 1, f"no file ends with {wanted}; give the folder that has them")


def read_content(path: Path) -> bytes | Problem:
    """Read the bytes of a file, or say why they cannot be read."""
    try:
        return read_bytes(path)
    except UnreadableError as error:
        return Problem(str(path), 1, str(error))
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        return Problem(str(path), 1, f"{reason}; give a file that can be read")


def read_text(path: Path) -> str | Problem:
    """Read the text of a file as it is, line ends and byte order mark too; it must be UTF-8."""
    content = read_content(path)
    return content if isinstance(content, Problem) else decode_text(content, path)


def decode_text(content: bytes, path: Path) -> str | Problem:
    """Decode UTF-8, or say in which line there is something else."""
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        fault = f"not UTF-8: byte 0x{content[error.start]:02x}; save the file as UTF-8"
        return Problem(str(path), line, fault)
