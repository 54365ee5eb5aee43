"""Rows of evidence: the spans of a row and of its fields."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from onrecord.corpus.model import RowEvidence, Words
from onrecord.corpus.origin import Keys, Origin
from onrecord.evidence.resolve import Stretch
from onrecord.evidence.text import Span
from onrecord.tables.context import DocumentContext
from onrecord.tables.names import NamedSpan, names_inside
from onrecord.tables.rows import RowSet

_AROUND = 32


class RowProof:
    """Resolves the words of one row, written at ``origin``, and adds its evidence.

    ``main`` is the span that proves the row, empty where it could not be found. ``words`` has the
    words of the fields by field, for columns that repeat them. Where words stand is said by keys
    below the origin.
    """

    def __init__(self, context: DocumentContext, table: str, row_id: str, origin: Origin) -> None:
        self.row_id = row_id
        self.main: list[Span] = []
        self.words: dict[str, str] = {}
        self._context = context
        self._table = table
        self._origin = origin

    def prove_main(self, evidence: RowEvidence) -> None:
        """Resolve the main span."""
        keys = ("evidence",)
        self.main = self._context.resolver.main(evidence, self._origin, keys)
        for part, span in enumerate(self.main, start=1):
            self._add(None, 1, part, "words", span, keys)

    def prove(
        self, field: str, position: int, words: Words, keys: Keys, actor: str | None = None
    ) -> None:
        """Resolve the words of a field, those for an actor if one is given.

        Nothing is looked for while the main span is missing.
        """
        if self.main:
            stretches = self._context.resolver.field(words, self.main, self._origin, keys)
            self.add(field, position, stretches, keys, actor)

    def prove_inside(
        self, field: str, words: Words, spans: Sequence[Span], keys: Keys
    ) -> list[Stretch]:
        """Resolve words that must stand inside the given spans."""
        if not self.main:
            return []
        stretches = self._context.resolver.inside(words, spans, self._origin, keys)
        self.add(field, 1, stretches, keys)
        return stretches

    def prove_actor_by_name(self, field: str, position: int, actor: str, keys: Keys) -> None:
        """Take the one place of a name of an actor in the main span; warn where there is none."""
        self._prove_by_name(field, position, actor, self._context.actor_names, keys, actor)

    def prove_office_by_name(self, field: str, position: int, office: str, keys: Keys) -> None:
        """Do the same for an office."""
        self._prove_by_name(field, position, office, self._context.office_names, keys, None)

    def _prove_by_name(
        self,
        field: str,
        position: int,
        each: str,
        names: Sequence[NamedSpan],
        keys: Keys,
        actor: str | None,
    ) -> None:
        found = [name.span for name in names_inside(names, self.main) if name.ids == {each}]
        if len(found) == 1:
            self.add(field, position, [Stretch("words", found[0])], keys, actor)
        else:
            self.warn_missing(field, f"that {each!r} belongs to {field}", keys)

    def warn_missing(self, field: str, what: str, keys: Keys) -> None:
        """Warn of a value for which no words are given; a missing main span was said already."""
        if self.main:
            fault = f"no words say {what}; add evidence.{field}"
            self._context.out.warnings.append(self._origin.at(*keys).problem(fault))

    def add(
        self,
        field: str,
        position: int,
        stretches: Sequence[Stretch],
        keys: Keys,
        actor: str | None = None,
    ) -> None:
        """Add evidence rows for words of a field that were found."""
        if not stretches:
            return
        text = self._context.text
        own = [text[each.span] for each in stretches if each.kind == "words"]
        self.words[field] = " [...] ".join(own or [text[each.span] for each in stretches])
        for part, (kind, span) in enumerate(stretches, start=1):
            self._add(field, position, part, kind, span, keys)
            if actor:
                self._context.proved.add((span, actor))

    def _add(
        self, field: str | None, position: int, part: int, kind: str, span: Span, keys: Keys
    ) -> None:
        content, rows = self._context.text.content, self._context.out.rows["evidence"]
        start, end = span
        exact = content[start:end]
        cells = rows.make(
            evidence_id=f"{self.row_id}.{field or 'main'}.{position}.{part}",
            table_name=self._table,
            row_id=self.row_id,
            field=field,
            position=position,
            part=part,
            kind=kind,
            document_id=self._context.document_id,
            start=start,
            end=end,
            exact=exact,
            exact_sha256=hashlib.sha256(exact.encode()).hexdigest(),
            prefix=content[start - _AROUND if start > _AROUND else 0 : start] or None,
            suffix=content[end : end + _AROUND] or None,
        )
        rows.add(cells, self._origin, keys)


def warn_unused(
    words: Mapping[str, Words], used: set[str], field: str, origin: Origin, out: RowSet
) -> None:
    """Evidence for somebody who is not in that field is a problem."""
    for each in words:
        if each not in used:
            fault = f"evidence for {each!r}, who is not among the {field}; add or remove one"
            out.problems.append(origin.at("evidence", field, each).problem(fault))
