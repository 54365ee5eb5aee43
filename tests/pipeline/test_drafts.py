"""Drafts are built where they are asked for, marked as drafts, and handed on by nobody."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from counting import IDS, Counting, build_anew
from drafts import ACTORS, DRAFT, DraftedFolder, draft_line
from lines import document_line, write_lines
from tamper import outputs

from onrecord.access import Package
from onrecord.cli import main
from onrecord.corpus import batch as limits
from onrecord.errors import DataError, OnRecordError
from onrecord.pipeline.make import make_release


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DraftedFolder:
    """A coded document with a draft, and twelve in batches of three that only have drafts."""
    monkeypatch.setattr(limits, "_MOST_DOCUMENTS", 3)
    return drafted(tmp_path)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> DraftedFolder:
    """The same, built with drafts, to be read only."""
    made = drafted(tmp_path_factory.mktemp("drafts"))
    build(made)
    return made


def drafted(place: Path) -> DraftedFolder:
    """Make the corpus in a folder."""
    made = DraftedFolder(place / "corpus")
    made.draft_small()
    made.draft_lines(IDS)
    return made


def rows(folder: DraftedFolder, table: str) -> list[dict[str, Any]]:
    """The rows of a table of the release."""
    found: list[dict[str, Any]] = Package(folder.root).load(table).to_dict("records")
    return found


def build(folder: DraftedFolder, **options: Any) -> Any:
    """Build with drafts."""
    return make_release(folder.root, include_drafts=True, **options)


def test_rows_of_drafts_follow_those_of_the_coding(built: DraftedFolder) -> None:
    """They say that they are drafts and who made them; what people coded stays as it was."""
    events = rows(built, "events")
    assert [each["event_id"] for each in events if each["document_id"] == "bree"] == [
        f"bree-e0{number}" for number in range(1, 8)
    ]
    assert {(each["status"], each["annotator_id"]) for each in events[:6]} == {("curated", "a1")}
    (draft,) = events[6:]
    assert (draft["status"], draft["annotator_id"]) == ("draft", "draft-rules")
    assert draft["actor_id"] == "eve-of-dale"


def test_a_document_that_nobody_coded_has_only_drafts(built: DraftedFolder) -> None:
    """Its facts go on saying that nobody has coded it."""
    (document,) = (each for each in rows(built, "documents") if each["document_id"] == "doc-7")
    assert document["coding"] == "none"
    quotes = [each for each in rows(built, "quotes") if each["document_id"] == "doc-7"]
    assert [(each["quote_id"], each["status"]) for each in quotes] == [("doc-7-q01", "draft")]
    assert "doc-7" in {each["document_id"] for each in rows(built, "mentions")}


def test_a_coded_row_of_a_document_that_nobody_coded_is_refused(folder: DraftedFolder) -> None:
    """Only drafts may stand in a document that says coding: none."""
    folder.write("annotations/many.jsonl", "")
    line = draft_line("doc-0", status="curated") | {"annotator": "a1"}
    write_lines(folder.curated / "annotations/many.jsonl", [line])
    (folder.layout.drafts / "many.jsonl").unlink()
    with pytest.raises(DataError, match="the facts of document 'doc-0' say 'coding: none'"):
        build(folder)


def test_without_drafts_every_byte_is_as_if_there_were_none(folder: DraftedFolder) -> None:
    """A plain build reads nothing of build/drafts, before and after one with drafts."""
    first = build_anew(folder)
    build(folder)
    make_release(folder.root)
    without = {name: each for name, each in outputs(folder.root).items() if "drafts" not in name}
    assert without == {name: each for name, each in first.items() if "drafts" not in name}
    assert b"drafts" not in without["datapackage.json"]
    assert b"draft-rules" not in without["data/tables/annotators.csv"]


def test_a_changed_draft_builds_its_document_alone(folder: DraftedFolder) -> None:
    """In lines and in files, and what comes out is what a clean build gives."""
    build(folder)
    assert build(folder, engine=(engine := Counting())).anew == engine.documents == 0
    lines = [draft_line(each) for each in IDS]
    lines[5]["quotes"][0]["cue"] = None
    write_lines(folder.layout.drafts / "many.jsonl", lines)
    assert build(folder).anew == 1
    folder.draft("bree.yaml", DRAFT.replace("Two people are to meet.", "They mean to meet."))
    assert build(folder).anew == 1
    before = outputs(folder.root)
    build(folder, fresh=True)
    assert outputs(folder.root) == before


def test_a_draft_that_goes_takes_its_rows_along(folder: DraftedFolder) -> None:
    """What was dropped or confirmed is no draft any longer."""
    build(folder)
    write_lines(folder.layout.drafts / "many.jsonl", [draft_line(each) for each in IDS[1:]])
    (folder.layout.drafts / "bree.yaml").unlink()
    build(folder)
    found = {each["document_id"] for each in rows(folder, "quotes")}
    assert found == {"bree", *IDS[1:]}
    assert len(rows(folder, "events")) == 6


def test_names_of_drafts_take_none_away(folder: DraftedFolder) -> None:
    """A drafted actor with the name of a curated one gets no mention, and the other keeps all."""
    make_release(folder.root)
    before = [each for each in rows(folder, "mentions") if each["actor_id"] == "ada-byron"]
    names = "    names: [{name: Byron, kind: short}, {name: Edoras, kind: alternative}]\n"
    folder.draft("authorities/actors.yaml", ACTORS + names)
    release = build(folder)
    after = rows(folder, "mentions")
    assert [each for each in after if each["actor_id"] == "ada-byron"] == before
    texts = {each["text"] for each in after if each["actor_id"] == "eve-of-dale"}
    assert texts == {"Edoras", "The two"}
    assert release.warnings == []


def test_many_warnings_of_drafts_are_counted(
    folder: DraftedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The first ten are shown, after those of what people wrote."""
    twins = "".join(
        f"  - {{id: {side}-{number}, name: Twin {number}, type: person}}\n"
        for number in range(30)
        for side in ("left", "right")
    )
    folder.draft("authorities/actors.yaml", ACTORS + twins)
    folder.replace("annotations/bree.yaml", "      place: Edoras\n", "")
    assert main(["build", str(folder.root), "--include-drafts"]) == 0
    said = capsys.readouterr()
    warnings = [line for line in said.err.splitlines() if line.startswith("warning: ")]
    of_drafts = ["build/drafts" in line for line in warnings]
    assert of_drafts == sorted(of_drafts)
    assert of_drafts.count(True) == 10 + 1
    assert warnings[-1] == "warning: 20 warnings more of the drafts in build/drafts"
    assert "drafts are included, each with the status draft; export refuses them" in said.out


