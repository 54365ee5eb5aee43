"""Say what the build would say of a coding, before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace

import msgspec

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.run import Checker
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Coding, Document
from onrecord.layout import bundled
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas
from onrecord.tables.build import Authorities, build_documents, build_shared
from onrecord.tables.rows import to_arrow_table


class Gate:
    """Builds and checks one document at a time against what all of a corpus share.

    The corpus is one that was read with its drafts, so that an actor who is only proposed is known.
    """

    def __init__(self, corpus: Corpus) -> None:
        self._tables: Mapping[str, Table] = read_schemas(bundled().schemas)
        self._corpus = corpus
        self._checker: Checker | None = None
        self._seen: list[tuple[Coding, Counter[str]]] = []

    def renew(self) -> None:
        """Take in actors and offices that were added to the corpus since."""
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        if self._checker:
            self._checker.close()
        self._checker = None

    def faults(self, document: Document, coding: Coding) -> list[str]:
        """What would be wrong with a coding of a document that is not wrong without it."""
        before = self._count(document, document.coding)
        found = self._count(document, coding)
        self._seen = [(coding, found)]
        if document.coding:
            self._seen.append((document.coding, before))
        return list(dict.fromkeys((found - before).elements()))

    def _count(self, document: Document, coding: Coding | None) -> Counter[str]:
        """Count what is wrong with a coding; that of the last ones is known."""
        if coding is None:
            return Counter()
        for each, found in self._seen:
            if each is coding:
                return found
        return Counter(self._find(document, coding))

    def _open(self) -> Checker:
        """Make what all checks share; that takes a second, so not before it is needed."""
        corpus = self._corpus
        self._authorities = Authorities(corpus)
        out = build_shared(corpus, self._authorities, self._tables)
        rows = {name: to_arrow_table(out.rows[name], each) for name, each in self._tables.items()}
        version = corpus.dataset.version if corpus.dataset else None
        return Checker(self._tables, rows, version=version, whole=True, threads=1)

    def _find(self, document: Document, coding: Coding) -> list[str]:
        self._checker = self._checker or self._open()
        facts = document.facts
        if facts.coding == "none":
            facts = msgspec.structs.replace(facts, coding="partial")
        alone = replace(document, facts=facts, coding=coding, draft=None, passes=[])
        out = build_documents([alone], self._authorities, self._tables)
        rows = {name: to_arrow_table(out.rows[name], self._tables[name]) for name in OF_DOCUMENTS}
        found = self._checker.check(rows, {document.document_id: document.text})
        messages = [each.message for each in out.problems]
        # Without its words a row breaks other rules too, which says nothing new.
        is_proved = not messages
        return messages + [
            each.message for each in found.violations if is_proved or each.rule != "provenance"
        ]
