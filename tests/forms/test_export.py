"""An export is whole or leaves no trace, and never harms what stood there before."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from below import below
from publish import make_table, publish

from onrecord.access import Package
from onrecord.errors import OnRecordError, UsageError
from onrecord.forms.export import Form, export, find_form, whole_folder
from onrecord.forms.forms import FORMS
from onrecord.forms.publication import Publication
from onrecord.forms.to_all import to_all

PETS = publish({make_table("pets", {"name": "string"}): [{"name": "tom"}]})


def write_one(_: Publication, folder: Path) -> None:
    """Write a file in a folder."""
    (folder / "below").mkdir()
    (folder / "below" / "one.txt").write_text("one")


ONE = Form("one", "one file", write_one)


def failing(error: BaseException) -> Form:
    """Make a form that fails after its first file."""

    def write(publication: Publication, folder: Path) -> None:
        write_one(publication, folder)
        raise error

    return Form("failing", "fails", write)


@pytest.mark.parametrize("out", ["out", "not/yet/there", "out/", "empty", "with space ü 😀", "-x"])
def test_files_are_written_into_a_new_folder(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Missing folders are made, an empty one is filled, and the paths are those that were asked."""
    monkeypatch.chdir(tmp_path)
    Path("empty").mkdir()
    assert export(PETS, ONE, Path(out)) == [Path(out) / "below" / "one.txt"]
    assert (tmp_path / out / "below" / "one.txt").read_text() == "one"
    assert not [name for name in below(tmp_path) if name.startswith(".")]


@pytest.mark.parametrize("out", ["full", "there/../full", "./full"])
def test_a_full_folder_is_left_alone(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder with something in it is refused before anything is made."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there").mkdir()
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine").write_text("mine")
    with pytest.raises(UsageError) as caught:
        export(PETS, ONE, Path(out))
    assert str(caught.value) == (
        f"{Path(out)} is not empty; name a new folder with --out, or remove it"
    )
    assert below(tmp_path) == ["full", "full/mine", "there"]


def test_a_full_folder_can_be_replaced(tmp_path: Path) -> None:
    """With replace, what stood there before is gone once the new is whole, and not earlier."""
    out = tmp_path / "out"
    out.mkdir()
    (out / "old").write_text("old")
    with pytest.raises(ValueError, match="no"):
        export(PETS, failing(ValueError("no")), out, replace=True)
    assert below(tmp_path) == ["out", "out/old"]
    export(PETS, ONE, out, replace=True)
    assert below(tmp_path) == ["out", "out/below", "out/below/one.txt"]


def _file(path: Path) -> None:
    path.write_text("mine")


def _dangling(path: Path) -> None:
    path.symlink_to("nowhere")


def _circle(path: Path) -> None:
    path.symlink_to(path.name)


def _link(path: Path) -> None:
    (path.parent / "empty").mkdir()
    path.symlink_to("empty")


@pytest.mark.parametrize("make", [_file, _dangling, _circle, _link])
@pytest.mark.parametrize("replace", [True, False])
def test_what_is_no_folder_is_in_the_way(
    make: Callable[[Path], None], replace: bool, tmp_path: Path
) -> None:
    """A file or a link, wherever it leads, is neither followed nor replaced."""
    out = tmp_path / "out"
    make(out)
    before = below(tmp_path)
    with pytest.raises(UsageError) as caught:
        export(PETS, ONE, out, replace=replace)
    assert str(caught.value) == f"{out} is in the way; name a new folder with --out"
    assert below(tmp_path) == before


