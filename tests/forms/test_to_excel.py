"""The workbook is what openpyxl reads as the tables, and nothing in it is a formula."""

from __future__ import annotations

import datetime
import html
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pytest
import xlsxwriter
from hostile import HOSTILE_TEXTS
from openpyxl.utils.escape import unescape
from publish import make_table, publish

import onrecord.forms.write_sheet
from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.forms.publication import Publication
from onrecord.forms.to_excel import to_excel
from onrecord.schema.model import Table


def write(publication: Publication, folder: Path) -> openpyxl.Workbook:
    """Write a workbook and read it with openpyxl."""
    folder.mkdir(exist_ok=True)
    to_excel(publication, folder)
    (path,) = folder.iterdir()
    return openpyxl.load_workbook(path)


def read(workbook: openpyxl.Workbook, sheet: str) -> list[list[Any]]:
    """Read the values of a sheet, with its header; dates as dates, escapes undone."""
    return [[_value(cell) for cell in row] for row in workbook[sheet].iter_rows()]


def _value(cell: Any) -> Any:
    value = cell.value
    if isinstance(value, datetime.datetime):
        return value.date()
    return unescape(value) if isinstance(value, str) else value


def _expected(value: Any) -> Any:
    early = isinstance(value, datetime.date) and value < datetime.date(1900, 3, 1)
    return value.isoformat() if early else value


