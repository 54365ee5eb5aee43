"""Tables in Parquet files, whole or in parts, are checked as those in memory are."""

from __future__ import annotations

from pathlib import Path

import pytest
from batches import Tables, change, document_rows, in_parts_of, join, shared_rows, write_parts
from checked import check_tables
from support import real_tables

from onrecord.checks.files import check_files, check_links
from onrecord.checks.violation import Violation
from onrecord.errors import OnRecordError


def _broken() -> Tables:
    """Two documents with faults of many kinds, most of them in the second."""
    rows = join(shared_rows(), document_rows("one"), document_rows("two"))
    rows = change(rows, "events", 100, summary="", intensity=float("nan"), actor_id="nobody")
    rows = change(rows, "events", 120, event_id="two-e40", date_edtf="2020")
    rows = change(rows, "evidence", 700, start=-1)
    rows = change(rows, "evidence", 701, exact="Other words")
    rows = change(rows, "participants", 250, event_id="two-e01", role="actor", position=1)
    rows = change(rows, "events", 90, embedded_in="two-e30", embedding="threatened")
    return change(rows, "quotes", 11, status="draft", speaker_basis="none")


def test_two_documents_are_valid(tmp_path: Path) -> None:
    """What the other tests break is valid before, and has no open links."""
    rows = join(shared_rows(), document_rows("one"), document_rows("two"))
    files = write_parts(tmp_path, rows, in_parts_of(50))
    assert list(check_files(files, real_tables())) == []
    assert list(check_links(files, real_tables())) == []


@pytest.mark.parametrize("length", [7, 100, 10_000])
def test_parts_are_checked_as_a_whole(length: int, tmp_path: Path) -> None:
    """However a table is cut, the same rows break the same rules, counted from its first part."""
    rows = _broken()
    files = write_parts(tmp_path, rows, in_parts_of(length))
    found = set(check_files(files, real_tables(), version="1.0.0"))
    assert found == set(check_tables(rows, real_tables(), version="1.0.0"))
    rules = {each.rule for each in found}
    assert rules >= {"min_length", "minimum", "maximum", "foreign_key", "unique", "uncertain_date"}
    assert rules >= {"hash", "span", "unique(event_id, role, position)", "draft", "speaker_basis"}


def test_parts_come_in_the_order_given(tmp_path: Path) -> None:
    """Rows are counted through the files as they are listed, whatever their names."""
    rows = join(shared_rows(), change(document_rows("one"), "notes", 0, note=""))
    files = write_parts(tmp_path, rows, in_parts_of(10))
    files["notes"].reverse()
    before = rows["notes"].num_rows - 10
    assert [each.row for each in check_files(files, real_tables())] == [before]


def test_signs_in_names_of_files_mean_nothing(tmp_path: Path) -> None:
    """A folder whose name looks like a pattern is read as it is spelled."""
    folder = tmp_path / "a=1" / "[b]*? 'c'"
    rows = join(shared_rows(), change(document_rows("one"), "notes", 3, note=""))
    files = write_parts(folder, rows, in_parts_of(40))
    (tmp_path / "a=1" / "b other 'c'").mkdir()
    assert [each.row for each in check_files(files, real_tables())] == [3]


def test_links_between_batches_are_seen_together(tmp_path: Path) -> None:
    """Circles over two documents, rows that are nowhere, and keys given in both are found."""
    one = change(document_rows("one"), "events", 0, same_act_as="two-e02")
    two = change(document_rows("two"), "events", 1, same_act_as="one-e01")
    two = change(two, "quotes", 0, event_id="three-e01")
    two = change(two, "notes", 0, **one["notes"].slice(0, 1).to_pylist()[0])
    files = write_parts(tmp_path, join(shared_rows(), one, two), in_parts_of(60))
    found = set(check_links(files, real_tables()))
    size = one["events"].num_rows
    assert {each for each in found if each.table == "events"} == {
        Violation(
            "events",
            row,
            "same_act_as",
            "circle",
            f"same_act_as {to!r} leads back to {start!r} in a circle",
        )
        for row, to, start in ((0, "two-e02", "one-e01"), (size + 1, "one-e01", "two-e02"))
    }
    assert {(each.table, each.rule) for each in found if each.table != "events"} == {
        ("quotes", "foreign_key"),
        ("notes", "unique"),
    }


def test_a_damaged_file_is_said_to_be_so(tmp_path: Path) -> None:
    """Pages that cannot be read end the check with one sentence."""
    files = write_parts(tmp_path, join(shared_rows(), document_rows("one")), in_parts_of(10_000))
    path = files["evidence"][0]
    content = bytearray(path.read_bytes())
    content[40:4000] = bytes(3960)
    path.write_bytes(content)
    with pytest.raises(OnRecordError, match=r"^the tables cannot be checked: "):
        list(check_files(files, real_tables()))


def test_a_text_is_looked_up_by_its_document(tmp_path: Path) -> None:
    """With the texts, words that do not stand at their place are found in whatever part."""
    rows = join(shared_rows(), document_rows("one"), document_rows("two"))
    files = write_parts(tmp_path, rows, in_parts_of(100))
    found = list(check_files(files, real_tables(), texts={"two": "x" * 8000}))
    assert {each.rule for each in found} == {"words"}
    first = document_rows("one")["evidence"].num_rows
    assert min(each.row for each in found if each.table == "evidence") >= first