def test_nothing_with_drafts_is_handed_on(
    built: DraftedFolder, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An export of any form is refused in one line, and leaves nothing behind."""
    why = (
        "the dataset includes drafts that nobody has confirmed; build it without "
        "--include-drafts before it is handed on"
    )
    with pytest.raises(OnRecordError, match=why):
        Package(built.root).export("all", tmp_path / "out")
    out = str(tmp_path / "out")
    assert main(["export", "plover", "--package", str(built.root), "--out", out]) == 1
    assert capsys.readouterr().err.endswith(f"onrecord: {why}\n")
    assert list(tmp_path.iterdir()) == []


def test_checks_and_verification_know_of_drafts(
    folder: DraftedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The check says that they are there, and a rebuild includes them."""
    build(folder)
    assert main(["check", str(folder.root)]) == 0
    assert "; drafts are included" in capsys.readouterr().out
    assert main(["verify", str(folder.root)]) == 0
    inputs = json.loads(folder.layout.descriptor.read_bytes())["onrecord"]["inputs"]
    assert [each["path"] for each in inputs if each["path"].startswith("build/")] == [
        "build/drafts/authorities/actors.yaml",
        "build/drafts/bree.yaml",
        "build/drafts/many.jsonl",
    ]
    folder.draft("bree.yaml", DRAFT.replace("Two people", "Two of them"))
    capsys.readouterr()
    assert main(["verify", str(folder.root)]) == 1
    assert "build/drafts/bree.yaml" in capsys.readouterr().err


def test_the_same_actor_twice_in_drafts_is_told(folder: DraftedFolder) -> None:
    """Two entries of one id are found as they are among those that people wrote."""
    folder.draft("authorities/actors.yaml", ACTORS + ACTORS.replace("actors:\n", ""))
    with pytest.raises(DataError, match=r"build/drafts/authorities/actors\.yaml:5: .*eve-of-dale"):
        build(folder)


def test_an_unknown_drafter_is_told(folder: DraftedFolder) -> None:
    """Whoever else writes drafts is declared like a coder."""
    folder.draft("bree.yaml", DRAFT.replace("draft-rules", "oracle"))
    with pytest.raises(DataError, match=r"bree\.yaml:2: unknown annotator 'oracle'"):
        build(folder)


def test_words_that_are_not_in_the_text_are_told_at_their_line(folder: DraftedFolder) -> None:
    """Evidence of a draft is proved as everybody's is."""
    lines = [draft_line(each) for each in IDS]
    lines[3]["quotes"][0]["evidence"]["exact"] = "Byron said that “the road is shut”"
    write_lines(folder.layout.drafts / "many.jsonl", lines)
    with pytest.raises(DataError) as caught:
        build(folder)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == ("build/drafts/many.jsonl", 4)
    assert "evidence not found" in problem.message


def test_a_taken_back_id_is_not_used_again_by_a_draft(folder: DraftedFolder) -> None:
    """A key is never used again, in drafts neither."""
    folder.write(
        "removed_rows.csv",
        "row_id,table_name,removed_in,reason\nbree-e07,events,1.0.0,coded twice\n",
    )
    with pytest.raises(DataError, match=r"id 'bree-e07' was taken back in 1\.0\.0"):
        build(folder)


def test_rows_of_a_draft_may_point_at_the_coding(folder: DraftedFolder) -> None:
    """The same numbers mean the same rows, whoever gave them."""
    linked = DRAFT.replace("    status: draft", "    same_act_as: e05\n    status: draft")
    folder.draft("bree.yaml", linked)
    build(folder)
    (draft,) = (each for each in rows(folder, "events") if each["status"] == "draft")
    assert draft["same_act_as"] == "bree-e05"


def test_a_text_kept_back_is_kept_back_from_drafts(folder: DraftedFolder) -> None:
    """What a draft quotes of a text that may not be passed on is masked like everything else."""
    documents = [document_line(each, coding="none", text_release="hashes") for each in IDS]
    write_lines(folder.curated / "documents/many.jsonl", documents)
    build(folder)
    quotes = [each for each in rows(folder, "quotes") if each["document_id"] in IDS]
    assert len(quotes) == 12
    assert all(each["content"] is None or each["content"] != each["content"] for each in quotes)
