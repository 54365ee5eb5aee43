"""Finds the CAS files in folders and archives, and the type system of each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from onrecord.errors import Problem
from onrecord.exchange.each_file import each_file
from onrecord.exchange.uima.name_file import FileName, name_file
from onrecord.exchange.xmi.open_archive import open_archive

ENDING, TYPE_SYSTEM = ".xmi", "TypeSystem.xml"
LARGEST = 32_000_000


@dataclass(frozen=True, slots=True)
class CasFile:
    """A CAS with its type system, unread: the place for messages, and both contents.

    ``name`` is that of the document, ``coder`` who annotated it, where the path tells.
    """

    place: str
    name: str
    coder: str
    content: bytes
    types: bytes


def find_cas_files(path: Path) -> Iterator[CasFile | Problem]:
    """Find every ``.xmi`` file, at any depth of a folder or of a zip archive, with its type system.

    That is the ``TypeSystem.xml`` of the same folder, or else the one at the top.
    """
    top = path if path.is_dir() else path.parent
    for given in each_file(path, {ENDING, ".zip"}):
        if isinstance(given, Problem):
            yield given
        elif given[0].suffix.lower() == ".zip":
            yield from _find_in_archive(*given)
        elif named := name_file(given[0].absolute()):
            yield _find_beside(*given, top, named)


def _find_beside(file: Path, content: bytes, top: Path, named: FileName) -> CasFile | Problem:
    beside = [folder / TYPE_SYSTEM for folder in (file.parent, top)]
    types = next((each for each in beside if each.is_file()), None)
    if types is None:
        return Problem(str(file), 1, _no_types(file.name))
    if not types.resolve().is_relative_to(top.resolve()):
        what = "a symbolic link out of the folder; give the file itself"
        return Problem(str(types), 1, what)
    (read,) = each_file(types, ())
    if isinstance(read, Problem):
        return read
    for place, each in ((file, content), read):
        if len(each) > LARGEST:
            what = f"the file is larger than {LARGEST:,} bytes; export the document in parts"
            return Problem(str(place), 1, what)
    return CasFile(str(file), *named, content, read[1])


def _find_in_archive(file: Path, content: bytes) -> Iterator[CasFile | Problem]:
    with open_archive(file, content, LARGEST) as archive:
        if isinstance(archive, Problem):
            yield archive
            return
        names = [name for name in archive.names if name.lower().endswith(ENDING)]
        if not names:
            what = (
                f"the archive has no {ENDING!r} file; export the document as 'UIMA CAS XMI', or "
                "unpack it where it holds other archives"
            )
            yield Problem(str(file), 1, what)
        outer = name_file(file.absolute())
        for name in names:
            # Each person has an archive of one file, or one archive has all of them.
            named = outer if outer is None or outer.coder else name_file(PurePosixPath(name))
            if named is None:
                continue
            place = f"{file}/{name}"
            beside = (str(PurePosixPath(name).parent / TYPE_SYSTEM), TYPE_SYSTEM)
            types = next((each for each in beside if each in archive.names), None)
            if types is None:
                yield Problem(place, 1, _no_types(PurePosixPath(name).name))
                continue
            read = [archive.read(each) for each in (name, types)]
            if isinstance(read[0], bytes) and isinstance(read[1], bytes):
                yield CasFile(place, *named, read[0], read[1])
            else:
                yield from (each for each in read if isinstance(each, Problem))


def _no_types(name: str) -> str:
    return f"no file {TYPE_SYSTEM!r} lies beside {name!r}; put the one of the same export there"
