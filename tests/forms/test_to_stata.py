"""Stata files are what Stata wants, as pandas and pyreadstat read them."""

from __future__ import annotations

import datetime
import struct
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
from publish import make_table, publish

from onrecord.access import Package
from onrecord.forms.publication import Publication
from onrecord.forms.to_stata import to_stata

DAYS = ["0099-12-31", "0100-01-01", "1582-10-10", "1843-05-02", "1960-01-01", "9999-12-31"]


def write(publication: Publication, folder: Path) -> Path:
    """Write the table pets and give its file."""
    to_stata(publication, folder)
    return folder / "stata" / "pets.dta"


def read_numbers(path: Path) -> pd.DataFrame:
    """Read a file as it is, without the meaning of codes and dates."""
    frame: pd.DataFrame = pd.read_stata(path, convert_categoricals=False, convert_dates=False)
    return frame


def test_pandas_reads_the_events(real: Package, tmp_path: Path) -> None:
    """Codes come back as ordered categories of the vocabulary, dates as dates, counts as counts."""
    real.export("stata", tmp_path / "out")
    frame = pd.read_stata(tmp_path / "out" / "stata" / "events.dta")
    rows = real.load("events", "arrow")
    kinds = [cell.partition(": ")[0] for cell in frame["event_type"].astype(str)]
    assert kinds == rows["event_type"].to_pylist()
    assert frame["event_type"].cat.categories[0] == "AGREE"
    days = [None if pd.isna(day) else day.date() for day in frame["date_earliest"]]
    assert days == rows["date_earliest"].to_pylist()
    assert frame["summary"].tolist() == rows["summary"].to_pylist()


def test_whole_numbers_stay_whole_beside_missing_ones(tmp_path: Path) -> None:
    """Whole numbers and codes are long, yes and no a byte, also where some or all are missing."""
    pets = make_table(
        "pets", {"count": "integer", "none": "integer", "tame": "boolean", "kind": ("cat", "dog")}
    )
    rows: list[dict[str, Any]] = [{"count": 3, "tame": True, "kind": "dog"}, {}]
    path = write(publish({pets: rows}), tmp_path)
    _, facts = pyreadstat.read_dta(path)
    assert facts.readstat_variable_types == {
        "count": "int32",
        "none": "int32",
        "tame": "int8",
        "kind": "int32",
    }
    frame, _ = pyreadstat.read_dta(path, user_missing=True)
    assert frame.isna().to_numpy().tolist() == [[False, True, False, False], [True] * 4]
    assert read_numbers(path).iloc[0].tolist()[2:] == [1, 2]


def test_dates_are_days_since_1960(tmp_path: Path) -> None:
    """Dates of the years 100 to 9999 are %td; earlier ones and unknown ones are missing."""
    days = [datetime.date.fromisoformat(day) for day in DAYS]
    path = write(
        publish({make_table("pets", {"born": "date"}): [*({"born": day} for day in days), {}]}),
        tmp_path,
    )
    frame, facts = pyreadstat.read_dta(path)
    assert frame["born"].isna().tolist() == [True, *5 * [False], True]
    assert frame["born"].tolist()[1:6] == days[1:]
    assert facts.original_variable_types == {"born": "%td"}
    origin = datetime.date(1960, 1, 1)
    assert read_numbers(path)["born"].tolist()[1:6] == [(day - origin).days for day in days[1:]]


def test_only_long_texts_are_strl(tmp_path: Path) -> None:
    """Up to 2045 bytes a text has a fixed width, beyond it is a strL; both come back whole."""
    pets = make_table("pets", {"small": "string", "large": "string", "huge": "string"})
    row = {"small": 2045 * "a", "large": 1023 * "é", "huge": 100_000 * "z"}
    path = write(publish({pets: [row, {}]}), tmp_path)
    frame, _ = pyreadstat.read_dta(path)
    assert frame.to_dict("records") == [row, dict.fromkeys(row, "")]
    # The format's own numbers of types: the width of a text, or 32768 for a strL.
    _, _, types = path.read_bytes().partition(b"<variable_types>")
    assert struct.unpack("<3H", types[:6]) == (2045, 32768, 32768)


def test_reserved_names_have_an_underscore_behind(tmp_path: Path) -> None:
    """The words that Stata or pandas reserve are changed in one way, without a warning."""
    names = ["end", "start", "if", "strL", "str5", "double"]
    path = write(publish({make_table("pets", dict.fromkeys(names, "integer")): []}), tmp_path)
    expected = ["end_", "start", "if_", "strL_", "str5_", "double_"]
    assert read_numbers(path).columns.tolist() == expected


def test_the_header_says_what_and_when(tmp_path: Path) -> None:
    """Version 118, little-endian, the day of the release, and a label cut to 80 characters."""
    path = write(publish({make_table("pets", {"name": "string"}): []}), tmp_path)
    head = path.read_bytes()[:200]
    assert b"<release>118</release><byteorder>LSF</byteorder>" in head
    assert b"<timestamp>\x1115 Jan 2026 00:00</timestamp>" in head
    _, facts = pyreadstat.read_dta(path)
    assert facts.file_label == "pets 1.2.3: Pets"
    assert facts.creation_time == datetime.datetime(2026, 1, 15)


def test_every_label_says_the_version(real: Package, tmp_path: Path) -> None:
    """The label of a file begins with name and version, and has the title of its table whole."""
    real.export("stata", tmp_path / "out")
    about = real._publication().description
    titles = {name: each.title for name, each in real._publication().tables.items()}
    for name, title in titles.items():
        _, facts = pyreadstat.read_dta(
            tmp_path / "out" / "stata" / f"{name}.dta", metadataonly=True
        )
        assert facts.file_label == f"{about.name} {about.version}: {title}"
