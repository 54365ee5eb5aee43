"""Whoever reads or cites rows that nobody has confirmed is told that they are drafts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from drafts import DraftedFolder

from onrecord.access import Package
from onrecord.cli import main
from onrecord.pipeline.make import make_release

NOTE = "this dataset includes drafts, which nobody has confirmed\n"


@pytest.fixture(scope="module")
def drafted(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """The small dataset with a draft among its events."""
    folder = DraftedFolder(tmp_path_factory.mktemp("cited") / "corpus")
    folder.draft_small()
    make_release(folder.root, include_drafts=True)
    return Package(folder.root)


def test_a_draft_is_cited_as_one(drafted: Package) -> None:
    """The citation of a draft says so; that of a curated row says it of the dataset alone."""
    said = drafted.cite("bree-e07")
    assert "Row bree-e07 of events (draft, unconfirmed): “The two will meet again in June”" in said
    assert "Row bree-e05 of events: “" in drafted.cite("bree-e05")


@pytest.mark.parametrize("style", ["text", "bibtex", "ris", "csl-json"])
@pytest.mark.parametrize("what", [None, "events", "events_that_happened"])
def test_a_dataset_with_drafts_is_cited_as_one(
    drafted: Package, what: str | None, style: str
) -> None:
    """Where drafts are among the rows, every citation says it beside the hash."""
    said = drafted.cite(what, style=style)
    assert f"sha256:{drafted._citable().description.sha256} (includes drafts, unconfirmed)" in said


def test_drafts_among_cited_rows_are_counted(drafted: Package) -> None:
    """The citation of a frame says how many of its rows are drafts."""
    events = drafted.load("events")
    said = json.loads(drafted.cite(events))["citation"]
    assert f"{len(events)} rows of events (1 draft, unconfirmed), sha256:" in said
    curated = drafted.load("events", filters=[("status", "==", "curated")])
    said = json.loads(drafted.cite(curated))["citation"]
    assert f"{len(curated)} rows of events, sha256:" in said


@pytest.mark.parametrize(
    "command",
    [
        ["load"],
        ["load", "events_that_happened"],
        ["describe"],
        ["locate", "events"],
        ["evidence", "bree-e07"],
        ["cite", "bree-e07"],
    ],
)
def test_commands_tell_of_drafts(
    drafted: Package, command: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    """One line on standard error says it, and what is printed stays as it was."""
    assert main([*command, "--package", str(drafted.root)]) == 0
    shown = capsys.readouterr()
    assert shown.err == NOTE
    assert NOTE not in shown.out


def test_an_export_of_drafts_is_refused(
    drafted: Package, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Below the note it says how to build what may be handed on."""
    where = ["--out", str(tmp_path / "out"), "--package", str(drafted.root)]
    assert main(["export", "sqlite", *where]) == 1
    note, refused = capsys.readouterr().err.splitlines(keepends=True)
    assert note == NOTE
    assert "build it without --include-drafts" in refused
