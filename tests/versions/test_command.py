"""The command: the same words as the verb, one clear line for every mistake."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from curated import Built
from support import small_rows, write_package

import onrecord
from onrecord.cli import main
from onrecord.layout import Layout
from onrecord.release.hashes import sha256_file


def raise_version(root: Path, version: str) -> None:
    """Give a package another version."""
    path = root / "datapackage.json"
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps({**descriptor, "version": version}), encoding="utf-8")


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """The small package without its appointment, in the same version."""
    rows = small_rows()
    rows["appointments"] = rows["appointments"].slice(0, 0)
    return write_package(tmp_path / "other", rows).parent


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """The small package."""
    return write_package(tmp_path / "small").parent


def test_the_same_package_has_no_differences(
    small: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A folder and its datapackage.json are the same version."""
    assert main(["diff", str(small), str(small / "datapackage.json")]) == 0
    assert capsys.readouterr() == ("memos 1.2.3 -> memos 1.2.3\nno differences\n", "")


def test_a_difference_alone_is_no_problem(small: Path, other: Path) -> None:
    """Status 1 means a broken promise; changes that the version announces end with 0."""
    assert main(["diff", str(other), str(small)]) == 1
    raise_version(small, "1.3.0")
    assert main(["diff", str(other), str(small)]) == 0


def test_json_is_the_dictionary(
    small: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """JSON on the command line is what the verb gives as a dictionary."""
    assert main(["diff", str(small), str(other), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    assert found == onrecord.diff(small, other).to_dict()
    assert found["tables"][0]["removed"][0]["appointment_id"] == "memo-a01"


def test_broken_promises_stay_out_of_the_changelog(
    small: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Entries can be put into a file as they are; what is wrong goes to the standard error."""
    assert main(["diff", str(small), str(other), "--format", "changelog"]) == 1
    out, err = capsys.readouterr()
    assert out == "### Removed\n\n- `appointments`: `memo-a01`\n"
    assert err == (
        "broken promise: the version is 1.2.3; the changes need at least 2.0.0\n"
        "broken promise: appointments: 'memo-a01' is gone without a line in removed_rows; add one "
        "with the reason\n"
    )


@pytest.mark.parametrize("form", ["text", "json", "changelog"])
def test_the_same_versions_give_the_same_bytes(form: str, small: Path, other: Path) -> None:
    """Neither the seed of hashes nor the current folder shows in what is printed."""
    command = [sys.executable, "-m", "onrecord.cli", "diff", str(small), str(other)]
    printed = {
        subprocess.run(
            [*command, "--format", form],
            cwd=folder,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": "C"},
            capture_output=True,
            check=False,
        ).stdout
        for seed, folder in (("1", small), ("2", other))
    }
    assert len(printed) == 1
    assert str(small).encode() not in printed.pop()


def remove_descriptor(root: Path) -> None:
    """Take the descriptor away."""
    (root / "datapackage.json").unlink()


def change_table(root: Path) -> None:
    """Change a table after the build."""
    with Layout(root).table("actors", "csv").open("a", encoding="utf-8") as file:
        file.write("x\n")


def other_columns(root: Path) -> None:
    """Give a table of other columns, with the hash that the descriptor then has to have."""
    path = Layout(root).table("actors", "parquet")
    pq.write_table(pa.table({"actor_id": [["a list"]]}), path)
    descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
    for each in descriptor["resources"]:
        if each["name"] == "actors-parquet":
            each["hash"] = f"sha256:{sha256_file(path)}"
    (root / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


DAMAGES: dict[str, tuple[Callable[[Path], None], int, str]] = {
    "no package": (
        remove_descriptor,
        2,
        "there is no {root}/datapackage.json; name a datapackage.json or its folder, or build it "
        "first",
    ),
    "table changed": (
        change_table,
        1,
        "{root} is not as it was built: data/tables/actors.csv:1: changed since the build: its "
        "sha256 is ",
    ),
    "other columns": (
        other_columns,
        1,
        "the columns of 'actors' are not those of its schema; build again",
    ),
    "odd version": (
        lambda root: raise_version(root, "first"),
        1,
        "malformed version 'first'; expected three numbers, as in 0.1.0, in dataset.yaml",
    ),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_package_is_answered_in_one_line(
    damage: str, small: Path, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The line names the package and what is wrong; wrong use is 2, bad data are 1."""
    change, status, message = DAMAGES[damage]
    change(other)
    assert main(["diff", str(small), str(other)]) == status
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"onrecord: {message.format(root=other)}")
    assert err.count("\n") == 1


def test_a_file_is_no_package(small: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that is not a datapackage.json is answered with what to name instead."""
    table = Layout(small).table("events", "csv")
    assert main(["diff", str(small), str(table)]) == 2
    assert capsys.readouterr().err == (
        f"onrecord: {table} is not a datapackage.json; name that file or its folder\n"
    )


def test_an_interrupted_release_is_finished_first(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a build was cut short while it published, the new release is completed and compared."""
    root = Path(shutil.copytree(built.root, tmp_path / "cut"))
    staging = root / "build" / "staging-x"
    staging.mkdir(parents=True)
    (root / "datapackage.json").rename(staging / "datapackage.json")
    sha256 = sha256_file(staging / "datapackage.json")
    plan = {"staging": "staging-x", "moved": {"datapackage.json": sha256}, "removed": []}
    (root / "build" / "publishing.json").write_text(json.dumps(plan), encoding="utf-8")
    assert main(["diff", str(built.root), str(root)]) == 0
    assert capsys.readouterr().out.endswith("no differences\n")
