"""Cited rows are found again, and what became of each is said; files are read without trust."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from support import FACTS, small_rows, write_package

import onrecord
from onrecord.access import Package
from onrecord.cli import main
from onrecord.errors import OnRecordError, UsageError


@pytest.fixture
def file(package: Package, tmp_path: Path) -> Path:
    """A citation of both events of the small package."""
    path = tmp_path / "rows.json"
    path.write_text(package.cite(package.load("events")), encoding="utf-8")
    return path


def events(**changes: Any) -> list[dict[str, Any]]:
    """The events of the small package, the second with other values."""
    first, second = small_rows()["events"].to_pylist()
    return [first, second | changes]


def rewritten(file: Path, **facts: Any) -> Path:
    """Change what a citation says."""
    data = json.loads(file.read_text(encoding="utf-8")) | facts
    file.write_text(json.dumps(data), encoding="utf-8")
    return file


def test_all_the_same(package: Package, file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Rows that read as they did are said to, with status 0."""
    assert [each.finding for each in package.verify_citation(file).rows] == ["same", "same"]
    assert main(["verify", "--package", str(package.root), "--citation", str(file)]) == 0
    assert capsys.readouterr().out == (
        "2 of 2 rows of events read the same\n"
        f"dataset hash {package.cite().partition('. ')[2].split('. ')[-1]}, as cited\n"
    )


