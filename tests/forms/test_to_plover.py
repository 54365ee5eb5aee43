"""Records of PLOVER keep to its manual, and what it cannot hold is told."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import jsonschema
import pandas as pd
import pytest
from curated import TEXT, CuratedFolder
from nasty import WORDS
from world import make_empty, make_event, make_package, make_parts

import onrecord
from onrecord.access import Package
from onrecord.forms.to_plover import to_plover
from onrecord.pipeline.make import make_release

SCHEMA = json.loads(Path(__file__).with_name("plover.schema.json").read_text(encoding="utf-8"))
# Fields that PLOVER allows us to add.
OURS = {"event_type", "modality", "polarity", "date_edtf", "date_basis"}
AUXILIARY = {"historical", "future", "hypothetical", "negation"}


def write(package: Package, folder: Path) -> list[dict[str, Any]]:
    """Write the form and give its records, each of them valid."""
    folder.mkdir(parents=True, exist_ok=True)
    to_plover(package._publication(), folder)
    lines = (folder / "plover" / "events.jsonl").read_text(encoding="utf-8").split("\n")
    assert lines.pop() == ""
    records = [json.loads(line) for line in lines]
    validator = jsonschema.Draft202012Validator(
        SCHEMA, format_checker=jsonschema.FormatChecker(["date"])
    )
    for record in records:
        validator.validate(record)
        assert set(record) <= set(SCHEMA["properties"]) | OURS
    return records


def left_out(folder: Path) -> dict[str, str]:
    """Read the reasons why events were left out."""
    with (folder / "plover" / "left-out.csv").open(encoding="utf-8", newline="") as file:
        return {row["event_id"]: row["reason"] for row in csv.DictReader(file)}


def single(tmp_path: Path, **event: Any) -> dict[str, Any]:
    """Write one event of Ann toward Germany and give its record."""
    made = {"kind": "CONSULT", "date": "2024-05-01", **event}
    package = make_package(
        tmp_path / "package",
        events=[make_event(1, **made)],
        participants=make_parts("memo-e01", "ann", "germany"),
    )
    (record,) = write(package, tmp_path / "out")
    return record


def test_every_real_event_is_a_record_or_left_out(real: Package, tmp_path: Path) -> None:
    """Records and left-out events are all events, and each record stands in their order."""
    records = write(real, tmp_path)
    ids = [record["id"] for record in records]
    reasons = left_out(tmp_path)
    assert sorted([*ids, *reasons]) == sorted(real.load("events")["event_id"])
    assert ids == [each for each in real.load("events")["event_id"] if each not in reasons]
    readme = (tmp_path / "plover" / "README.txt").read_text(encoding="utf-8")
    for reason in set(reasons.values()):
        assert f"- {reason}: {list(reasons.values()).count(reason)}\n" in readme


def test_modes_and_contexts_are_those_of_plover(real: Package, tmp_path: Path) -> None:
    """A mode is one of the type of the record or an auxiliary one, and a context is in the list."""
    codes = real.load("event_modes")
    modes = set(zip(codes["event_type"], codes["event_mode"], strict=True))
    contexts = set(real.load("contexts")["context"])
    for record in write(real, tmp_path):
        (kind,) = record["event"]
        assert {(kind, mode) for mode in record.get("mode", []) if mode not in AUXILIARY} <= modes
        assert set(record.get("context", [])) <= contexts


def test_a_reader_finds_the_visit(real: Package, tmp_path: Path) -> None:
    """The visit to NATO has its day, its two sides, its place, its words and its document."""
    record = {each["id"]: each for each in write(real, tmp_path)}["damage-control-e02"]
    assert record["date"] == "2024-11-13"
    assert "enddate" not in record
    (actor,), (recipient,) = record["actor"], record["recipient"]
    assert (actor["code"], actor["sector"], actor["entity_text"]) == (
        "USA",
        "GOV",
        "Antony Blinken",
    )
    assert actor["office"] == "United States Secretary of State"
    assert (recipient["code"], recipient["identifier_id"]) == ("IGO", "Q7184")
    assert "sector" not in recipient
    assert record["mode"] == ["visit"]
    assert record["event_loc"]["country_code"] == "BEL"
    assert record["text"].startswith("US Secretary of State Antony Blinken traveled to NATO")
    assert record["text_info"]["end"] - record["text_info"]["start"] == len(record["text"])
    assert record["cite_info"]["publication"] == "IR Insider"


@pytest.mark.parametrize(
    ("event", "kind", "modes", "quad", "scale"),
    [
        ({"event_mode": "visit"}, "CONSULT", ["visit"], 1, 2.5),
        # PLOVER's own type of a plan stands for the future, and has its own quadrant and score.
        (
            {"kind": "AID", "modality": "planned", "plover_type": "AGREE", "event_mode": "visit"},
            "AGREE",
            None,
            1,
            2.5,
        ),
        ({"kind": "ASSAULT", "modality": "planned"}, "ASSAULT", ["future"], 4, -9.0),
        ({"modality": "possible"}, "CONSULT", ["hypothetical"], 1, 2.5),
        ({"modality": "hypothetical"}, "CONSULT", ["hypothetical"], 1, 2.5),
        (
            {"polarity": "negative", "event_mode": "visit"},
            "CONSULT",
            ["visit", "negation"],
            1,
            2.5,
        ),
    ],
)
def test_modality_becomes_an_auxiliary_mode(
    event: dict[str, Any],
    kind: str,
    modes: list[str] | None,
    quad: int,
    scale: float,
    tmp_path: Path,
) -> None:
    """What did not simply take place is never told apart by its fields alone."""
    record = single(tmp_path, **event)
    assert record["event"] == [kind]
    assert record.get("mode") == modes
    assert (record["quad_code"], record["event_scale"]) == (quad, scale)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-01", {"date": "2024-05-01"}),
        ("2024-05-01/2024-05-09", {"date": "2024-05-01", "enddate": "2024-05-09"}),
        ("2024-05-01/", {"date": "2024-05-01"}),
        ("0001-01-01/9999-12-31", {"date": "0001-01-01", "enddate": "9999-12-31"}),
    ],
)
def test_dates(date: str, expected: dict[str, str], tmp_path: Path) -> None:
    """A record begins on the first day that is possible, and ends on the last that is another."""
    record = single(tmp_path, date=date)
    assert {key: record[key] for key in ("date", "enddate") if key in record} == expected
    assert record["date_edtf"]


def test_why_events_are_left_out(tmp_path: Path) -> None:
    """An event is left out for its type, its actor, its recipient or its date, in this order."""
    events = [
        make_event(1, "STATEMENT"),
        make_event(2, "AID"),
        make_event(3, "AID", "2024-05-01"),
        make_event(4, "CONSULT"),
        make_event(5, "CONSULT", "/2024-05-01"),
        make_event(6, "CONSULT", "2024-05-01"),
    ]
    participants = [
        *make_parts("memo-e01", "ann"),
        *make_parts("memo-e02", "", "ann"),
        *make_parts("memo-e03", "ann"),
        *make_parts("memo-e04", "ann"),
        *make_parts("memo-e05", "ann"),
        *make_parts("memo-e06", "ann"),
    ]
    package = make_package(tmp_path / "package", events=events, participants=participants)
    (record,) = write(package, tmp_path / "out")
    assert record["id"] == "memo-e06"
    no_date = "no day is known on which it began at the earliest"
    assert left_out(tmp_path / "out") == {
        "memo-e01": "PLOVER has no type for it",
        "memo-e02": "no actor is named",
        "memo-e03": "its type requires a recipient and none is named",
        "memo-e04": no_date,
        "memo-e05": no_date,
    }


def test_two_tellings_have_one_link(tmp_path: Path) -> None:
    """An act that is told again has the link of its first telling."""
    events = [
        make_event(1, "CONSULT", "2024-05-01"),
        make_event(2, "CONSULT", "2024-05-01", same_act_as="memo-e01"),
    ]
    parts = [*make_parts("memo-e01", "ann"), *make_parts("memo-e02", "ann")]
    package = make_package(tmp_path / "package", events=events, participants=parts)
    assert [each["link"] for each in write(package, tmp_path / "out")] == ["memo-e01", "memo-e01"]


@pytest.mark.parametrize("release", ["full", "evidence", "hashes"])
def test_words_only_as_far_as_they_are_released(release: str, tmp_path: Path) -> None:
    """Where only hashes are released, a record has the place of its words but not the words."""
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.add_document("bree", TEXT, release)
    make_release(corpus.root)
    record = write(onrecord.open(corpus.root), tmp_path / "out")[0]
    words = "On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in Edoras"
    assert record.get("text") == (None if release == "hashes" else words)
    place = TEXT.index(words)
    assert record["text_info"] == {"start": place, "end": place + len(words)}


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_nasty_words(words: str, tmp_path: Path) -> None:
    """Any words come back as they were, one record a line for every reader of lines."""
    record = single(tmp_path, summary=words, place_name=words)
    assert (record["comment"], record["event_loc"]["resolved_place"]) == (words, words)
    path = tmp_path / "out" / "plover" / "events.jsonl"
    assert len(path.read_bytes().splitlines()) == 1
    assert len(path.read_text(encoding="utf-8").splitlines()) == 1


def test_a_score_that_is_no_number(tmp_path: Path) -> None:
    """A score that is no number is left out, since JSON has none such."""
    assert "event_scale" not in single(tmp_path, intensity=float("nan"))


def test_pandas_reads_the_records(real: Package, tmp_path: Path) -> None:
    """What reads JSON lines reads the records, and keeps their number."""
    count = len(write(real, tmp_path))
    frame = pd.read_json(tmp_path / "plover" / "events.jsonl", lines=True, dtype=False)
    assert len(frame) == count


def test_no_rows(tmp_path: Path) -> None:
    """Of no events, the files are there and empty."""
    assert write(make_empty(tmp_path / "empty"), tmp_path / "out") == []
    assert left_out(tmp_path / "out") == {}
    readme = (tmp_path / "out" / "plover" / "README.txt").read_text(encoding="utf-8")
    assert readme.endswith("with the reason:\n- none\n")


def test_the_same_bytes(real: Package, tmp_path: Path) -> None:
    """The same dataset gives the same files."""
    written = []
    for name in ("one", "two"):
        paths = real.export("plover", tmp_path / name)
        written.append({path.name: path.read_bytes() for path in paths})
    assert written[0] == written[1]
