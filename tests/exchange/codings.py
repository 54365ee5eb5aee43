"""Codings of every kind of made-up texts, and the rows that are built of them."""

from __future__ import annotations

import hashlib
import unicodedata
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any

from exchange.generated import PIECES
from hypothesis import assume
from hypothesis import strategies as st
from support import real_tables

from onrecord.corpus.facts import DocumentFacts
from onrecord.corpus.model import (
    Annotation,
    Appointment,
    AppointmentEvidence,
    Event,
    EventEvidence,
    Participant,
    Place,
    Quote,
    QuoteEvidence,
)
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Coding, Document
from onrecord.evidence.text import Span
from onrecord.exchange.own.quote_words import Quoter
from onrecord.exchange.own.read_layer import RowError
from onrecord.layout import bundled
from onrecord.tables.build import Authorities, build_documents
from onrecord.tables.rows import RowSet

HERE = Origin(Path(), "memo.yaml")
_WORDS = [each for each in PIECES if "\r" not in each and "\x85" not in each]
_IDS = st.sampled_from(["ann", "bob", "the-board", "rome"])
_SAID = st.none() | st.sampled_from(["A note: #1", 'say "so"', "😀 שלום", "a, b; c"])


@lru_cache
def shared() -> Authorities:
    """The authorities of the bundled dataset."""
    return Authorities(read_corpus(bundled(), real_tables())[0])


def rows_of(document: Document, coding: Coding) -> dict[str, list[str]]:
    """The rows of all tables that a coding makes, in an order of their own."""
    built = build(document, coding)
    assert [str(each) for each in built.problems if "annotator" not in each.message] == []
    return {name: sorted(map(repr, rows.values)) for name, rows in built.rows.items()}


def build(document: Document, coding: Coding) -> RowSet:
    """Build the rows of one coding of a document."""
    alone = replace(document, coding=coding, draft=None, passes=[])
    return build_documents([alone], shared(), real_tables())


def to_coding(annotation: Annotation, origin: Origin = HERE) -> Coding:
    """A coding as it is read of a file that has an annotation."""
    kinds: list[list[Any]] = [annotation.events, annotation.quotes, annotation.appointments]
    return Coding(annotation.annotator, origin, *([(each, origin) for each in k] for k in kinds))


def document_of(text: str, document_id: str = "memo") -> Document:
    """A document with nothing but its text."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    facts = DocumentFacts(
        title="Memo", language="en", text_release="full", sha256=digest, coding="complete"
    )
    return Document(document_id, text, digest, facts, HERE)


@st.composite
def coded_documents(draw: st.DrawFn) -> Document:
    """A document with a coding whose words resolve: events, quotes, appointments and their ties."""
    pieces = draw(st.lists(st.sampled_from(_WORDS), min_size=3, max_size=16))
    text = unicodedata.normalize("NFC", "".join(pieces))
    assume(text.strip())
    coder = _Coder(draw, Quoter(text))
    try:
        events = [coder.event(each) for each in range(1, draw(st.integers(1, 4)))]
        quotes = [coder.quote(each) for each in range(1, draw(st.integers(1, 3)))]
        appointments = [coder.appointment(each) for each in range(1, draw(st.integers(1, 3)))]
    except RowError:
        assume(False)
    for event in events:
        event.same_act_as = draw(st.sampled_from([None, "e01", "other-memo-e07"]))
        event.attributed_to = quotes[0].id if quotes else None
    document = document_of(text)
    document.coding = to_coding(Annotation("memo", "a1", events, quotes, appointments))
    return document


class _Coder:
    """Codes stretches of one text by lot."""

    def __init__(self, draw: st.DrawFn, quoter: Quoter) -> None:
        self._draw, self._quoter = draw, quoter

    def event(self, number: int) -> Event:
        main, draw = self._spans(3), self._draw
        evidence = EventEvidence(**self._quoter.main(main))
        event = Event(
            id=f"e{number:02}",
            summary=draw(st.sampled_from(["Ann meets Bob.", "“Ja” <b>", "a\tb"])),
            type=draw(st.sampled_from(["CONSULT", "STANCE"])),
            modality="actual",
            polarity=draw(st.sampled_from(["positive", "negative"])),
            contexts=draw(st.lists(st.sampled_from(["diplomatic", "election"]), unique=True)),
            date=draw(st.sampled_from([None, "2024", "[..2024-11-19]"])),
            place=draw(st.sampled_from([None, Place(name="Rome"), Place("Rome", "ITA")])),
            note=draw(_SAID),
            evidence=evidence,
        )
        for field in ("actors", "recipients", "topics"):
            office = draw(st.sampled_from([None, "chair"]))
            ids = draw(st.lists(_IDS, unique=True, max_size=3))
            listed = [Participant(actor=each, office=office) if office else each for each in ids]
            setattr(event, field, listed)
            words = {each: self._words(main) for each in ids}
            given = {each: said for each, said in words.items() if said is not None}
            setattr(evidence, field, given)
        evidence.date, evidence.place = self._words(main), self._words(main)
        return event

    def quote(self, number: int) -> Quote:
        main, draw = self._spans(2), self._draw
        evidence = QuoteEvidence(**self._quoter.main(main))
        inside = self._quoter.inside(main[: draw(st.integers(1, len(main)))], main)
        speakers = draw(st.lists(_IDS, unique=True, max_size=2))
        words = {each: self._words(main) for each in speakers}
        evidence.speakers = {each: said for each, said in words.items() if said is not None}
        evidence.cue = self._words(main)
        own = f"q{number:02}"
        return Quote(own, content=inside, evidence=evidence, speakers=speakers, note=draw(_SAID))

    def appointment(self, number: int) -> Appointment:
        main, draw = self._spans(2), self._draw
        evidence = AppointmentEvidence(**self._quoter.main(main))
        evidence.appointee, evidence.office = self._words(main), self._words(main)
        evidence.date = self._words(main)
        return Appointment(
            id=f"a{number:02}",
            office="chair",
            action="nominated",
            appointee=draw(st.none() | _IDS),
            date=draw(st.sampled_from([None, "2024"])),
            evidence=evidence,
            note=draw(_SAID),
        )

    def _spans(self, most: int) -> list[Span]:
        """One stretch or several, apart from each other and in order."""
        length = len(self._quoter.text.content)
        places = st.lists(st.integers(0, length), min_size=2, max_size=2 * most, unique=True)
        cuts = sorted(self._draw(places))
        found = self._quoter.whole(zip(cuts[::2], cuts[1::2], strict=False))
        apart = all(one.end <= two.start for one, two in pairwise(found))
        return found if apart else found[:1]

    def _words(self, main: list[Span]) -> Any:
        """Words of a field: none, some, some with an antecedent, or what a missing word means."""
        kinds = self._draw(
            st.sampled_from(
                [[], ["words"], ["words", "words"], ["words", "antecedent"], ["antecedent"]]
            )
        )
        found = [(kind, self._spans(1)[0]) for kind in kinds]
        return self._quoter.field(found, main) if found else None
