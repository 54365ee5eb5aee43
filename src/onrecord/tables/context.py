"""What the rows of one document, or of one record, are made from."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding, Document
from onrecord.evidence.quotation_marks import quoted_stretches
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Sentence, Span, Text
from onrecord.tables.names import NamedSpan, NameIndex
from onrecord.tables.rows import Row, RowSet

_is_own_number = re.compile(r"[eqa]\d+").fullmatch


class RowContext(ABC):
    """What events and appointments come from, and where their rows go."""

    out: RowSet

    @property
    @abstractmethod
    def prefix(self) -> str:
        """What stands before the own numbers of rows in their keys."""

    @abstractmethod
    def common(self, row_id: str, status: str) -> Row:
        """The five columns that events, quotes and appointments share."""

    def key(self, own: str | None) -> str | None:
        """The key of a row by its own number here; whole keys stay as they are."""
        return f"{self.prefix}-{own}" if own and _is_own_number(own) else own

    def note(self, row_id: str, table: str, note: str | None, origin: Origin) -> None:
        """Add a note on a row."""
        if note:
            row = {"row_id": row_id, "table_name": table, "note": note}
            self.out.add("notes", origin.at("note"), row)


@dataclass
class DocumentContext(RowContext):
    """A document with its text, its sentences, the names found in it, and where its rows go.

    ``coding`` is the one whose rows are made: that of the document, or its draft. Rows that are not
    coded are made with the first of them that there is.
    ``proved`` has the places of words that evidence gives for actors, each with the actor.
    """

    document: Document
    coding: Coding
    text: Text
    sentences: list[Sentence]
    resolver: Resolver
    actor_names: list[NamedSpan]
    offices: NameIndex
    out: RowSet
    proved: set[tuple[Span, str]] = field(default_factory=set)

    @cached_property
    def office_names(self) -> list[NamedSpan]:
        """The places of names of offices."""
        return list(self.offices.find(self.text))

    @cached_property
    def quoted(self) -> list[Span]:
        """The stretches inside quotation marks."""
        return quoted_stretches(self.text)

    @property
    def document_id(self) -> str:
        """The key of the document."""
        return self.document.document_id

    @property
    def prefix(self) -> str:
        """The key of the document, with which those of its rows begin."""
        return self.document_id

    def common(self, row_id: str, status: str) -> Row:
        """The document and the main span as provenance, the status and the coder."""
        return {
            "document_id": self.document_id,
            "evidence_id": f"{row_id}.main.1.1",
            "record_id": None,
            "status": status,
            "annotator_id": self.coding.annotator,
        }
