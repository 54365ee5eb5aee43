"""What commands print: as it is in the data, whatever the locale, the terminal or the reader."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from curated import Built

from onrecord.cli import main
from onrecord.console import print_rows
from onrecord.layout import Layout

ODD = [
    {"name": "[bold]x[/bold] \\[/b] [/]", "count": 1, "is_so": True},
    {"name": ":smile: 😀 é", "count": None, "is_so": False},
    {"name": 'a "b", c\nd', "count": 2.5, "is_so": None},
]


def run(arguments: list[str], **options: Any) -> subprocess.CompletedProcess[bytes]:
    """Type a command in a fresh process."""
    command = [sys.executable, "-m", "onrecord.cli", *arguments]
    return subprocess.run(command, capture_output=True, check=False, **options)


def test_a_drawn_table_shows_data_as_they_are() -> None:
    """Brackets are not markup, and words between colons no emoji."""
    out = io.StringIO()
    print_rows(["name", "count", "is_so"], ODD, "table", out)
    for words in ("[bold]x[/bold] \\[/b] [/]", ":smile: 😀 é", "2.5", "true", "false"):
        assert words in out.getvalue()


def test_csv_and_json_give_back_the_cells() -> None:
    """A missing value is an empty cell and null; other values are as in the tables."""
    out = io.StringIO()
    print_rows(["name", "count", "is_so"], ODD, "csv", out)
    rows = list(csv.reader(io.StringIO(out.getvalue(), newline="")))
    assert rows[1:] == [
        [str(ODD[0]["name"]), "1", "true"],
        [str(ODD[1]["name"]), "", "false"],
        [str(ODD[2]["name"]), "2.5", ""],
    ]
    out = io.StringIO()
    print_rows(["name", "count", "is_so"], ODD, "json", out)
    assert json.loads(out.getvalue()) == ODD


def test_a_wide_table_is_drawn_row_by_row(built: Built, capsys: pytest.CaptureFixture[str]) -> None:
    """Where a terminal has no room for the columns, each row is a block without empty cells."""
    assert main(["load", "events", "--package", str(built.root), "--format", "table"]) == 0
    first = capsys.readouterr().out.split("\n\n")[0].splitlines()
    assert first[0].split(maxsplit=1) == ["event_id", "bree-e01"]
    assert ["place_name", "Edoras"] in [line.split(maxsplit=1) for line in first]
    assert not [line for line in first if line.startswith("embedded_in")]


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_pipe_gets_utf_8(form: str, built: Built) -> None:
    """Where the locale has no such letters, data in a pipe are still UTF-8, with LF line ends."""
    done = run(
        ["load", "passages", "--package", str(built.root), "--format", form],
        env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"},
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "😀 Bree did not invite the League." in done.stdout.decode("utf-8")
    assert b"\r" not in done.stdout


@pytest.mark.parametrize("table", ["offices", "countries"])
def test_a_reader_that_is_gone_is_no_error(table: str, built: Built) -> None:
    """Whether the output is short or long, a closed pipe gives no message and no failure."""
    reading, writing = os.pipe()
    os.close(reading)
    command = ["-m", "onrecord.cli", "load", table, "--package", str(built.root)]
    done = subprocess.run(
        [sys.executable, *command], stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


DAMAGE = {
    "no JSON": b"{",
    "another program's": b'{"name": "x", "resources": []}',
    "resources of another kind": b'{"name": "x", "title": "X", "version": "1", '
    b'"resources": [1], "onrecord": {"schemas": [], "inputs": []}}',
    "no hashes": b'{"name": "x", "title": "X", "version": "1", '
    b'"resources": [{"name": "a", "path": "a"}], "onrecord": {"schemas": [], "inputs": []}}',
    "nothing of ours": b'{"name": "x", "title": "X", "version": "1", '
    b'"resources": [{}], "onrecord": [1]}',
    "text for hashes": b'{"name": "x", "title": "X", "version": "1", "resources": '
    b'[{"name": "a", "path": "a", "hash": 1}], "onrecord": {"schemas": 1, "inputs": 2}}',
}
COMMANDS = [
    ["check", "{}"],
    ["verify", "{}"],
    ["verify", "{}", "--documents", "{}"],
    ["load", "events", "--package", "{}"],
    ["describe", "--package", "{}"],
    ["locate", "events", "--package", "{}"],
    ["evidence", "x-e01", "--package", "{}"],
    ["cite", "--package", "{}"],
]


@pytest.mark.parametrize("case", DAMAGE)
def test_a_damaged_descriptor_is_one_line(
    case: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every command answers a datapackage.json that it cannot use with what to do, status 1."""
    (tmp_path / "datapackage.json").write_bytes(DAMAGE[case])
    for command in COMMANDS:
        status = main([each.format(tmp_path) for each in command])
        captured = capsys.readouterr()
        assert (status, captured.out) == (1, ""), command
        assert captured.err.startswith("onrecord: "), command
        assert str(tmp_path) in captured.err or "datapackage.json" in captured.err
        assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("act", "message"),
    [
        (lambda path: path.unlink(), "offices.parquet is missing; build or install"),
        (lambda path: path.write_bytes(b"PAR1"), "offices.parquet cannot be read as Parquet"),
    ],
)
def test_a_damaged_table_is_one_line(
    act: Any, message: str, copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A table that is gone or broken is named, with status 1."""
    act(Layout(copied).table("offices", "parquet"))
    assert main(["load", "offices", "--package", str(copied)]) == 1
    captured = capsys.readouterr()
    assert captured.out == ""
    assert message in captured.err


def test_verify_of_texts_needs_some_text(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder without any of the texts is wrong use, and the message names what it expects."""
    assert main(["verify", str(built.root), "--documents", str(tmp_path)]) == 2
    assert capsys.readouterr().err == (
        f"onrecord: {tmp_path} has no text of this package; expected bree.txt\n"
    )


@pytest.mark.parametrize("command", ["build", "check", "load", "describe", "evidence", "verify"])
def test_options_that_do_not_exist(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wrong options are answered by argparse with the usage, status 2."""
    with pytest.raises(SystemExit) as stop:
        main([command, "--no-such-option"])
    assert stop.value.code == 2
    assert capsys.readouterr().err.startswith("usage: onrecord")
