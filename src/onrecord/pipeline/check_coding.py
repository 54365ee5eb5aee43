"""Build and check one document at a time, as a build of its corpus would, without the others."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.run import Checker
from onrecord.checks.violation import Violation
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.schema.model import Table
from onrecord.tables.build import Authorities, build_documents, build_shared
from onrecord.tables.rows import RowSet, to_arrow_table


class CodingChecker:
    """Checks documents against what all of a corpus share, as it is now; to be closed.

    To make one takes about a second, to check a document much less. ``origins`` has where the rows
    of each table were written that no document has.
    """

    def __init__(
        self, corpus: Corpus, tables: Mapping[str, Table], *, include_drafts: bool = False
    ) -> None:
        self._tables = tables
        self._authorities = Authorities(corpus)
        out = build_shared(corpus, self._authorities, tables)
        rows = {name: to_arrow_table(out.rows[name], each) for name, each in tables.items()}
        version = corpus.dataset.version if corpus.dataset else None
        self.origins: dict[str, list[Origin]] = {
            name: each.origins for name, each in out.rows.items()
        }
        self._checker = Checker(
            tables, rows, include_drafts=include_drafts, version=version, whole=True, threads=1
        )

    def check(self, document: Document) -> tuple[RowSet, list[Violation]]:
        """Build the rows of a document; gives them with their problems, and what they violate."""
        out = build_documents([document], self._authorities, self._tables)
        rows = {name: to_arrow_table(out.rows[name], self._tables[name]) for name in OF_DOCUMENTS}
        found = self._checker.check(rows, {document.document_id: document.text})
        return out, found.violations

    def close(self) -> None:
        """Give the memory back."""
        self._checker.close()
