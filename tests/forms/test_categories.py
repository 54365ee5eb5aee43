"""Numbers that stand for something have labels in the programs that know labels of values."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyreadstat
import pytest
from publish import make_table, publish

from onrecord.access import Package
from onrecord.forms.to_r import to_r
from onrecord.forms.to_spss import to_spss
from onrecord.forms.to_stata import to_stata

READERS = {"stata": ("dta", pyreadstat.read_dta), "spss": ("sav", pyreadstat.read_sav)}
QUADRANTS = {
    1: "Verbal cooperation",
    2: "Material cooperation",
    3: "Verbal conflict",
    4: "Material conflict",
}


def read_labels(facts: Any, column: str) -> dict[int, str]:
    """Find the labels of the values of a column."""
    return dict(facts.value_labels[facts.variable_to_label[column]])


@pytest.mark.parametrize("form", READERS)
@pytest.mark.parametrize("table", ["events", "event_types", "events_wide"])
def test_quadrants_are_labeled(form: str, table: str, real: Package, tmp_path: Path) -> None:
    """The numbers of PLOVER's quadrants stay what they are and say what they mean."""
    real.export(form, tmp_path / "out")
    ending, read = READERS[form]
    frame, facts = read(tmp_path / "out" / form / f"{table}.{ending}")
    assert read_labels(facts, "quad_class") == QUADRANTS
    found = frame["quad_class"].astype("Int64").dropna().tolist()
    assert found == real.load(table, "arrow")["quad_class"].drop_null().to_pylist()


def test_labels_that_stata_has_no_room_for_are_left_out(tmp_path: Path) -> None:
    """A number beyond 32 bits has no label, nor a column whose labels are too long together."""
    pets = make_table("pets", {"size": "integer", "kind": "integer"})
    size, kind = pets.fields
    fields = (
        replace(size, categories=((-5, 'é "small"'), (0, ""), (2**40, "huge"))),
        replace(kind, categories=tuple((each, 200 * "x") for each in range(200))),
    )
    published = publish({replace(pets, fields=fields): [{"size": 2**40, "kind": 7}, {}]})
    for write in (to_stata, to_spss, to_r):
        write(published, tmp_path)
    for form, (ending, read) in READERS.items():
        frame, facts = read(tmp_path / form / f"pets.{ending}")
        assert frame["size"].tolist()[0] == 2**40
        assert read_labels(facts, "size") == {-5: 'é "small"', 0: ""}
        assert "kind" not in facts.variable_to_label
