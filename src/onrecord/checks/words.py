"""Check that the words of the tables stand in the texts where the tables say."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import pyarrow as pa

from onrecord.checks.rule import ROW, every, subject
from onrecord.checks.violation import Violation
from onrecord.schema.sql import quote_text

# Tables with words of documents, and the column that has them.
_WORDS = {"evidence": "exact", "passages": "text", "mentions": "text", "quote_fragments": "text"}


class Words(NamedTuple):
    """Words of a row and where they are said to stand; their hash alone, where they are masked."""

    table: str
    row: int
    document_id: str | None
    start: int | None
    end: int | None
    words: str | None
    sha256: str | None


def check_words(rows: Iterable[Words], texts: Mapping[str, str]) -> Iterator[Violation]:
    """Yield every row whose words do not stand at their place in the text of its document.

    ``texts`` are those at hand, by document id. Spans that are in no text are left to other checks.
    """
    for table, row, document_id, start, end, words, sha256 in rows:
        if start is None or end is None or not 0 <= start < end or document_id is None:
            continue
        text = texts.get(document_id)
        if text is None:
            continue
        found = text[start:end]
        if words is not None and words != found:
            message = f"expected {words!r} at {start} of {document_id!r}, found {found!r}"
            yield Violation(table, row, "start", "words", message)
        elif words is None and sha256 is not None and _hash(found) != sha256:
            message = f"other words than the annotated ones at {start} of {document_id!r}"
            yield Violation(table, row, "start", "words", message)


def read_words(tables: Mapping[str, pa.Table]) -> Iterator[Words]:
    """Read the words and their places from Arrow tables: those with words, and ``quotes``."""
    for name, column in _WORDS.items():
        table = tables.get(name)
        if table is None:
            continue
        columns = [table[each].to_pylist() for each in ("start", "end", column)]
        hashes = table["exact_sha256"].to_pylist() if name == "evidence" else [None] * len(table)
        for row, given in enumerate(zip(_documents(name, tables), *columns, hashes, strict=True)):
            yield Words(name, row, *given)


def query_words() -> str:
    """Query the same of tables in a database, document by document."""
    return " UNION ALL ".join(
        f'SELECT {quote_text(name)}, r.{ROW}, {document}.document_id, r.start, r."end", '
        f"r.{column}, {'r.exact_sha256' if name == 'evidence' else 'NULL'} "
        f"FROM {subject(name)} r {join}"
        for name, column in _WORDS.items()
        for document, join in [
            ("q", f"LEFT JOIN {every('quotes')} q ON q.quote_id = r.quote_id")
            if name == "quote_fragments"
            else ("r", "")
        ]
    )


def _documents(name: str, tables: Mapping[str, pa.Table]) -> list[str | None]:
    """The document of each row; that of a quoted stretch is its quote's."""
    if name != "quote_fragments":
        found: list[str | None] = tables[name]["document_id"].to_pylist()
        return found
    quotes = tables["quotes"]
    documents = dict(
        zip(quotes["quote_id"].to_pylist(), quotes["document_id"].to_pylist(), strict=True)
    )
    return [documents.get(each) for each in tables[name]["quote_id"].to_pylist()]


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()
