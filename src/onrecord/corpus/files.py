"""List and read the files of a folder that anybody may have filled, without trusting any."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.corpus.text_faults import text_faults
from onrecord.errors import Problem

SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
IDS = (
    "ids are lower-case letters, digits and single hyphens, as in my-article.txt and "
    "my-article.yaml"
)
_OUTSIDE = "a symbolic link out of the corpus; put the file itself here"


def list_files(
    root: Path, folder: Path, name: str, expected: str = IDS, others: str = r"README\.md"
) -> tuple[list[Path], list[Problem]]:
    """List the files of a folder whose whole name matches a pattern, in order of their names.

    Hidden files and ``others`` (a pattern too) are passed over; every other name, a directory, and
    a symbolic link that leads out of ``root`` is a problem; ``expected`` says which names there may
    be. A folder that does not exist is an empty one.
    """
    files: list[Path] = []
    problems: list[Problem] = []
    if folder.exists() and not folder.is_dir():
        place = shown(root, folder)
        return files, [Problem(place, 1, "a file where a folder is expected; move it away")]
    for path in sorted(folder.iterdir()) if folder.is_dir() else []:
        if path.name.startswith(".") or re.fullmatch(others, path.name):
            continue
        fault = _fault(root, path, name, expected)
        if fault:
            problems.append(Problem(shown(root, path), 1, fault))
        else:
            files.append(path)
    return files, problems


def _fault(root: Path, path: Path, name: str, expected: str) -> str | None:
    if leads_out(root, path):
        return _OUTSIDE
    if path.is_dir():
        return "a directory where a file is expected; move it away"
    if not path.is_file():
        return "not a readable file; put the file itself here"
    if not re.fullmatch(name, path.name):
        return f"unexpected file name {path.name!r}; {expected}"
    return None


def leads_out(root: Path, path: Path) -> bool:
    """Whether symbolic links lead from a path below ``root`` to somewhere that is not."""
    try:
        return not path.resolve().is_relative_to(root.resolve())
    except RuntimeError:  # a link that leads to itself, before Python 3.13
        return False


def shown(root: Path, path: Path) -> str:
    """The path of a file as messages show it: relative to the corpus, with forward slashes."""
    return path.relative_to(root).as_posix() if path.is_relative_to(root) else path.as_posix()


def read_text(root: Path, path: Path) -> tuple[str | None, bytes, list[Problem]]:
    """Read a file that must be UTF-8, NFC and LF without NUL; the text is None where it is not.

    Gives the text, the bytes, and every problem with its line.
    """
    if leads_out(root, path):
        return None, b"", [Problem(shown(root, path), 1, _OUTSIDE)]
    try:
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "cannot be read"
        return None, b"", [Problem(shown(root, path), 1, f"{reason}; put a readable file here")]
    faults = _faults(content)
    if faults:
        return None, content, [Problem(shown(root, path), line, fault) for line, fault in faults]
    return content.decode("utf-8"), content, []


def _faults(content: bytes) -> list[tuple[int, str]]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        fault = f"not UTF-8: byte 0x{content[error.start]:02x}; save the file as UTF-8"
        return [(content.count(b"\n", 0, error.start) + 1, fault)]
    return [(text.count("\n", 0, at) + 1, fault) for at, fault in text_faults(text)]
