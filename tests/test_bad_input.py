"""Whatever a curator gets wrong is answered with its line, all at once, and nothing is written."""

from __future__ import annotations

import pytest
from bad_edits import ACTORS, ANN
from bad_files import FILES
from bad_input import CHANGES, Answer, answer_all
from curated import CuratedFolder

from onrecord.cli import main


@pytest.fixture(scope="module")
def answers(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Answer]:
    """What a build answers to each case that is asked for."""
    items = (getattr(item, "callspec", None) for item in request.session.items)
    asked = {each.params.get("case") for each in items if each}
    cases = [case for case in (*CHANGES, *FILES) if case in asked]
    return answer_all(cases, tmp_path_factory.mktemp("bad"))


@pytest.mark.parametrize("case", CHANGES)
def test_a_wrong_edit_is_answered_at_its_line(case: str, answers: dict[str, Answer]) -> None:
    """The message names the file and the line of the edit, the status is 1, nothing is written."""
    file, _, _, message, *shift = CHANGES[case]
    found = answers[case]
    assert found.status == 1
    if shift == [None]:
        assert [each for each in found.errors if message in each]
    else:
        place = f"data/curated/{file}:{found.line + sum(shift)}: "
        told = [each for each in found.errors if each.startswith(place) and message in each]
        assert told, found.errors
    assert found.written == []


@pytest.mark.parametrize("case", FILES)
def test_a_wrong_file_is_answered_at_its_line(case: str, answers: dict[str, Answer]) -> None:
    """The message names the file and the line, the status is 1, and nothing is written."""
    _, file, line, message = FILES[case]
    found = answers[case]
    assert found.status == 1
    place = f"data/curated/{file}:{line}: "
    told = [each for each in found.errors if each.startswith(place) and message in each]
    assert told, found.errors
    assert found.written == []


def test_all_problems_come_together(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults of every stage are listed in one pass, in the order of files and lines."""
    places = [
        (ANN, corpus.replace(ANN, "type: THREATEN", "type: THREAT")),
        (ANN, corpus.replace(ANN, "exact: to leave the League", "exact: to flee the League")),
        (ANN, corpus.replace(ANN, "date: 2021-06\n", "date: soon\n")),
        (ANN, corpus.replace(ANN, "action: incumbent", "actoin: incumbent")),
        (ACTORS, corpus.replace(ACTORS, "type: state", "type: stat")),
    ]
    status, errors = _build(corpus, capsys)
    found = [each.split(": ")[0] for each in errors.splitlines()[:-1]]
    assert status == 1
    assert {f"data/curated/{file}:{line}" for file, line in places} <= set(found)
    assert errors.splitlines()[-1] == f"{len(found)} problems; nothing was written"
    assert found == sorted(
        found, key=lambda place: (place.rpartition(":")[0], int(place.rpartition(":")[2]))
    )


def test_a_mistake_is_told_once(corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """An actor that breaks the keys of two tables, or words without a span, are one problem."""
    corpus.replace(ANN, "recipients: [bob-roper]", "recipients: [bob-ropr]")
    corpus.replace(
        ANN, "evidence: {exact: Bree did not invite", "evidence: {exact: Bree did invite"
    )
    corpus.replace(ANN, "content: that “the road is open”\n", "content: that “a road is open”\n")
    _, errors = _build(corpus, capsys)
    assert errors.splitlines()[-1] == "3 problems; nothing was written"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://a")'])
def test_cells_like_formulas_stay_as_they_are(cell: str, corpus: CuratedFolder) -> None:
    """Text that a spreadsheet would run is kept verbatim; exports for spreadsheets guard it."""
    corpus.replace(ANN, "summary: A minister visits a king.", f"summary: '{cell}'")
    assert main(["build", str(corpus.root)]) == 0
    events = (corpus.layout.tables / "events.csv").read_text()
    quoted = '"' + cell.replace('"', '""') + '"' if '"' in cell else cell
    assert f"bree-e01,{quoted},CONSULT" in events


def test_a_document_without_annotation_is_allowed(corpus: CuratedFolder) -> None:
    """A text that nobody has coded yet has passages and mentions, and says coding: none."""
    corpus.add_document("plain", "Ada Byron rested.\nAll was well.")
    corpus.replace("documents/plain.yaml", "coding: complete", "coding: none")
    assert main(["build", str(corpus.root)]) == 0
    passages = (corpus.layout.tables / "passages.csv").read_text()
    assert "plain-p02-s01,plain,2,1,18,31,All was well." in passages


def test_a_complete_coding_without_rows_is_allowed(corpus: CuratedFolder) -> None:
    """That a document reports no act at all is a finding too."""
    corpus.add_document("quiet", "Nothing happened.")
    corpus.write("annotations/quiet.yaml", "document: quiet\nannotator: a1\nevents: []\n")
    assert main(["build", str(corpus.root)]) == 0
    assert ",complete,1.0\n" in (corpus.layout.tables / "documents.csv").read_text()


def _build(corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["build", str(corpus.root)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, captured.err
