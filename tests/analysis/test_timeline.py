"""The timeline holds the events, quotes and appointments that have a date, in order."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pandas as pd
import pytest
from support import real_tables, real_views
from world import make_appointment, make_package

import onrecord
from onrecord.access import Package
from onrecord.browse.pictures.asked import read_asked
from onrecord.browse.pictures.timeline import find_timeline
from onrecord.release.write_sqlite import create, fill

COLUMNS = [
    "row_id",
    "table",
    "label",
    "actor_id",
    "date_earliest",
    "date_latest",
    "date_edtf",
    "date_basis",
    "modality",
    "polarity",
]


def test_a_reader_finds_what_the_article_dates(real: Package) -> None:
    """The visit, its quotes and the election stand there with the words that name them."""
    rows = real.timeline().set_index("row_id")
    assert rows.loc["damage-control-e02", "label"] == "Blinken visits the headquarters of NATO."
    assert rows.loc["damage-control-q02", "actor_id"] == "antony-blinken"
    assert str(rows.loc["damage-control-q02", "date_earliest"]) == "2024-11-13"
    label = "Donald Trump, President of the United States: elected"
    assert rows.loc["damage-control-a01", "label"] == label
    assert pd.isna(rows.loc["damage-control-a03", "modality"])


def test_every_row_is_there_or_counted(real: Package) -> None:
    """What has no date is left out and counted, by table."""
    rows = real.timeline()
    for table in ("events", "quotes", "appointments"):
        there = int((rows["table"] == table).sum())
        assert there + rows.attrs["left_out"][table] == len(real.load(table))


def test_it_is_in_order(real: Package) -> None:
    """Rows are sorted by their first day, or the last where the first is open."""
    rows = real.timeline()
    days = [
        last if pd.isna(first) else first
        for first, last in zip(rows["date_earliest"], rows["date_latest"], strict=True)
    ]
    assert days == sorted(days)
    assert list(rows.columns) == COLUMNS


def test_it_agrees_with_the_reading_room(real: Package) -> None:
    """The events are those of the timeline that people browse, in the same order."""
    tables = real_tables()
    with closing(sqlite3.connect(":memory:")) as database:
        database.row_factory = sqlite3.Row
        create(database, tables, real_views())
        fill(database, {name: real.load(name, "arrow") for name in tables}, tables)
        shown = find_timeline(database, read_asked({}))
    assert shown
    rows = real.timeline()
    events = list(rows.loc[rows["table"] == "events", "row_id"])
    assert events == [entry.event_id for entry in shown.dated]
    assert rows.attrs["left_out"]["events"] == len(shown.undated)


def test_days_can_be_chosen(real: Package) -> None:
    """The days of the visit may hold more rows than they must."""
    possible = real.timeline(since="2024-11-13", until="2024-11-13")
    certain = real.timeline(since="2024-11-13", until="2024-11-13", certain=True)
    assert set(certain["row_id"]) < set(possible["row_id"])
    assert set(certain["date_edtf"]) == {"2024-11-13"}


def test_nothing_is_dated(empty: Package) -> None:
    """Of no rows, the timeline is empty and has its columns and their types."""
    rows = empty.timeline()
    assert list(rows.columns) == COLUMNS
    assert len(rows) == 0
    assert str(rows["date_earliest"].dtype) == "date32[day][pyarrow]"


def test_an_appointment_of_nobody(tmp_path: Path) -> None:
    """An office that is filled without a name is told so."""
    appointment = make_appointment(1, "elected", "2024-05-01", appointee_id=None)
    package = make_package(tmp_path / "package", appointments=[appointment])
    (label,) = package.timeline()["label"]
    assert label == "nobody named, Chair of the Board: elected"


def test_a_dataset_without_the_columns(real: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that lacks a column is named, with what to do."""
    load = real.load
    monkeypatch.setattr(
        real, "load", lambda name: load(name).drop(columns="modality", errors="ignore")
    )
    with pytest.raises(onrecord.OnRecordError) as error:
        real.timeline()
    assert str(error.value) == (
        "the table 'events' has no column 'modality', which this needs; "
        "use a dataset with the schemas of On the Record"
    )


def test_a_dataset_without_the_table(real: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """A table that is not there is named, with what to do."""
    load = real.load
    monkeypatch.setattr(real, "load", lambda name: load(name.replace("quotes", "utterances")))
    with pytest.raises(onrecord.OnRecordError) as error:
        real.timeline()
    assert not isinstance(error.value, onrecord.UsageError)
    assert str(error.value) == (
        "the dataset has no table 'quotes', which this needs; "
        "use a dataset with the schemas of On the Record"
    )
