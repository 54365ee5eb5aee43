"""A text with proposals made by hand, and a corpus that has it: how drafts are written."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from curated import CuratedFolder

from onrecord.corpus.facts import Facts
from onrecord.corpus.model import Annotation
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document
from onrecord.draft import draft_batch
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.to_annotation import to_annotation
from onrecord.draft.proposals import (
    FoundDate,
    FoundPlace,
    Mention,
    Proposals,
    ProposedAppointment,
    ProposedEvent,
    ProposedQuote,
)
from onrecord.evidence.text import Span

TEXT = (
    "On 7 May 2021 Cora Dale visited Bob Roper in Edoras. “The road is open,” she said.  “It "
    "will\nstay so.” Officials said that the League will pay. Dale named Ned Oak to be Warden of "
    "the Road. Cora Dale attacked the League."
)

KNOWN = Known(
    actors={"Bob Roper": "bob-roper"},
    shared=frozenset({"Sam Low"}),
    actor_ids=frozenset({"bob-roper", "ned-oak"}),
    offices={"envoy": "envoy-of-bree"},
    office_ids=frozenset({"envoy-of-bree"}),
    countries={"DEU": "Germany"},
    types=frozenset({"CONSULT", "ASSAULT", "APPOINT", "ACCUSE"}),
    modes=frozenset({("CONSULT", "visit")}),
    actions=frozenset({"appointed", "incumbent"}),
    acts=frozenset({"appointed"}),
)


def at(words: str, number: int = 1, text: str = TEXT) -> Span:
    """Where words stand in a text; ``number`` counts from 1."""
    found = list(re.finditer(re.escape(words), text))[number - 1]
    return Span(*found.span())


def person(words: str, number: int = 1, **given: Any) -> Mention:
    """A person who is named by words of the text."""
    return Mention(
        at(words, number), given.pop("name", words), given.pop("kind", "person"), **given
    )


DALE = person("Cora Dale")
SHE = person("she", name="Cora Dale", antecedent=at("Cora Dale"))
LEAGUE = person("the League", kind="organization")


def propose() -> Proposals:
    """What rules might find in the text."""
    return Proposals(
        quotes=[
            ProposedQuote(
                (at("the League will pay"),),
                (at("Officials said that the League will pay"),),
                0.72,
                "a cue with that",
                Mention(at("Officials"), "Officials", "unnamed"),
                at("said", 2),
            ),
            ProposedQuote(
                (at("The road is open"), at("It will\nstay so")),
                (at("“The road is open,” she said"), at("“It will\nstay so.”")),
                0.912,
                "marks and a cue",
                SHE,
                at("said"),
            ),
        ],
        events=[
            ProposedEvent(
                "CONSULT",
                (at("On 7 May 2021 Cora Dale visited Bob Roper in Edoras"),),
                at("visited"),
                0.8,
                "verb visit",
                "visit",
                (DALE,),
                (person("Bob Roper", actor_id="bob-roper"),),
                date=FoundDate(at("7 May 2021"), "2021-05-07", "stated"),
                place=FoundPlace(at("Edoras"), "Edoras"),
            ),
            ProposedEvent(
                "ASSAULT",
                (at("Cora Dale attacked the League"),),
                at("attacked"),
                0.6,
                "verb attack",
                None,
                (person("Cora Dale", 2),),
                (person("the League", 2, kind="organization"),),
            ),
        ],
        appointments=[
            ProposedAppointment(
                (at("Dale named Ned Oak to be Warden of the Road"),),
                person("Ned Oak"),
                at("Warden of the Road"),
                "Warden of the Road",
                "appointed",
                0.9,
                "named to be",
                person("Dale", 2, name="Cora Dale"),
            )
        ],
        mentions=[DALE, LEAGUE],
    )


def annotate(
    proposals: Proposals,
    known: Known = KNOWN,
    text: str = TEXT,
    release: str = "full",
    settled: Collection[str] = frozenset(),
) -> Annotation:
    """Write proposals as an annotation of a document that has no coding."""
    facts = Facts(
        title="The Road",
        language="en",
        text_release=release,
        coding="none",
        published="2021-05-10",
    )
    document = Document("road", text, "", facts, Origin(Path(), "road.yaml"))
    return to_annotation(document, proposals, known, settled=settled)[0]


def add_road(corpus: CuratedFolder, document_id: str = "road", release: str = "full") -> None:
    """Add the text to a corpus as a document that nobody has coded."""
    corpus.add_document(document_id, TEXT, release)
    corpus.replace(f"documents/{document_id}.yaml", "coding: complete", "coding: none")


def propose_for(text: str, **_: Any) -> Proposals:
    """Propose for the text what is made by hand, and nothing for others."""
    return propose() if text == TEXT else Proposals()


@pytest.fixture
def by_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents be drafted by hand, whatever the rules find."""
    monkeypatch.setattr(draft_batch, "draft_text", propose_for)
