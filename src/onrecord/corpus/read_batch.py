"""Read a batch of documents, in whichever form it stands."""

from __future__ import annotations

from onrecord.corpus.batch import Batch, LineBatch
from onrecord.corpus.documents import hash_document, hash_files
from onrecord.corpus.drafts import read_draft
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
    for listed, expected in zip(batch.documents, batch.hashes, strict=True):
        document, faults = read_document(layout, listed.stem, listed.annotations)
        problems += faults
        if document and listed.is_drafted:
            problems += read_draft(layout, document)
        files = hash_files(layout, listed)
        if hash_document(files) != expected:
            fault = "this document changed while it was read; build again"
            problems.append(Problem(files[0].path, 1, fault))
        if document:
            documents.append(document)
    return documents, problems
