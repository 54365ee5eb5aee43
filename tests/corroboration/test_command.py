"""The command: proposals go to the drafts, and what people wrote stays as it is."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import onrecord
from onrecord.cli import main
from onrecord.corpus.facts import Corroboration
from onrecord.corpus.read_yaml import read_items
from onrecord.corroboration.write_proposals import DECLARATION
from onrecord.layout import Layout, bundled
from onrecord.release.hashes import sha256_file

CURATED = "data/curated/records/corroborations.yaml"
DRAFTS = "build/drafts/corroborations.yaml"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the dataset."""
    for name in ("data", "schemas"):
        shutil.copytree(bundled().root / name, tmp_path / name)
    shutil.copy(bundled().descriptor, tmp_path)
    return tmp_path


def proposals(path: Path) -> list[Corroboration]:
    """Read proposals as the corpus reads what is decided."""
    items, problems = read_items(path.parent, path, "corroborations", Corroboration)
    assert problems == []
    return [item for item, _ in items]


def test_proposals_are_written_as_drafts(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """They have the form of the curated file, ids of their own, and leave out what is decided."""
    before = {path: sha256_file(path) for path in root.rglob("*") if path.is_file()}
    assert main(["corroborate", str(root)]) == 0
    written = root / DRAFTS
    found = proposals(written)
    out, err = capsys.readouterr()
    assert err == ""
    assert out == (
        f"{len(found)} proposed: {len(found)} confirms\n"
        "left out: 12 pairs settled before, 3 that score less than 0.3, "
        "0 after the 5 best of a row\n"
        f"written to {written}; copy what you confirm to {root / CURATED}\n"
    )
    decided = {(each.row, each.record) for each in proposals(root / CURATED)}
    assert not {(each.row, each.record) for each in found} & decided
    assert {(each.status, each.annotator) for each in found} == {("draft", "corroborate")}
    assert [each.id for each in found] == [f"c{16 + n}" for n in range(len(found))]
    assert before == {path: sha256_file(path) for path in before}


def test_decision_since_the_build_counts(root: Path) -> None:
    """A pair that stands in the curated file is left out before the tables are built again."""
    main(["corroborate", str(root)])
    first, *rest = proposals(root / DRAFTS)
    with (root / CURATED).open("a", encoding="utf-8") as file:
        file.write(
            f"  - {{id: c99, row: {first.row}, record: {first.record}, finding: differs, "
            "annotator: corroborator}\n"
        )
    main(["corroborate", str(root)])
    again = proposals(root / DRAFTS)
    assert [(each.row, each.record) for each in again] == [(each.row, each.record) for each in rest]
    assert [each.id for each in again] == [f"c{100 + n}" for n in range(len(again))]


def test_the_same_dataset_gives_the_same_bytes(root: Path) -> None:
    """A second run writes the file again, byte for byte."""
    main(["corroborate", str(root)])
    content = (root / DRAFTS).read_bytes()
    main(["corroborate", str(root)])
    assert (root / DRAFTS).read_bytes() == content
    assert [path.name for path in (root / DRAFTS).parent.iterdir()] == ["corroborations.yaml"]


def test_edited_proposals_are_not_overwritten(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What a person changed stays, and the new proposals are written beside it."""
    main(["corroborate", str(root)])
    edited = root / DRAFTS
    edited.write_text(edited.read_text(encoding="utf-8").replace("confirms", "differs"), "utf-8")
    mine = edited.read_bytes()
    capsys.readouterr()
    for _ in range(2):
        assert main(["corroborate", str(root)]) == 0
        beside = edited.with_name("corroborations-2.yaml")
        lines = capsys.readouterr().out.splitlines()
        assert lines[2:] == [
            f"kept as it is, since it is not as we wrote it: {edited}",
            f"written to {beside}; copy what you confirm to {root / CURATED}",
        ]
        assert edited.read_bytes() == mine
        assert proposals(beside)
    assert len(list(edited.parent.iterdir())) == 2


def test_a_remark_above_the_proposals_is_kept(root: Path) -> None:
    """What a person wrote above the line with the hash is no less theirs."""
    main(["corroborate", str(root)])
    remarked = root / DRAFTS
    remarked.write_bytes(b"# Seen by Ann.\n" + remarked.read_bytes())
    mine = remarked.read_bytes()
    assert main(["corroborate", str(root)]) == 0
    assert remarked.read_bytes() == mine
    assert proposals(remarked.with_name("corroborations-2.yaml"))


@pytest.mark.parametrize("kind", ["file", "folder", "link"])
def test_anything_else_of_that_name_stays(root: Path, tmp_path: Path, kind: str) -> None:
    """A file of somebody else, a folder and a link that leads nowhere are not touched."""
    place = root / DRAFTS
    place.parent.mkdir(parents=True)
    if kind == "file":
        place.write_bytes(b"\xff mine")
    elif kind == "folder":
        place.mkdir()
    else:
        place.symlink_to(tmp_path / "nowhere")
    assert main(["corroborate", str(root)]) == 0
    assert proposals(place.with_name("corroborations-2.yaml"))
    assert place.is_symlink() if kind == "link" else place.exists()


def test_again_shows_proposals_beside_decisions(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nothing is written, and every decided pair has its line."""
    assert main(["corroborate", "--again", str(root)]) == 0
    out, err = capsys.readouterr()
    *lines, last = out.splitlines()
    assert err == ""
    assert len(lines) == len(proposals(root / CURATED))
    assert lines[0].startswith(
        "damage-control-a02 hsg-principal-secr-2021-blin: decided confirms, "
        "proposed confirms (person: Antony Blinken, by the same name; office: "
    )
    assert (
        "damage-control-q10 wh-2024-11-16-biden-xi-remarks: decided differs, proposed nothing"
        in lines
    )
    assert last == "12 of 15 decided pairs are proposed, 12 of them with the same finding"
    assert not (root / "build").exists()


def test_where_nothing_fits_nothing_is_written(
    root: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """No file of no proposals is made; that nothing is left to propose is said."""
    assert main(["corroborate", "--least", "1", str(root)]) == 0
    out, err = capsys.readouterr()
    assert err == ""
    first, second = out.splitlines()
    assert first == "nothing to propose: no row fits a record"
    assert second.startswith("left out: 0 pairs settled before, ")
    assert not (root / "build").exists()


def test_confirmed_proposals_can_be_built(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Copied as they are, with the annotator declared as the file says, they become rows."""
    main(["corroborate", str(root)])
    drafts = (root / DRAFTS).read_text(encoding="utf-8")
    assert f"# {DECLARATION}\n" in drafts
    confirmed = drafts.partition("corroborations:\n")[2].replace('"draft"', '"curated"')
    with (root / CURATED).open("a", encoding="utf-8") as file:
        file.write(confirmed)
    with (root / "data/curated/vocabularies/annotators.csv").open("a", encoding="utf-8") as file:
        file.write(f"{DECLARATION}\n")
    assert main(["build", str(root)]) == 0
    rows = onrecord.open(root).load("corroborations", "arrow").to_pylist()
    assert rows[-1]["annotator_id"] == "corroborate"
    capsys.readouterr()
    assert main(["corroborate", str(root)]) == 0
    assert proposals(root / DRAFTS) == []
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first == "nothing to propose: all that fits is settled"
    assert last == f"emptied {root / DRAFTS}: what it proposed is settled, or fits no more"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--least", "2"], "--least 2.0 is no score; give a number from 0 to 1"),
        (["--least", "nan"], "--least nan is no score; give a number from 0 to 1"),
        (["--most", "0"], "--most 0 leaves nothing; give 1 or more"),
        (["--again", "--out", "x"], "--again writes nothing; leave out --out"),
        (["--out", "."], "--out '.' is a folder; name a file"),
        (["--out", "/"], "--out '/' is a folder; name a file"),
        ([], "there is no dataset here; name its folder, or give a file with --out"),
        (["nowhere"], "there is no folder 'nowhere'"),
        (
            ["."],
            "there is no datapackage.json; name a datapackage.json or its folder, "
            "or build it first",
        ),
    ],
)
def test_wrong_call_is_one_clear_line(
    arguments: list[str],
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A mistake in the call ends with status 2."""
    monkeypatch.chdir(tmp_path)
    assert main(["corroborate", *arguments]) == 2
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")
    assert list(tmp_path.iterdir()) == []


def test_installed_dataset_is_compared_into_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where there is no dataset, the installed one is compared if a file is named."""
    monkeypatch.chdir(tmp_path)
    assert main(["corroborate", "--out", "mine.yaml", "--least", "0"]) == 0
    assert proposals(tmp_path / "mine.yaml")


def test_wrong_decisions_are_named_by_line(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A mistake in what is decided is told with its line, and nothing is written."""
    line = (root / CURATED).read_text(encoding="utf-8").count("\n") + 1
    with (root / CURATED).open("a", encoding="utf-8") as file:
        file.write("  - {id: c90}\n")
    assert main(["corroborate", str(root)]) == 1
    err = capsys.readouterr().err
    assert f"{CURATED}:{line}: " in err
    assert err.endswith("nothing was written\n")
    assert not Layout(root).drafts.exists()
