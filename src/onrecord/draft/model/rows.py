"""Build the rows of proposed items and check them, as a build of the corpus would."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from onrecord.checks.references import OF_DOCUMENTS
from onrecord.corpus.drafts import DRAFTERS
from onrecord.corpus.facts import Actor, Office
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Coding, Document
from onrecord.corpus.rows import Item
from onrecord.evidence.text import Span
from onrecord.pipeline.build_batch import located
from onrecord.pipeline.check_coding import CodingChecker
from onrecord.schema.model import Table

MODEL = "draft-model"
# As if each item were a line of its own, which is how problems say whose they are.
_FILE = "answer.jsonl"


@dataclass(frozen=True)
class JudgedRows:
    """What is wrong with items, by their number, and where their words stand.

    ``main`` are the words that prove an item, ``content`` those that a quote attributes.
    """

    faults: Mapping[int, list[str]]
    main: Mapping[int, tuple[Span, ...]]
    content: Mapping[int, tuple[Span, ...]]


class RowJudge:
    """Judges the items that are proposed for one document; to be closed."""

    def __init__(self, document: Document, corpus: Corpus, tables: Mapping[str, Table]) -> None:
        # Neither the records nor what was coded before has a say in what is proposed.
        self._document = replace(document, coding=None, draft=None, passes=[])
        annotators, origins = corpus.codes.get("annotators", ([], []))
        codes = {
            **corpus.codes,
            "annotators": (
                [*annotators, *map(dict, DRAFTERS)],
                [*origins, *[Origin(Path(), "drafters")] * len(DRAFTERS)],
            ),
            "removed_rows": ([], []),
        }
        self._corpus = replace(corpus, records=[], corroborations=[], codes=codes)
        self._tables = tables
        self._new: tuple[Actor | Office, ...] = ()
        self._checker: CodingChecker | None = None

    def close(self) -> None:
        """Give the memory back."""
        if self._checker:
            self._checker.close()
            self._checker = None

    def judge(
        self,
        items: Sequence[tuple[str, Item]],
        actors: Sequence[Actor] = (),
        offices: Sequence[Office] = (),
    ) -> JudgedRows:
        """Build the rows of items, each with its kind, and check them; also with new entries."""
        place = Origin(Path(), _FILE)
        coding = Coding(MODEL, Origin(Path(), "answer"))
        for number, (kind, item) in enumerate(items):
            getattr(coding, kind).append((item, place.at(number)))
        checker = self._open(actors, offices)
        out, violations = checker.check(replace(self._document, draft=coding))
        origins = {**checker.origins, **{name: out.rows[name].origins for name in OF_DOCUMENTS}}
        problems = [*out.problems, *located(violations, origins, out.problems), *out.warnings]
        faults: dict[int, list[str]] = defaultdict(list)
        for each in problems:
            if each.file == _FILE and each.message not in faults[each.line - 1]:
                faults[each.line - 1].append(each.message)
        evidence = out.rows["evidence"]
        spans: dict[str, dict[int, tuple[Span, ...]]] = {
            name: defaultdict(tuple) for name in ("main", "content")
        }
        for row, origin in zip(evidence.values, evidence.origins, strict=True):
            field = row["field"] or "main"
            if field in spans:
                spans[field][int(origin.path[0])] += (Span(row["start"], row["end"]),)
        return JudgedRows({key: each for key, each in faults.items() if each}, **spans)

    def _open(self, actors: Sequence[Actor], offices: Sequence[Office]) -> CodingChecker:
        """Make what is judged with, or take that of before, if it has the same new entries."""
        new: tuple[Actor | Office, ...] = (*actors, *offices)
        if self._checker and self._new == new:
            return self._checker
        self.close()
        place = Origin(Path(), "entries")
        corpus = replace(
            self._corpus,
            actors=[*self._corpus.actors, *((each, place) for each in actors)],
            offices=[*self._corpus.offices, *((each, place) for each in offices)],
            drafted_actors={each.id for each in actors},
            drafted_offices={each.id for each in offices},
        )
        self._new = new
        self._checker = CodingChecker(corpus, self._tables, include_drafts=True)
        return self._checker
