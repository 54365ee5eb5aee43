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
        self._before: tuple[Coding, Counter[str]] | None = None
        self._open()

    def _open(self) -> None:
        corpus = self._corpus
        self._authorities = Authorities(corpus)
        out = build_shared(corpus, self._authorities, self._tables)
        rows = {name: to_arrow_table(out.rows[name], each) for name, each in self._tables.items()}
        version = corpus.dataset.version if corpus.dataset else None
        self._checker = Checker(self._tables, rows, version=version, whole=True, threads=1)

    def renew(self) -> None:
        """Take in actors and offices that were added to the corpus since."""
        self._checker.close()
        self._open()

    def close(self) -> None:
        """Give the memory back."""
        self._checker.close()

    def faults(self, document: Document, coding: Coding) -> list[str]:
        """What would be wrong with a coding of a document that is not wrong without it."""
        if document.coding is None:
            before: Counter[str] = Counter()
        elif self._before and self._before[0] is document.coding:
            before = self._before[1]
        else:
            before = Counter(self._find(document, document.coding))
            self._before = document.coding, before
        found = Counter(self._find(document, coding))
        return list(dict.fromkeys((found - before).elements()))

    def _find(self, document: Document, coding: Coding) -> list[str]:
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
