"""Check that no cell in somebody's own words repeats text that its document keeps back.

What is written about one document is held against the text of that document; what is shared by
all, such as descriptions of actors or the facts of the dataset, against every text.
"""

from __future__ import annotations

import csv
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from onrecord.checks.imported import is_not_imported
from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.release import released_spans
from onrecord.checks.rule import ROW, Ask, every, keeping_back
from onrecord.checks.violation import Violation
from onrecord.evidence.text import Span
from onrecord.layout import bundled
from onrecord.schema.model import Field, Table
from onrecord.schema.read import read_schemas
from onrecord.schema.sql import quote_name, quote_text
from onrecord.tables.text_release import HOLDS_WORDS, merge

LEAST = 30
# The name under which facts of the dataset are checked, as if it were a table of one row.
FACTS = "dataset"
# Columns that are facts, which no other words could say.
_FACTS = {"documents": ("url",), "records": ("url",)}
# Every thirty characters hold one of the pieces of this length that a text is cut into.
_PIECE = 15

# The official name of a body may be long, and is nobody's text.
_NAMES = {
    **dict.fromkeys(("actors", "actor_names", "offices", "annotators"), ("name",)),
    "records": ("body", "who"),
}
_LONGEST_NAME = 10
# So is the title of a document, as it was published, which must often say what its text says.
_LONGEST_TITLE = 300


class Cell(NamedTuple):
    """Own words, and where they stand."""

    table: str
    row: int
    column: str
    words: str

    def violation(self, leak: str) -> Violation:
        """What is to be said of a leak in it."""
        message = (
            f"{self.column} repeats {leak!r}, which the document's text_release keeps back; "
            "say it in your own words"
        )
        if self.table == FACTS:
            message = f"repeats {leak!r}, which a text_release keeps back"
        return Violation(self.table, self.row, self.column, "leak", message)


class Withheld(NamedTuple):
    """A document that keeps text back, with the spans that it passes on and what is said of it."""

    document_id: str
    title: str | None
    spans: Sequence[Sequence[int]] | None
    cells: Sequence[Mapping[str, object]] | None


class SharedWords:
    """Cells that may repeat any text, found by their pieces."""

    def __init__(self, cells: Iterable[Cell]) -> None:
        self._cells = [each for each in cells if len(each.words) >= LEAST and not _is_fact(each)]
        self._by_piece: dict[str, set[int]] = {}
        for number, (*_, words) in enumerate(self._cells):
            for at in range(len(words) - _PIECE + 1):
                self._by_piece.setdefault(words[at : at + _PIECE], set()).add(number)

    def in_text(self, text: str) -> list[Cell]:
        """The cells that have a piece of a text."""
        if not self._cells:
            return []
        pieces = (text[at : at + _PIECE] for at in range(0, len(text), _PIECE))
        found = set(chain.from_iterable(self._by_piece.get(piece, ()) for piece in pieces))
        return [self._cells[number] for number in sorted(found)]


def check_leaks(
    documents: Iterable[Withheld], shared: SharedWords, texts: Mapping[str, str]
) -> Iterator[Violation]:
    """Yield every cell with thirty characters of a text that stand in no released words.

    Columns that hold words of documents are masked when they are built. Titles, names and the
    vocabularies of this package are facts, which may stand in any text.
    """
    for document in documents:
        text = texts.get(document.document_id)
        if text is None:
            continue
        free = _free_spans(document, text)
        own = (Cell(**each) for each in document.cells or ())  # type: ignore[arg-type]
        own_words = (cell for cell in own if not _is_fact(cell))
        for cell in chain(own_words, shared.in_text(text)):
            leak = find_leak(cell.words, text, free)
            if leak:
                yield cell.violation(leak)


def find_leak(words: str, text: str, free: Sequence[Span]) -> str | None:
    """The first thirty characters of a text in some words that are not in a free span of it."""
    pieces = (words[at : at + _PIECE] for at in range(0, len(words) - _PIECE + 1, _PIECE))
    if not any(piece in text for piece in pieces):
        return None
    released = [text[start:end] for start, end in free]
    windows = (words[at : at + LEAST] for at in range(len(words) - LEAST + 1))
    return next(
        (
            window
            for window in windows
            if window in text and not any(window in each for each in released)
        ),
        None,
    )


def withholds(ask: Ask) -> bool:
    """Whether any document keeps text back."""
    return any(ask(f"SELECT 1 FROM ({keeping_back()}) LIMIT 1"))


def read_withheld(ask: Ask, query: str) -> Iterator[Withheld]:
    """Read the documents that keep text back, by the query that query_withheld gives."""
    return (Withheld(*row) for row in ask(query))


