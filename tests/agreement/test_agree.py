"""Passes of a corpus are read, compared, and told of on the command line."""

from __future__ import annotations

import csv
import io
import json
import os
from pathlib import Path

import pytest
from passes import copy_document, write_passes

from onrecord.agreement.agree import agree
from onrecord.agreement.read_passes import list_passes, read_passes
from onrecord.cli import main
from onrecord.errors import DataError, UsageError
from onrecord.layout import Layout

CHANGES = (
    ("    type: APPOINT\n", "    type: AGREE\n"),
    ("    recipients: [king-of-rohan]\n", ""),
    ("embedded_in: e03", "embedded_in: e02"),
    ("content: that “the road is open”", "content: “the road is open”"),
)
LAST = "  - id: e06\n"


def change(root: Path) -> None:
    """Let the second coder code some fields otherwise, and one event not at all."""
    corpus = write_passes(root, ("person", "model"))
    for old, new in CHANGES:
        corpus.replace("annotations/bree.p2.yaml", old, new)
    path = corpus.curated / "annotations/bree.p2.yaml"
    text = path.read_text()
    path.write_text(text[: text.index(LAST)] + text[text.index("quotes:\n") :])


def test_units_of_a_pass(tmp_path: Path) -> None:
    """Rows are built as those of the coding that stands, and their values are text."""
    write_passes(tmp_path)
    found, problems = read_passes(Layout(tmp_path), "bree")
    assert problems == []
    assert found is not None and found.adjudicated is not None
    assert [each.annotator_id for each in found.passes] == ["p1", "p2"]
    assert found.passes[0].units == found.adjudicated.units
    units = {each.own_id: each for each in found.passes[0].units}
    assert len(units) == 11
    text = (tmp_path / "data/curated/documents/bree.txt").read_text()
    assert found.length == len(text)
    assert [text[at:][:3] for at in found.sentences][1:3] == ["On ", "Byr"]
    visit = units["e01"]
    assert (visit.table, visit.row_id) == ("events", "bree-e01")
    assert text[visit.start : visit.end].startswith("On 3 May 2021, Ada Byron")
    assert {name: value for name, value in visit.values.items() if value} == {
        "event_type": "CONSULT",
        "event_mode": "visit",
        "modality": "actual",
        "polarity": "positive",
        "actors": "ada-byron",
        "recipients": "king-of-rohan",
        "offices": "ada-byron=minister-of-bree",
        "contexts": "diplomatic",
        "date_edtf": "2021-05-03",
        "date_basis": "stated",
        "place_name": "Edoras",
        "plover_type": "CONSULT",
        "quad_class": "1",
        "cameo_root_code": "04",
        "actor_id": "ada-byron",
        "recipient_id": "king-of-rohan",
        "intensity": visit.values["intensity"],
        "date_earliest": "2021-05-03",
        "date_latest": "2021-05-03",
    }
    assert units["e05"].values["inferred"] == "ada-byron"
    content = units["q03"].values["content"] or ""
    places = [tuple(map(int, each.split("-"))) for each in content.split()]
    assert [text[start:end] for start, end in places] == ["“We are ready,”", "“for peace.”"]
    assert units["a02"].values["event_id"] == "bree-e02"


def test_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The report says who the coders are, what both have, and how far fields are the same."""
    change(tmp_path)
    assert main(["agree", "bree", "--folder", str(tmp_path)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[:5] == [
        "1 document coded by p1 (person), p2 (model)",
        "Agreement between annotators of several kinds, not all of them people; it is not "
        "reliability between people.",
        "",
        "events, p1 and p2: 5 of both, 1 only of p1, 0 only of p2",
        "  F1: 0.91 (0.67 to 1.00)",
    ]
    assert lines[6].startswith("  alpha of unitizing: 0.")
    assert lines[9:11] == [
        "  field                    units  same                  kappa                 alpha",
        "  event_type                   5  0.80 (0.40 to 1.00)   "
        "0.74 (0.29 to 1.00)   0.76 (0.18 to 1.00)",
    ]
    assert lines[-1] == "5 disagreements; --list shows them"


def test_what_nobody_coded(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A kind of rows that no pass has is told in a line, without any figures."""
    corpus = write_passes(tmp_path)
    for name in ("p1", "p2"):
        path = corpus.curated / f"annotations/bree.{name}.yaml"
        path.write_text(path.read_text().partition("appointments:\n")[0])
    assert main(["agree", "bree", "--folder", str(tmp_path)]) == 0
    said = capsys.readouterr().out
    assert "\nno appointments in any pass\n" in said
    assert "appointments, p1 and p2" not in said


