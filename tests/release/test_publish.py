"""A release is published whole or not at all, wherever the process dies."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord.errors import OnRecordError
from onrecord.release.lock import lock
from onrecord.release.publish import finish_interrupted, publish, stage

OLD = {
    "data/tables/same.csv": "same",
    "data/tables/changed.csv": "old",
    "data/tables/gone.csv": "old",
    "data/tables/gone.parquet": "old",
    "datapackage.json": "old",
}
NEW = {
    "data/tables/same.csv": "same",
    "data/tables/changed.csv": "new",
    "data/tables/added.parquet": "new",
    "docs/codebook.md": "new",
    "datapackage.json": "new",
}
OTHERS = {"data/tables/README.md": "kept", "README.md": "kept"}
# The driver dies without any clean-up just before, or just after, its n-th step on the disk.
DRIVER = """
import os, sys
from pathlib import Path
sys.path[:0] = {path!r}
from onrecord.release import publish
root, last, after = Path({root!r}), {last}, {after}
steps = 0
def count(act):
    def counted(*arguments, **options):
        global steps
        steps += 1
        if steps == last and not after:
            os._exit(9)
        result = act(*arguments, **options)
        if steps == last:
            os._exit(9)
        return result
    return counted
with publish.stage(root) as staging:
    for name, content in {new!r}.items():
        (staging / name).parent.mkdir(parents=True, exist_ok=True)
        (staging / name).write_text(content)
    for act in ("replace", "unlink", "fsync", "rmdir"):
        setattr(os, act, count(getattr(os, act)))
    publish.publish(staging, root)
"""


def write(folder: Path, files: dict[str, str]) -> None:
    """Write files with their folders."""
    for name, content in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, encoding="utf-8")


def read(root: Path) -> dict[str, str]:
    """Read all files of a root except the work folder."""
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0] != "build"
    }


def left_over(root: Path) -> list[str]:
    """Name what stands in the work folder beside the lock."""
    return sorted(path.name for path in (root / "build").iterdir() if path.name != "lock")


def test_a_release_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    """New files come, old tables go, what is not a table stays, and nothing is left over."""
    write(tmp_path, {**OLD, **OTHERS})
    with stage(tmp_path) as staging:
        write(staging, NEW)
        changed = publish(staging, tmp_path)
    assert read(tmp_path) == {**NEW, **OTHERS}
    assert left_over(tmp_path) == []
    assert changed == sorted((NEW.keys() | OLD.keys()) - {"data/tables/same.csv"})


def test_a_file_that_is_the_same_is_not_touched(tmp_path: Path) -> None:
    """Publishing what is there already changes no file, so that make sees nothing newer."""
    write(tmp_path, OLD)
    before = {name: (tmp_path / name).stat().st_ino for name in OLD}
    with stage(tmp_path) as staging:
        write(staging, OLD)
        assert publish(staging, tmp_path) == []
    assert {name: (tmp_path / name).stat().st_ino for name in OLD} == before


def test_publishing_no_tables_removes_none(tmp_path: Path) -> None:
    """A staging folder without tables, such as one of documentation, leaves the tables alone."""
    write(tmp_path, OLD)
    with stage(tmp_path) as staging:
        write(staging, {"docs/codebook.md": "new"})
        publish(staging, tmp_path)
    assert read(tmp_path) == {**OLD, "docs/codebook.md": "new"}


def test_the_database_of_an_earlier_release_goes(tmp_path: Path) -> None:
    """A database that is not made anew is removed, as it may hold words that are masked since."""
    write(tmp_path, {**OLD, "build/onrecord.db": "old"})
    with stage(tmp_path) as staging:
        write(staging, {"docs/codebook.md": "new"})
        publish(staging, tmp_path)
    assert left_over(tmp_path) == ["onrecord.db"]
    with stage(tmp_path) as staging:
        write(staging, NEW)
        assert "build/onrecord.db" in publish(staging, tmp_path)
    assert left_over(tmp_path) == []


def test_no_empty_folder_of_a_large_table_stays(tmp_path: Path) -> None:
    """The parts of a table that is small by now go with their folder, and nobody else's folder."""
    write(tmp_path, {**OLD, "data/tables/events/part-00000.parquet": "old"})
    write(tmp_path, {"data/tables/mine/notes.txt": "mine"})
    with stage(tmp_path) as staging:
        write(staging, NEW)
        publish(staging, tmp_path)
    assert read(tmp_path) == {**NEW, "data/tables/mine/notes.txt": "mine"}
    folders = [each.name for each in (tmp_path / "data/tables").iterdir() if each.is_dir()]
    assert folders == ["mine"]


