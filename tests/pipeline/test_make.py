"""Whatever happens to a build, a folder holds one whole release: the last good one or the new."""

from __future__ import annotations

import errno
import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from curated import Built, CuratedFolder
from tamper import change_descriptor, outputs, replace_once

from onrecord.cli import main
from onrecord.pipeline import write_release as writing
from onrecord.pipeline.make import make_release

ANNOTATION = "data/curated/annotations/bree.yaml"
# The driver builds, and dies without any clean-up at the n-th call of a function: one that writes
# leaves half of its file behind, os.replace is not called.
DRIVER = """
import os, sys
from pathlib import Path
from onrecord.cli import main
from onrecord.pipeline import write_release as writing
root, name, last = sys.argv[1], sys.argv[2], int(sys.argv[3])
owner = os if name == "replace" else writing
act, calls = getattr(owner, name), 0
def dying(*arguments):
    global calls
    if owner is os and "cache" in Path(arguments[0]).parts:
        return act(*arguments)
    calls += 1
    if calls == last:
        if owner is writing:
            act(*arguments)
            file = next(each for each in arguments if isinstance(each, Path))
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
        os._exit(9)
    return act(*arguments)
setattr(owner, name, dying)
sys.exit(main(["build", root]))
"""


def edit(root: Path) -> None:
    """Change a row, as a curator would."""
    replace_once(root / ANNOTATION, "A minister visits a king.", "A minister calls on a king.")


@pytest.fixture(scope="module")
def old(built: Built) -> dict[str, bytes]:
    """The files of the last good release."""
    return outputs(built.root)


@pytest.fixture(scope="module")
def new(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The files of the release after the edit, which all tests build in the end."""
    root = Path(shutil.copytree(built.root, tmp_path_factory.mktemp("new") / "copied"))
    edit(root)
    make_release(root)
    return outputs(root)


def start(root: Path, name: str, last: int) -> subprocess.Popen[bytes]:
    """Start a build in a process that is killed at a call of a function."""
    command = [sys.executable, "-c", DRIVER, str(root), name, str(last)]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


BAD: dict[str, Callable[[Path], object]] = {
    "words that are not there": lambda root: replace_once(
        root / ANNOTATION, "exact: to leave the League", "exact: to flee the League"
    ),
    "a text that was changed": lambda root: replace_once(
        root / "data/curated/documents/bree.txt", "envoy", "envoi"
    ),
    "a file that cannot be read": lambda root: (root / ANNOTATION).write_bytes(b"\xff"),
    "no dataset.yaml": lambda root: (root / "data/curated/dataset.yaml").unlink(),
    "a draft": lambda root: replace_once(
        root / ANNOTATION, "id: e06", "id: e06\n    status: draft"
    ),
}


@pytest.mark.parametrize("case", BAD)
def test_bad_input_leaves_the_last_release(
    case: str, copied: Path, old: dict[str, bytes], capsys: pytest.CaptureFixture[str]
) -> None:
    """A build of bad input ends with status 1 and leaves every output as it was, to the byte."""
    edit(copied)
    BAD[case](copied)
    assert main(["build", str(copied)]) == 1
    assert capsys.readouterr().err.endswith("; nothing was written\n")
    assert outputs(copied) == old


@pytest.mark.parametrize("name", ["write_csv", "write_parquet", "write_sqlite"])
def test_a_full_disk_leaves_the_last_release(
    name: str,
    copied: Path,
    old: dict[str, bytes],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """If a file cannot be written, that is said in one line, and nothing else has changed."""

    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", "a-file")

    edit(copied)
    monkeypatch.setattr(writing, name, refuse)
    assert main(["build", str(copied)]) == 1
    assert capsys.readouterr().err == "onrecord: a-file: No space left on device\n"
    assert outputs(copied) == old


@pytest.mark.parametrize(
    ("name", "last"),
    [("write_csv", 1), ("write_csv", 20), ("write_parquet", 5), ("write_sqlite", 1)],
)
def test_a_build_killed_while_writing_leaves_the_last_release(
    name: str, last: int, copied: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    """Half-written files stand aside until the next command removes them; then a build works."""
    edit(copied)
    assert start(copied, name, last).wait() == 9
    left = outputs(copied).keys() - old.keys()
    assert left
    assert all(each.startswith("build/staging-") for each in left)
    assert {path: outputs(copied)[path] for path in old} == old
    assert main(["verify", str(copied)]) == 1  # since the annotation is not the one of the release
    assert outputs(copied) == old
    assert main(["build", str(copied)]) == 0
    assert outputs(copied) == new


def test_a_build_killed_while_publishing_is_completed(
    built: Built, tmp_path: Path, old: dict[str, bytes], new: dict[str, bytes]
) -> None:
    """Killed at any move of a file, the next command finds the old release or makes the new one."""
    roots = [Path(shutil.copytree(built.root, tmp_path / str(last))) for last in range(1, 8)]
    builds = []
    for last, root in enumerate(roots, start=1):
        edit(root)
        builds.append(start(root, "replace", last))
    # The database is moved to its place in the staging folder, then the marker to its own, then
    # one file after the other: two tables, the database and the descriptor.
    assert [build.wait() for build in builds] == [9, 9, 9, 9, 9, 9, 0]
    outcomes = []
    for root in roots:
        assert main(["verify", str(root)]) == int(outputs(root) != new)
        assert outputs(root) in (old, new)
        outcomes.append(outputs(root) == new)
    assert outcomes == [False, False, True, True, True, True, True]
    assert main(["build", str(roots[1])]) == 0
    assert outputs(roots[1]) == new


def test_a_reader_completes_what_was_cut_short(copied: Path, new: dict[str, bytes]) -> None:
    """Also a command that only reads first moves the rest of a release that was being published."""
    edit(copied)
    assert start(copied, "replace", 4).wait() == 9
    assert main(["load", "events", "--package", str(copied)]) == 0
    assert outputs(copied) == new


def test_a_release_with_drafts_says_so(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Drafts enter only where they are asked for; the descriptor then says so, and is believed."""
    line = corpus.replace("annotations/bree.yaml", "id: e06", "id: e06\n    status: draft")
    draft = "'bree-e06' is a draft; confirm it, or build --include-drafts"
    assert main(["build", str(corpus.root)]) == 1
    assert capsys.readouterr().err.startswith(f"{ANNOTATION}:{line + 1}: {draft}\n")
    assert main(["build", str(corpus.root), "--include-drafts"]) == 0
    descriptor = json.loads(corpus.layout.descriptor.read_text(encoding="utf-8"))
    assert descriptor["onrecord"]["includes_drafts"] is True
    assert (main(["check", str(corpus.root)]), main(["verify", str(corpus.root)])) == (0, 0)
    change_descriptor(corpus.root, lambda it: it["onrecord"].pop("includes_drafts"))
    capsys.readouterr()
    assert main(["check", str(corpus.root)]) == 1
    assert capsys.readouterr().err.startswith(f"data/tables/events.csv:7: {draft}\n")
    assert main(["verify", str(corpus.root)]) == 1
    assert capsys.readouterr().err.startswith(f"{ANNOTATION}:{line + 1}: {draft}\n")


def test_a_release_without_drafts_does_not_speak_of_them(built: Built) -> None:
    """The descriptor of an ordinary release has no mark."""
    assert b"drafts" not in outputs(built.root)["datapackage.json"]
