"""Rows of evidence: the spans of a row and of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from onrecord.corpus.model import RowEvidence, Words
from onrecord.corpus.origin import Origin
from onrecord.evidence.resolve import Resolver, Stretch
from onrecord.evidence.text import Span, Text
from onrecord.tables.names import NamedSpan, names_inside
from onrecord.tables.rows import RowSet

_AROUND = 32


class RowProof:
    """Resolves the words of one row and adds its evidence.

    ``main`` is the span that proves the row, empty where it could not be found. ``words`` has the
    words of the fields by field, for columns that repeat them.
    """

    def __init__(
        self, row_id: str, table: str, document_id: str, resolver: Resolver, out: RowSet
    ) -> None:
        self.row_id = row_id
        self.main: list[Span] = []
        self.words: dict[str, str] = {}
        self._table = table
        self._document_id = document_id
        self._resolver = resolver
        self._out = out

    @property
    def text(self) -> Text:
        """The text of the document."""
        return self._resolver.text

    def prove_main(self, evidence: RowEvidence, origin: Origin) -> None:
        """Resolve the main span."""
        self.main = self._resolver.main(evidence, origin)
        self.add(None, 1, [Stretch("words", span) for span in self.main], origin)

    def prove(self, field: str, position: int, words: Words, origin: Origin) -> list[Stretch]:
        """Resolve the words of a field; nothing is looked for while the main span is missing."""
        if not self.main:
            return []
        stretches = self._resolver.field(words, self.main, origin)
        self.add(field, position, stretches, origin)
        return stretches

    def prove_inside(self, field: str, words: Words, origin: Origin) -> list[Stretch]:
        """Resolve words that must stand inside the main span."""
        return self.prove_within(field, words, self.main, origin)

    def prove_within(
        self, field: str, words: Words, spans: Sequence[Span], origin: Origin
    ) -> list[Stretch]:
        """Resolve words that must stand inside the given spans."""
        if not self.main:
            return []
        stretches = self._resolver.inside(words, spans, origin)
        self.add(field, 1, stretches, origin)
        return stretches

    def prove_by_name(
        self, field: str, position: int, each: str, names: Sequence[NamedSpan], origin: Origin
    ) -> None:
        """Take the one place of an authority name in the main span; warn where there is none."""
        found = [name.span for name in names_inside(names, self.main) if name.ids == {each}]
        if len(found) == 1:
            self.add(field, position, [Stretch("words", found[0])], origin)
        else:
            self.warn_missing(field, f"that {each!r} belongs to {field}", origin)

    def warn_missing(self, field: str, what: str, origin: Origin) -> None:
        """Warn of a value for which no words are given; a missing main span was said already."""
        if self.main:
            fault = f"no words say {what}; add evidence.{field}"
            self._out.warnings.append(origin.problem(fault))

    def add(
        self, field: str | None, position: int, stretches: Sequence[Stretch], origin: Origin
    ) -> None:
        """Add evidence rows for words that were found."""
        text = self.text
        if field and stretches:
            own = [text[each.span] for each in stretches if each.kind == "words"]
            self.words[field] = " [...] ".join(own or [text[each.span] for each in stretches])
        for part, (kind, span) in enumerate(stretches, start=1):
            exact = text[span]
            row = {
                "evidence_id": f"{self.row_id}.{field or 'main'}.{position}.{part}",
                "table_name": self._table,
                "row_id": self.row_id,
                "field": field,
                "position": position,
                "part": part,
                "kind": kind,
                "document_id": self._document_id,
                "start": span.start,
                "end": span.end,
                "exact": exact,
                "exact_sha256": hashlib.sha256(exact.encode()).hexdigest(),
                "prefix": text.content[max(0, span.start - _AROUND) : span.start] or None,
                "suffix": text.content[span.end : span.end + _AROUND] or None,
            }
            self._out.add("evidence", origin, row)


def warn_unused(
    words: Mapping[str, Words], used: set[str], field: str, origin: Origin, out: RowSet
) -> None:
    """Evidence for somebody who is not in that field is a problem."""
    for each in words:
        if each not in used:
            fault = f"evidence for {each!r}, who is not among the {field}; add or remove one"
            out.problems.append(origin.at(field, each).problem(fault))
