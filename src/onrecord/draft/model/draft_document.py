"""Draft one document with a language model: ask, judge, ask again for what was refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass

from onrecord.corpus.model import Annotation
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import entries_of, links_of
from onrecord.draft.coding.coded import Coded
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Seen
from onrecord.draft.defaults import LEAST, PART_CHARACTERS
from onrecord.draft.model.answer import Key, Refusal
from onrecord.draft.model.ask import Asker, ModelError
from onrecord.draft.model.gate import Gate
from onrecord.draft.model.parts import cut_parts
from onrecord.draft.model.prompt import Prompts
from onrecord.draft.model.proof import Passed
from onrecord.draft.model.rows import MODEL
from onrecord.draft.model.schema import answer_schema
from onrecord.evidence.text import Text
from onrecord.schema.model import Table

# A part is asked about once, and at most so many times again about what was refused.
_MOST_AGAIN = 2
# Every answer is held against the whole text, and each part has its answers.
_LONGEST_TEXT = 300_000


@dataclass(frozen=True)
class Asked:
    """All that documents of a corpus are drafted with by a model."""

    corpus: Corpus
    known: Known
    tables: Mapping[str, Table]
    prompts: Prompts
    asker: Asker
    part_characters: int = PART_CHARACTERS


@dataclass(frozen=True)
class Answered:
    """What came of a document: the coding, new names that it has, and what was still refused."""

    annotation: Annotation
    seen: Seen
    refusals: list[Refusal]


def ask_document(asked: Asked, document: Document, least: float = LEAST) -> Answered:
    """Ask a model for the coding of a document, in parts if it is long.

    What scores less than ``least`` is left out. Raises ModelError where a call fails, of which
    nothing is kept then.
    """
    if len(document.text) > _LONGEST_TEXT:
        raise ModelError(
            f"its text has {len(document.text):,} characters, and a model is asked about "
            f"{_LONGEST_TEXT:,} at most; draft it by rules"
        )
    refusals: list[Refusal] = []
    with closing(Gate(document, asked.corpus, asked.known, asked.tables)) as gate:
        for part in cut_parts(document.text, asked.part_characters):
            gate.begin_part()
            refusals += _ask_part(asked, document, gate, part)
    kept = _keep(gate.passed, least)
    annotation = _write(asked, document, kept)
    seen = gate.entries.note_used({entry for each in kept for entry in entries_of(each.item)})
    return Answered(annotation, seen, refusals)


def _ask_part(asked: Asked, document: Document, gate: Gate, part: str) -> list[Refusal]:
    """Ask about a part until nothing is refused, or often enough; gives what still is."""
    still: dict[Key, Refusal] = {}
    passed: set[Key] = set()
    again: list[Refusal] = []
    for _ in range(1 + _MOST_AGAIN):
        question = asked.prompts.ask_for(
            document, part, again, sorted(label for _, label in passed)
        )
        answer = asked.asker.ask(asked.prompts.system, question, answer_schema())
        now, refusals = gate.judge(answer)
        passed = (passed | now) - {each.key for each in refusals}
        # An answer that could be read takes the place of one that could not.
        still = {
            key: each for key, each in still.items() if key not in now and each.kind != "answer"
        }
        still |= {each.key: each for each in refusals}
        again = [each for each in still.values() if each.is_mendable]
        if not again:
            break
    return list(still.values())


def _keep(passed: Mapping[str, Passed], least: float) -> list[Passed]:
    """Those that score enough; of an appointment and its event both, if one of them does."""
    kept = {own for own, each in passed.items() if (each.item.score or 0) >= least}
    for own, each in passed.items():
        if each.kind == "appointments":
            pair = {own, *(id_ for _, id_ in links_of(each.kind, each.item))}
            kept |= pair if kept & pair else set()
    return [each for own, each in passed.items() if own in kept]


def _write(asked: Asked, document: Document, kept: Iterable[Passed]) -> Annotation:
    """Write an annotation, in the order of the text, under ids that the document has not used."""
    ordered = sorted(kept, key=lambda each: each.main)
    removed = asked.known.removed_from(document.document_id)
    last = Coded(document, Text(document.text, document.facts.language), removed).last
    ids: dict[str, str] = {}
    for each in ordered:
        letter = each.item.id[0]
        last[letter] += 1
        ids[each.item.id] = f"{letter}{last[letter]:02}"
    annotation = Annotation(document=document.document_id, annotator=MODEL)
    for each in ordered:
        item = each.item
        for key, own in links_of(each.kind, item):
            setattr(item, key, ids.get(own))
        item.id = ids[item.id]
        item.because = f"the model {asked.asker.name}"
        getattr(annotation, each.kind).append(item)
    return annotation
