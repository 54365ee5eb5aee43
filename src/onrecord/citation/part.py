"""What of a dataset is cited: a table, a row with the words that prove it, or the rows used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onrecord.release.hashes import FileHash, hash_lines
from onrecord.schema.model import Table

_SENTENCES = ("title", "what")


@dataclass(frozen=True)
class Part:
    """A part of a dataset: its name, for the key of a citation, and words that say what it is."""

    name: str
    sentence: str


def table_part(table: Table, files: Sequence[FileHash]) -> Part:
    """Name a table and its file with the file's hash, or a view, which has none.

    The hash of a table in several files is that of their sorted ``sha256 path`` lines.
    """
    if not files:
        return Part(table.name, f"{'View' if table.query else 'Table'} {table.name}")
    path, sha256 = files[0].path, files[0].sha256
    if len(files) > 1:
        path = f"{len(files)} files in {path.rpartition('/')[0]}"
        sha256 = hash_lines({each.path: each.sha256 for each in files})
    return Part(table.name, f"Table {table.name} ({path}, sha256:{sha256})")


def row_part(
    row_id: str,
    table: str,
    words: Sequence[str] = (),
    origin: str | None = None,
    *,
    is_draft: bool = False,
) -> Part:
    """Name a row by its key and table, with what proves it.

    ``words`` are the pieces of its main span, none where they may not be passed on or where the
    row was made from a record; ``origin`` says where these or it come from; ``is_draft`` that
    nobody has confirmed it.

    >>> row_part("memo-e01", "events", ["they met"], "A memo", is_draft=True).sentence
    'Row memo-e01 of events (draft, unconfirmed): “they met”, in: A memo'
    """
    standing = " (draft, unconfirmed)" if is_draft else ""
    quoted = f": “{' […] '.join(words)}”" if words else ""
    proved = f", in: {origin}" if origin else ""
    return Part(row_id, f"Row {row_id} of {table}{standing}{quoted}{proved}")


def rows_part(table: str, count: int, sha256: str, drafts: int = 0) -> Part:
    """Name some rows of a table by how many they are, how many of them drafts, and by their hash.

    >>> rows_part("events", 2, 64 * "0").sentence[:27]
    '2 rows of events, sha256:00'
    >>> rows_part("events", 2, 64 * "0", drafts=1).sentence[:48]
    '2 rows of events (1 draft, unconfirmed), sha256:'
    """
    standing = f" ({drafts} draft{'s' if drafts != 1 else ''}, unconfirmed)" if drafts else ""
    sentence = f"{count} row{'s' if count != 1 else ''} of {table}{standing}, sha256:{sha256}"
    return Part(f"{table}-{sha256[:12]}", sentence)


def name_document(document: Mapping[str, Any]) -> str:
    """Name a document from its row in ``documents``, as far as it is known.

    >>> name_document({"title": "A memo", "publisher": "Gazette", "published_edtf": "1843-05"})
    'A memo, Gazette, 1843-05'
    """
    return _list(document, "author", "title", "publisher", "published_edtf", "url")


def name_record(record: Mapping[str, Any]) -> str:
    """Name an official record from its row in ``records``, as far as it is known.

    >>> name_record({"body": "Gazette", "what": "Elections.", "locator": "page 3"})
    'Gazette, Elections, page 3'
    """
    return _list(record, "body", "what", "locator", "url")


def _list(row: Mapping[str, Any], *columns: str) -> str:
    # A title may be a sentence; the period of an initial belongs to the name.
    return ", ".join(
        str(row[name]).rstrip(".") if name in _SENTENCES else str(row[name])
        for name in columns
        if row.get(name)
    )