@pytest.mark.parametrize("out", [".", "", "..", "a/..", "a/../.."])
def test_the_current_folder_is_not_moved_away(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither it nor one above it is replaced, however it is called and though it is empty."""
    here = tmp_path / "above" / "here"
    here.mkdir(parents=True)
    monkeypatch.chdir(here)
    with pytest.raises(UsageError) as caught, whole_folder(Path(out), replace=True):
        pass
    assert str(caught.value) == (
        f"{Path(out)} holds the folder that you are in; name a new folder with --out"
    )
    assert below(tmp_path) == ["above", "above/here"]
    assert Path.cwd() == here


def test_the_dataset_itself_is_not_replaced(small: Package) -> None:
    """Not even with replace is the folder taken in which the dataset stands, or one above it."""
    before = below(small.root)
    for out in (small.root, small.root.parent, small.root / "data" / ".."):
        with pytest.raises(UsageError) as caught:
            small.export("package", out, replace=True)
        assert str(caught.value) == (
            f"{out} holds the dataset itself or a part of it; name a new folder with --out"
        )
    assert below(small.root) == before


@pytest.mark.parametrize("parent", [Path("/proc/nowhere"), Path("new") / (300 * "x")])
def test_a_folder_that_cannot_be_made_is_refused(
    parent: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The error names the folder and the reason, and what was made on the way is removed."""
    monkeypatch.chdir(tmp_path)
    out = parent / "out"
    with pytest.raises(OnRecordError) as caught:
        export(PETS, ONE, out)
    assert not isinstance(caught.value, UsageError)
    assert str(caught.value).startswith(f"{out} cannot be written (")
    assert str(caught.value).endswith("); name another folder with --out")
    assert below(tmp_path) == []


@pytest.mark.parametrize("out", ["file/out", "file/below/out", "new/../file/out"])
def test_a_file_above_is_in_the_way(
    out: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder cannot be made in a file, and the error names the file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "new").mkdir()
    Path("file").write_text("mine")
    with pytest.raises(UsageError) as caught:
        export(PETS, ONE, Path(out))
    name = out.partition("file")[0] + "file"
    assert str(caught.value) == f"{name} is in the way; name a new folder with --out"
    assert below(tmp_path) == ["file", "new"]


@pytest.mark.parametrize(
    "error", [OnRecordError("bad"), OSError(5, "Input/output error"), KeyboardInterrupt()]
)
def test_a_failure_leaves_no_trace(error: BaseException, tmp_path: Path) -> None:
    """Whatever stops a writer, no file is left, and none of the folders that were made for it."""
    with pytest.raises(type(error)):
        export(PETS, failing(error), tmp_path / "a" / "b" / "out")
    assert below(tmp_path) == []


def test_a_folder_that_was_there_stays_after_a_failure(tmp_path: Path) -> None:
    """Only what the export made is removed."""
    (tmp_path / "mine").mkdir()
    with pytest.raises(OnRecordError):
        export(PETS, failing(OnRecordError("bad")), tmp_path / "mine" / "new" / "out")
    assert below(tmp_path) == ["mine"]


def test_a_folder_filled_meanwhile_is_not_overwritten(tmp_path: Path) -> None:
    """If somebody writes into the empty folder while the form is made, theirs stays."""
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(OnRecordError, match="cannot be written"), whole_folder(out) as making:
        (making / "one").write_text("one")
        (out / "mine").write_text("mine")
    assert below(tmp_path) == ["out", "out/mine"]


def test_the_folder_has_the_rights_of_any_other(tmp_path: Path) -> None:
    """Who may read it is what the user's umask says, as with mkdir."""
    for mask in (0o022, 0o077):
        before = os.umask(mask)
        try:
            export(PETS, ONE, tmp_path / f"{mask}")
            (tmp_path / "other").mkdir()
        finally:
            os.umask(before)
        other = (tmp_path / "other").stat().st_mode
        (tmp_path / "other").rmdir()
        assert (tmp_path / f"{mask}").stat().st_mode == other


@pytest.mark.parametrize("name", ["exel", "../sqlite", "a\nb", "", "📦"])
def test_an_unknown_form_is_refused(name: str) -> None:
    """The error quotes the name, in one line, and helps to find the right one."""
    with pytest.raises(UsageError) as caught:
        find_form(name, FORMS)
    message = str(caught.value)
    assert message.startswith(f"unknown form {name!r}; ")
    assert "\n" not in message


@pytest.mark.parametrize("name", ["../x", "a/b", "", ".hidden", "a\\b", "a:b", "a\x00", ".."])
def test_names_that_lead_out_of_the_folder_are_refused(name: str) -> None:
    """A dataset or table of that name would be written elsewhere, so it is not published."""
    with pytest.raises(OnRecordError) as caught:
        publish({make_table(name, {"a": "string"}): []})
    assert str(caught.value) == (
        f"the name {name!r} cannot be that of a file; "
        "use up to 100 letters, digits, hyphens, underscores and dots"
    )


def test_all_forms_have_different_files(tmp_path: Path) -> None:
    """Two forms that would write one file differently are an error that names form and file."""

    def write_other(_: Publication, folder: Path) -> None:
        (folder / "below").mkdir()
        (folder / "below" / "one.txt").write_text("another")

    same, other = Form("same", "same", write_one), Form("other", "other", write_other)
    to_all([ONE, same], PETS, tmp_path)
    assert below(tmp_path) == ["SHA256SUMS", "below", "below/one.txt"]
    with pytest.raises(OnRecordError) as caught:
        to_all([ONE, other], PETS, tmp_path)
    assert str(caught.value) == "the form other has another one.txt than an earlier one"