def test_list(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Disagreements stand unit by unit under their words; rows of links have the coder's name."""
    change(tmp_path)
    assert main(["agree", str(tmp_path), "--list"]) == 0
    listed = capsys.readouterr().out.split("\n\n")[4:]
    assert "\n\n".join(listed) == (
        "bree events, p1 e01 | p2 e01: "
        "On 3 May 2021, Ada Byron, the minister of Bree, met the  ...\n"
        "  recipients: king-of-rohan | -\n\n"
        "bree events, p1 e02 | p2 e02: She has named Bob Roper as envoy\n"
        "  event_type: APPOINT | AGREE\n\n"
        "bree events, p1 e04 | p2 e04: to leave the League\n"
        "  embedded_in: p1 e03 | p2 e02\n\n"
        "bree events, p1 e06 | p2 -: Bree did not invite the League\n\n"
        "bree quotes, p1 q01 | p2 q01: Byron said that “the road is open”\n"
        "  content: 111-134 | 116-134\n"
    )


def test_csv_and_json(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Programs get every figure and every disagreement, in files or on the terminal."""
    change(tmp_path)
    where = ["--folder", str(tmp_path)]
    assert main(["agree", *where, "--format", "csv", "--list"]) == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["first_row"], row["second_row"], row["field"]) for row in rows] == [
        ("e01", "e01", "recipients"),
        ("e02", "e02", "event_type"),
        ("e04", "e04", "embedded_in"),
        ("e06", "", ""),
        ("q01", "q01", "content"),
    ]
    file = tmp_path / "figures.csv"
    assert main(["agree", *where, "--out", str(file)]) == 0
    figures = list(csv.DictReader(io.StringIO(file.read_text())))
    assert (figures[0]["measure"], figures[0]["value"]) == ("f1", "0.9091")
    assert main(["agree", *where, "--out", str(tmp_path / "all.json")]) == 0
    assert capsys.readouterr().out == f"wrote {file}\nwrote {tmp_path / 'all.json'}\n"
    found = json.loads((tmp_path / "all.json").read_text())
    assert list(found) == ["documents", "annotators", "note", "measures", "disagreements"]
    assert len(found["measures"]) == len(figures)
    assert [{k: v or None for k, v in row.items()} for row in rows] == [
        {k: None if v is None else str(v) for k, v in row.items()} for row in found["disagreements"]
    ]


def test_all_documents(tmp_path: Path) -> None:
    """Without ids, all documents that two or more coded are pooled."""
    corpus = write_passes(tmp_path)
    copy_document(corpus, 2)
    copy_document(corpus, 3)
    (corpus.curated / "annotations/bree-3.p2.yaml").unlink()
    found = agree(tmp_path)
    assert found.documents == ["bree", "bree-2"]
    assert found.differences == []
    assert found.measures[0].unit_count == 12
    assert sorted(list_passes(Layout(tmp_path))) == ["bree", "bree-2", "bree-3"]


def test_annotators(tmp_path: Path) -> None:
    """Of three coders, those who are named are compared."""
    write_passes(tmp_path, ("person", "person", "rule"))
    found = agree(tmp_path, annotators=["p3", "p1"])
    assert found.kinds == {"p1": "person", "p3": "rule"}
    together = agree(tmp_path).measures[-1]
    assert (together.first_annotator_id, together.measure) == (None, "alpha_ordinal")


def test_without_the_coding_that_stands(tmp_path: Path) -> None:
    """Agreement is asked for before anything is adjudicated."""
    corpus = write_passes(tmp_path)
    (corpus.curated / "annotations/bree.yaml").unlink()
    assert agree(tmp_path).documents == ["bree"]


def test_every_problem_of_the_passes(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Words that are not there and coders who are not declared are told at once, by their lines."""
    corpus = write_passes(tmp_path)
    pieces = ("exact: Bree did not invite", "exact: Bree did never invite")
    line = corpus.replace("annotations/bree.p1.yaml", *pieces)
    corpus.replace("vocabularies/annotators.csv", "p2,person,Coder 2,Codes.\n", "")
    assert main(["agree", "bree", "--folder", str(tmp_path)]) == 1
    told = capsys.readouterr().err.splitlines()
    where = f"{tmp_path.as_posix()}/data/curated/annotations/bree"
    assert told[0].startswith(f"{where}.p1.yaml:{line}: ")
    assert told[1] == (
        f"{where}.p2.yaml:2: unknown annotator 'p2'; "
        "declare who codes in data/curated/vocabularies/annotators.csv"
    )
    assert len(told) == 3


def test_wrong_use(tmp_path: Path) -> None:
    """What cannot be compared is said, with what to do."""
    corpus = write_passes(tmp_path)
    corpus.add_document("moria", "It rained.")
    cases = {
        ("bre",): "unknown document 'bre'; nearest 'bree'",
        ("moria",): "'moria' has no pass to compare; two or more are needed, in files "
        "data/curated/annotations/moria.ANNOTATOR.yaml",
    }
    for documents, message in cases.items():
        with pytest.raises(UsageError) as error:
            agree(tmp_path, documents)
        assert str(error.value) == message
    with pytest.raises(UsageError, match=r"^unknown annotator 'p9'; known are p1, p2$"):
        agree(tmp_path, annotators=["p9", "p1"])
    with pytest.raises(UsageError, match="takes two or more"):
        agree(tmp_path, annotators=["p1", "p1"])
    (corpus.curated / "annotations/bree.p2.yaml").unlink()
    with pytest.raises(UsageError, match=r"^no document has two passes to compare; they are files"):
        agree(tmp_path)
    with pytest.raises(UsageError, match=r"^'bree' has one pass to compare"):
        agree(tmp_path, ["bree"])


@pytest.mark.parametrize("content", [b"\xff\xfe", b"", b"[1, 2]", b"a: &a [*a]", b"events: 3\n"])
def test_broken_passes(tmp_path: Path, content: bytes) -> None:
    """A pass that is no annotation is a problem, and no traceback."""
    corpus = write_passes(tmp_path)
    corpus.write("annotations/bree.p2.yaml", content)
    with pytest.raises(DataError) as error:
        agree(tmp_path)
    assert {each.file for each in error.value.problems} == {"data/curated/annotations/bree.p2.yaml"}


def test_what_a_terminal_obeys(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Values of a pass are shown, and not obeyed."""
    corpus = write_passes(tmp_path)
    corpus.replace(
        "annotations/bree.p2.yaml", "place: {name: Edoras}", 'place: {name: "\u202eEdoras"}'
    )
    assert main(["agree", str(tmp_path), "--list"]) == 0
    assert "  place_name: Edoras | \\u202eEdoras\n" in capsys.readouterr().out


def test_report_is_written_over_nothing_that_people_wrote(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file of the corpus or a folder is no place for a report; a pipe or a device is."""
    corpus = write_passes(tmp_path)
    path = corpus.curated / "annotations/bree.p1.yaml"
    before = path.read_bytes()
    asked = ["agree", "bree", "--folder", str(tmp_path), "--out"]
    assert main([*asked, str(path)]) == 2
    assert "is among the curated files of the corpus; name another" in capsys.readouterr().err
    assert main([*asked, str(tmp_path)]) == 2
    assert f"--out {tmp_path} is a folder; name a file" in capsys.readouterr().err
    assert path.read_bytes() == before
    assert main([*asked, os.devnull]) == 0
    assert not Path(os.devnull).is_file()


@pytest.mark.parametrize("name", ["bree.P3.yaml", "bree.p3.yml", "bree.p3.old.yaml"])
def test_files_beside_the_passes_that_are_none(tmp_path: Path, name: str) -> None:
    """A file that is named for a compared document, and is no pass, is not passed over."""
    corpus = write_passes(tmp_path)
    corpus.write(f"annotations/{name}", "document: bree\n")
    corpus.write("annotations/other.X.yaml", "document: other\n")
    with pytest.raises(DataError) as caught:
        agree(tmp_path, ["bree"])
    assert [each.file for each in caught.value.problems] == [f"data/curated/annotations/{name}"]
