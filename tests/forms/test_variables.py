"""What the forms for statistics programs share, and the two whose files pandas can read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pyreadstat
import pytest
from publish import make_table, publish

from onrecord.errors import OnRecordError
from onrecord.forms.publication import Publication
from onrecord.forms.to_spss import to_spss
from onrecord.forms.to_stata import to_stata
from onrecord.forms.variables import time_stamp

Opened = Callable[[Publication, Path], tuple[pd.DataFrame, Any]]


def _stata(publication: Publication, folder: Path) -> tuple[pd.DataFrame, Any]:
    to_stata(publication, folder)
    return pyreadstat.read_dta(folder / "stata" / "pets.dta")


def _spss(publication: Publication, folder: Path) -> tuple[pd.DataFrame, Any]:
    to_spss(publication, folder)
    return pyreadstat.read_sav(folder / "spss" / "pets.sav")


FORMS = pytest.mark.parametrize("opened", [_stata, _spss])


def _column(publication: Publication, opened: Opened, folder: Path) -> list[Any]:
    frame, _ = opened(publication, folder)
    return [None if cell != cell else cell for cell in frame.iloc[:, 0].tolist()]


@FORMS
@pytest.mark.parametrize("far", [2**31 - 1, 2**31 - 27, -(2**31), 2**40])
def test_whole_numbers_beyond_32_bits_are_doubles(far: int, opened: Opened, tmp_path: Path) -> None:
    """A number that does not fit, or that Stata would take for missing, is not cut."""
    pets = make_table("pets", {"number": "integer"})
    published = publish({pets: [{"number": far}, {}, {"number": -1}]})
    assert _column(published, opened, tmp_path) == [far, None, -1]


@FORMS
def test_numbers_that_are_none_are_missing(opened: Opened, tmp_path: Path) -> None:
    """Neither program knows infinity or NaN, and Stata no number near the end of doubles."""
    odd = [float("nan"), float("inf"), float("-inf"), 1e308, -1e308, None, 2.5, 0.0]
    published = publish({make_table("pets", {"weight": "number"}): [{"weight": x} for x in odd]})
    assert _column(published, opened, tmp_path) == [*6 * [None], 2.5, 0.0]


@FORMS
def test_tables_and_columns_may_be_empty(opened: Opened, tmp_path: Path) -> None:
    """A vocabulary without codes, columns without values and tables without rows are written."""
    species = make_table("species", {"species": "string"}, kind="vocabulary", key=("species",))
    types = ("string", "integer", "number", "boolean", "date")
    pets = make_table(
        "pets",
        {"species": "string", **{f"a_{each}": each for each in types}},
        refers={("species",): ("species", ("species",))},
    )
    for number, rows in enumerate([[], [{}], [{}, {}]]):
        folder = tmp_path / str(number)
        folder.mkdir()
        frame, _ = opened(publish({species: [], pets: rows}), folder)
        assert frame.columns.tolist() == list(pets.columns)
        assert len(frame) == len(rows)
        assert frame.replace("", None).isna().to_numpy().all()


@FORMS
def test_names_that_a_program_does_not_allow_are_changed(opened: Opened, tmp_path: Path) -> None:
    """Odd characters become underscores, a name begins with a letter, and none is too long."""
    columns = ["2nd name", "größe", "_n", "with", "x" * 80]
    frame, facts = opened(
        publish(
            {make_table("pets", dict.fromkeys(columns, "string")): [dict.fromkeys(columns, "a")]}
        ),
        tmp_path,
    )
    longest = 32 if opened is _stata else 64
    assert frame.columns.tolist() == ["v2nd_name", "gr__e", "v_n", "with_", "x" * longest]
    assert facts.column_names_to_labels["v2nd_name"] == "2nd name"


@FORMS
def test_names_that_would_be_the_same_are_refused(opened: Opened, tmp_path: Path) -> None:
    """Two columns never become one; the error names both."""
    pets = make_table("pets", {"a b": "string", "A_b": "string"})
    with pytest.raises(OnRecordError) as caught:
        opened(publish({pets: []}), tmp_path)
    assert str(caught.value) == (
        "columns 'a b' and 'A_b' would both be 'A_b' in this form; rename one in its schema"
    )


@FORMS
def test_long_labels_are_cut_between_characters(opened: Opened, tmp_path: Path) -> None:
    """Every program has a longest label; what is cut is still whole characters."""
    species = make_table(
        "species",
        {"species": "string", "label": "string"},
        kind="vocabulary",
        key=("species",),
        label="label",
    )
    pets = make_table(
        "pets", {"species": "string"}, refers={("species",): ("species", ("species",))}
    )
    _, facts = opened(
        publish(
            {species: [{"species": "cat", "label": "🐈" * 300}], pets: [{"species": "cat"}]},
        ),
        tmp_path,
    )
    (label,) = facts.variable_value_labels["species"].values()
    assert label == "cat: " + "🐈" * (300 if opened is _stata else 28)


@FORMS
def test_many_labels_leave_a_column_as_text(opened: Opened, tmp_path: Path) -> None:
    """Labels of more than 32,000 bytes are more than a .dta file takes: the codes stay text."""
    codes = [f"code-{number:05}" for number in range(4000)]
    species = make_table("species", {"species": "string"}, kind="vocabulary", key=("species",))
    pets = make_table(
        "pets", {"species": "string"}, refers={("species",): ("species", ("species",))}
    )
    published = publish({species: [{"species": c} for c in codes], pets: [{"species": codes[7]}]})
    assert _column(published, opened, tmp_path) == ["code-00007"]


def test_the_time_is_that_of_the_release() -> None:
    """Files bear the day of the release, and 1970 if it is not known; no clock is asked."""
    assert time_stamp(publish({})) == datetime(2026, 1, 15)
    assert time_stamp(publish({}, released=None)) == datetime(1970, 1, 1)
    with pytest.raises(OnRecordError) as caught:
        time_stamp(publish({}, released="soon"))
    assert str(caught.value) == (
        "datapackage.json says that it was created on 'soon', which is no date; "
        "write it as 2026-01-15"
    )
