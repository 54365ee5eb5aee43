"""The command export: what is told when all is well, and one clear line when it is not."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from support import write_package
from tamper import change_descriptor, resource, vouch

import onrecord
from onrecord.access import Package
from onrecord.cli import main
from onrecord.errors import OnRecordError
from onrecord.forms import forms
from onrecord.forms.export import Form
from onrecord.forms.publication import Publication
from onrecord.release.hashes import hash_file


def below(folder: Path) -> list[str]:
    """List all files and folders below one."""
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*"))


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder to work in."""
    folder = tmp_path / "here"
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def test_without_a_form_they_are_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form stands in a line with what it is, and nothing is written."""
    assert main(["export"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "form,what"
    assert [line.partition(",")[0] for line in lines[1:]] == [*forms.FORMS]
    assert below(here) == []


def test_the_paths_are_printed(
    small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What was written is named, a path a line, in a folder of the form's name."""
    assert main(["export", "sqlite", "--package", str(small.root)]) == 0
    assert capsys.readouterr() == ("sqlite/memos.sqlite\n", "")
    assert below(here) == ["sqlite", "sqlite/memos.sqlite"]


def test_the_dataset_that_comes_along_is_exported(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without --package it is the one that is installed, and --out names the folder."""
    assert main(["export", "excel", "--out", "for/me"]) == 0
    assert capsys.readouterr().out == "for/me/on-the-record.xlsx\n"


def test_the_verb_and_the_method_give_paths(small: Package, here: Path) -> None:
    """They are those of the new files, as Path objects."""
    assert small.export("sqlite", "out") == [Path("out/memos.sqlite")]
    assert onrecord.export("sqlite", here / "ours") == [here / "ours" / "on-the-record.sqlite"]


@pytest.mark.parametrize(
    ("form", "message"),
    [
        ("exel", "unknown form 'exel'; nearest 'excel'"),
        ("STATA", "unknown form 'STATA'; nearest 'stata'"),
        ("../out", f"unknown form '../out'; known are {', '.join(forms.FORMS)}"),
        ("a\nb", f"unknown form 'a\\nb'; known are {', '.join(forms.FORMS)}"),
        ("", f"unknown form ''; known are {', '.join(forms.FORMS)}"),
    ],
)
def test_an_unknown_form(
    form: str, message: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A form that does not exist is wrong use, also if the package is damaged as well."""
    assert main(["export", form]) == 2
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")
    assert below(here) == []


def test_a_folder_that_is_not_empty(
    small: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is overwritten: a second export into the same folder is refused."""
    command = ["export", "sqlite", "--package", str(small.root)]
    assert main(command) == 0
    assert main(command) == 2
    assert capsys.readouterr().err == (
        "onrecord: sqlite is not empty; name a new folder with --out, or remove it\n"
    )


@pytest.mark.parametrize(
    ("out", "status", "message"),
    [
        (".", 2, ". holds the folder that you are in; name a new folder with --out"),
        ("..", 2, ".. holds the dataset itself; name a new folder with --out"),
        ("file", 2, "file is in the way; name a new folder with --out"),
        ("file/out", 2, "file is in the way; name a new folder with --out"),
        (
            "/proc/out",
            1,
            "/proc/out cannot be written (No such file or directory); name another folder "
            "with --out",
        ),
    ],
)
def test_a_folder_that_cannot_be_written(
    out: str,
    status: int,
    message: str,
    small: Package,
    here: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """One line names the folder and says what to do, and no file is touched."""
    if out.startswith("file"):
        (here / "file").write_text("mine")
    before = below(here.parent)
    assert main(["export", "sqlite", "--out", out, "--package", str(small.root)]) == status
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")
    assert below(here.parent) == before


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
        "use letters, digits, hyphens, underscores and dots\n",
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


def _form(fail: Callable[[], object]) -> Form:
    def write(_: Publication, folder: Path) -> None:
        (folder / "half").write_text("half")
        fail()

    return Form("failing", "fails", write)


def _raise(error: BaseException) -> Callable[[], object]:
    def fail() -> None:
        raise error

    return fail


@pytest.mark.parametrize(
    ("error", "status", "message"),
    [
        (OnRecordError("it is too long"), 1, "onrecord: it is too long"),
        (
            OSError(28, "No space left on device", "out/x"),
            1,
            "onrecord: out/x: No space left on device",
        ),
        (KeyboardInterrupt(), 130, "onrecord: stopped; the last good release stands"),
        (
            ModuleNotFoundError("No module named 'duckdb'", name="duckdb"),
            2,
            "onrecord: this needs the libraries that write the forms of other programs "
            "(duckdb is missing); run: pip install 'onrecord[export]'",
        ),
    ],
)
def test_a_failure_is_one_line_and_leaves_no_trace(
    error: BaseException,
    status: int,
    message: str,
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Whatever stops a form, no traceback is shown and no file is left, not even a hidden one."""
    monkeypatch.setitem(forms.FORMS, "failing", _form(_raise(error)))
    assert main(["export", "failing", "--out", "not/there"]) == status
    assert capsys.readouterr() == ("", f"{message}\n")
    assert below(here) == []


@pytest.mark.parametrize(("form", "library"), [("duckdb", "duckdb"), ("excel", "xlsxwriter")])
def test_a_library_that_is_not_installed(
    form: str,
    library: str,
    small: Package,
    here: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A form whose library is missing says what to install; others go without it."""
    monkeypatch.setitem(sys.modules, library, None)
    package = ["--package", str(small.root)]
    assert main(["export", form, *package]) == 2
    assert capsys.readouterr() == (
        "",
        "onrecord: this needs the libraries that write the forms of other programs "
        f"({library} is missing); run: pip install 'onrecord[export]'\n",
    )
    assert below(here) == []
    assert main(["export", "sqlite", *package]) == 0


def test_a_cell_that_is_too_long_for_excel(
    long: Package, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The user is told where it is and which form takes it."""
    assert main(["export", "excel", "--package", str(long.root)]) == 1
    assert capsys.readouterr().err == (
        "onrecord: table 'events', row 2, column 'summary': the text is longer than the 32,767 "
        "characters that a cell of Excel holds; use the form sqlite or duckdb\n"
    )
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
