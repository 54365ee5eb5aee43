"""Rows of evidence: the spans of a row and of its fields."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from hashlib import sha256

from onrecord.corpus.model import RowEvidence, Words
from onrecord.corpus.origin import Keys, Origin
from onrecord.evidence.find import find_plain
from onrecord.evidence.text import Span
from onrecord.tables.context import DocumentContext
from onrecord.tables.names import NamedSpan, names_inside
from onrecord.tables.rows import RowSet

JOIN = " [...] "
_AROUND = 32

# What the resolver calls a stretch: its kind, and its span.
Found = tuple[str, Span]


class RowProof:
    """Resolves the words of one row, written at ``origin``, and adds its evidence.

    ``main`` is the span that proves the row, empty where it could not be found. ``found`` has the
    stretches of text of each field. Where words stand is said by keys below the origin.
    """

    def __init__(self, context: DocumentContext, table: str, row_id: str, origin: Origin) -> None:
        self.row_id = row_id
        self.main: list[Span] = []
        self.found: dict[str, Sequence[Found]] = {}
        self._context = context
        self._text = context.text
        self._document_id = context.document_id
        self._rows = context.out.rows["evidence"]
        self._table = table
        self._origin = origin

    def prove_main(self, evidence: RowEvidence) -> None:
        """Resolve the main span."""
        keys = ("evidence",)
        is_plain = not evidence.prefix and not evidence.suffix and evidence.occurrence is None
        span = self._find(evidence.exact, self._text.whole) if is_plain else None
        if span:
            self.main = [span]
        else:
            self.main = self._context.resolver.main(evidence, self._origin.at(*keys))
        self.add("main", 1, [("words", span) for span in self.main], keys)

    def prove(
        self, field: str, position: int, words: Words, keys: Keys, actor: str | None = None
    ) -> None:
        """Resolve the words of a field, those for an actor if one is given.

        Nothing is looked for while the main span is missing.
        """
        if self.main:
            found: Sequence[Found]
            if span := self._find(words, self.main):
                found = [("words", span)]
            else:
                origin = self._origin.at(*keys)
                found = self._context.resolver.field(words, self.main, origin)
            self.add(field, position, found, keys, actor)

    def prove_inside(self, field: str, words: Words, spans: Sequence[Span], keys: Keys) -> None:
        """Resolve words that must stand inside the given spans."""
        if self.main:
            found: Sequence[Found]
            if span := self._find(words, spans):
                found = [("words", span)]
            else:
                found = self._context.resolver.inside(words, spans, self._origin.at(*keys))
            self.add(field, 1, found, keys)

    def _find(self, words: Words, within: Sequence[Span]) -> Span | None:
        """The place of words that are found at once, as nearly all are; the resolver does more."""
        return find_plain(self._text, words, within) if isinstance(words, str) else None

    def words(self, field: str) -> str | None:
        """The words of a field, or else those that they stand for; None where it has none."""
        found = self.found.get(field)
        if not found:
            return None
        own = [self._text[span] for kind, span in found if kind == "words"]
        return JOIN.join(own or [self._text[span] for _, span in found])

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
            self.add(field, position, [("words", found[0])], keys, actor)
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
        stretches: Sequence[Found],
        keys: Keys,
        actor: str | None = None,
    ) -> None:
        """Add evidence rows for the words of a field, or of the ``main`` span, that were found."""
        content, rows = self._text.content, self._rows
        self.found[field] = stretches
        for part, (kind, span) in enumerate(stretches, start=1):
            start, end = span
            exact = content[start:end]
            cells = rows.make(
                evidence_id=f"{self.row_id}.{field}.{position}.{part}",
                table_name=self._table,
                row_id=self.row_id,
                field=None if field == "main" else field,
                position=position,
                part=part,
                kind=kind,
                document_id=self._document_id,
                start=start,
                end=end,
                exact=exact,
                exact_sha256=sha256(exact.encode()).hexdigest(),
                prefix=content[start - _AROUND if start > _AROUND else 0 : start] or None,
                suffix=content[end : end + _AROUND] or None,
            )
            rows.add(cells, self._origin, keys)
            if actor:
                self._context.proved.add((span, actor))


def warn_unused(
    words: Mapping[str, Words], used: set[str], field: str, origin: Origin, out: RowSet
) -> None:
    """Evidence for somebody who is not in that field is a problem."""
    for each in words:
        if each not in used:
            fault = f"evidence for {each!r}, who is not among the {field}; add or remove one"
            out.problems.append(origin.at("evidence", field, each).problem(fault))
