"""What was built of each batch, kept by the hash of everything that it was built from.

An entry is a folder with a Parquet part for each table that has rows, and a file that says which
they are, with their hashes. Nothing in it is believed that does not have its hash.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import msgspec
import pyarrow as pa

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.corpus.batch import Batch, FileBatch
from onrecord.errors import Problem
from onrecord.release.hashes import sha256_file
from onrecord.release.stores import read_ordinary, written_whole
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

    ``is_open`` says that some row points at another that no part of this batch has, ``anew`` how
    many documents were built and not taken from what was built before.
    """

    documents: int
    size: int
    parts: dict[str, Part] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[Problem] = field(default_factory=list)
    is_open: bool = False
    anew: int = 0

    @property
    def rows(self) -> int:
        """How many rows there are in all parts."""
        return sum(part.rows for part in self.parts.values())


@dataclass(frozen=True)
class Task:
    """A batch that is to be built, the key to keep it under, and that under which it was kept.

    ``before`` is None if no batch began at this place before. ``is_only`` says that there is no
    other, so that its rows can point at nothing elsewhere.
    """

    key: str
    batch: Batch
    before: str | None = None
    is_only: bool = False


class Listing(msgspec.Struct):
    """What an entry says of itself.

    ``parts`` has the hash, size and rows of each table; ``hashes`` the hash of each document, and
    ``ends`` the number of rows that each of ``tables`` has at its end.
    """

    key: str
    parts: dict[str, tuple[str, int, int]]
    warnings: list[tuple[str, int, str]]
    is_open: bool
    hashes: list[str]
    tables: list[str]
    ends: list[list[int]]


def find_key(salt: str, batch: Batch) -> str:
    """The key of a batch: the hash of its bytes, and of all else that shapes its rows."""
    return hashlib.sha256(f"{salt} {batch.sha256}".encode()).hexdigest()


def read_entry(folder: Path, key: str, batch: Batch) -> BuiltBatch | None:
    """Find what was built of a batch; None if it was not built, or if anything in it is damaged."""
    listing = read_listing(folder, key)
    if listing is None:
        return None
    warnings = [Problem(*each) for each in listing.warnings]
    return BuiltBatch(
        batch.document_count,
        batch.size,
        {table: Part(_part(folder, key, table), *facts) for table, facts in listing.parts.items()},
        warnings=_shift(warnings, batch, 1),
        is_open=listing.is_open,
    )


def read_listing(folder: Path, key: str) -> Listing | None:
    """Read what an entry says of itself; None if there is none, or if anything is damaged."""
    try:
        digest, _, body = read_ordinary(folder / key / _LISTING).partition(b"\n")
        if digest != hashlib.sha256(body).hexdigest().encode():
            return None
        listing = msgspec.json.decode(body, type=Listing)
        for table, (sha256, _, _) in listing.parts.items():
            part = _part(folder, key, table)
            if table not in OF_DOCUMENTS or not part.is_file() or sha256_file(part) != sha256:
                return None
    except (OSError, UnicodeDecodeError, msgspec.DecodeError):
        return None
    return listing if listing.key == key else None


def write_entry(
    folder: Path,
    task: Task,
    tables: Mapping[str, pa.Table],
    ends: Mapping[str, Sequence[int]],
    built: BuiltBatch,
) -> BuiltBatch:
    """Write the parts of a batch, and what else came of it; gives it with the parts.

    ``ends`` has the number of rows at the end of each document, by table. What says which parts
    there are is written last, so an entry without it is not whole yet.
    """
    (folder / task.key).mkdir(parents=True, exist_ok=True)
    parts = {}
    for table, rows in tables.items():
        if rows.num_rows:
            path = _part(folder, task.key, table)
            with written_whole(path) as draft:
                write_parquet(rows, draft)
                part = Part(path, sha256_file(draft), draft.stat().st_size, rows.num_rows)
            parts[table] = part
    listing = Listing(
        task.key,
        {table: (part.sha256, part.size, part.rows) for table, part in parts.items()},
        [(each.file, each.line, each.message) for each in _shift(built.warnings, task.batch, -1)],
        built.is_open,
        list(task.batch.hashes),
        list(ends),
        [list(each) for each in zip(*ends.values(), strict=True)],
    )
    body = msgspec.json.encode(listing)
    with written_whole(folder / task.key / _LISTING) as draft:
        draft.write_bytes(hashlib.sha256(body).hexdigest().encode() + b"\n" + body)
    return replace(built, parts=parts)


def _part(folder: Path, key: str, table: str) -> Path:
    return folder / key / f"{table}.parquet"


def _shift(found: list[Problem], batch: Batch, sign: int) -> list[Problem]:
    """Count the lines from the beginning of the batch (-1), or from that of the file again (1).

    The lines of a batch may have moved since it was built.
    """
    if isinstance(batch, FileBatch):
        return found
    first = {lines.file: lines.first for lines in batch.lines}
    return [replace(each, line=each.line + sign * first.get(each.file, 0)) for each in found]
