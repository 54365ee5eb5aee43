"""Read a batch of documents, in whichever form it stands."""

from __future__ import annotations

from onrecord.corpus.batch import Batch, LineBatch
from onrecord.corpus.read_documents import Document, read_document
from onrecord.corpus.read_lines import read_lines
from onrecord.errors import Problem
from onrecord.layout import Layout


def read_batch(layout: Layout, batch: Batch) -> tuple[list[Document], list[Problem]]:
    """Read the documents of a batch, in order: the whole ones, and every problem."""
    if isinstance(batch, LineBatch):
        return read_lines(layout.root, batch)
    documents: list[Document] = []
    problems: list[Problem] = []
    for stem, files in batch.documents:
        document, faults = read_document(layout, stem, files)
        problems += faults
        if document:
            documents.append(document)
    return documents, problems
