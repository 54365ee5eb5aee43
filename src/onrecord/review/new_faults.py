"""Say what the build would say of a coding, before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

import msgspec

from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Coding, Document
from onrecord.pipeline.check_coding import CodingChecker
from onrecord.schema.model import Table


class NewFaults:
    """Finds what is wrong with a coding of a document and was not wrong before.

    The corpus is one that was read with its drafts, so that an actor who is only proposed is known.
    """

    def __init__(self, corpus: Corpus, tables: Mapping[str, Table]) -> None:
        self._tables = tables
        self._corpus = corpus
        # Not made before it is needed, since that takes a while.
        self._checker: CodingChecker | None = None
        self._seen: list[tuple[Coding, Counter[str]]] = []

    def renew(self) -> None:
        """Take in actors and offices that were added to the corpus since."""
        self.close()

    def close(self) -> None:
        """Give the memory back."""
        if self._checker:
            self._checker.close()
        self._checker = None

    def find(self, document: Document, coding: Coding) -> list[str]:
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

    def _find(self, document: Document, coding: Coding) -> Iterator[str]:
        self._checker = self._checker or CodingChecker(self._corpus, self._tables)
        facts = document.facts
        if facts.coding == "none":
            facts = msgspec.structs.replace(facts, coding="partial")
        alone = replace(document, facts=facts, coding=coding, draft=None, passes=[])
        out, violations = self._checker.check(alone)
        yield from (each.message for each in out.problems)
        for each in violations:
            # Without its words a row breaks other rules too, which says nothing new.
            if not out.problems or each.rule != "provenance":
                yield each.message
