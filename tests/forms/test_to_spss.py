"""SPSS files are what SPSS wants, as pyreadstat reads them."""

from __future__ import annotations

import csv
import datetime
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from publish import make_table, publish

from onrecord.access import Package
from onrecord.forms.publication import Publication
from onrecord.forms.to_spss import to_spss

DAYS = ["0001-01-01", "1582-10-14", "1582-10-15", "1843-05-02", "1970-01-01", "9999-12-31"]


def write(publication: Publication, folder: Path) -> tuple[pd.DataFrame, Any]:
    """Write the table pets, and give what is read of it."""
    to_spss(publication, folder)
    return pyreadstat.read_sav(folder / "spss" / "pets.sav")


def test_dates_begin_where_the_calendar_of_spss_does(tmp_path: Path) -> None:
    """Dates from 15 October 1582 on are SDATE10; earlier ones and unknown ones are missing."""
    days = [datetime.date.fromisoformat(day) for day in DAYS]
    pets = make_table("pets", {"born": "date"})
    frame, facts = write(publish({pets: [*({"born": day} for day in days), {}]}), tmp_path)
    assert frame["born"].isna().tolist() == [True, True, *4 * [False], True]
    assert frame["born"].tolist()[2:6] == days[2:]
    assert facts.original_variable_types == {"born": "SDATE10"}


@pytest.mark.parametrize(
    ("text", "read_back"),
    [
        (32_767 * "x", 32_767 * "x"),
        (32_768 * "x", 32_764 * "x" + "…"),
        (10_000 * "🐈", 8_191 * "🐈" + "…"),
        ("a  ", "a"),
    ],
)
def test_a_text_is_cut_at_the_longest_that_there_is(
    text: str, read_back: str, tmp_path: Path
) -> None:
    """A text has at most 32,767 bytes, and one that was cut ends in an ellipsis."""
    frame, _ = write(
        publish({make_table("pets", {"note": "string"}): [{}, {"note": text}]}), tmp_path
    )
    assert frame["note"].tolist() == ["", read_back]


def test_a_level_of_measurement_comes_from_the_schema(real: Package, tmp_path: Path) -> None:
    """Text, codes and booleans are nominal, plain numbers ordinal, those with a unit scale."""
    real.export("spss", tmp_path / "out")

    def levels(table: str) -> dict[str, str]:
        _, facts = pyreadstat.read_sav(tmp_path / "out" / "spss" / f"{table}.sav")
        return dict(facts.variable_measure)

    events = levels("events")
    nominal = ("event_id", "event_type", "modality", "quad_class")
    assert {events[each] for each in nominal} == {"nominal"}
    assert {events[each] for each in ("intensity", "date_earliest")} == {"scale"}
    fragments = levels("quote_fragments")
    assert (fragments["position"], fragments["start"]) == ("ordinal", "scale")
    assert fragments["is_negated"] == "nominal"
    assert levels("countries")["cow_code"] == "nominal"


def test_the_header_says_what_and_when(tmp_path: Path) -> None:
    """The time of writing, which the library takes from the clock, is that of the release."""
    published = publish({make_table("pets", {"name": "string"}): []})
    _, facts = write(published, tmp_path)
    assert facts.creation_time == datetime.datetime(2026, 1, 15)
    assert facts.file_label == "pets 1.2.3: Pets"
    head = (tmp_path / "spss" / "pets.sav").read_bytes()[:176]
    assert head[92:109] == b"15 Jan 2600:00:00"


def test_documents_say_of_which_dataset(real: Package, tmp_path: Path) -> None:
    """Title, version, license and hash stand in every file, in lines of up to 80 bytes."""
    real.export("spss", tmp_path / "out")
    about = real._publication().description
    for path in sorted((tmp_path / "out" / "spss").iterdir()):
        _, facts = pyreadstat.read_sav(path, metadataonly=True)
        words = "".join(facts.notes)
        assert about.title in words
        assert f"sha256:{about.sha256}" in words
        assert facts.file_label.startswith(f"{about.name} {about.version}: ")
        assert f"Version: {about.version}" in facts.notes
        assert [each for each in facts.notes if each.startswith("License: CC-BY-4.0")]


@pytest.mark.skipif(shutil.which("pspp-convert") is None, reason="PSPP is not installed")
def test_pspp_reads_the_events(real: Package, tmp_path: Path) -> None:
    """PSPP, which shares no code with the library that writes them, finds the same cells."""
    real.export("spss", tmp_path / "out")
    source, target = tmp_path / "out" / "spss" / "events.sav", tmp_path / "events.csv"
    convert = ["pspp-convert", "--encoding=UTF-8", source, target]
    subprocess.run(convert, check=True, capture_output=True)
    with target.open(encoding="utf-8", newline="") as file:
        read_back = [
            (row["event_id"], row["summary"], row["date_earliest"].strip())
            for row in csv.DictReader(file)
        ]
    assert read_back == [
        (row["event_id"], row["summary"], f"{day:%m/%d/%Y}" if day else "")
        for row in real.load("events", "arrow").to_pylist()
        for day in [row["date_earliest"]]
    ]
