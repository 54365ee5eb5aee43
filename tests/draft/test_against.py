"""A draft is compared with a coding row by row."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from curated import CuratedFolder
from drafted import KNOWN, TEXT, add_road, annotate, by_hand, propose
from lines import LinesFolder, annotation_line, document_line

from onrecord.cli import main
from onrecord.corpus.model import Annotation, Event, EventEvidence
from onrecord.draft.against import compare
from onrecord.draft.against_document import draft_against
from onrecord.errors import DataError
from onrecord.evidence.text import Text

__all__ = ["by_hand"]


def event(own: str, type_: str, exact: str) -> Event:
    """An event with nothing but a type and words."""
    evidence = EventEvidence(exact=exact)
    return Event(
        id=own, summary="S.", type=type_, modality="actual", polarity="positive", evidence=evidence
    )


def coded(*events: Event) -> Annotation:
    """A coding or draft of the text."""
    return Annotation(document="road", annotator="a1", events=list(events))


def test_draft_against_itself_finds_all() -> None:
    """Every row has its like."""
    draft = annotate(propose(), KNOWN)
    against = compare(Text(TEXT), draft, draft)
    assert {each.finding for each in against.findings} == {"found"}
    assert against.share_found() == 1
    assert [each.coded for each in against.findings] == [each.drafted for each in against.findings]


def test_findings() -> None:
    """A row is found, found as something else, missed or added, and has one partner at most."""
    coding = coded(
        event("e01", "CONSULT", "Cora Dale visited Bob Roper"),
        event("e02", "AID", "the League will pay"),
        event("e03", "ASSAULT", "Cora Dale attacked the League"),
        event("e04", "ACCUSE", "attacked"),
    )
    draft = coded(
        event("e11", "CONSULT", "On 7 May 2021 Cora Dale visited"),
        event("e12", "CONSULT", "visited Bob Roper in Edoras"),
        event("e13", "ACCUSE", "Cora Dale attacked the League"),
    )
    against = compare(Text(TEXT), draft, coding)
    assert [each[1:6] for each in against.findings] == [
        ("added", None, "e11", None, "CONSULT"),
        ("found", "e01", "e12", "CONSULT", "CONSULT"),
        ("missed", "e02", None, "AID", None),
        ("missed", "e03", None, "ASSAULT", None),
        ("found", "e04", "e13", "ACCUSE", "ACCUSE"),
    ]
    assert against.counts()["events"] == {
        "coded": 4,
        "drafted": 3,
        "found": 2,
        "other": 0,
        "missed": 2,
        "added": 1,
    }
    assert against.share_found() == 0.5


def test_other_speaker_is_told() -> None:
    """The words of a quote with another speaker are found as something else."""
    draft = annotate(propose(), KNOWN)
    other = annotate(propose(), KNOWN)
    other.quotes[0].speakers = ["bob-roper"]
    found = [each for each in compare(Text(TEXT), draft, other).findings if each.kind == "quotes"]
    assert [each[1:6] for each in found] == [
        ("other", "q01", "q01", "bob-roper", "cora-dale"),
        ("found", "q02", "q02", "-", "-"),
    ]


def test_nothing_coded_has_no_share() -> None:
    """Of nothing there is no share."""
    assert compare(Text(TEXT), coded(), coded()).share_found() is None


def test_command(corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None) -> None:
    """It writes nothing, and sums up by kind."""
    coding = corpus.root / "other.yaml"
    coding.write_text(
        "document: road\nannotator: a1\nevents:\n  - id: e01\n    summary: S.\n    type: CONSULT\n"
        "    modality: actual\n    polarity: positive\n    evidence: {exact: Cora Dale visited}\n"
    )
    words = ["draft", "road", "--folder", str(corpus.root), "--against", str(coding)]
    assert main(words) == 0
    out = capsys.readouterr().out
    assert out.endswith(
        "events: 1 of 1 coded rows found, 0 found as something else, 0 missed; "
        "2 of 3 drafted rows added\n"
        "quotes: 0 of 0 coded rows found, 0 found as something else, 0 missed; "
        "2 of 2 drafted rows added\n"
        "appointments: 0 of 0 coded rows found, 0 found as something else, 0 missed; "
        "1 of 1 drafted rows added\n"
        "share of coded rows found: 100%\n"
    )
    assert main([*words, "--json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["document"], said["share_found"], len(said["rows"])) == ("road", 1.0, 6)
    assert not corpus.layout.drafts.exists()


@pytest.fixture
def corpus(tmp_path: Path) -> CuratedFolder:
    """The small corpus with a document that nobody has coded."""
    folder = CuratedFolder(tmp_path / "corpus")
    add_road(folder)
    return folder


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["road", "--against"], "'road' has no coding; give the file of one with --against"),
        (["rood", "--against"], "unknown document 'rood'; nearest 'road'"),
        (["road", "bree", "--against"], "--against takes the id of one document"),
        (["road", "--against", "no-such.yaml"], "there is no file 'no-such.yaml'"),
        (["road", "--json"], "--json goes with --against; give both"),
        (["road", "--fresh", "--against"], "--against writes nothing; leave out --out and --fresh"),
    ],
)
def test_wrong_use_is_one_line(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    """What cannot be compared is said in one line."""
    assert main(["draft", "--folder", str(corpus.root), *words]) == 2
    assert capsys.readouterr().err == f"onrecord: {said}\n"


def test_faulty_coding_is_a_problem(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Words that the text does not have are told with their line."""
    coding = corpus.root / "other.yaml"
    coding.write_text(
        "document: road\nannotator: a1\nevents:\n  - id: e01\n    summary: S.\n    type: CONSULT\n"
        "    modality: actual\n    polarity: positive\n    evidence: {exact: Nobody was here}\n"
    )
    assert main(["draft", "road", "--folder", str(corpus.root), "--against", str(coding)]) == 1
    assert "other.yaml:9: evidence not found: 'Nobody was here'" in capsys.readouterr().err


def test_mistakes_are_told_with_their_lines(tmp_path: Path) -> None:
    """Of documents in lines, what is wrong with the second stands in the second line."""
    folder = LinesFolder(tmp_path / "c")
    wrong = annotation_line("b2")
    wrong["events"][0]["evidence"] = {"exact": "Nobody came"}
    folder.write_bulk([document_line("a1"), document_line("b2")], [annotation_line("a1"), wrong])
    with pytest.raises(DataError) as told:
        draft_against(folder.root, "b2")
    assert {each.line for each in told.value.problems} == {2}
