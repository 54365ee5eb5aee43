"""The datasheet: seven sections, what can be counted counted, what nobody answered said aloud."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from described import HOSTILE, SPARSE
from support import small_rows, write_package

import onrecord
from onrecord.access import Package

SECTIONS = [
    "Motivation",
    "Composition",
    "Collection",
    "Preprocessing, cleaning and labeling",
    "Uses",
    "Distribution",
    "Maintenance",
]
UNANSWERED = "The curators have not answered this."


def export(package: Package, out: Path) -> str:
    """Export the datasheet and read it."""
    package.export("datasheet", out)
    return (out / "DATASHEET.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("facts", [SPARSE, HOSTILE], ids=["sparse", "hostile"])
def test_seven_sections(facts: dict[str, object], tmp_path: Path) -> None:
    """There are the seven sections and no other headings, whatever the answers are."""
    text = export(onrecord.open(write_package(tmp_path / "p", facts=facts)), tmp_path / "out")
    assert re.findall("^## (.*)$", text, flags=re.M) == SECTIONS
    assert re.findall("^#+ ", text, flags=re.M) == ["# ", *7 * ["## "]]
    assert "<script>" not in text


def test_unanswered_is_said(tmp_path: Path) -> None:
    """A section without an answer says so."""
    text = export(onrecord.open(write_package(tmp_path / "p", facts=SPARSE)), tmp_path / "out")
    assert text.count(UNANSWERED) == 7
    facts = {**SPARSE, "datasheet": {"uses": "To test.\nNothing else."}}
    text = export(onrecord.open(write_package(tmp_path / "q", facts=facts)), tmp_path / "out2")
    assert text.count(UNANSWERED) == 6
    assert "\n\nTo test.\n\nNothing else.\n\n" in text


def test_curators_answered_everything(real: Package, tmp_path: Path) -> None:
    """The bundled dataset has an answer in every section."""
    text = export(real, tmp_path / "out")
    assert UNANSWERED not in text


def test_numbers_are_those_of_the_tables(real: Package, tmp_path: Path) -> None:
    """Rows, empty cells, shares and annotators are counted from the tables themselves."""
    text = export(real, tmp_path / "out")
    tables = real._publication().tables
    loaded = {name: real.load(name, "arrow") for name in tables}
    total = sum(each.num_rows for each in loaded.values())
    assert f"The {len(tables)} tables have {total} rows." in text
    for name, rows in loaded.items():
        assert f"\n| `{name}` | {rows.num_rows} | " in text
    missing = loaded["events"]["place_name"].null_count
    assert f"\n| `events.place_name` | {missing} | " in text
    for row in loaded["documents"].to_pylist():
        found = re.search(rf"(?m)^\| `{row['document_id']}` .*$", text)
        assert found
        assert f"| {row['text_release']} | {row['released_share']:.0%} |" in found[0]
    for row in loaded["annotators"].to_pylist():
        assert f"\n| `{row['annotator_id']}` | {row['kind']} | " in text


def test_empty_tables_have_a_datasheet(tmp_path: Path) -> None:
    """A dataset without any row is described too."""
    rows = {name: table.slice(0, 0) for name, table in small_rows().items()}
    text = export(onrecord.open(write_package(tmp_path / "p", rows)), tmp_path / "out")
    assert "tables have 0 rows." in text
    assert "No cell is empty." in text
    assert "- Days on which dated events can fall: neither a first nor a last one is known." in text


def test_many_documents_are_not_listed(tmp_path: Path) -> None:
    """Past fifty documents the datasheet points at their table instead of listing them."""
    rows = small_rows()
    document = rows["documents"].to_pylist()[0]
    more = [{**document, "document_id": f"memo-{number}"} for number in range(50)]
    rows["documents"] = rows["documents"].from_pylist(
        [document, *more], schema=rows["documents"].schema
    )
    text = export(onrecord.open(write_package(tmp_path / "p", rows)), tmp_path / "out")
    assert "The 51 documents stand in the table `documents`." in text


def test_same_bytes(hostile: Package, tmp_path: Path) -> None:
    """Two exports of the same dataset are the same text."""
    assert export(hostile, tmp_path / "one") == export(hostile, tmp_path / "two")
