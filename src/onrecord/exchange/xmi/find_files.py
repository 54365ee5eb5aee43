"""Finds the CAS files in folders and archives, and the type system of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.errors import Problem
from onrecord.exchange.xmi.open_archive import open_archive

ENDING, TYPE_SYSTEM = ".xmi", "TypeSystem.xml"
LARGEST = 32_000_000


@dataclass(frozen=True, slots=True)
class CasFile:
    """A CAS with its type system, unread: the place for messages, the name, and both contents."""

    place: str
    name: str
    content: bytes
    types: bytes


def find_cas_files(path: Path) -> Iterator[CasFile | Problem]:
    """Find every ``.xmi`` file, at any depth of a folder or of a zip archive, with its type system.

    That is the ``TypeSystem.xml`` of the same folder, or else the one at the top.
    """
    if path.is_dir():
        files = sorted(each for each in path.rglob("*") if _is_ours(each))
        if not files:
            what = "no file in the folder ends in '.xmi' or '.zip'; export some from INCEpTION"
            yield Problem(str(path), 1, what)
    else:
        files = [path]
    for file in files:
        if file.suffix.lower() == ".zip":
            yield from _find_in_archive(file)
        else:
            yield _find_beside(file, path if path.is_dir() else file.parent)


def _is_ours(path: Path) -> bool:
    return path.suffix.lower() in (ENDING, ".zip") and path.is_file()


def _find_beside(file: Path, top: Path) -> CasFile | Problem:
    beside = [folder / TYPE_SYSTEM for folder in (file.parent, top)]
    types = next((each for each in beside if each.is_file()), None)
    if types is None:
        return Problem(str(file), 1, _no_types(file.name))
    try:
        for each in (file, types):
            if each.stat().st_size > LARGEST:
                return Problem(str(each), 1, _too_large())
        return CasFile(str(file), file.stem, file.read_bytes(), types.read_bytes())
    except OSError as error:
        return Problem(str(file), 1, f"cannot be read: {error.strerror}")


def _find_in_archive(file: Path) -> Iterator[CasFile | Problem]:
    with open_archive(file, LARGEST) as archive:
        if isinstance(archive, Problem):
            yield archive
            return
        names = [name for name in archive.names if name.lower().endswith(ENDING)]
        if not names:
            what = f"the archive has no {ENDING!r} file; export the document as 'UIMA CAS XMI'"
            yield Problem(str(file), 1, what)
        for name in names:
            place = f"{file}/{name}"
            beside = (str(PurePosixPath(name).parent / TYPE_SYSTEM), TYPE_SYSTEM)
            types = next((each for each in beside if each in archive.names), None)
            if types is None:
                yield Problem(place, 1, _no_types(PurePosixPath(name).name))
                continue
            read = [archive.read(each) for each in (name, types)]
            if isinstance(read[0], bytes) and isinstance(read[1], bytes):
                yield CasFile(place, PurePosixPath(name).stem, read[0], read[1])
            else:
                yield from (each for each in read if isinstance(each, Problem))


def _no_types(name: str) -> str:
    return f"no file {TYPE_SYSTEM!r} lies beside {name!r}; put the one of the same export there"


def _too_large() -> str:
    return f"the file is larger than {LARGEST:,} bytes; export the document in parts"