@pytest.mark.parametrize("which", ["small", "real", "hostile"])
def test_openpyxl_reads_every_row(
    which: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    """Every table and view has a sheet with its header and its values; early days are ISO text."""
    package: Package = request.getfixturevalue(which)
    workbook = write(package._publication(), tmp_path / "out")
    assert workbook.sheetnames == ["about", "codebook", *package.list_tables()]
    for name in package.list_tables():
        rows = package.load(name, "arrow")
        values = [[_expected(value) for value in row.values()] for row in rows.to_pylist()]
        assert read(workbook, name) == [rows.column_names, *values], name


def test_text_is_never_anything_else(hostile: Package, tmp_path: Path) -> None:
    """What looks like a formula, an address or a number is a cell of text without a link."""
    workbook = write(hostile._publication(), tmp_path / "out")
    cells = [cell for row in workbook["events"].iter_rows(min_row=2) for cell in row]
    found = [cell for cell in cells if unescape(str(cell.value)) in HOSTILE_TEXTS.values()]
    assert len(found) == 3 * len(HOSTILE_TEXTS)
    assert {cell.data_type for cell in found} == {"s"}
    assert not any(cell.hyperlink for cell in cells)


def test_no_sheet_holds_a_formula(hostile: Package, tmp_path: Path) -> None:
    """In the XML itself there is no element of a formula."""
    hostile.export("excel", tmp_path / "out")
    with zipfile.ZipFile(tmp_path / "out" / "memos.xlsx") as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert len(sheets) == len(hostile.list_tables()) + 2
        for name in sheets:
            assert b"<f>" not in archive.read(name)
            assert b"<f " not in archive.read(name)


def test_each_type_has_its_cell(tmp_path: Path) -> None:
    """Numbers and days count, yes and no are so, the missing is empty; what Excel lacks is text."""
    kinds = {"whole": "integer", "part": "number", "tame": "boolean", "born": "date"}
    pets = make_table("pets", kinds)
    day = datetime.date
    rows = [
        {"whole": 3, "part": -0.5, "tame": True, "born": day(1900, 3, 1)},
        {"whole": 10**15 - 1, "part": 0.0, "tame": False, "born": day(9999, 12, 31)},
        {},
        {"whole": 10**15, "part": float("nan"), "born": day(1900, 2, 28)},
        {"whole": -(10**18), "part": float("-inf"), "born": day(1, 1, 1)},
    ]
    sheet = write(publish({pets: rows}), tmp_path)["pets"]
    cells = [[(cell.data_type, cell.value) for cell in row] for row in sheet.iter_rows(min_row=2)]
    noon = datetime.datetime
    assert cells == [
        [("n", 3), ("n", -0.5), ("b", True), ("d", noon(1900, 3, 1))],
        [("n", 10**15 - 1), ("n", 0), ("b", False), ("d", noon(9999, 12, 31))],
        4 * [("n", None)],
        [("s", "1000000000000000"), ("s", "NaN"), ("n", None), ("s", "1900-02-28")],
        [("s", "-1000000000000000000"), ("s", "-INF"), ("n", None), ("s", "0001-01-01")],
    ]
    assert sheet["D2"].number_format == "yyyy-mm-dd"


def test_a_sheet_is_ready_to_be_read(small: Package, tmp_path: Path) -> None:
    """The header is bold, frozen and filters; a column is as wide as its text, up to a limit."""
    workbook = write(small._publication(), tmp_path / "out")
    sheet = workbook["events"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:AC3"
    assert all(cell.font.bold for cell in sheet[1])
    assert not any(cell.font.bold for cell in sheet[2])
    widths = [sheet.column_dimensions[column].width for column in "AB"]
    assert widths == pytest.approx([12, 26], abs=1)
    definitions = workbook["about"].column_dimensions["B"].width
    assert definitions == pytest.approx(60, abs=1)


def test_the_workbook_says_what_it_is(small: Package, tmp_path: Path) -> None:
    """The sheet about has the facts of the description, and the properties its title and day."""
    workbook = write(small._publication(), tmp_path / "out")
    name, *facts = read(workbook, "about")
    assert name == ["name", "value"]
    about = dict(facts)
    assert about.pop("citation") == small.cite()
    assert about == {
        "title": "Memos & Minutes",
        "version": "1.2.3",
        "released": "2026-01-15",
        "description": "Two rows and what proves them.",
        "coverage": "One memo.",
        "authors": "Lovelace, Ada",
        "publishers": "Press & Sons",
        "license": "CC0-1.0",
        "keywords": "memo",
        "homepage": "https://example.org/a_b",
        "dataset_sha256": small._publication().description.sha256,
    }
    assert workbook.properties.title == "Memos & Minutes"
    assert workbook.properties.creator == "Lovelace, Ada"
    assert workbook.properties.created == datetime.datetime(2026, 1, 15)


def test_the_codebook_explains_every_column(real: Package, tmp_path: Path) -> None:
    """The codebook has a row for every column of every table and view, as describe() says it."""
    header, *rows = read(write(real._publication(), tmp_path / "out"), "codebook")
    assert header == [
        *("table", "column", "type", "unit", "is_required", "key", "references", "allowed"),
        *("meaning", "reliability"),
    ]
    described = []
    for name in real.list_tables():
        frame = real.describe(name).astype(object)
        described += [[name, *row] for row in frame.where(frame.notna(), None).values.tolist()]
    assert rows == described


def test_a_table_without_rows_has_its_header(tmp_path: Path) -> None:
    """No row, and a column without any value, are no reason to leave a sheet out."""
    empty, null = make_table("empty", {"a": "string"}), make_table("null", {"a": "string"})
    workbook = write(publish({empty: [], null: [{}, {}]}), tmp_path)
    assert read(workbook, "empty") == [["a"]]
    assert read(workbook, "null") == [["a"]]


def test_names_of_sheets_are_cut_and_told_apart(tmp_path: Path) -> None:
    """Excel takes 31 units of UTF-16, no two names that differ in case only, and not History."""
    names = ["About", "a" * 31 + "x", "A" * 31 + "y", "history", "𐐀" * 20]
    tables: dict[Table, Any] = {make_table(name, {"a": "string"}): [{"a": name}] for name in names}
    workbook = write(publish(tables), tmp_path)
    sheets = ["About_2", "a" * 31, "A" * 29 + "_2", "history_2", "𐐀" * 15]
    assert workbook.sheetnames == ["about", "codebook", *sheets]
    assert [workbook[sheet]["A2"].value for sheet in sheets] == names


def test_a_text_longer_than_a_cell_is_refused(long: Package, tmp_path: Path) -> None:
    """The error says where the text stands and which form can hold it; nothing is written."""
    with pytest.raises(OnRecordError) as caught:
        long.export("excel", tmp_path / "out")
    assert str(caught.value) == (
        "table 'events', row 2, column 'summary': the text is longer than the 32,767 characters "
        "that a cell of Excel holds; use the form sqlite or duckdb"
    )
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(("text", "fits"), [(16_383 * "😀" + "x", True), (16_384 * "😀", False)])
def test_characters_are_counted_as_excel_does(text: str, fits: bool, tmp_path: Path) -> None:
    """An emoji takes two of the 32,767."""
    publication = publish({make_table("pets", {"a": "string"}): [{"a": text}]})
    if fits:
        assert write(publication, tmp_path)["pets"]["A2"].value == text
    else:
        with pytest.raises(OnRecordError, match="table 'pets', row 1, column 'a'"):
            to_excel(publication, tmp_path)


def test_a_table_longer_than_a_sheet_is_refused(tmp_path: Path) -> None:
    """A million rows and more are refused before the first is written."""
    rows = pa.table({"a": pa.nulls(1_048_576, pa.string())})
    with (
        xlsxwriter.Workbook(tmp_path / "x.xlsx") as workbook,
        pytest.raises(OnRecordError) as caught,
    ):
        onrecord.forms.write_sheet.write_sheet(workbook, "pets", "pets", rows)
    assert str(caught.value) == (
        "table 'pets' has 1,048,576 rows and 1 columns, more than a sheet of Excel holds "
        "(1,048,575 and 16,384); use the form sqlite or duckdb"
    )


def test_the_same_tables_give_the_same_bytes(hostile: Package, tmp_path: Path) -> None:
    """No clock and no chance is in the file, nor in the times of its parts."""
    for name in ("one", "two"):
        hostile.export("excel", tmp_path / name)
    one, two = (tmp_path / name / "memos.xlsx" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
    with zipfile.ZipFile(one) as archive:
        assert {each.date_time for each in archive.infolist()} == {(1980, 1, 31, 0, 0, 0)}
        core = html.unescape(archive.read("docProps/core.xml").decode())
    assert core.count("2026-01-15T00:00:00Z") == 2
