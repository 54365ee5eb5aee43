"""Rows of events, participants, contexts and notes."""

from __future__ import annotations

import datetime

import pytest
from curated import Built, CuratedFolder, build_rows

ANN = "annotations/bree.yaml"
COMMON = {"document_id": "bree", "status": "curated", "annotator_id": "a1"}


def test_a_stated_event(built: Built) -> None:
    """An event has what its curator wrote, what the vocabularies derive, and its evidence."""
    assert built.row("events", "bree-e01") == {
        "event_id": "bree-e01",
        "summary": "A minister visits a king.",
        "event_type": "CONSULT",
        "event_mode": "visit",
        "plover_type": "CONSULT",
        "quad_class": 1,
        "intensity": 4.0,
        "cameo_root_code": "04",
        "actor_id": "ada-byron",
        "recipient_id": "king-of-rohan",
        "modality": "actual",
        "polarity": "positive",
        "date_text": "3 May 2021",
        "date_edtf": "2021-05-03",
        "date_earliest": datetime.date(2021, 5, 3),
        "date_latest": datetime.date(2021, 5, 3),
        "date_basis": "stated",
        "place_name": "Edoras",
        "evidence_id": "bree-e01.main.1.1",
        **COMMON,
    }


def test_an_embedded_event(built: Built) -> None:
    """The deed that is threatened is hypothetical, and its intensity that of the deed."""
    assert built.row("events", "bree-e04") == {
        "event_id": "bree-e04",
        "summary": "The king would quit an alliance.",
        "event_type": "SANCTION",
        "event_mode": "withdraw",
        "plover_type": "SANCTION",
        "quad_class": 4,
        "intensity": -6.0,
        "cameo_root_code": "16",
        "actor_id": "king-of-rohan",
        "recipient_id": "league",
        "modality": "hypothetical",
        "polarity": "positive",
        "embedded_in": "bree-e03",
        "embedding": "threatened",
        "date_basis": "none",
        "evidence_id": "bree-e04.main.1.1",
        **COMMON,
    }


def test_an_extension_has_nothing_of_plover(built: Built) -> None:
    """A type that PLOVER lacks has no PLOVER type, quad class, intensity or CAMEO code."""
    event = built.row("events", "bree-e02")
    assert event["event_type"] == "APPOINT"
    assert not {"plover_type", "quad_class", "intensity", "cameo_root_code"} & event.keys()


def test_a_planned_act_is_rewritten_for_plover(built: Built) -> None:
    """A meeting that is planned keeps its type and score; PLOVER calls it an agreement."""
    event = built.row("events", "bree-e05")
    assert (event["event_type"], event["plover_type"]) == ("CONSULT", "AGREE")
    assert (event["intensity"], event["cameo_root_code"]) == (2.5, "04")
    assert (event["date_text"], event["date_basis"]) == ("in June", "inferred")
    assert (event["date_earliest"], event["date_latest"]) == (
        datetime.date(2021, 6, 1),
        datetime.date(2021, 6, 30),
    )


@pytest.mark.parametrize("modality", ["actual", "possible", "hypothetical"])
def test_only_what_is_planned_is_rewritten(modality: str, corpus: CuratedFolder) -> None:
    """PLOVER's rewriting of the future is for plans, not for what may come."""
    corpus.replace(ANN, "modality: planned", f"modality: {modality}")
    events = build_rows(corpus).rows["events"].values
    assert events[4]["plover_type"] == "CONSULT"


def test_a_mode_without_a_score_takes_that_of_its_type(corpus: CuratedFolder) -> None:
    """Intensity is the mode's, and the type's where no mode is given."""
    corpus.replace(ANN, "    mode: visit\n", "")
    assert build_rows(corpus).rows["events"].values[0]["intensity"] == 2.5


def test_links_may_be_short_or_whole(corpus: CuratedFolder) -> None:
    """The number of an event stands for its key in the same document; a whole key is kept."""
    corpus.replace(ANN, "date_basis: inferred", "date_basis: inferred\n    same_act_as: other-e01")
    corpus.replace(ANN, "mode: relations", "mode: relations\n    attributed_to: q03")
    events = build_rows(corpus).rows["events"].values
    assert (events[4]["same_act_as"], events[2]["attributed_to"]) == ("other-e01", "bree-q03")


def test_participants(built: Built) -> None:
    """Everybody who takes part, in the curator's order, with office and basis where given."""
    assert [tuple(row.values()) for row in built.rows("participants")] == [
        ("bree-e01", "actor", 1, "ada-byron", "minister-of-bree", "stated"),
        ("bree-e01", "recipient", 1, "king-of-rohan", None, "stated"),
        ("bree-e02", "actor", 1, "ada-byron", None, "stated"),
        ("bree-e02", "recipient", 1, "bob-roper", None, "stated"),
        ("bree-e03", "actor", 1, "king-of-rohan", None, "stated"),
        ("bree-e03", "recipient", 1, "bree", None, "stated"),
        ("bree-e04", "actor", 1, "king-of-rohan", None, "stated"),
        ("bree-e04", "recipient", 1, "league", None, "stated"),
        ("bree-e05", "actor", 1, "ada-byron", None, "inferred"),
        ("bree-e05", "actor", 2, "king-of-rohan", None, "stated"),
        ("bree-e06", "actor", 1, "bree", None, "stated"),
        ("bree-e06", "recipient", 1, "league", None, "stated"),
    ]


def test_every_role_has_its_participants(corpus: CuratedFolder) -> None:
    """Each of the seven roles is its own list, and the first two give the event's columns."""
    roles = "mediators: [bob-roper]\n    hosts: [bree]\n    beneficiaries: [league]\n"
    roles += "    targets: [ada-byron]\n    topics: [bree, league]"
    corpus.replace(
        ANN,
        "recipients: [league]\n    modality: hypothetical",
        roles
        + """
    modality: hypothetical""",
    )
    out = build_rows(corpus)
    found = [
        (row["role"], row["position"], row["actor_id"])
        for row in out.rows["participants"].values
        if row["event_id"] == "bree-e04"
    ]
    assert found == [
        ("actor", 1, "king-of-rohan"),
        ("mediator", 1, "bob-roper"),
        ("host", 1, "bree"),
        ("beneficiary", 1, "league"),
        ("target", 1, "ada-byron"),
        ("topic", 1, "bree"),
        ("topic", 2, "league"),
    ]
    assert out.rows["events"].values[3]["recipient_id"] is None


def test_a_participant_without_words_gives_a_warning(corpus: CuratedFolder) -> None:
    """Where no name stands in the clause, or it stands there twice, evidence has to be given."""
    line = corpus.replace(ANN, "recipients: [bree]", "recipients: [bob-roper]")
    out = build_rows(corpus)
    assert [str(each) for each in out.warnings] == [
        f"data/curated/{ANN}:{line}: no words say that 'bob-roper' belongs to recipients; "
        "add evidence.recipients"
    ]
    assert out.problems == []


def test_contexts_and_notes(built: Built) -> None:
    """Each context is a row, and so is each note."""
    assert built.rows("event_contexts") == [{"event_id": "bree-e01", "context": "diplomatic"}]
    assert built.rows("notes") == [
        {
            "row_id": "bree-e05",
            "table_name": "events",
            "note": "The June after the article appeared.",
        }
    ]
