"""What a descriptor says of its tables is held against the schemas and the folder."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from batches import document_rows, join, shared_rows
from checking import check, said, write_package_in_parts
from support import write_package
from tamper import change_descriptor, resource, vouch

from onrecord.release.hashes import sha256_file
from onrecord.release.publish import finish_interrupted


@pytest.fixture
def parts(tmp_path: Path) -> Path:
    """A package in parts, without CSV."""
    rows = join(shared_rows(), document_rows("one"), document_rows("two"))
    return write_package_in_parts(tmp_path / "parts", rows)


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A package of a file a table, in both forms."""
    return write_package(tmp_path / "small").parent


def test_parquet_says_what_its_columns_mean(parts: Path) -> None:
    """Where there is no CSV, the schema of the Parquet files is that of schemas/, and there."""

    def lie(descriptor: dict[str, object]) -> None:
        resource(descriptor, "events-parquet")["schema"] = [1]
        del resource(descriptor, "actors-parquet")["schema"]

    change_descriptor(parts, lie)
    assert check(parts) == [
        "datapackage.json:1: the schema of 'actors-parquet' is left out; it is in "
        "schemas/actors.json; build again",
        "datapackage.json:1: the schema of 'events-parquet' is not the one of "
        "schemas/events.json; build again",
    ]


def test_csv_says_what_its_columns_mean(small: Path) -> None:
    """The schema in the description of a CSV file is that of schemas/."""
    change_descriptor(
        small, lambda it: resource(it, "events")["schema"]["fields"][0].update(title="Other")
    )
    assert check(small) == [
        "datapackage.json:1: the schema of 'events' is not the one of schemas/events.json; "
        "build again"
    ]


def test_counts_are_numbers_and_there(parts: Path) -> None:
    """How many rows and bytes a part has cannot be left out, nor said in words."""

    def lie(descriptor: dict[str, object]) -> None:
        part = resource(descriptor, "evidence-parquet")["parts"][0]
        part["rowCount"] = "many"
        del resource(descriptor, "events-parquet")["parts"][0]["rowCount"]

    change_descriptor(parts, lie)
    evidence, events = (f"data/tables/{name}/part-00000.parquet" for name in ("evidence", "events"))
    assert check(parts) == [
        f"{evidence}:1: has 100 rows; datapackage.json says 'many'",
        f"datapackage.json:1: gives 'many' for rowCount of {evidence!r}; expected a number; "
        "build again",
        f"datapackage.json:1: gives no rowCount of {events!r}; expected a number; build again",
    ]


def test_files_that_are_not_listed_are_named(parts: Path) -> None:
    """Whoever reads a whole folder would take another file there for rows of the table."""
    folder = parts / "data/tables/events"
    shutil.copy(folder / "part-00000.parquet", folder / "part-00077.parquet")
    (parts / "data/tables/README.md").write_text("Tables.", encoding="utf-8")
    assert check(parts) == [
        "data/tables/events/part-00077.parquet:1: is not listed in datapackage.json; remove it, "
        "or build again"
    ]


def test_a_part_that_is_listed_twice_is_named(parts: Path) -> None:
    """Its rows would count twice."""

    def double(descriptor: dict[str, object]) -> None:
        events = resource(descriptor, "events-parquet")
        events["parts"].append(events["parts"][0])
        events["path"].append(events["path"][0])

    change_descriptor(parts, double)
    assert check(parts) == [
        "data/tables/events/part-00000.parquet:1: is listed twice in datapackage.json; build again"
    ]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no named pipes here")
def test_a_named_pipe_is_not_waited_for(small: Path, capfd: pytest.CaptureFixture[str]) -> None:
    """It is no ordinary file, so Frictionless, which would open it, is left out, as is said."""
    (small / "data/tables/events.csv").unlink()
    os.mkfifo(small / "data/tables/events.csv")
    assert check(small, "by Frictionless, which reads all files or none") == [
        "data/tables/events.csv:1: is no ordinary file; build or install the dataset again"
    ]


def damage(file: Path) -> None:
    """Make the first page of a Parquet file unreadable."""
    with pq.ParquetFile(file) as opened:
        start = opened.metadata.row_group(0).column(0).data_page_offset
    content = bytearray(file.read_bytes())
    content[start : start + 12] = b"\xff" * 12
    file.write_bytes(content)


def test_damaged_pages_of_parts_are_named(parts: Path) -> None:
    """Without CSV too, the file is named whose rows cannot be read."""
    file = "data/tables/events/part-00000.parquet"
    damage(parts / file)

    def renew(descriptor: dict[str, object]) -> None:
        part = resource(descriptor, "events-parquet")["parts"][0]
        part["hash"] = f"sha256:{sha256_file(parts / file)}"

    change_descriptor(parts, renew)
    (problem,) = check(parts)
    assert problem.startswith(f"{file}:1: cannot be read as Parquet; build or install the dataset")
    assert str(parts) not in problem


def test_damaged_pages_are_those_of_the_parquet_file(small: Path) -> None:
    """A Parquet file whose rows cannot be read is named, not the CSV file held against it."""
    damage(small / "data/tables/events.parquet")
    vouch(small, "data/tables/events.parquet")
    (problem,) = check(small)
    assert problem.startswith(
        "data/tables/events.parquet:1: cannot be read as Parquet; build or install the dataset "
        "again ("
    )
    assert str(small) not in problem


def test_a_package_that_cannot_be_written_is_checked(
    small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without an interrupted build nothing is locked; with one, that it stays so is said."""

    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied", "build/lock")

    (small / "build").mkdir()
    monkeypatch.setattr("onrecord.release.publish.lock", refuse)
    assert finish_interrupted(small) is False
    assert said(small).startswith("valid: ")
    (small / "build/staging-abc").mkdir()
    warning = (
        "warning: an interrupted build was not completed, since build/lock cannot be written "
        "(Permission denied); what is there is checked"
    )
    assert said(small, warning).startswith("valid: ")
