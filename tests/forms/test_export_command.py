"""The command export: what is told when all is well, and one clear line when it is not."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from below import below

import onrecord
from onrecord.access import Package
from onrecord.cli import main
from onrecord.errors import OnRecordError, UsageError
from onrecord.exchange.form_names import FORM_NAMES
from onrecord.forms import forms
from onrecord.forms.export import Form
from onrecord.forms.publication import Publication


def test_without_a_form_they_are_listed(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each form stands in a line with what it is, and nothing is written."""
    assert main(["export"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "form,of,what"
    assert [line.partition(",")[0] for line in lines[1:]] == [*forms.FORMS, *FORM_NAMES]
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
        ("../out", f"unknown form '../out'; known are {', '.join([*forms.FORMS, *FORM_NAMES])}"),
        ("a\nb", f"unknown form 'a\\nb'; known are {', '.join([*forms.FORMS, *FORM_NAMES])}"),
        ("", f"unknown form ''; known are {', '.join([*forms.FORMS, *FORM_NAMES])}"),
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
        ("..", 2, ".. holds the dataset itself or a part of it; name a new folder with --out"),
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
            "onrecord: not/there cannot be written (No space left on device); make room or name "
            "another folder",
        ),
        (KeyboardInterrupt(), 130, "onrecord: stopped; the last good release stands"),
        (
            ModuleNotFoundError("No module named 'duckdb'", name="duckdb"),
            2,
            "onrecord: duckdb is not installed; run: pip install 'onrecord[export]'",
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
        f"onrecord: {library} is not installed; run: pip install 'onrecord[export]'\n",
    )
    with pytest.raises(UsageError, match=f"^{library} is not installed; run: pip install 'onr"):
        small.export(form, here / "in-python")
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
