"""An export that replaces a folder never harms the dataset, nor leaves less than was there."""

from __future__ import annotations

import errno
import hashlib
from pathlib import Path

import pytest

from onrecord.access import Package
from onrecord.errors import OnRecordError, UsageError
from onrecord.forms.export import Form, export
from onrecord.forms.publication import Publication


def digest(root: Path) -> dict[str, str]:
    """The hash of every file below a folder."""
    files = sorted(path for path in root.rglob("*") if path.is_file())
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


@pytest.mark.parametrize("part", ["", "data", "data/tables", "schemas", "schemas/views", "data/x"])
def test_no_part_of_the_dataset_is_replaced(part: str, small: Package) -> None:
    """The folder of the dataset, of its tables and of its schemas are refused, even to replace."""
    before = digest(small.root)
    with pytest.raises(UsageError, match="holds the dataset itself or a part of it"):
        small.export("cff", small.root / part, replace=True)
    assert digest(small.root) == before


def test_a_failed_move_brings_the_old_folder_back(
    small: Package, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the new folder cannot take its place, the old one has all its files as before."""
    out = tmp_path / "out"
    small.export("cff", out)
    before, move = digest(out), Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise PermissionError(errno.EPERM, "Operation not permitted")
        return move(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(OnRecordError, match="out cannot be written"):
        small.export("datacite", out, replace=True)
    assert digest(out) == before
    assert not list(tmp_path.glob(".onrecord-*"))


def test_a_full_disk_is_told_of_the_folder(small: Package, tmp_path: Path) -> None:
    """Whatever file was being written, the folder that was asked for is named."""

    def fill(publication: Publication, folder: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "somewhere/else.csv")

    with pytest.raises(OnRecordError) as caught:
        export(small._publication(), Form("full", "fills the disk", fill), tmp_path / "out")
    assert str(caught.value) == (
        f"{tmp_path / 'out'} cannot be written (No space left on device); "
        "make room or name another folder"
    )
    assert not list(tmp_path.glob("out*"))


def test_a_way_round_leads_to_the_same_folder(small: Package, tmp_path: Path) -> None:
    """A path through a folder that does not exist is followed as written, and its files named."""
    written = small.export("cff", tmp_path / "nowhere" / ".." / "out")
    assert [path.name for path in written] == ["CITATION.cff"]
    assert (tmp_path / "out" / "CITATION.cff").is_file()
    with pytest.raises(UsageError, match="is not empty"):
        small.export("cff", tmp_path / "nowhere" / ".." / "out")


@pytest.mark.parametrize("out", ["nul\0x", "y/" * 2000])
def test_what_is_no_path_is_refused(out: str, small: Package, tmp_path: Path) -> None:
    """Neither a null character nor two thousand folders in each other is a place to write."""
    with pytest.raises(OnRecordError, match="cannot be written"):
        small.export("cff", tmp_path / out)


@pytest.mark.parametrize("form", [None, 1, ["cff"]])
def test_a_form_is_a_text(form: object, small: Package, tmp_path: Path) -> None:
    """Something else than a name is an unknown form, and no traceback."""
    with pytest.raises(UsageError, match="unknown form"):
        small.export(form, tmp_path / "out")  # type: ignore[arg-type]
