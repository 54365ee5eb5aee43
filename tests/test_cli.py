"""The command line: the same words as the verbs, one clear line for every mistake."""

from __future__ import annotations

import csv
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest
from curated import CuratedFolder

from onrecord.cli import main, make_parser
from onrecord.layout import bundled

COMMANDS = ["build", "check", "verify", "load", "describe", "locate", "evidence", "cite"]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A built package that no test changes."""
    corpus = CuratedFolder(tmp_path_factory.mktemp("cli") / "corpus")
    assert main(["build", str(corpus.root)]) == 0
    return corpus.root


@pytest.mark.parametrize("command", COMMANDS)
def test_help_shows_an_example(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """The help of every command ends with a line to type."""
    with pytest.raises(SystemExit) as stop:
        make_parser().parse_args([command, "--help"])
    assert stop.value.code == 0
    assert f"example: onrecord {command}" in capsys.readouterr().out


def test_building_says_what_was_made_and_what_to_do_next(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """A build prints counts, what is passed on of each text, the hash, and a next step."""
    assert main(["build", str(corpus.root)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "built 6 events, 5 actors, 3 quotes, 2 appointments"
    assert lines[2] == "bree: text_release full, 100% of the text is passed on"
    assert lines[3].startswith("dataset hash sha256:")
    other = f" --package {corpus.root}"
    assert lines[4] == (
        f"next: onrecord check {corpus.root}; onrecord load events{other}; "
        f"onrecord evidence ROW{other}"
    )


def test_the_steps_of_a_check_are_told_on_a_terminal(
    built: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Who waits at a terminal sees which step has begun; a log has only what came of it."""
    assert main(["check", str(built)]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    assert main(["check", str(built)]) == 0
    assert capsys.readouterr().err.splitlines() == [
        "checking hashes ...",
        "checking that the files of each table hold the same rows ...",
        "checking the rules of all rows ...",
        "checking with Frictionless ...",
    ]


@pytest.mark.parametrize("command", [["load", "offices"], ["describe"], ["cite"]])
def test_in_the_folder_of_another_dataset_it_is_said_which_is_shown(
    command: list[str],
    built: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Without --package the installed dataset answers, which one could take for this folder."""
    monkeypatch.chdir(built)
    assert main(command) == 0
    note = "showing the installed dataset; --package . shows this folder\n"
    assert capsys.readouterr().err == note
    assert main([*command, "--package", "."]) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.chdir(bundled().root)
    assert main(command) == 0
    monkeypatch.chdir(built.parent)
    assert main(command) == 0
    assert capsys.readouterr().err == ""


def test_a_good_package_is_valid_and_verified(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """check and verify end with status 0 and say what they did."""
    assert main(["check", str(built)]) == 0
    assert capsys.readouterr().out.startswith("valid: ")
    assert main(["verify", str(built)]) == 0
    assert "rebuilt: every byte is the same" in capsys.readouterr().out


def test_a_table_is_printed_in_three_forms(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """CSV and JSON hold every cell; the drawn table holds them too."""
    assert main(["load", "offices", "--package", str(built), "--format", "csv"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert rows[1] == {
        "office_id": "envoy-of-bree",
        "name": "Envoy of Bree",
        "organization_id": "",
        "country_id": "",
        "wikidata_id": "",
    }
    assert main(["load", "offices", "--package", str(built), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)[1]["organization_id"] is None
    assert main(["load", "offices", "--package", str(built), "--format", "table"]) == 0
    assert "Envoy of Bree" in capsys.readouterr().out


def test_unsaid_a_pipe_gets_csv(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where no terminal reads, the output is for programs."""
    assert main(["load", "offices", "--package", str(built)]) == 0
    assert capsys.readouterr().out.startswith("office_id,name,")


def test_without_a_table_their_names_are_listed(
    built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """`onrecord load` alone says what can be loaded, the four that matter most first."""
    assert main(["load", "--package", str(built)]) == 0
    listed = capsys.readouterr().out.split()
    assert listed[:5] == ["table", "events", "actors", "quotes", "appointments"]
    assert "events_wide" in listed


def test_evidence_shows_the_words(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The words of the row and of its fields are printed with their places."""
    assert main(["evidence", "bree-e06", "--package", str(built), "--format", "json"]) == 0
    found = {each["field"]: each["exact"] for each in json.loads(capsys.readouterr().out)}
    assert found == {
        "main": "Bree did not invite the League",
        "actors": "Bree",
        "recipients": "the League",
    }


def test_describe_locate_and_cite(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The other verbs print what the functions of the same names give."""
    assert main(["describe", "events", "--package", str(built)]) == 0
    assert "event_id,string" in capsys.readouterr().out
    assert main(["locate", "events", "csv", "--package", str(built)]) == 0
    assert Path(capsys.readouterr().out.strip()) == built / "data/tables/events.csv"
    assert main(["cite", "--package", str(built)]) == 0
    assert "Treaties of the North (version 1.0.0) [Data set]" in capsys.readouterr().out


WRONG = {
    "unknown table": (["load", "evnts"], "unknown table 'evnts'; nearest 'events'"),
    "unknown row": (["evidence", "bree-e66"], "unknown row 'bree-e66' in events, quotes"),
    "unknown style": (["cite", "--style", "mla"], "unknown style 'mla'; known are text, bibtex"),
    "unknown form": (["locate", "events", "xls"], "unknown form 'xls'"),
    "a view has no file": (["locate", "events_wide"], "is a view and has no file"),
}


@pytest.mark.parametrize("case", WRONG)
def test_wrong_use_is_one_line_and_status_2(
    case: str, built: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A name that does not exist is answered with the nearest one, or with those there are."""
    arguments, message = WRONG[case]
    assert main([*arguments, "--package", str(built)]) == 2
    errors = capsys.readouterr().err
    assert message in errors
    assert errors.startswith("onrecord: ")
    assert errors.count("\n") == 1


@pytest.mark.parametrize("command", ["build", "check", "verify"])
def test_a_folder_that_is_not_there_is_wrong_use(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the folder, and the status is 2."""
    assert main([command, str(tmp_path / "gone")]) == 2
    assert "there is no folder" in capsys.readouterr().err


def test_a_folder_without_a_corpus_is_a_problem_of_data(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Building an empty folder says where a corpus begins, and writes nothing."""
    assert main(["build", str(tmp_path)]) == 1
    assert capsys.readouterr().err.startswith("data/curated/dataset.yaml:1: no such file")


def test_an_unknown_command_is_answered_with_status_2(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """argparse lists the commands there are."""
    with pytest.raises(SystemExit) as stop:
        main(["biuld"])
    assert stop.value.code == 2
    assert "invalid choice: 'biuld'" in capsys.readouterr().err


def test_a_reader_that_stops_early_is_no_error(built: Path) -> None:
    """`onrecord load countries | head -1` ends quietly."""
    command = f"{sys.executable} -m onrecord.cli load countries --package {built} | head -1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command], capture_output=True, text=True, check=False
    )
    assert done.stdout.startswith("country_id,name")
    assert done.stderr == ""
