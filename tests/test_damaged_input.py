"""What is damaged, huge or hostile is answered in one line that a terminal shows as it is."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from collections.abc import Callable
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from support import TEXT, write_package
from tamper import change_descriptor, vouch

import onrecord
from onrecord.cli import main
from onrecord.errors import UsageError, nearest

Change = Callable[[pa.Table], pa.Table]


def _replace(column: str, value: pa.Scalar) -> Change:
    return lambda rows: rows.set_column(
        rows.schema.get_field_index(column),
        rows.schema.field(column),
        pa.chunked_array([pa.repeat(value, rows.num_rows)]),
    )


_NO_TEXT = pa.array([b"\xff"], pa.binary()).view(pa.string())[0]
_DAMAGES: dict[str, tuple[str, Change]] = {
    "text": ("events", _replace("summary", _NO_TEXT)),
    "key": ("events", _replace("event_id", _NO_TEXT)),
    "date": ("events", _replace("date_earliest", pa.scalar(2**31 - 1, pa.int32()).cast("date32"))),
    "no key": ("events", lambda rows: rows.drop_columns("event_id")),
    "no words": ("evidence", lambda rows: rows.drop_columns("exact")),
}


def _tell(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    """Type a command, and give its status and the one line that it writes to stderr."""
    status = main(arguments)
    (line,) = capsys.readouterr().err.splitlines()
    return status, line


@pytest.mark.parametrize("damage", _DAMAGES)
def test_a_vouched_table_that_breaks_its_schema_is_refused(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """cite says which table is damaged, though its file has the right hash."""
    name, change = _DAMAGES[damage]
    root = write_package(tmp_path).parent
    file = root / "data" / "tables" / f"{name}.parquet"
    pq.write_table(change(pq.read_table(file)), file)
    vouch(root, f"data/tables/{name}.parquet")
    status, line = _tell(["cite", "memo-e01", "--package", str(root)], capsys)
    assert (status, f"the file of table {name!r}" in line) == (1, True)


def test_evidence_and_documents_are_held_against_the_schemas(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Neither evidence nor verify --documents reads a table that lacks a column."""
    root = write_package(tmp_path / "package").parent
    file = root / "data" / "tables" / "evidence.parquet"
    pq.write_table(pq.read_table(file).drop_columns("exact"), file)
    vouch(root, "data/tables/evidence.parquet")
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "memo.txt").write_text(TEXT, encoding="utf-8")
    for command in (
        ["evidence", "memo-e01", "--package", str(root)],
        ["verify", str(root), "--documents", str(tmp_path / "texts")],
    ):
        status, line = _tell(command, capsys)
        assert (status, "'evidence' differs from its schema in column 'exact'" in line) == (1, True)


_SCHEMAS: dict[str, Callable[[dict[str, Any]], object]] = {
    "constraints": lambda schema: schema["fields"][1].update(constraints=5),
    "key": lambda schema: schema.update(primaryKey=["nothing"]),
    "no key": lambda schema: schema.pop("primaryKey"),
    "title": lambda schema: schema.update(title=5),
    "unit": lambda schema: schema["fields"][1].update(unit=5),
}


@pytest.mark.parametrize("damage", _SCHEMAS)
def test_a_damaged_schema_is_refused(
    damage: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A schema that cannot be is told in one line, whatever is wrong in it."""
    root = write_package(tmp_path).parent
    file = root / "schemas" / "events.json"
    schema = json.loads(file.read_text(encoding="utf-8"))
    _SCHEMAS[damage](schema)
    file.write_text(json.dumps(schema), encoding="utf-8")
    status, line = _tell(["cite", "memo-e01", "--package", str(root)], capsys)
    assert (status, "the schemas are damaged" in line) == (1, True)


def test_a_path_that_is_no_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A number where a path should be is a damaged descriptor."""
    root = write_package(tmp_path).parent
    change_descriptor(root, lambda content: content["resources"][0].update(path=5))
    for command in (["verify", str(root)], ["cite", "--package", str(root)]):
        assert _tell(command, capsys)[0] == 1


def test_a_pipe_is_no_descriptor(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A pipe in place of datapackage.json is refused, not waited for."""
    os.mkfifo(tmp_path / "datapackage.json")
    status, line = _tell(["cite", "--package", str(tmp_path)], capsys)
    assert (status, "no regular file" in line) == (1, True)


def test_a_huge_descriptor_is_not_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """More than 64 MB are refused by their size alone."""
    with (tmp_path / "datapackage.json").open("wb") as file:
        file.truncate(64_000_001)
    status, line = _tell(["cite", "--package", str(tmp_path)], capsys)
    assert (status, "64,000,001 bytes, more than 64,000,000" in line) == (1, True)


def test_a_name_that_no_file_can_have_is_wrong_use() -> None:
    """Opening a path of five thousand signs is answered as any path that leads nowhere."""
    with pytest.raises(UsageError, match="there is no"):
        onrecord.open("a" * 5000)


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_a_closed_stream_is_no_error(closed: str) -> None:
    """Without stdout or stderr, a wrong table has its status, and nothing goes elsewhere."""
    command = shlex.join([sys.executable, "-m", "onrecord.cli", "cite", "no such row"])
    done = subprocess.run(["sh", "-c", f"{command} {closed}"], capture_output=True, check=False)
    assert (done.returncode, done.stdout) == (2, b"")
    assert done.stderr.startswith(b"onrecord: unknown") == (closed == ">&-")


def test_an_error_is_one_line_without_commands_for_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Escape codes, line breaks and turned text in a path are written as escapes, cut if long."""
    odd = "a\x1b[31m\n\x9b\u202eb"
    status, line = _tell(["cite", "--package", str(tmp_path / odd)], capsys)
    assert status == 2
    assert r"a\x1b[31m\n\x9b\u202eb" in line
    status, line = _tell(["cite", "x" * 1_000_000], capsys)
    assert (status, len(line) < 3000) == (2, True)


def test_of_very_many_names_only_neighbors_are_compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """A slip at the end of one of 200,000 names is mended by comparing 2,000 of them."""
    compared: list[int] = []

    def count(word: str, candidates: list[str], n: int) -> list[str]:
        compared.append(len(candidates))
        return get_close_matches(word, candidates, n=n)

    monkeypatch.setattr("difflib.get_close_matches", count)
    names = [f"memo-e{number:06}" for number in range(200_000)]
    assert nearest("memo-e012345x", names) == "; nearest 'memo-e012345'"
    assert compared == [2_000]
