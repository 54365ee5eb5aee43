"""Proposals become items as curators write them, each with its words, score and reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from curated import CuratedFolder
from drafted import (
    KNOWN,
    LEAGUE,
    TEXT,
    add_road,
    annotate,
    at,
    by_hand,
    person,
    propose,
)
from support import real_tables

from onrecord.corpus.documents import Documents
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.draft.coding.known import gather_known
from onrecord.draft.coding.to_annotation import to_annotation
from onrecord.draft.decisions import mark_of
from onrecord.draft.draft_corpus import draft_corpus
from onrecord.draft.proposals import FoundDate, Mention, Proposals, ProposedEvent
from onrecord.layout import Layout
from onrecord.pipeline.build import build_release

__all__ = ["by_hand"]


def items(annotation: Annotation, kind: str) -> list[dict[str, Any]]:
    """The items of a kind as they are written."""
    found: list[dict[str, Any]] = msgspec.to_builtins(getattr(annotation, kind))
    return found


def test_quotes_are_written_in_order_of_position() -> None:
    """A cut quotation is a list, a pronoun has its name, and nobody speaks for officials."""
    assert items(annotate(propose()), "quotes") == [
        {
            "id": "q01",
            "content": ["The road is open", "It will stay so"],
            "evidence": {
                "exact": ["“The road is open,” she said", "“It will stay so.”"],
                "speakers": {
                    "cora-dale": {
                        "exact": "she",
                        "antecedent": {"exact": "Cora Dale", "prefix": "2021"},
                    }
                },
            },
            "speakers": ["cora-dale"],
            "cue": "said",
            "status": "draft",
            "score": 0.91,
            "because": "marks and a cue",
        },
        {
            "id": "q02",
            "content": "the League will pay",
            "evidence": {"exact": "Officials said that the League will pay"},
            "cue": "said",
            "status": "draft",
            "score": 0.72,
            "because": "a cue with that",
        },
    ]


def test_event_has_who_when_and_where() -> None:
    """An event has the codes, and the words of those who take part, of its date and its place."""
    assert items(annotate(propose()), "events")[0] == {
        "id": "e01",
        "summary": "Cora Dale visits Bob Roper.",
        "type": "CONSULT",
        "mode": "visit",
        "modality": "actual",
        "polarity": "positive",
        "actors": ["cora-dale"],
        "recipients": ["bob-roper"],
        "date": "2021-05-07",
        "date_basis": "stated",
        "place": {"name": "Edoras"},
        "status": "draft",
        "evidence": {
            "exact": "On 7 May 2021 Cora Dale visited Bob Roper in Edoras",
            "actors": {"cora-dale": "Cora Dale"},
            "recipients": {"bob-roper": "Bob Roper"},
            "date": "7 May 2021",
            "place": "Edoras",
        },
        "score": 0.8,
        "because": "verb visit",
    }


def test_act_of_appointing_has_its_event() -> None:
    """An appointment that is an act points at an event of its own, proved by the same words."""
    annotation = annotate(propose())
    (appointment,) = annotation.appointments
    event = next(each for each in annotation.events if each.id == appointment.event)
    assert (event.type, event.actors, event.recipients) == ("APPOINT", ["cora-dale"], ["ned-oak-2"])
    assert event.evidence.exact == appointment.evidence.exact
    assert event.summary == "Cora Dale names Ned Oak to the office of Warden of the Road."
    assert (appointment.office, appointment.appointing_authority) == (
        "warden-of-the-road",
        "cora-dale",
    )


def test_proposed_act_is_the_event_of_its_appointment() -> None:
    """Where an event was proposed for the act, no second one is made."""
    act = ProposedEvent(
        "APPOINT",
        (at("Dale named Ned Oak to be Warden of the Road"),),
        at("named"),
        0.7,
        "verb name",
        recipients=(person("Ned Oak"),),
    )
    annotation = annotate(replace(propose(), events=[act]))
    assert [each.because for each in annotation.events] == ["verb name"]
    assert annotation.appointments[0].event == "e01"


def test_standing_has_no_event() -> None:
    """Who holds an office does nothing by it."""
    (appointment,) = propose().appointments
    standing = replace(appointment, action="incumbent")
    annotation = annotate(Proposals(appointments=[standing]))
    assert (annotation.events, annotation.appointments[0].event) == ([], None)


def test_appointee_without_an_office_is_left_out() -> None:
    """An act of appointing names nobody of whom no appointment says to which office."""
    act = ProposedEvent(
        "APPOINT",
        (at("Dale named Ned Oak"),),
        at("named"),
        0.7,
        "x",
        recipients=(person("Ned Oak"),),
    )
    (event,) = annotate(Proposals(events=[act])).events
    assert (event.recipients, event.evidence.recipients) == ([], {})
    assert event.note == "Who is named to an office is left out, as the office was not found."


def test_event_inside_a_quote_is_attributed_to_it() -> None:
    """What a speaker asserts names the quote in which it is asserted."""
    inside = ProposedEvent("ACCUSE", (at("the League will pay"),), at("pay"), 0.7, "x")
    annotation = annotate(replace(propose(), events=[inside]))
    assert [each.attributed_to for each in annotation.events if each.type == "ACCUSE"] == ["q02"]


@pytest.mark.parametrize(
    "event",
    [
        replace(propose().events[0], type="NONSENSE"),
        replace(propose().events[0], main=()),
        replace(propose().events[0], main=(at("  "),)),
    ],
    ids=["unknown type", "no words", "white space"],
)
def test_event_that_cannot_be_proved_is_left_out(event: ProposedEvent) -> None:
    """A code that does not exist, and a clause without words, make no event."""
    assert annotate(Proposals(events=[event])).events == []


def test_what_is_wrong_in_part_is_left_out_in_part() -> None:
    """A mode or date that does not exist, and a name that two actors have, are left out alone."""
    event = replace(
        propose().events[0],
        mode="fly",
        date=FoundDate(at("7 May 2021"), "2021-13-77", "stated"),
        actors=(person("Cora Dale", name="Sam Low"),),
        recipients=(Mention(at("Bob Roper"), "somebody", "unnamed"),),
    )
    (found,) = annotate(Proposals(events=[event])).events
    assert (found.mode, found.date, found.actors, found.recipients) == (None, None, [], [])
    assert found.summary == "Somebody meets or talks with others (“visited”)."


@pytest.mark.parametrize(
    ("modality", "date"), [("actual", None), ("planned", "2030-01-01")], ids=["actual", "planned"]
)
def test_actual_event_is_not_to_come(modality: str, date: str | None) -> None:
    """A date after the document appeared is no date of what it tells as done."""
    found = FoundDate(at("7 May 2021"), "2030-01-01", "stated")
    event = replace(propose().events[0], date=found, modality=modality)
    (written,) = annotate(Proposals(events=[event])).events
    assert written.date == date


def test_text_that_is_kept_back_is_not_repeated() -> None:
    """The summary gives no names where it would repeat thirty characters of the text."""
    text = "The Most Serene Republic of Venice sent Cora Dale."
    who = Mention(at("The Most Serene Republic of Venice", text=text), text[:34], "state")
    event = ProposedEvent("ACCUSE", (at(text[:-1], text=text),), at("sent", text=text), 1.0, "x")
    proposals = Proposals(events=[replace(event, actors=(who,))])
    (open_one,) = annotate(proposals, text=text).events
    (kept_back,) = annotate(proposals, text=text, release="hashes").events
    assert open_one.summary == "The Most Serene Republic of Venice accuses somebody."
    assert kept_back.summary == "Somebody accuses somebody."


def test_dropping_an_event_leaves_others_of_its_clause() -> None:
    """What is settled is known by who takes part, too."""
    attack = propose().events[1]
    both = Proposals(events=[attack, replace(attack, recipients=())])
    first, second = annotate(both).events
    left = annotate(both, settled={mark_of("events", first)}).events
    assert [(each.id, each.recipients) for each in left] == [("e01", second.recipients)]


def test_dropped_appointment_takes_its_event_along() -> None:
    """The two are asked about together, in the form they have then, and stay away together."""
    act = ProposedEvent(
        "APPOINT",
        (at("Dale named Ned Oak to be Warden of the Road"),),
        at("named"),
        0.7,
        "verb name",
        recipients=(person("Ned Oak"), person("Bob Roper", actor_id="bob-roper")),
    )
    proposals = replace(propose(), events=[act])
    drafted = annotate(proposals)
    (appointment,), (event,) = drafted.appointments, drafted.events
    assert event.recipients == [appointment.appointee]
    settled = {mark_of("appointments", appointment), mark_of("events", event)}
    again = annotate(proposals, settled=settled)
    assert (again.appointments, again.events) == ([], [])
    # As long as the appointment is asked about, its event is.
    again = annotate(proposals, settled={mark_of("events", event)})
    assert [each.event for each in again.appointments] == ["e01"] == [e.id for e in again.events]


def test_draft_does_not_outgrow_its_text() -> None:
    """However often the same long clause is proposed, it is quoted only some times."""
    event = replace(propose().events[0], main=(at(TEXT),), date=None, place=None)
    assert 0 < len(annotate(Proposals(events=[event] * 5000)).events) < 500


def test_coding_is_not_proposed_again(tmp_path: Path, by_hand: None) -> None:
    """What the coding has is left out, and numbers go on after those that were ever used."""
    corpus = CuratedFolder(tmp_path)
    add_road(corpus)
    corpus.replace("documents/road.yaml", "coding: none", "coding: partial")
    corpus.write(
        "annotations/road.yaml",
        "document: road\nannotator: a1\nevents:\n"
        "  - {id: e07, summary: A visit., type: CONSULT, modality: actual, polarity: positive,\n"
        "     evidence: {exact: Cora Dale visited Bob Roper}}\n",
    )
    corpus.write("annotations/road.a1.yaml", "document: road\nannotator: a1\nquotes: []\n")
    corpus.write(
        "removed_rows.csv", "row_id,table_name,removed_in,reason\nroad-q04,quotes,1.0.0,Wrong.\n"
    )
    read, problems = read_corpus(corpus.layout, real_tables())
    assert problems == []
    (batch,) = Documents(corpus.layout)
    documents, problems = read_batch(corpus.layout, batch)
    assert problems == []
    (road,) = [each for each in documents if each.document_id == "road"]
    annotation, _ = to_annotation(road, propose(), gather_known(read))
    assert [(each.id, each.type) for each in annotation.events] == [
        ("e08", "APPOINT"),
        ("e09", "ASSAULT"),
    ]
    assert [each.id for each in annotation.quotes] == ["q05", "q06"]


def test_draft_builds(tmp_path: Path, by_hand: None) -> None:
    """The drafts of a corpus are built, each row with its words, and pass every check."""
    corpus = CuratedFolder(tmp_path)
    add_road(corpus, release="evidence")
    drafted = draft_corpus(tmp_path)
    assert (drafted.problems, drafted.counts["events"]) == ([], 3)
    release = build_release(tmp_path, Layout(tmp_path).work / "cache", include_drafts=True)
    rows = [row for row in release.read("events").to_pylist() if row["status"] == "draft"]
    assert [(row["event_id"], row["actor_id"], row["recipient_id"]) for row in rows] == [
        ("road-e01", "cora-dale", "bob-roper"),
        ("road-e02", "cora-dale", "ned-oak"),
        ("road-e03", "cora-dale", "league"),
    ]
    words = {row["evidence_id"]: row["exact"] for row in release.read("evidence").to_pylist()}
    assert words["road-q01.main.1.2"] == "“It will\nstay so.”"
    assert words["road-e02.recipients.1.1"] == "Ned Oak"
    assert LEAGUE.name == words["road-e03.recipients.1.1"]


def test_known_gathers_names_and_codes(tmp_path: Path) -> None:
    """A name of two actors belongs to neither; offices are found whatever their case."""
    corpus = CuratedFolder(tmp_path)
    corpus.write(
        "authorities/actors.yaml",
        "actors:\n  - {id: a, name: Ann, type: person}\n  - {id: b, name: Ann, type: person}\n"
        "  - {id: g, name: Gaul, type: state, country: FRA}\n",
    )
    read, _ = read_corpus(corpus.layout, real_tables())
    known = gather_known(read)
    assert (known.actors, known.shared, known.states) == ({"Gaul": "g"}, {"Ann"}, {"FRA": "g"})
    assert known.offices["minister of bree"] == "minister-of-bree"
    assert "nominated" in known.acts and "incumbent" in known.actions - known.acts
    assert KNOWN.acts <= known.acts
