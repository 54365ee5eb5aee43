"""Files for Stata and SPSS hold every cell of every table, as pyreadstat reads them."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyreadstat
import pytest
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.forms.export import export
from onrecord.forms.forms import FORMS

Read = Callable[[Path], tuple[pd.DataFrame, Any]]
Files = dict[str, tuple[pd.DataFrame, Any]]
READERS: dict[str, tuple[str, Read]] = {
    "stata": (".dta", pyreadstat.read_dta),
    "spss": (".sav", pyreadstat.read_sav),
}
FIRST_DAY = {"stata": datetime.date(100, 1, 1), "spss": datetime.date(1582, 10, 15)}
PACKAGES = ["real", "small", "hostile"]


def read(package: Package, form: str, out: Path) -> Files:
    """Export a package and read each file back, with what it says of its variables."""
    ending, reader = READERS[form]
    return {path.stem: reader(path) for path in package.export(form, out) if path.suffix == ending}


@pytest.fixture(scope="module", params=list(READERS))
def form(request: pytest.FixtureRequest) -> str:
    """Each of the two forms."""
    return str(request.param)


@pytest.fixture(scope="module")
def files(form: str, real: Package, tmp_path_factory: pytest.TempPathFactory) -> Files:
    """The files of the bundled dataset, as they are read back."""
    return read(real, form, tmp_path_factory.mktemp("real") / form)


def decode(cell: Any, labels: dict[float, str] | None) -> Any:
    """Say what a cell means: None if missing, the code in front of its label, or its value."""
    if cell is None or cell != cell:
        return None
    return labels[cell].partition(": ")[0] if labels else cell


def expect(cell: Any, form: str) -> Any:
    """Say how a cell of a table reads after it went through a form."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, str):
        return cell.rstrip(" ") if form == "spss" else cell
    if isinstance(cell, datetime.date) and cell < FIRST_DAY[form]:
        return None
    return cell


@pytest.mark.parametrize("which", PACKAGES)
def test_every_cell_comes_back(
    form: str, which: str, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    """Each table has its columns in order, and every cell; a text that is missing is empty."""
    package = request.getfixturevalue(which)
    files = read(package, form, tmp_path / form)
    for name, (frame, facts) in files.items():
        rows = package.load(name, "arrow")
        columns = [column.removesuffix("_") for column in frame.columns]
        assert columns == rows.column_names
        assert len(frame) == rows.num_rows
        for variable, column in zip(frame.columns, columns, strict=True):
            # A number that has a label of its own stays what it is.
            is_number = pa.types.is_integer(rows[column].type)
            labels = None if is_number else facts.variable_value_labels.get(variable)
            read_back = [decode(cell, labels) for cell in frame[variable].tolist()]
            wanted = [expect(cell, form) for cell in rows[column].to_pylist()]
            if facts.readstat_variable_types[variable] == "string":
                wanted = [cell or "" for cell in wanted]
            assert read_back == wanted, (name, column)


def test_there_is_a_file_for_each_table_and_view(form: str, small: Package, tmp_path: Path) -> None:
    """Whoever counts what happened, or wants one flat table, has a file for it in every program."""
    assert sorted(read(small, form, tmp_path / form)) == sorted(small.list_tables())


def test_the_same_tables_give_the_same_bytes(form: str, small: Package, tmp_path: Path) -> None:
    """Two exports do not differ in any byte."""
    first = [path.read_bytes() for path in small.export(form, tmp_path / "first")]
    assert first == [path.read_bytes() for path in small.export(form, tmp_path / "second")]


def test_columns_have_headings_as_labels(files: Files) -> None:
    """The label of a variable is the short heading of its column, that of a file names the data."""
    frame, facts = files["event_types"]
    assert facts.column_names_to_labels["quad_class"] == "Quad class"
    assert facts.column_names_to_labels["is_recipient_required"] == "Is recipient required"
    assert all(facts.column_names_to_labels[column] for column in frame.columns)
    assert facts.file_label.endswith(": Event types")


def test_a_code_has_one_number_in_all_files(real: Package, files: Files) -> None:
    """Columns that refer to a vocabulary are numbered in its order, as is its own key."""
    types = real.load("event_types", "arrow")
    labels = {
        float(number): f"{code}: {label}" if code.lower() != label.lower() else code
        for number, (code, label) in enumerate(
            zip(types["event_type"].to_pylist(), types["label"].to_pylist(), strict=True), start=1
        )
    }
    coded = [
        *[("events", column) for column in ("event_type", "plover_type")],
        *[("event_types", column) for column in ("event_type", "nearest_plover_type")],
        ("event_modes", "event_type"),
        ("events_wide", "event_type"),
    ]
    for table, column in coded:
        assert files[table][1].variable_value_labels[column] == labels, (table, column)
    assert files["event_types"][0]["event_type"].tolist() == list(labels)


def test_modes_are_numbered_across_types(real: Package, files: Files) -> None:
    """A mode that several types share is one number, with a label where they all mean the same."""
    modes = list(dict.fromkeys(real.load("event_modes", "arrow")["event_mode"].to_pylist()))
    labels = files["events"][1].variable_value_labels["event_mode"]
    assert [label.partition(": ")[0] for label in labels.values()] == modes
    assert labels == files["event_modes"][1].variable_value_labels["event_mode"]
    assert labels[1] == "visit"
    assert labels[2] == "third-party: Meeting hosted by a third party"


def test_enums_that_share_codes_are_numbered_alike(files: Files) -> None:
    """Evidence, corroborations and notes name tables by the same numbers, so that they merge."""
    labels = files["evidence"][1].variable_value_labels["table_name"]
    assert set(labels.values()) == {"events", "quotes", "appointments", "documents"}
    for table in ("corroborations", "notes"):
        assert files[table][1].variable_value_labels["table_name"] == labels
    assert files["actor_names"][1].variable_value_labels["kind"][1] == "preferred"
    assert files["evidence"][1].variable_value_labels["kind"] == {1: "words", 2: "antecedent"}


def test_nul_is_replaced(form: str, tmp_path: Path) -> None:
    """A text with NUL inside goes on after it."""
    rows = small_rows()
    records = [{"record_id": "gazette", "body": "Ga\0zette", "what": "x"}]
    rows["records"] = arrow_rows(real_tables()["records"], records)
    package = Package(write_package(tmp_path / "package", rows).parent)
    frame, _ = read(package, form, tmp_path / form)["records"]
    assert frame["body"].tolist() == ["Ga\ufffdzette"]


def test_a_code_that_no_list_has_is_named(form: str, tmp_path: Path) -> None:
    """Such a package is refused in one line, and nothing is left behind."""
    rows = small_rows()
    events = rows["events"].to_pylist()
    events[0]["event_type"] = "DANCE"
    rows["events"] = arrow_rows(real_tables()["events"], events)
    package = Package(write_package(tmp_path / "package", rows).parent)
    with pytest.raises(OnRecordError) as caught:
        export(package._publication(), FORMS[form], tmp_path / form)
    assert str(caught.value) == (
        "events.event_type has 'DANCE', which is none of its codes; run: onrecord check"
    )
    assert [path.name for path in tmp_path.iterdir()] == ["package"]
