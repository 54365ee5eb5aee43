"""What was built of each batch, kept by the hash of everything that it was built from.

An entry is a folder with a Parquet part for each table that has rows, and a file that says which
they are, with their hashes. Nothing in it is believed that does not have its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pyarrow as pa

from onrecord.corpus.batch import Batch, FileBatch
from onrecord.errors import Problem
from onrecord.release.hashes import sha256_file
from onrecord.release.stores import remove_folder
from onrecord.release.write_parquet import write_parquet

_LISTING = "batch.json"


@dataclass(frozen=True)
class Part:
    """The rows that one batch has of one table, in a Parquet file."""

    path: Path
    sha256: str
    size: int
    rows: int


@dataclass
class BuiltBatch:
    """What came of a batch: its parts by table, and what was found on the way.

    ``is_open`` says that some row points at another that no part of this batch has.
    """

    documents: int
    size: int
    parts: dict[str, Part] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    is_open: bool = False

    @property
    def rows(self) -> int:
        """How many rows there are in all parts."""
        return sum(part.rows for part in self.parts.values())


class _Listing(msgspec.Struct):
    """What an entry says of itself: file name, hash, size and rows of each table, and the rest."""

    parts: dict[str, tuple[str, int, int]]
    warnings: list[tuple[str, int, str]]
    is_open: bool


def find_key(salt: str, batch: Batch) -> str:
    """The key of a batch: the hash of its bytes, and of all else that shapes its rows."""
    return hashlib.sha256(f"{salt} {batch.sha256}".encode()).hexdigest()


def read_entry(folder: Path, key: str, batch: Batch) -> BuiltBatch | None:
    """Find what was built of a batch; None if it was not built, or if anything in it is damaged."""
    entry = folder / key
    try:
        listing = msgspec.json.decode((entry / _LISTING).read_bytes(), type=_Listing)
        parts = {}
        for table, (sha256, size, rows) in listing.parts.items():
            path = entry / f"{table}.parquet"
            if sha256_file(path) != sha256:
                return None
            parts[table] = Part(path, sha256, size, rows)
    except (OSError, msgspec.DecodeError):
        return None
    warnings = [Problem(*each) for each in listing.warnings]
    return BuiltBatch(
        batch.document_count,
        batch.size,
        parts,
        warnings=_shift(warnings, batch, 1),
        is_open=listing.is_open,
    )


def write_entry(
    folder: Path, key: str, batch: Batch, tables: dict[str, pa.Table], built: BuiltBatch
) -> BuiltBatch:
    """Write the parts of a batch, and what else came of it; gives it with the parts.

    What says which parts there are is written last, so an entry without it is not whole yet.
    """
    entry = folder / key
    entry.mkdir(parents=True, exist_ok=True)
    (entry / _LISTING).unlink(missing_ok=True)
    parts = {}
    for table, rows in tables.items():
        if rows.num_rows:
            path = entry / f"{table}.parquet"
            path.unlink(missing_ok=True)  # never into a file that a release has as well
            write_parquet(rows, path)
            parts[table] = Part(path, sha256_file(path), path.stat().st_size, rows.num_rows)
    listing = _Listing(
        {table: (part.sha256, part.size, part.rows) for table, part in parts.items()},
        [(each.file, each.line, each.message) for each in _shift(built.warnings, batch, -1)],
        built.is_open,
    )
    (entry / _LISTING).write_bytes(msgspec.json.encode(listing))
    return replace(built, parts=parts)


def prune(folder: Path, keys: Collection[str]) -> None:
    """Remove every entry but those of the given keys."""
    for entry in folder.iterdir() if folder.is_dir() else ():
        if entry.name not in keys:
            remove_folder(entry)


def _shift(found: list[Problem], batch: Batch, sign: int) -> list[Problem]:
    """Count the lines from the beginning of the batch (-1), or from that of the file again (1).

    The lines of a batch may have moved since it was built.
    """
    if isinstance(batch, FileBatch):
        return found
    first = {lines.file: lines.first for lines in (batch.documents, batch.annotations)}
    return [replace(each, line=each.line + sign * first.get(each.file, 0)) for each in found]