def query_withheld(tables: Mapping[str, Table]) -> str:
    """Query the documents that keep text back, with everything that their leaks are found by."""
    cells = " UNION ALL ".join(
        f"SELECT document_id, {{'table': {quote_text(name)}, 'row': row, "
        f"'column': {quote_text(column)}, 'words': words}} AS cell "
        f"FROM ({_own_words(name, column)}) WHERE document_id IS NOT NULL"
        for name, column in _columns(tables, OF_DOCUMENTS)
    )
    return (
        "SELECT d.document_id, d.title, s.spans, c.cells FROM "
        f"({keeping_back()}) d "
        'LEFT JOIN (SELECT document_id, list([start, "end"]) AS spans '
        f"FROM ({released_spans()}) GROUP BY document_id) s USING (document_id) "
        f"LEFT JOIN (SELECT document_id, list(cell) AS cells FROM ({cells}) "
        "GROUP BY document_id) c USING (document_id)"
    )


def read_shared_words(ask: Ask, tables: Mapping[str, Table]) -> Iterator[Cell]:
    """Read the own words that belong to no document, or to a record instead of one.

    What was imported with an official record are the words of that record: its rows, the record
    itself, and the actors, offices and annotators that the rows name.
    """
    others = [name for name in tables if name not in OF_DOCUMENTS]
    queries = [
        f"SELECT {quote_text(name)}, {ROW}, {quote_text(column)}, {quote_name(column)} "
        f"FROM {every(name)} WHERE length({quote_name(column)}) >= {LEAST} "
        f"AND {is_not_imported(name, tables)}"
        for name, column in _columns(tables, others)
    ]
    queries += [
        f"SELECT {quote_text(name)}, row, {quote_text(column)}, words "
        f"FROM ({_own_words(name, column)}) WHERE document_id IS NULL AND NOT is_imported"
        for name, column in _columns(tables, OF_DOCUMENTS)
    ]
    return (Cell(*row) for row in ask(" UNION ALL ".join(queries))) if queries else iter(())


def _free_spans(document: Withheld, text: str) -> list[Span]:
    spans = [Span(start, end) for start, end in document.spans or ()]
    if document.title and text.startswith(document.title):
        spans.append(Span(0, len(document.title)))
    return merge(spans)


def _columns(tables: Mapping[str, Table], names: Collection[str]) -> Iterator[tuple[str, str]]:
    for name, table in tables.items():
        for field in table.fields if name in names else ():
            if _is_own_words(name, field):
                yield name, field.name


def _own_words(table: str, column: str) -> str:
    """Query the cells of a column that are long enough, each with its document if it has one."""
    words = f"r.{quote_name(column)}"
    document, joins = "r.document_id", ""
    imported = "r.status = 'imported'" if table in ("events", "quotes", "appointments") else "false"
    if table == "notes":
        document = (
            "CASE r.table_name WHEN 'documents' THEN r.row_id "
            "ELSE coalesce(e.document_id, q.document_id, a.document_id) END"
        )
        imported = "coalesce(e.status, q.status, a.status) = 'imported'"
        joins = (
            f"LEFT JOIN {every('events')} e ON e.event_id = r.row_id "
            f"LEFT JOIN {every('quotes')} q ON q.quote_id = r.row_id "
            f"LEFT JOIN {every('appointments')} a ON a.appointment_id = r.row_id "
        )
    return (
        f"SELECT r.{ROW} AS row, {document} AS document_id, {words} AS words, "
        f"coalesce({imported}, false) AS is_imported "
        f"FROM {every(table)} r {joins}WHERE length({words}) >= {LEAST}"
    )


def _is_own_words(table: str, field: Field) -> bool:
    is_text = field.type == "string" and field.pattern is None and field.enum is None
    return is_text and field.name not in (*HOLDS_WORDS.get(table, ()), *_FACTS.get(table, ()))


def _is_fact(cell: Cell) -> bool:
    """Whether it names something as it is named, or is told by a vocabulary of this package."""
    if (cell.table, cell.column) == ("documents", "title"):
        return len(cell.words) <= _LONGEST_TITLE
    if cell.column in _NAMES.get(cell.table, ()):
        return len(cell.words.split()) <= _LONGEST_NAME
    return cell.words in _vocabulary_words()


@lru_cache(maxsize=1)
def _vocabulary_words() -> frozenset[str]:
    """All cells of the vocabularies that come with the package."""
    tables = read_schemas(bundled().schemas)
    words: set[str] = set()
    for name in (name for name, table in tables.items() if table.kind == "vocabulary"):
        with bundled().table(name, "csv").open(encoding="utf-8", newline="") as file:
            words.update(cell for row in csv.reader(file) for cell in row)
    return frozenset(words)
