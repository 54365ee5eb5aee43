"""Opens zip archives that nobody vouches for; nothing of them is ever written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

from onrecord.errors import Problem

_MOST_ENTRIES = 10_000
# Markup is seldom packed to less than a fortieth; what is packed far tighter is made to burst.
_TIGHTEST, _SMALL = 200, 1_000_000
_LINK = 0o120000
_ENTRY = b"PK\x01\x02"
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError)


class Archive:
    """A zip archive whose names and sizes have been checked."""

    def __init__(self, file: Path, archive: zipfile.ZipFile, largest: int) -> None:
        self._file, self._archive, self._largest = file, archive, largest
        self.names = sorted(each.filename for each in archive.infolist() if not each.is_dir())

    def read(self, name: str) -> bytes | Problem:
        """Read an entry whole, but never more than the largest size."""
        try:
            with self._archive.open(name) as entry:
                content = entry.read(self._largest + 1)
        except _FAULTS as error:
            what = f"cannot be unpacked ({error}); export it again"
            return Problem(f"{self._file}/{name}", 1, what)
        if len(content) > self._largest:
            what = f"is larger than {self._largest:,} bytes; export the document in parts"
            return Problem(f"{self._file}/{name}", 1, what)
        return content


@contextmanager
def open_archive(file: Path, content: bytes, largest: int) -> Iterator[Archive | Problem]:
    """Open a zip archive by what is in its file, or give the one Problem with it.

    Refused are archives with too many entries, entries that are packed or will be too large,
    encrypted entries and links, names that are given twice, and names that lead out of a folder.
    """
    # Counted before the archive is opened, since its table of contents may be what bursts.
    entries = content.count(_ENTRY)
    if entries > _MOST_ENTRIES:
        what = f"the archive has {entries:,} entries; at most {_MOST_ENTRIES:,} are read"
        yield Problem(str(file), 1, what)
        return
    try:
        archive = zipfile.ZipFile(BytesIO(content))
    except _FAULTS as error:
        yield Problem(
            str(file), 1, f"is no zip archive that can be read ({error}); export it again"
        )
        return
    with archive:
        fault = _find_fault(archive.infolist(), largest)
        yield Problem(str(file), 1, fault) if fault else Archive(file, archive, largest)


def _find_fault(entries: list[zipfile.ZipInfo], largest: int) -> str:
    if len({entry.filename for entry in entries}) < len(entries):
        return "the archive has two entries of one name; export it again"
    for entry in entries:
        fault = _find_entry_fault(entry, largest)
        if fault:
            return f"entry {entry.filename[:200]!r} {fault}; it is not opened"
    return ""


def _find_entry_fault(entry: zipfile.ZipInfo, largest: int) -> str:
    name = entry.orig_filename
    if name.startswith("/") or "\\" in name or ":" in name or ".." in name.split("/"):
        return "has a name that leads out of the folder"
    if entry.external_attr >> 16 & 0o170000 == _LINK:
        return "is a link"
    if entry.flag_bits & 1:
        return "is encrypted"
    if entry.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "is packed in a way that is not read"
    if entry.file_size > largest and name.lower().endswith((".xmi", ".xml")):
        return f"has {entry.file_size:,} bytes, more than the {largest:,} that are read"
    if entry.file_size > max(_SMALL, _TIGHTEST * entry.compress_size):
        return f"would be {entry.file_size:,} bytes out of {entry.compress_size:,}"
    return ""
