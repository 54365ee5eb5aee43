"""Make the coding of a document of its layer: by a mapping, or of our own labels."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from onrecord.corpus.model import Annotation
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import KINDS
from onrecord.draft.coding.names import Seen
from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.layout import bundled
from onrecord.schema.read import read_schemas
from onrecord.tables.build import Authorities

OWN = "onrecord"


@dataclass
class Coded:
    """A coding, with what became of the labels of its layer.

    ``left_out`` counts by label and reason what is known and could not be coded; ``stands`` says
    that the coding of the document has the same rows, perhaps in other words.
    """

    annotation: Annotation
    authorities: Seen = field(default_factory=Counter)
    unmapped: Counter[str] = field(default_factory=Counter)
    ignored: Counter[str] = field(default_factory=Counter)
    left_out: Counter[tuple[str, str]] = field(default_factory=Counter)
    widened: int = 0
    stands: bool = False
    problems: list[Problem] = field(default_factory=list)


@dataclass(frozen=True)
class LayerCoder:
    """What makes codings of layers whose positions are those of the corpus.

    ``annotator`` is the row of annotators.csv of who answers, if the mapping names somebody;
    without ``makes_rows`` it only says what of a layer it knows.
    """

    name: str
    code: Callable[[Annotated, Document, str | None], Coded]
    annotator: dict[str, str] | None = None
    makes_rows: bool = True


def open_coder(mapping: str, corpus: Corpus) -> LayerCoder:
    """Open the mapping of a name, or in a file; ``onrecord`` is for labels that are ours.

    Raises UsageError if there is none, and DataError with every problem in it.
    """
    if mapping == OWN:
        return LayerCoder(OWN, _own_coder(corpus))
    from onrecord.exchange.mapping.apply_mapping import apply_mapping, gather_known_by_people
    from onrecord.exchange.mapping.open_mapping import open_mapping

    known = gather_known_by_people(corpus)
    rules = open_mapping(mapping, known)

    def code(annotated: Annotated, document: Document, annotator: str | None) -> Coded:
        mapped = apply_mapping(document, annotated.layer, rules, known, file=annotated.place)
        if annotator:
            mapped.annotation.annotator = annotator
        return Coded(
            mapped.annotation,
            mapped.authorities,
            mapped.unmapped,
            mapped.ignored,
            mapped.reasons(),
            mapped.widened,
        )

    who = rules.mapping.annotator
    row = {"annotator_id": who.id, "kind": who.kind, "name": who.name}
    makes_rows = any(getattr(rules.mapping, kind) for kind in KINDS)
    return LayerCoder(who.id, code, {**row, "description": who.description}, makes_rows)


def _own_coder(corpus: Corpus) -> Callable[[Annotated, Document, str | None], Coded]:
    from onrecord.exchange.own.from_layer import from_layer
    from onrecord.exchange.own.to_layer import to_layer

    authorities, tables = Authorities(corpus), read_schemas(bundled().schemas)

    def stands(annotation: Annotation, document: Document) -> bool:
        """Whether what stands would come back as this, had nobody edited it elsewhere."""
        if document.coding is None:
            return False
        layer, problems = to_layer(document, document.coding, authorities, tables)
        return not problems and from_layer(layer, document).annotation == annotation

    def code(annotated: Annotated, document: Document, annotator: str | None) -> Coded:
        own = from_layer(annotated, document, annotator)
        return Coded(
            own.annotation,
            unmapped=own.unmapped,
            widened=own.widened,
            stands=not own.problems and stands(own.annotation, document),
            problems=own.problems,
        )

    return code
