"""A dataset is built from and into the stores of fsspec as it is on this machine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from curated import CuratedFolder
from tamper import outputs

from onrecord.cli import main
from onrecord.errors import DataError
from onrecord.layout import Layout, open_path
from onrecord.pipeline.make import make_release
from onrecord.pipeline.publish_to_store import stage_in_store

pytest.importorskip("upath")


@pytest.fixture
def store() -> Iterator[Path]:
    """An empty store in memory."""
    root = open_path("memory://corpora")
    yield root
    if root.exists():
        root.fs.rm(root.path, recursive=True)  # type: ignore[attr-defined]


def copy_curated(corpus: CuratedFolder, root: Path) -> None:
    """Copy what people wrote into a store."""
    for path in corpus.curated.rglob("*"):
        if path.is_file():
            target = root / path.relative_to(corpus.root).as_posix()
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(path.read_bytes())


def files_in(root: Path) -> dict[str, bytes]:
    """Everything that a build writes, as ``tamper.outputs`` has it of a folder."""
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
        and not path.relative_to(root).as_posix().startswith(("data/curated/", "build/cache/"))
    }


def test_from_a_store_into_itself(corpus: CuratedFolder, store: Path) -> None:
    """A corpus in a store is built there, with the very files that a folder gets."""
    copy_curated(corpus, store)
    make_release(store)
    make_release(corpus.root)
    assert files_in(store) == outputs(corpus.root)


def test_from_a_folder_into_a_store(corpus: CuratedFolder, store: Path) -> None:
    """A corpus on this machine is published in a store, and the folder stays as it was."""
    before = sorted(corpus.root.rglob("*"))
    make_release(corpus.root, store)
    assert sorted(corpus.root.rglob("*")) == before
    make_release(corpus.root)
    assert files_in(store) == outputs(corpus.root)


def test_from_a_folder_into_another(corpus: CuratedFolder, tmp_path: Path) -> None:
    """A corpus is published in another folder, and its own stays as it was."""
    make_release(corpus.root, tmp_path / "out")
    assert not corpus.layout.descriptor.exists()
    make_release(corpus.root)
    assert outputs(tmp_path / "out") == outputs(corpus.root)


def test_what_is_kept_in_a_store_serves_again(corpus: CuratedFolder, store: Path) -> None:
    """A second build takes the parts of the first, and a table that is gone is removed."""
    make_release(corpus.root, store)
    old = Layout(store).tables / "gone.parquet"
    old.write_bytes(b"")
    listing = {path.name for path in (Layout(store).work / "cache").iterdir()}
    make_release(corpus.root, store)
    assert {path.name for path in (Layout(store).work / "cache").iterdir()} == listing
    assert not old.exists()


def test_problems_leave_a_store_as_it_was(corpus: CuratedFolder, store: Path) -> None:
    """A corpus with a problem changes nothing in the store."""
    make_release(corpus.root, store)
    before = files_in(store)
    corpus.replace("annotations/bree.yaml", "exact: to leave the League", "exact: to flee")
    with pytest.raises(DataError):
        make_release(corpus.root, store)
    assert files_in(store) == before


def test_problems_of_a_store_name_their_lines(corpus: CuratedFolder, store: Path) -> None:
    """A problem in a file of a store has its line, as one of this machine."""
    line = corpus.replace("annotations/bree.yaml", "exact: to leave the League", "exact: to flee")
    copy_curated(corpus, store)
    with pytest.raises(DataError) as caught:
        make_release(store)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("data/curated/annotations/bree.yaml", line)


def test_builds_at_once_do_not_share_a_folder(store: Path) -> None:
    """A store has no lock, so that each build has a folder to make its files in."""
    with stage_in_store(store) as one, stage_in_store(store) as other:
        (one / "a").write_text("a")
        with stage_in_store(store) as third:
            (third / "b").write_text("b")
        assert [path.name for path in one.iterdir()] == ["a"]
        assert list(other.iterdir()) == []
    assert list(Layout(store).work.glob("staging-*")) == []


def test_what_is_stale_in_a_store_goes(corpus: CuratedFolder, store: Path) -> None:
    """A database that is not written again is removed from a store as it is from a folder."""
    make_release(corpus.root, store)
    assert Layout(store).database.is_file()
    part = Layout(store).tables / "events" / "part-00000.parquet"
    part.parent.mkdir()
    part.write_bytes(b"")
    make_release(corpus.root, store, forms=["parquet"])
    assert not Layout(store).database.is_file()
    assert not part.parent.exists()
    assert not list(Layout(store).tables.glob("*.csv"))


COMMANDS: dict[str, tuple[list[str], str]] = {
    "check": (["check", "{store}"], "valid"),
    "verify": (["verify", "{store}"], "rebuilt: every byte is the same\n"),
    "verify --documents": (
        ["verify", "{store}", "--documents", "{store}/data/curated/documents"],
        " stand in the texts of {store}/data/curated/documents\n",
    ),
    "export": (["export", "package", "--out", "{out}", "--package", "{store}"], "{out}/schemas/"),
    "export of rows": (["export", "stata", "--out", "{out}", "--package", "{store}"], ".dta"),
    "load": (["load", "events", "--package", "{store}"], "bree-e01,"),
    "load of a view": (["load", "events_wide", "--package", "{store}"], "bree-e01,"),
    "evidence": (["evidence", "bree-e01", "--package", "{store}"], "On 3 May 2021"),
    "cite": (["cite", "bree-e01", "--package", "{store}"], "The Treaty of Bree"),
    "diff": (["diff", "{store}", "{folder}"], "no differences"),
    "corroborate": (["corroborate", "{store}", "--out", "{out}.yaml"], "left out: 0 "),
    "build": (["build", "{store}", "--engine", "serial"], "dataset hash sha256:"),
}
WRONG: dict[str, tuple[list[str], str]] = {
    "check": (["check", "{store}/none"], "there is no folder '{store}/none'"),
    "verify": (["verify", "{store}/none"], "there is no folder '{store}/none'"),
    "export": (
        ["export", "stata", "--out", "{store}/out", "--package", "{store}"],
        "{store}/out is not on this machine; name a folder here with --out",
    ),
    "load": (
        ["load", "events", "--package", "{store}/none"],
        "there is no {store}/none/datapackage.json; "
        "name a datapackage.json or its folder, or build it first",
    ),
    "diff": (
        ["diff", "{store}", "{store}/none"],
        "'{store}/none' is neither a path nor a revision that git knows; "
        "name a folder, a datapackage.json, a tag or a commit",
    ),
    "corroborate": (
        ["corroborate", "{store}"],
        "proposals are written on this machine; give a file of it with --out",
    ),
    "browse": (
        ["browse", "{store}"],
        "{store} is not on this machine; copy the package here to browse it",
    ),
}


@pytest.fixture
def places(copied: Path, store: Path, tmp_path: Path) -> dict[str, object]:
    """A built dataset in a folder and in a store, and a place for what is written."""
    for path in copied.rglob("*"):
        name = path.relative_to(copied).as_posix()
        if path.is_file() and not name.startswith("build/"):
            (store / name).parent.mkdir(parents=True, exist_ok=True)
            (store / name).write_bytes(path.read_bytes())
    return {"store": store, "folder": copied, "out": tmp_path / "out"}


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_work_on_a_store(
    command: str, places: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    """A package in a store is checked, proved, read, exported and compared where it is."""
    arguments, expected = COMMANDS[command]
    assert main([each.format(**places) for each in arguments]) == 0
    assert expected.format(**places) in capsys.readouterr().out


@pytest.mark.parametrize("command", WRONG)
def test_wrong_calls_of_a_store_are_one_clear_line(
    command: str, places: dict[str, object], capsys: pytest.CaptureFixture[str]
) -> None:
    """What a store cannot do, or does not have, is said in one line, with status 2."""
    arguments, expected = WRONG[command]
    assert main([each.format(**places) for each in arguments]) == 2
    assert capsys.readouterr().err == f"onrecord: {expected.format(**places)}\n"


def test_faults_of_a_store_are_named(
    places: dict[str, object], store: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that was changed in a store is a problem with its path in there."""
    path = Layout(store).table("actors", "csv")
    path.write_bytes(path.read_bytes() + b"x")
    fault = "data/tables/actors.csv:1: changed since the build: its sha256 is "
    for arguments in (["check"], ["verify"], ["export", "stata", "--package"]):
        assert main([*arguments, str(store)]) == 1
        assert fault in capsys.readouterr().err


def test_a_descriptor_writes_no_file_outside_of_the_copy(
    places: dict[str, object], store: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A path that leads out of somebody else's package is a problem, and is not copied."""
    outside = tmp_path / "outside.csv"
    content = json.loads(Layout(store).descriptor.read_text())
    content["onrecord"]["inputs"][0]["path"] = str(outside)
    Layout(store).descriptor.write_text(json.dumps(content))
    assert main(["check", str(store)]) == 1
    assert "which is outside its folder" in capsys.readouterr().err
    assert not outside.exists()
