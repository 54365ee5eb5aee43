"""Only what the document proves passes the gate; all else is refused with a reason."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from curated import CuratedFolder
from drafted import TEXT
from models import DALE, answer, event, models, open_gate, quote
from support import real_tables

from onrecord.corpus.documents import Documents
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.draft.coding.known import gather_known
from onrecord.draft.decisions import append_line, decisions_folder
from onrecord.draft.model.gate import Gate

__all__ = ["models"]

OAK = {"id": "oak", "name": "Ned Oak", "type": "person"}
NAMED = "Dale named Ned Oak to be Warden of the Road"


@pytest.fixture
def gate(corpus: CuratedFolder) -> Iterator[Gate]:
    """The gate for the road."""
    with closing(open_gate(corpus.root)) as opened:
        yield opened


def judge(gate: Gate, **lists: Any) -> dict[str, str]:
    """Judge an answer; gives the reasons by the names of what is refused."""
    _, refusals = gate.judge(answer(**lists))
    return {f"{each.kind} {each.label}": each.reason for each in refusals}


def appointment(**changed: Any) -> dict[str, Any]:
    """An appointment that the text of the road proves."""
    found: dict[str, Any] = {
        "id": "a01",
        "appointee": "oak",
        "office": "warden",
        "action": "appointed",
        "event": "e02",
        "evidence": {"exact": NAMED, "appointee": "Ned Oak", "office": "Warden of the Road"},
    }
    return found | changed


def appointing(**changed: Any) -> dict[str, Any]:
    """The event of the same act."""
    evidence = {"exact": NAMED, "recipients": {"oak": "Ned Oak"}}
    return (
        event(
            id="e02",
            summary="Somebody gets an office.",
            type="APPOINT",
            mode=None,
            actors=[],
            recipients=["oak"],
            date=None,
            evidence=evidence,
        )
        | changed
    )


def test_what_is_proved_passes(gate: Gate) -> None:
    """Items stand under ids of ours, and so do the new names that they use."""
    lists = {
        "actors": [DALE, OAK],
        "offices": [{"id": "warden", "name": "Warden of the Road"}],
        "events": [event(), appointing()],
        "quotes": [quote(event=None)],
        "appointments": [appointment()],
    }
    now, refusals = gate.judge(answer(**lists))
    assert refusals == []
    assert now == {
        ("events", "e01"),
        ("events", "e02"),
        ("quotes", "q01"),
        ("appointments", "a01"),
    }
    items = {each.label: each.item for each in gate.passed.values()}
    assert items["a01"].appointee == "ned-oak"  # type: ignore[union-attr]
    assert items["a01"].office == "warden-of-the-road"  # type: ignore[union-attr]
    assert items["a01"].event == items["e02"].id  # type: ignore[union-attr]
    assert [each.id for each in gate.entries.actors] == ["cora-dale", "ned-oak"]
    assert {each.item.status for each in gate.passed.values()} == {"draft"}


def test_lies_are_refused(gate: Gate) -> None:
    """Words that are not there, codes that do not exist, people whom nobody named."""
    proof = event()["evidence"]
    said = quote()["evidence"]
    refused = judge(
        gate,
        actors=[DALE, {"id": "tom-low", "name": "Tom Low", "type": "person"}],
        offices=[{"id": "duke", "name": "Duke of Edoras"}],
        events=[
            event(id="e01", evidence={"exact": "Cora Dale attacked Bob Roper"}),
            event(id="e02", evidence={"exact": "Cora Dale"}),
            event(id="e03", type="PICNIC", mode=None),
            event(id="e04", mode="stroll"),
            event(id="e05", modality="certain", polarity="maybe"),
            event(id="e06", contexts=["weather"], place={"country": "ZZZ"}),
            event(
                id="e07", actors=["tom-low"], evidence=proof | {"actors": {"tom-low": "Cora Dale"}}
            ),
            event(id="e08", date="7 May 2021"),
            event(id="e09", evidence=proof | {"date": "8 May 2021"}),
            event(
                id="e10",
                actors=["ada-byron"],
                evidence=proof | {"actors": {"ada-byron": "Cora Dale"}},
            ),
            event(id="e11", embedded_in="e99", embedding="threatened"),
        ],
        quotes=[
            quote(id="q01", content="the League will pay"),
            quote(id="q02", speakers=["king-of-rohan"], evidence=said | {"speakers": {}}),
            quote(id="q03", negated=[2]),
            quote(id="q04", content="pen"),
            quote(id="q05", speakers=[], speaker_basis="stated", evidence=said | {"speakers": {}}),
        ],
        appointments=[
            appointment(office="duke", appointee="bob-roper", action="crowned", event=None)
        ],
    )
    assert set(refused) == {
        *(f"events e{number:02}" for number in range(1, 12)),
        *(f"quotes q0{number}" for number in range(1, 6)),
        "actors tom-low",
        "offices duke",
        "appointments a01",
    }
    assert gate.passed == {}
    expected = {
        "events e01": "evidence.exact: evidence not found: 'Cora Dale attacked Bob Roper'; nearest",
        "events e02": "evidence.exact: 2 places have 'Cora Dale'",
        "events e03": "unknown event type 'PICNIC'",
        "events e04": "unknown event mode 'stroll' of CONSULT",
        "events e05": "'certain'",
        "events e06": "unknown country 'ZZZ'",
        "events e07": "unknown actor 'tom-low'",
        "events e08": "'7 May 2021'",
        "events e09": "evidence.date: evidence not found: '8 May 2021'",
        "events e10": "the document nowhere names 'ada-byron'",
        "events e11": "refers to 'e99', which is not in your answer",
        "quotes q01": "content: evidence 'the League will pay' stands outside of the words",
        "quotes q02": "no words say that 'king-of-rohan' belongs to speakers",
        "quotes q03": "no quoted stretch 2; the content has 1",
        "quotes q04": "begins or ends inside a word",
        "quotes q05": "speaker_basis 'stated' with no speaker",
        "actors tom-low": "the name does not stand in the document",
        "offices duke": "the name does not stand in the document",
        "appointments a01": "unknown action 'crowned'",
    }
    assert {key: words for key, words in expected.items() if words not in refused[key]} == {}


def test_malformed_items_are_refused(gate: Gate) -> None:
    """Wrong types, missing and unknown keys, ids that are none; each with its reason."""
    refused = judge(
        gate,
        actors=[
            "cora-dale",
            {"id": "../x", "name": "Cora Dale", "type": "person"},
            {"id": "cora--dale", "name": "Cora Dale", "type": "person"},
            {"id": "bob-roper", "name": "Ned Oak", "type": "person"},
            {"id": "a", "name": "Cora Dale", "type": "god", "country": "XXX", "path": "/etc"},
        ],
        events=[
            "an event",
            event(id="e1", run="rm -rf /"),
            {"id": "e2"},
            event(id="../../e3"),
            event(id="e4", status="curated"),
            event(id="e5", score="high"),
            event(id="e6", evidence=["On 7 May 2021"]),
            event(id="e7", summary="x" * 401),
            event(id="e8", summary="red \u001b[31m"),
            event(id="e9", note="x" * 5_000),
        ],
        quotes=[quote(id="q1", evidence={"exact": "she said", "occurrence": 10**40})],
    )
    assert {key: refused[key] for key in refused if key.startswith("events")} == {
        "events number 1": "expected a mapping with id, summary, type, modality, polarity, "
        "evidence, not 'an event'",
        "events e1": "run: unknown key 'run'",
        "events e2": "no summary; add 'summary: ...'; no type; add 'type: ...'; no modality; add "
        "'modality: ...'; no polarity; add 'polarity: ...'; no evidence; add 'evidence: ...'",
        "events ../../e3": "malformed id; expected e and digits, as in e01",
        "events e4": "status 'curated' is not yours to give; leave the status out",
        "events e5": "score: expected a number, not 'high'",
        "events e6": "evidence: expected a mapping with exact, not a list",
        "events e7": "summary is longer than 400 characters; say it in one line",
        "events e8": "summary: the control character '\\x1b' stands in the text; remove it",
        "events e9": "a text of 5,000 characters; the most are 4,000",
    }
    assert {key: refused[key] for key in refused if key.startswith("actors")} == {
        "actors number 1": "expected a mapping with id, name, type, each of them text",
        "actors ../x": "malformed id; write the name in lower case with hyphens, as in ada-byron",
        "actors cora--dale": "malformed id; write the name in lower case with hyphens, as in "
        "ada-byron",
        "actors bob-roper": "the id is that of somebody else in the list of known actors; "
        "choose another",
        "actors a": "unknown key 'path'; known are country, id, name, type",
    }
    assert "quotes q1" in refused
    assert gate.passed == {}


def test_twins_and_repeated_ids_are_refused(gate: Gate) -> None:
    """What is said twice passes once, also from one answer to the next."""
    refused = judge(gate, events=[event(), event(id="e02"), event(summary="Another.")])
    assert refused == {
        "events e02": "says the same as e01; leave it out",
        "events e01 again": "the id is given already; leave it out, or number it anew",
    }
    gate.begin_part()
    assert judge(gate, events=[event(id="e05")]) == {
        "events e05": "says the same as e01; leave it out"
    }
    assert [each.item.summary for each in gate.passed.values()] == ["Cora Dale visits Bob Roper."]  # type: ignore[union-attr]


def test_what_passed_may_be_said_again(gate: Gate) -> None:
    """Models give everything again; what is the same is no second item, what differs is refused."""
    assert judge(gate, events=[event()]) == {}
    assert judge(gate, events=[event()]) == {}
    assert list(judge(gate, events=[event(summary="Another.")])) == ["events e01 again"]
    assert len(gate.passed) == 1


def test_what_leans_on_refused_items_is_refused(gate: Gate) -> None:
    """An appointment without its event is none; both come back mended, under the same ids."""
    offices = [{"id": "warden", "name": "Warden of the Road"}]
    lists = {"actors": [DALE, OAK], "offices": offices, "appointments": [appointment()]}
    refused = judge(gate, events=[appointing(type="ANOINT")], **lists)
    assert list(refused) == ["events e02", "appointments a01"]
    assert refused["appointments a01"] == (
        "refers to an item that was refused; mend that, or do not refer to it"
    )
    assert judge(gate, events=[appointing()], **lists) == {}
    assert len(gate.passed) == 2


def test_a_coding_that_is_there_is_not_proposed_again(corpus: CuratedFolder) -> None:
    """What people coded stays theirs."""
    tables = real_tables()
    read, _ = read_corpus(corpus.layout, tables)
    (document,) = read_batch(corpus.layout, next(iter(Documents(corpus.layout))))[0]
    same = event(
        actors=["ada-byron"],
        recipients=[],
        date=None,
        evidence={"exact": "Ada Byron, the minister of Bree, met the King of Rohan"},
    )
    with closing(Gate(document, read, gather_known(read), tables)) as gate:
        assert judge(gate, actors=[], events=[same]) == {
            "events e01": "the coding of the document has it already, as e01"
        }


def test_text_that_is_kept_back_is_not_repeated(corpus: CuratedFolder) -> None:
    """A summary that copies the document is refused unless all of the text may be passed on."""
    copied = event(summary="She said: Officials said that the League will pay.")
    with closing(open_gate(corpus.root)) as open_text:
        assert judge(open_text, events=[copied]) == {}
    with closing(open_gate(corpus.root, release="evidence")) as kept_back:
        refused = judge(kept_back, events=[copied])
    assert "which the document's text_release keeps back" in refused["events e01"]


@pytest.mark.parametrize(
    ("score", "kept"),
    [("0.7", 0.7), (7, 1.0), (-1, 0.0), (float("nan"), 0.5), (float("inf"), 1.0), (None, 0.5)],
)
def test_scores_are_from_0_to_1(gate: Gate, score: object, kept: float) -> None:
    """Whatever the model says of itself."""
    assert judge(gate, events=[event(score=score)]) == {}
    assert [each.item.score for each in gate.passed.values()] == [kept]


def test_hostile_answers_end_soon(gate: Gate) -> None:
    """Deep, wide and long answers are refused item by item, and nothing is raised."""
    deep: dict[str, Any] = {"exact": "she"}
    for _ in range(200):
        deep = {"exact": "she", "antecedent": deep}
    refused = judge(
        gate,
        events=[
            event(id="e01", evidence={"exact": TEXT[:20], "actors": {"cora-dale": deep}}),
            event(id="e02", actors=["cora-dale"] * 60_000, recipients=["x"] * 60_000),
            event(id="e03", evidence={"exact": ["x"] * 200}),
        ],
        quotes=[quote(id=f"q{number}", content="no") for number in range(290)],
    )
    assert refused["events e01"] == "nested deeper than 12 levels; write it flat"
    assert refused["events e02"] == "more than 300 values; write less"
    assert len(refused) == 293
    assert max(map(len, refused.values())) < 4_000
    assert json.dumps(refused)


def test_names_are_one_entry(gate: Gate) -> None:
    """Two ids for one name are one actor; a name that the corpus knows is the one it knows."""
    twice = [DALE, DALE | {"id": "dale"}, {"id": "roper", "name": "Bob Roper", "type": "person"}]
    proof = event()["evidence"] | {"recipients": {"roper": "Bob Roper"}}
    assert judge(gate, actors=twice, events=[event(recipients=["roper"], evidence=proof)]) == {}
    assert [each.id for each in gate.entries.actors] == ["cora-dale"]
    (passed,) = gate.passed.values()
    assert passed.item.recipients == ["bob-roper"]  # type: ignore[union-attr]


def test_nothing_is_written(gate: Gate, corpus: CuratedFolder) -> None:
    """To judge is to read."""
    before = sorted(corpus.root.rglob("*"))
    judge(gate, events=[event()])
    assert sorted(corpus.root.rglob("*")) == before
    assert not Path("answer.jsonl").exists()


def test_what_a_person_dropped_is_not_proposed_again(corpus: CuratedFolder) -> None:
    """An answer of a review holds for models too."""
    mark = '["events", "CONSULT", {"exact": "On 7 May 2021 Cora Dale visited Bob Roper in Edoras"}]'
    path = decisions_folder(corpus.layout) / "road.jsonl"
    append_line(path, {"answer": "drop", "marks": {mark: "e01"}})
    with closing(open_gate(corpus.root)) as gate:
        assert judge(gate, events=[event()]) == {
            "events e01": "a person has decided on it before; leave it out"
        }
