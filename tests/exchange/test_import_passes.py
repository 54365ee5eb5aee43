"""Codings of several people become passes of them, as each program tells who coded."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import main
from onrecord.intake.new_corpus import new_corpus

TEXT = "Ada Byron said that it would rain."
TSV = """#FORMAT=WebAnno TSV 3.3
#T_SP=webanno.custom.Source|


#Text=Ada spoke .
1-1\t0-3\tAda\t*\t
1-2\t4-9\tspoke\t_\t
1-3\t10-11\t.\t_\t
"""


def _import(root: Path, form: str, path: Path, *more: str) -> int:
    words = ["import", form, str(path), "--into", str(root), "--language", "en", "--pass"]
    return main([*words, "--mapping", "polnear", *more])


def _passes(root: Path) -> list[str]:
    return sorted(each.name for each in (root / "data/curated/annotations").glob("*.*.yaml"))


def _region(own: str, start: int, end: int, label: str) -> dict[str, Any]:
    value = {"start": start, "end": end, "text": TEXT[start:end], "labels": [label]}
    return {"id": own, "from_name": "l", "to_name": "text", "type": "labels", "value": value}


def test_annotations_of_a_task_of_label_studio(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each annotation of a task is a pass of whoever completed it."""
    annotations = [
        {"id": 1, "completed_by": 4, "result": [_region("a", 0, 9, "Source")]},
        {"id": 2, "completed_by": {"id": 7, "email": "b@x.org"}, "result": []},
    ]
    task = {"id": 11, "data": {"text": TEXT, "name": "memo"}, "annotations": annotations}
    path = tmp_path / "project-1-at-2024.json"
    path.write_text(json.dumps([task]))
    assert _import(root, "label-studio", path) == 0
    assert _passes(root) == ["memo.4.yaml", "memo.7.yaml"]
    said = capsys.readouterr().out
    assert "coded 2 passes: no rows\n" in said
    assert f"next: onrecord agree {root}\n" in said
    declared = (root / "data/curated/vocabularies/annotators.csv").read_text()
    assert "project" not in declared


def _label_studio(path: Path, *by: object, **more: Any) -> None:
    """A task that these people annotated."""
    annotations = [{"completed_by": each, "result": [_region("a", 0, 9, "Source")]} for each in by]
    task = {"id": 11, "data": {"text": TEXT, "name": "memo"}, "annotations": annotations}
    path.write_text(json.dumps([{**task, **more}]))


def test_one_who_coded_twice(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A second pass of somebody is refused; as layers, all are kept under names of their own."""
    monkeypatch.chdir(tmp_path)
    _label_studio(Path("tasks.json"), 1, 3, 3)
    assert _import(root, "label-studio", Path("tasks.json")) == 1
    assert "'3' has coded another layer of 'memo'; leave one" in capsys.readouterr().err
    assert _passes(root) == ["memo.1.yaml", "memo.3.yaml"]
    new_corpus(tmp_path / "other", "1.0")
    words = ["import", "label-studio", "tasks.json", "--into", "other", "--language", "en"]
    assert main(words) == 0
    layers = (tmp_path / "other/data/curated/layers").iterdir()
    assert len([each for each in layers if each.name.startswith("memo.")]) == 3


def test_somebody_does_not_sign_for_several(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a form says that several people coded a text, one name is wrong for all of them."""
    _label_studio(tmp_path / "tasks.json", 3, 5)
    assert _import(root, "label-studio", tmp_path / "tasks.json", "--annotator", "bob") == 1
    fault = "'memo' was annotated by 3, 5; leave --annotator out"
    assert fault in capsys.readouterr().err
    assert _passes(root) == []
    assert not (root / "data/curated/documents/memo.txt").exists()


def test_what_models_predict_is_no_pass_of_a_person(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mapping speaks of people, so a model must be named, and declared as one."""
    guess = {"result": [_region("a", 0, 9, "Source")], "model_version": "ner-1"}
    _label_studio(tmp_path / "tasks.json", predictions=[guess])
    assert _import(root, "label-studio", tmp_path / "tasks.json") == 1
    assert "tells who coded it" in capsys.readouterr().err


def test_project_of_inception(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its folders are named for documents, and the files in them for who annotated."""
    for name in ("ada", "ben", "INITIAL_CAS"):
        path = tmp_path / "project/annotation/memo.txt" / f"{name}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TSV)
    monkeypatch.chdir(tmp_path / "project/annotation")
    assert _import(root, "webanno-tsv", Path()) == 0
    assert _passes(root) == ["memo.ada.yaml", "memo.ben.yaml"]


def test_what_inception_curated_is_the_coding(root: Path, tmp_path: Path) -> None:
    """A curated document is nobody's pass; a folder of that name may hold anything else."""
    path = tmp_path / "project/curation/memo.txt/CURATION_USER.tsv"
    path.parent.mkdir(parents=True)
    path.write_text(TSV)
    other = tmp_path / "project/annotation/2024"
    other.mkdir(parents=True)
    for name in ("one", "two"):
        (other / f"{name}.tsv").write_text(TSV)
    words = ["import", "webanno-tsv", str(tmp_path / "project"), "--into", str(root)]
    assert main([*words, "--language", "en"]) == 0
    documents = (root / "data/curated/documents").glob("*.txt")
    assert sorted(each.stem for each in documents) == ["example-minutes", "memo", "one", "two"]


@pytest.mark.parametrize("form", ["brat", "label-studio"])
def test_pass_in_our_own_labels_comes_back(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    """It says who coded it; what nobody edited stays as it is written, comments too."""
    annotations = root / "data/curated/annotations"
    text = (annotations / "example-minutes.yaml").read_text()
    for name in ("p1", "p2"):
        coding = text.replace("annotator: example", f"annotator: {name}") + "# mine\n"
        (annotations / f"example-minutes.{name}.yaml").write_text(coding)
    with (root / "data/curated/vocabularies/annotators.csv").open("a") as file:
        file.write("p1,person,One,Codes.\np2,person,Two,Codes.\n")
    out = tmp_path / "out"
    assert (
        main(["export", form, "--folder", str(root), "--out", str(out), "--annotator", "p1"]) == 0
    )
    before = (annotations / "example-minutes.p1.yaml").read_bytes()
    words = ["import", form, str(out), "--into", str(root), "--mapping", "onrecord", "--pass"]
    assert main(words) == 0
    assert (annotations / "example-minutes.p1.yaml").read_bytes() == before
    assert "coded 1 pass: 2 events, 1 quote, 2 appointments\n" in capsys.readouterr().out


def test_mapping_without_rows_makes_no_pass(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """There would be nothing to compare."""
    _label_studio(tmp_path / "tasks.json", 3)
    assert _import(root, "label-studio", tmp_path / "tasks.json", "--mapping", "entities") == 2
    assert "the mapping 'entities' makes no rows, so it makes no pass" in capsys.readouterr().err


def test_nothing_tells_who_coded(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pass needs a coder; a folder may be called for anything."""
    path = tmp_path / "anna" / "memo.tsv"
    path.parent.mkdir()
    path.write_text(TSV)
    assert _import(root, "webanno-tsv", tmp_path / "anna") == 1
    assert "tells who coded it; say so with --annotator" in capsys.readouterr().err
    assert _import(root, "webanno-tsv", tmp_path / "anna", "--annotator", "anna") == 0
    assert _passes(root) == ["memo.anna.yaml"]
