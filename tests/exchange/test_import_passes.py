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


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A new corpus."""
    new_corpus(tmp_path / "corpus", "1.0")
    return tmp_path / "corpus"


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


def test_project_of_inception(root: Path, tmp_path: Path) -> None:
    """Its folders are named for documents, and the files in them for who annotated."""
    for coder in ("ada", "ben"):
        path = tmp_path / "project/annotation/memo.txt" / f"{coder}.tsv"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(TSV)
    assert _import(root, "webanno-tsv", tmp_path / "project") == 0
    assert _passes(root) == ["memo.ada.yaml", "memo.ben.yaml"]


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
