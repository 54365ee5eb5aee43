"""The command cite takes a word, or a CSV file that anybody may have written."""

from __future__ import annotations

import csv
import json
import os
from pathlib import Path
from typing import Any

import pytest
from support import small_rows

from onrecord.access import Package
from onrecord.citation.given_file import MOST_BYTES
from onrecord.cli import main

BAD = {
    "no rows": (b"event_id\n", 2, "onrecord: the frame has no rows to cite\n"),
    "nothing": (b"", 2, "onrecord: the frame has no rows to cite\n"),
    "no key": (b"summary\nx\n", 2, "onrecord: the frame has the key of no table; keep a key col"),
    "a ragged row": (
        b"event_id,summary\nmemo-e01\n",
        1,
        "onrecord: {} has a row of 1 cells under a header of 2: ['memo-e01']\n",
    ),
    "not UTF-8": (b"event_id\n\xff\n", 1, "onrecord: {} is no CSV in UTF-8 ('utf-8' codec can't"),
    "an open quote": (b'event_id\n"memo', 1, "onrecord: {} is no CSV in UTF-8 (unexpected end"),
    "a huge key": (b"event_id\n" + b"x" * 200_000, 2, "onrecord: 1 row is not in events: 'xxxxx"),
    "a huge ragged row": (b"a,b\n" + b"x" * 200_000, 1, "onrecord: {} has a row of 1 cells und"),
    "a column twice": (
        b"event_id,event_id\na,b\n",
        2,
        "onrecord: the frame has the column 'event_id' twice; drop one\n",
    ),
}


def cite(package: Package, *arguments: str) -> int:
    """Run the command on a package."""
    return main(["cite", *arguments, "--package", str(package.root)])


@pytest.mark.parametrize("what", [None, "events", "memo-e01"])
def test_what_is_printed(
    package: Package, what: str | None, capsys: pytest.CaptureFixture[str]
) -> None:
    """It prints what the verb gives."""
    assert cite(package, *([what] if what else []), "--style", "ris") == 0
    assert capsys.readouterr().out == package.cite(what, style="ris") + "\n"


def test_rows(package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows of a CSV file are cited as those of a frame; a byte order mark and CRLF do no harm."""
    file = tmp_path / "used.csv"
    lines = package.locate("events", "csv").read_text(encoding="utf-8").splitlines()
    file.write_bytes(b"\xef\xbb\xbf" + "\r\n".join(lines).encode())
    assert cite(package, "--rows", str(file)) == 0
    shown = capsys.readouterr()
    assert shown.out == package.cite(package.load("events")) + "\n"
    assert shown.err == ""


def test_altered_rows(package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A warning stands beside the citation, not in it."""
    file = tmp_path / "used.csv"
    file.write_text("event_id,summary\nmemo-e01,Mine.\n", encoding="utf-8")
    assert cite(package, "--rows", str(file)) == 0
    shown = capsys.readouterr()
    assert json.loads(shown.out)["altered_columns"] == ["summary"]
    assert shown.err == (
        "warning: the frame has other values than the dataset in summary; the citation says so, "
        "and cites the rows as the dataset has them\n"
    )


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file(
    package: Package, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that holds no rows to cite gives one line and prints nothing."""
    content, status, message = BAD[name]
    file = tmp_path / "used.csv"
    file.write_bytes(content)
    assert cite(package, "--rows", str(file)) == status
    shown = capsys.readouterr()
    assert shown.err.startswith(message.format(file))
    assert shown.err.count("\n") == 1
    assert len(shown.err) < 400
    assert shown.out == ""


def test_a_long_cell(rewrite: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What load prints is read again, however long a cell is, and the limit of csv is as before."""
    event = small_rows()["events"].to_pylist()[0]
    package = rewrite(events=[event | {"summary": "x" * 200_000}])
    file, limit = tmp_path / "used.csv", csv.field_size_limit()
    assert main(["load", "events", "--format", "csv", "--package", str(package.root)]) == 0
    file.write_text(capsys.readouterr().out, encoding="utf-8")
    assert cite(package, "--rows", str(file)) == 0
    assert capsys.readouterr().out == package.cite(package.load("events")) + "\n"
    assert csv.field_size_limit() == limit


def test_what_is_no_ordinary_file(
    package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder, a pipe and a device are told from a file that is missing, whatever reads them."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    for path in (tmp_path, pipe, Path(os.devnull)):
        there = ["--package", str(package.root)]
        for command in (["cite", "--rows"], ["verify", "--citation"]):
            assert main([*command, str(path), *there]) == 2
            assert (
                capsys.readouterr().err
                == f"onrecord: {str(path)!r} is no ordinary file; give one\n"
            )


def test_a_file_that_is_too_large(
    package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file beyond the limit is refused before it is read."""
    file = tmp_path / "large"
    with file.open("wb") as large:
        large.truncate(MOST_BYTES + 1)
    assert cite(package, "--rows", str(file)) == 1
    assert capsys.readouterr().err.startswith(f"onrecord: {file} has more than 500,000,000 bytes")


def test_wrong_use(package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there, two things at once, and an unknown style are wrong use."""
    missing = str(tmp_path / "none.csv")
    for arguments, message in (
        (["--rows", missing], f"onrecord: there is no file {missing!r}\n"),
        (["events", "--rows", missing], "onrecord: cite either 'events' or the rows of a file, "),
        (["--style", "mla"], "onrecord: unknown style 'mla'"),
        (["evens"], "onrecord: unknown table or row 'evens'; nearest 'events'\n"),
    ):
        assert cite(package, *arguments) == 2
        assert capsys.readouterr().err.startswith(message)
