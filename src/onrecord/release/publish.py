"""Put a complete release in the place of the old one, so that no crash can leave a mixture.

All files are made in a staging folder. Once they are whole, a marker lists them: before it stands,
the old release is untouched; from then on the new one is the valid one, and whoever comes next
moves what is not yet moved.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.layout import Layout
from onrecord.release.hashes import sha256_file
from onrecord.release.lock import lock
from onrecord.release.stores import is_local

_PREFIX = "staging-"


@contextmanager
def stage(root: Path) -> Iterator[Path]:
    """Give an empty folder on the same file system, to be filled with files as they stand in root.

    A release that was cut short before is finished first. The folder is removed at the end, unless
    it was published only in part: then finish_interrupted needs it. Raises OnRecordError if another
    build is at work in this root.
    """
    work = Layout(root).work
    with lock(work):
        _finish(root)
        staging = Path(tempfile.mkdtemp(prefix=_PREFIX, dir=work))
        try:
            yield staging
        finally:
            if not is_interrupted(root):
                shutil.rmtree(staging)


def publish(staging: Path, root: Path) -> list[str]:
    """Move every file of a staging folder to its place in root; call it inside ``stage``.

    Tables, schemas and the database in root that the staging folder does not have are removed, if
    it has tables or schemas at all, and folders of tables that are empty by then.
    Files whose bytes are the same stay as they are. Returns the paths that changed, from root.
    """
    staged = _files(staging)
    hashes = {
        path: sha256_file(staging / path)
        for path in staged
        if not _is_linked(staging / path, root / path)
    }
    moved = {path: sha256 for path, sha256 in hashes.items() if not _is(root / path, sha256)}
    removed = list_stale(staged, root)
    for path in moved:
        _flush(staging / path)
    _write_marker(staging, root, {"staging": staging.name, "moved": moved, "removed": removed})
    _roll_forward(root)
    return sorted([*moved, *removed])


def is_interrupted(root: Path) -> bool:
    """Whether a release was published only in part, so that old files and new ones are mixed.

    In a store it never is, since nothing is moved there.
    """
    return is_local(root) and _marker(root).exists()


def finish_interrupted(root: Path) -> bool:
    """Complete a release whose publication was cut short, and remove what dead builds left.

    Every command that writes or checks a release calls this first. Returns whether there was one
    to complete. Raises OnRecordError if another build is at work, or if what is left of the new
    release is damaged, and OSError if the folder cannot be written, which only then is tried.
    """
    work = Layout(root).work
    if not is_interrupted(root) and not (is_local(root) and any(work.glob(f"{_PREFIX}*"))):
        return False
    with lock(work):
        return _finish(root)


def _finish(root: Path) -> bool:
    interrupted = is_interrupted(root)
    if interrupted:
        _roll_forward(root)
    for path in Layout(root).work.glob(f"{_PREFIX}*"):
        shutil.rmtree(path)
    return interrupted


def _roll_forward(root: Path) -> None:
    plan = _read_plan(root)
    for path, sha256 in plan["moved"].items():
        _move(Layout(root).work / plan["staging"] / path, root / path, sha256)
    for path in plan["removed"]:
        (root / path).unlink(missing_ok=True)
    remove_empty_tables(root)
    for folder in {(root / path).parent for path in [*plan["moved"], *plan["removed"]]}:
        if folder.is_dir():
            _flush(folder)
    _marker(root).unlink()


def _read_plan(root: Path) -> dict[str, Any]:
    """Read the marker, which may have come with a package that somebody else made.

    Raises OnRecordError unless all that it names stands inside the folder.
    """
    try:
        plan = json.loads(_marker(root).read_text(encoding="utf-8"))
        names = [*plan["moved"], *plan["removed"]]
        is_safe = re.fullmatch(rf"{_PREFIX}\w+", plan["staging"]) is not None
        places = [Layout(root).work / plan["staging"], *(root / name for name in names)]
        is_safe = is_safe and all(
            place.parent.resolve().is_relative_to(root.resolve()) and not place.is_symlink()
            for place in places
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        is_safe = False
    if not is_safe:
        raise OnRecordError(
            f"{_marker(root)} is damaged; remove the folder {Layout(root).work} and build again"
        )
    return dict(plan)


def _move(source: Path, target: Path, sha256: str) -> None:
    if source.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(source, target)
    elif not _is(target, sha256):
        raise OnRecordError(
            f"{target}: an interrupted release cannot be completed, since {source} is gone; "
            "remove the folder build/ and build again"
        )


def _write_marker(staging: Path, root: Path, plan: dict[str, Any]) -> None:
    marker = _marker(root)
    draft = staging / ".publishing"
    draft.write_text(json.dumps(plan), encoding="utf-8")
    _flush(draft)
    os.replace(draft, marker)
    _flush(marker.parent)


def _marker(root: Path) -> Path:
    return Layout(root).work / "publishing.json"


def _files(staging: Path) -> list[str]:
    found = (path for path in staging.rglob("*") if path.is_file())
    return sorted(path.relative_to(staging).as_posix() for path in found)


def list_stale(staged: Collection[str], root: Path) -> list[str]:
    """Files of an earlier release that the staged one does not have: tables, schemas, database."""
    layout = Layout(root)
    present: list[Path] = []
    for folder, patterns in (
        (layout.tables, ("*.csv", "*.parquet", "*/*.parquet")),
        (layout.schemas, ("*.json", "views/*.json")),
    ):
        prefix = f"{folder.relative_to(root).as_posix()}/"
        if any(path.startswith(prefix) for path in staged):
            present += [path for pattern in patterns for path in folder.glob(pattern)]
            # An old database may hold words that are masked since.
            present += [layout.database] if layout.database.is_file() else []
    return sorted({path.relative_to(root).as_posix() for path in present} - set(staged))


def remove_empty_tables(root: Path) -> None:
    """Remove the folders of large tables that have no parts any more."""
    for folder in Layout(root).tables.glob("*"):
        if folder.is_dir() and not folder.is_symlink() and not any(folder.iterdir()):
            folder.rmdir()


def _is_linked(staged: Path, path: Path) -> bool:
    """Whether both are one file, so that there is nothing to move, and no need to read it."""
    return path.is_file() and staged.samefile(path)


def _is(path: Path, sha256: str) -> bool:
    return path.is_file() and sha256_file(path) == sha256


def _flush(path: Path) -> None:
    # So that after a power cut the disk does not hold the marker without the files it lists.
    # Windows cannot open folders, and puts renames on disk in their order anyway.
    if os.name == "nt" and path.is_dir():
        return
    handle = os.open(path, os.O_RDONLY if os.name != "nt" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