def test_a_file_that_is_linked_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A staged file that is the one in place already, as a part is, is neither read nor moved."""
    write(tmp_path, OLD)
    read_files = []

    def hashed(path: Path) -> str:
        read_files.append(path.name)
        return hashlib.sha256(path.read_bytes()).hexdigest()

    monkeypatch.setattr("onrecord.release.publish.sha256_file", hashed)
    with stage(tmp_path) as staging:
        write(staging, {"data/tables/changed.csv": "new"})
        os.link(tmp_path / "data/tables/same.csv", staging / "data/tables/same.csv")
        changed = publish(staging, tmp_path)
    assert "data/tables/changed.csv" in changed
    assert "data/tables/same.csv" not in changed
    assert set(read_files) == {"changed.csv"}
    assert read(tmp_path)["data/tables/same.csv"] == "same"


def test_a_file_system_without_locks_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there can be no lock, nobody is told to wait for another build."""

    def refuse(file: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr("onrecord.release.lock._take", refuse)
    with pytest.raises(OnRecordError) as caught, lock(tmp_path / "build"):
        pass
    assert str(caught.value) == (
        f"{tmp_path / 'build'} cannot be locked (No locks available); "
        "work in a folder of a file system with locks"
    )


def test_a_failed_build_changes_nothing(tmp_path: Path) -> None:
    """An error before publication leaves the old release and no staging folder."""
    write(tmp_path, OLD)
    with pytest.raises(RuntimeError), stage(tmp_path) as staging:
        write(staging, NEW)
        raise RuntimeError
    assert (read(tmp_path), left_over(tmp_path)) == (OLD, [])


def test_a_failure_while_publishing_is_finished_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If a file cannot be moved, the staging folder stays for the next command to go on."""
    write(tmp_path, OLD)
    replace = os.replace

    def refuse(source: Path, target: Path) -> None:
        if Path(target).name == "datapackage.json":
            raise OSError("disk full")
        replace(source, target)

    with monkeypatch.context() as patch, pytest.raises(OSError, match="disk full"):
        patch.setattr(os, "replace", refuse)
        with stage(tmp_path) as staging:
            write(staging, NEW)
            publish(staging, tmp_path)
    assert finish_interrupted(tmp_path) is True
    assert (read(tmp_path), left_over(tmp_path)) == (NEW, [])


@pytest.mark.parametrize("after", [False, True])
def test_a_killed_process_leaves_one_release(after: bool, tmp_path: Path) -> None:
    """Killed at any step, the next command finds all of the old release or all of the new one."""
    outcomes = []
    for last in range(1, 100):
        root = tmp_path / str(last)
        write(root, OLD)
        driver = DRIVER.format(path=sys.path, root=str(root), last=last, after=after, new=NEW)
        status = subprocess.run([sys.executable, "-c", driver]).returncode
        before = read(root)
        rolled_forward = finish_interrupted(root)
        assert read(root) == (NEW if rolled_forward or before == NEW else OLD)
        assert left_over(root) == []
        assert finish_interrupted(root) is False
        outcomes.append(read(root) == NEW)
        if status == 0:
            break
    assert status == 0
    assert set(outcomes) == {True, False}
    assert outcomes == sorted(outcomes)


def test_a_second_build_is_refused(tmp_path: Path) -> None:
    """While one build works in a folder, another is told to wait and removes nothing of it."""
    with stage(tmp_path) as staging:
        for attempt in (lambda: finish_interrupted(tmp_path), lambda: stage(tmp_path).__enter__()):
            with pytest.raises(OnRecordError, match="another build is at work in"):
                attempt()
        assert staging.is_dir()
    with lock(tmp_path / "build"):
        pass


def test_a_new_build_finishes_the_old_release_first(tmp_path: Path) -> None:
    """A build that starts after an interrupted publication completes that one before its own."""
    write(tmp_path, OLD)
    sha256 = hashlib.sha256(b"new").hexdigest()
    plan = {"staging": "staging-x", "moved": {"datapackage.json": sha256}, "removed": []}
    write(tmp_path / "build", {"publishing.json": json.dumps(plan)})
    write(tmp_path / "build" / "staging-x", {"datapackage.json": "new"})
    with stage(tmp_path):
        assert read(tmp_path) == {**OLD, "datapackage.json": "new"}
    assert left_over(tmp_path) == []


def test_a_new_folder_has_nothing_to_finish(tmp_path: Path) -> None:
    """Where nothing was ever built there is nothing to finish, and nothing is made."""
    assert finish_interrupted(tmp_path) is False
    assert list(tmp_path.iterdir()) == []


def test_a_damaged_staging_is_an_error(tmp_path: Path) -> None:
    """If the rest of an interrupted release was removed by hand, the error says what to do."""
    write(tmp_path, OLD)
    marker = '{"staging": "staging-x", "moved": {"datapackage.json": "00"}, "removed": []}'
    write(tmp_path, {"build/publishing.json": marker})
    with pytest.raises(OnRecordError, match=r"is gone; remove the folder build/ and build again"):
        finish_interrupted(tmp_path)