def test_what_became_of_rows(
    rewrite: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A changed row, a removed one with its reason, and a missing one are told apart."""
    names = ("memo-e03", "memo-e09", "memo-e10")
    cited = events() + [events(event_id=name)[1] for name in names]
    file = tmp_path / "rows.json"
    before = rewrite(events=cited)
    file.write_text(before.cite(before.load("events")), encoding="utf-8")
    now = rewrite(events=[*events(summary="It will."), cited[2], {**cited[0], "event_id": "new"}])
    assert main(["verify", "--package", str(now.root), "--citation", str(file)]) == 1
    assert capsys.readouterr().out == (
        "row 'memo-e02': changed\n"
        "row 'memo-e09': removed in 1.1.0: coded twice\n"
        "row 'memo-e10': missing\n"
        "2 of 5 rows of events read the same\n"
        f"dataset hash {now.cite()[-71:]} (version '1.2.3'),\n"
        f"      cited {before.cite()[-71:]} (version '1.2.3')\n"
    )


def test_another_release_with_the_same_rows(rewrite: Any, file: Path) -> None:
    """Rows read the same in a dataset that differs elsewhere."""
    found = rewrite(actors=[*small_rows()["actors"].to_pylist()][::-1]).verify_citation(file)
    assert found.others == []
    assert found.dataset_sha256 != found.cited.dataset_sha256


def test_a_new_column_changes_no_row(package: Package, file: Path) -> None:
    """A column that was not there when a row was cited does not count, nor does an empty one."""
    data = json.loads(file.read_text(encoding="utf-8"))
    without = [name for name in data["columns"] if name != "place_name"]
    assert package.verify_citation(rewritten(file, columns=without)).others == []
    assert package.verify_citation(rewritten(file, columns=[*without, "gone"])).others == []


def test_no_row_is_there_any_more(rewrite: Any, file: Path) -> None:
    """Where no cited row is left, each is missing."""
    found = rewrite(events=[{**events()[0], "event_id": "new"}]).verify_citation(file)
    assert [each.finding for each in found.rows] == ["missing", "missing"]


def test_another_dataset(article: Package, file: Path) -> None:
    """A citation of another dataset is wrong use."""
    with pytest.raises(UsageError, match=r"^the citation is of the dataset 'memos', and this is"):
        article.verify_citation(file)


def test_another_table_or_key(package: Package, file: Path) -> None:
    """A table that is gone, or has another key, is named."""
    with pytest.raises(UsageError, match=r"^unknown table 'acts'"):
        package.verify_citation(rewritten(file, table="acts"))
    with pytest.raises(UsageError, match=r"^'events_wide' is a view, which has no rows of its"):
        package.verify_citation(rewritten(file, table="events_wide"))
    with pytest.raises(
        UsageError, match=r"^the key of quotes is quote_id and no longer 'event_id'"
    ):
        package.verify_citation(rewritten(file, table="quotes"))


def test_rows_that_were_changed_on_disk(rewrite: Any, file: Path) -> None:
    """Rows whose file is not the released one prove nothing."""
    package = rewrite()
    package.locate("events").write_bytes(b"PAR1")
    with pytest.raises(OnRecordError, match=r"the rows of 'events' are not those that datapackage"):
        package.verify_citation(file)


ROW = {"key": ["memo-e01"], "sha256": 64 * "0"}
WRONG: dict[str, tuple[dict[str, Any], str]] = {
    "another kind": ({"kind": "x"}, "its kind is not 'onrecord citation of rows'"),
    "a number for a text": ({"table": 3}, "table is no text"),
    "no hash": ({"dataset_sha256": "x"}, "dataset_sha256 has not 64 hexadecimal digits"),
    "a text for a list": ({"columns": "event_id"}, "columns is no list of texts"),
    "a list of numbers": ({"key_columns": [1]}, "key_columns is no list of texts"),
    "no rows": ({"rows": []}, "its rows are not those that subset_sha256 stands for"),
    "rows of another shape": ({"rows": {}}, "rows is no list"),
    "a row of another shape": ({"rows": ["memo-e01"]}, "row 1 has no key of 1"),
    "a key too long": ({"rows": [ROW | {"key": ["a", "b"]}]}, "row 1 has no key of 1"),
    "a nested key": ({"rows": [ROW | {"key": [["a"]]}]}, "row 1 has no key of 1"),
    "a row without hash": ({"rows": [{"key": ["a"]}]}, "row 1 has no sha256 of 64 hexadecimal"),
    "a row twice": ({"rows": [ROW, ROW]}, "row 2 is there twice"),
    "another count": ({"row_count": 3}, "row_count is not the number of its rows"),
    "other rows": ({"rows": [ROW]}, "its rows are not those that subset_sha256 stands for"),
    "half a character": ({"rows": [ROW | {"key": ["\ud800"]}]}, "'utf-8' codec can't encode"),
}


@pytest.mark.parametrize("name", WRONG)
def test_a_file_of_another_shape(package: Package, file: Path, name: str) -> None:
    """A file that is no citation, or whose rows were changed, is told from one, in one line."""
    facts, message = WRONG[name]
    with pytest.raises(OnRecordError) as caught:
        package.verify_citation(rewritten(file, **facts))
    assert str(caught.value).startswith(f"{file} is no citation of rows: {message}")
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    "content",
    [
        b'{"kind": 1, "kind": 1}',
        b"",
        b"event_id\nmemo-e01\n",
        b"\xff\xfe\x00",
        b"[" * 100_000,
        b"[1]",
        b"9" * 5000,
        b"null",
    ],
    ids=["name twice", "empty", "CSV", "bytes", "deep", "list", "number", "null"],
)
def test_a_file_that_is_none(package: Package, tmp_path: Path, content: bytes) -> None:
    """A file that holds no JSON object is told from a citation, with status 1."""
    file = tmp_path / "rows.json"
    file.write_bytes(content)
    with pytest.raises(OnRecordError, match=r"is no citation of rows: it"):
        package.verify_citation(file)
    assert main(["verify", "--package", str(package.root), "--citation", str(file)]) == 1


def test_no_file(package: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not there is wrong use."""
    missing = tmp_path / "none.json"
    assert main(["verify", "--package", str(package.root), "--citation", str(missing)]) == 2
    assert capsys.readouterr().err == f"onrecord: there is no file {str(missing)!r}\n"


def test_the_installed_dataset(
    article: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was cited from the installed dataset is found there, in whatever folder one is."""
    file = tmp_path / "rows.json"
    file.write_text(onrecord.cite(onrecord.load("quotes")), encoding="utf-8")
    other = write_package(tmp_path / "other").parent
    monkeypatch.chdir(other)
    assert main(["verify", "--citation", str(file)]) == 0
    found = onrecord.verify_citation(file)
    assert isinstance(found, onrecord.Comparison)
    assert found.rows[0] == onrecord.RowFinding("'damage-control-q01'", "same")
    assert (found.others, found.version) == ([], article.version)


def test_which_dataset_is_meant(
    package: Package, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A citation goes with --package and everything else with a folder, so no word is ignored."""
    root = str(package.root)
    assert main(["verify", root, "--citation", str(file)]) == 2
    assert main(["verify", "--package", root]) == 2
    assert capsys.readouterr().err == (
        f"onrecord: name the dataset of the citation with --package {root}\n"
        "onrecord: --package goes with --citation; name the folder alone\n"
    )


def test_a_hostile_file_on_a_terminal(
    rewrite: Any, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Signs that a terminal obeys are written out, wherever a citation has them."""
    file, sign = tmp_path / "rows.json", "\x1b[2J\u202e"
    package = rewrite(events=[{**events()[0], "event_id": sign}])
    file.write_text(package.cite(package.load("events")), encoding="utf-8")
    rewritten(file, version=sign, dataset_sha256=64 * "0")
    assert main(["verify", "--package", str(rewrite().root), "--citation", str(file)]) == 1
    shown = capsys.readouterr().out
    assert "row '\\x1b[2J\\u202e': missing\n" in shown
    assert "(version '\\x1b[2J\\u202e')" in shown


def test_from_csv_to_verdict(package: Package, tmp_path: Path) -> None:
    """What load prints, cut down by other programs, is cited by cite and found again by verify."""
    command = [sys.executable, "-W", "error", "-m", "onrecord.cli"]
    there = ["--package", str(package.root)]
    table = subprocess.check_output([*command, "load", "events", "--format", "csv", *there])
    (tmp_path / "used.csv").write_bytes(table)
    cite = [*command, "cite", "--rows", str(tmp_path / "used.csv"), *there]
    (tmp_path / "rows.json").write_bytes(subprocess.check_output(cite))
    done = subprocess.run(
        [
            *command,
            "verify",
            "--package",
            str(package.root),
            "--citation",
            str(tmp_path / "rows.json"),
        ],
        check=True,
        capture_output=True,
    )
    assert done.stdout.startswith(b"2 of 2 rows of events read the same")
    assert FACTS["version"] in (tmp_path / "rows.json").read_text(encoding="utf-8")
