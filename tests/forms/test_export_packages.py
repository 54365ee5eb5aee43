"""A package that is damaged, changed or hostile is told of in one line, and nothing is written."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pytest
from below import below
from support import write_package
from tamper import change_descriptor, resource, vouch

from onrecord.access import Package
from onrecord.cli import main
from onrecord.release.hashes import hash_file


def test_a_package_that_is_not_there(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without datapackage.json is wrong use."""
    assert main(["export", "sqlite", "--package", "nowhere"]) == 2
    assert capsys.readouterr() == (
        "",
        "onrecord: there is no nowhere/datapackage.json; name a datapackage.json or its folder, "
        "or build it first\n",
    )
    assert below(here) == []


@pytest.mark.parametrize("content", ["", "{", "[]", '{"name": "x"}', "\x00", '"\\ud800"'])
def test_a_damaged_descriptor(content: str, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is no descriptor of ours is said to be so, in one line."""
    Path("datapackage.json").write_text(content)
    assert main(["export", "sqlite", "--package", "datapackage.json"]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("onrecord: datapackage.json ")
    assert err.count("\n") == 1
    assert below(here) == ["datapackage.json"]


@pytest.mark.parametrize("form", ["stata", "sqlite", "duckdb", "excel", "dyads"])
@pytest.mark.parametrize("text", ["half \ud800", "null \x00"])
def test_a_meaning_that_no_file_can_hold(
    form: str, text: str, small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What JSON can spell and no other file can hold is told of where it is read."""
    path = small.root / "schemas" / "events.json"
    schema = json.loads(path.read_text(encoding="utf-8"))
    schema["fields"][0]["description"] = text
    path.write_text(json.dumps(schema), encoding="utf-8")
    file = hash_file(path, small.root)

    def renew(content: dict[str, Any]) -> None:
        for each in content["onrecord"]["schemas"]:
            if each["path"] == file.path:
                each["hash"] = f"sha256:{file.sha256}"

    change_descriptor(small.root, renew)
    assert main(["export", form, "--package", str(small.root)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith(f"onrecord: {small.root}: the schemas are damaged; ")
    assert f"{text[-1]!r} is no character" in err.replace("\\\\", "\\")
    assert below(here) == []


def test_a_changed_file_is_named(
    small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every file that is not the one that was released is listed, and none is exported."""
    small.locate("events").write_bytes(b"other")
    small.locate("actors", "csv").unlink()
    assert main(["export", "sqlite", "--package", str(small.root)]) == 1
    sha256 = hashlib.sha256(b"other").hexdigest()
    assert capsys.readouterr() == (
        "",
        "data/tables/actors.csv:1: is missing; build or install the dataset again\n"
        f"data/tables/events.parquet:1: changed since the build: its sha256 is {sha256}; "
        "restore it, or build again\n"
        "2 problems; nothing was written\n",
    )
    assert below(here) == []


def test_a_table_that_is_not_that_of_its_schema(
    small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package whose hashes fit, but whose table has another shape, is refused by name."""
    path = small.locate("events")
    path.write_bytes(small.locate("quotes").read_bytes())
    vouch(small.root, "data/tables/events.parquet")
    for form in ("sqlite", "duckdb", "excel"):
        assert main(["export", form, "--package", str(small.root)]) == 1
        assert capsys.readouterr() == (
            "",
            "onrecord: the file of table 'events' differs from its schema in column "
            "'actor_id'; build or install the dataset again\n",
        )
    assert below(here) == []


@pytest.mark.parametrize("name", ["../evil", "a/b", "/tmp/evil"])
def test_a_dataset_called_like_a_path(
    name: str, small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file is written outside of the folder, whatever a package calls itself."""
    change_descriptor(small.root, lambda content: content.update(name=name))
    assert main(["export", "sqlite", "--package", str(small.root)]) == 1
    assert capsys.readouterr() == (
        "",
        f"onrecord: the name {name!r} cannot be that of a file; "
        "use up to 100 letters, digits, hyphens, underscores and dots\n",
    )
    assert below(here) == []


def test_a_resource_outside_of_the_package(
    small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that a descriptor names elsewhere is not read."""
    change_descriptor(
        small.root, lambda content: resource(content, "events").update(path="../secret.csv")
    )
    assert main(["export", "package", "--package", str(small.root)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert "names '../secret.csv', which is outside its folder" in err
    assert below(here) == []


def test_another_package_than_the_schemas_of_this_version(
    tmp_path: Path, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A package of only some tables is exported as it is."""
    root = write_package(tmp_path / "p").parent
    kept = {"annotators", "contexts"}

    def keep(content: dict[str, Any]) -> None:
        listed = content["resources"]
        content["resources"] = [
            each for each in listed if each["name"].removesuffix("-parquet") in kept
        ]
        ours = content["onrecord"]
        ours["schemas"] = [each for each in ours["schemas"] if Path(each["path"]).stem in kept]

    change_descriptor(root, keep)
    for form in ("sqlite", "duckdb", "excel"):
        assert main(["export", form, "--package", str(root)]) == 0
    assert capsys.readouterr().err == ""
