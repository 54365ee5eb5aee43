"""What is said of how far annotators agree, and that every form says it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from support import real_tables, real_views

from onrecord.access import Package
from onrecord.agreement.sentences import say_reliability, tell_reliability
from onrecord.forms.to_croissant import to_croissant
from onrecord.forms.to_datasheet import to_datasheet
from onrecord.layout import bundled
from onrecord.schema.markdown import prose
from onrecord.schema.to_codebook import to_codebook
from onrecord.schema.to_datasette import to_datasette


def figure(**given: Any) -> dict[str, Any]:
    """A row of the table reliability."""
    return {
        "table_name": "events",
        "field": "modality",
        "measure": "alpha_nominal",
        "first_annotator_id": "ann",
        "annotator_kind": "model",
        "unit_count": 12,
        "value": 0.5,
        "low": 0.25,
        "high": 0.75,
        **given,
    }


def test_models_are_never_taken_for_people() -> None:
    """Every sentence about passes of models says that they are no people."""
    assert say_reliability([figure()])["events.modality"] == (
        "Agreement between passes of language models (no reliability between people), in 12 "
        "matched rows: Krippendorff's alpha 0.50 (0.25 to 0.75)."
    )


def test_what_is_not_defined_is_no_number() -> None:
    """Without a value it is said so, and without an interval none is given."""
    told = say_reliability(
        [figure(value=None, low=None, high=None), figure(measure="percent_agreement", low=None)]
    )
    assert told["events.modality"].endswith(
        "Krippendorff's alpha not defined, share of equal values 0.50."
    )


def test_all_annotators_come_before_pairs() -> None:
    """Of three or more annotators, the figures about all of them are told."""
    told = say_reliability([figure(), figure(first_annotator_id=None, value=-0.001)])
    assert "alpha 0.00 (0.25" in told["events.modality"]


def test_a_list_is_told_of_where_it_stands() -> None:
    """Roles are compared as lists of events, and stand in the table of participants."""
    told = say_reliability([figure(field="actors"), figure(field="topics", value=None)])
    assert told["participants.actor_id"].endswith(
        "by Krippendorff's alpha: actors 0.50 (0.25 to 0.75); topics not defined."
    )


def test_a_table_of_another_kind_is_left_alone() -> None:
    """Somebody else's table of that name says nothing, nor does one that is not there."""
    table = real_tables()["reliability"]
    rows = pa.table({name: ["x"] for name in table.columns})
    assert tell_reliability({"reliability": table}, lambda _: rows) == {}
    assert tell_reliability({}, lambda _: rows) == {}


@pytest.fixture(scope="module")
def told() -> dict[str, str]:
    """What is said of the bundled dataset."""
    publication = Package(bundled().root)._publication()
    return tell_reliability(publication.tables, publication.load)


def test_every_form_tells_of_every_measured_column(told: dict[str, str], tmp_path: Path) -> None:
    """Codebook, column help, Croissant, datasheet and describe() say the same of each."""
    package = Package(bundled().root)
    publication = package._publication()
    codebook = to_codebook(real_tables(), real_views(), {}, reliability=told)
    help_ = to_datasette(real_tables(), told)
    to_croissant(publication, tmp_path)
    to_datasheet(publication, tmp_path)
    croissant = json.loads((tmp_path / "croissant.json").read_text(encoding="utf-8"))
    fields = {
        each["@id"]: each["description"]
        for records in croissant["recordSet"]
        for each in records["field"]
    }
    datasheet = (tmp_path / "DATASHEET.md").read_text(encoding="utf-8")
    described = {name: package.describe(name) for name in publication.tables}
    assert {"events", "events.event_type", "participants.actor_id", "quotes.cue"} <= told.keys()
    for name, sentence in told.items():
        assert prose(sentence) in codebook
        assert prose(sentence) in datasheet
        table, _, column = name.partition(".")
        if not column:
            assert f"{table}: {sentence}" in croissant["rai:dataAnnotationAnalysis"]
            assert help_[table]["description"].endswith(sentence)
            continue
        assert fields[f"{table}/{column}"].endswith(sentence)
        assert help_[table]["columns"][column].endswith(sentence)
        frame = described[table].set_index("column")
        assert frame.loc[column, "reliability"] == sentence


def test_labels_of_people_are_not_counted_for_models(tmp_path: Path) -> None:
    """Croissant names the models as tools of annotation, and counts no labels of people."""
    to_croissant(Package(bundled().root)._publication(), tmp_path)
    croissant = json.loads((tmp_path / "croissant.json").read_text(encoding="utf-8"))
    assert len(croissant["rai:machineAnnotationTools"]) == 4
    assert "rai:annotationsPerItem" not in croissant
