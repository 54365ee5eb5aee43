"""What the descriptions for catalogs have in common: their bytes, and what they refuse."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from curated import DATASET, CuratedFolder
from described import FULL
from support import write_package

import onrecord
from onrecord.access import Package
from onrecord.cli import main
from onrecord.errors import DataError
from onrecord.pipeline.make import make_release
from onrecord.release.hashes import sha256_file

CATALOGS = ["croissant", "schema-org", "datacite", "cff", "ro-crate", "huggingface", "datasheet"]
EXPORT = """
import sys, onrecord
for form in sys.argv[3:]:
    onrecord.open(sys.argv[1]).export(form, f"{sys.argv[2]}/{form}")
"""


def test_bytes_do_not_depend_on_the_process(small: Package, tmp_path: Path) -> None:
    """Processes that hash texts otherwise and live in another time zone write the same files."""
    hashes = []
    for number, zone in ((1, "UTC"), (2, "Asia/Tokyo")):
        out = tmp_path / str(number)
        subprocess.run(
            [sys.executable, "-c", EXPORT, small.root, out, *CATALOGS],
            env={**os.environ, "PYTHONHASHSEED": str(number), "TZ": zone, "LC_ALL": "C"},
            check=True,
        )
        files = [path for path in sorted(out.rglob("*")) if path.is_file()]
        hashes.append({path.relative_to(out).as_posix(): sha256_file(path) for path in files})
    assert len(hashes[0]) > len(CATALOGS)
    assert hashes[0] == hashes[1]


@pytest.mark.parametrize("form", CATALOGS)
def test_half_a_character_is_an_error(
    form: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A title that no file can hold is one clear line, and nothing is left behind."""
    path = write_package(tmp_path / "package", facts=FULL)
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["title"] = "half \ud800"
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    out = tmp_path / "out"
    assert main(["export", form, "--package", str(path.parent), "--out", str(out)]) == 1
    assert capsys.readouterr().err == (
        f"onrecord: {path} cannot be read; build it again ('\\ud800' is no character)\n"
    )
    assert list(tmp_path.iterdir()) == [path.parent]


@pytest.mark.parametrize("answers", [["a"], {"uses": 1}, "text"], ids=["list", "number", "text"])
def test_a_datasheet_of_another_shape_is_an_error(answers: Any, tmp_path: Path) -> None:
    """Answers that are no texts by section are told of, as everything that is damaged."""
    path = write_package(tmp_path / "package")
    descriptor = json.loads(path.read_text(encoding="utf-8"))
    descriptor["onrecord"]["datasheet"] = answers
    path.write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(onrecord.OnRecordError, match="does not say what the dataset is"):
        onrecord.open(path).export("datasheet", tmp_path / "out")


def test_kind_of_contributor_is_checked(tmp_path: Path) -> None:
    """A contributor is a person or an organization; another kind is an error with its line."""
    corpus = CuratedFolder(tmp_path / "corpus")
    known = "contributors: [{title: A test, kind: person, roles: [author]}]\n"
    corpus.write("dataset.yaml", DATASET.replace("contributors: [{title: A test}]\n", known))
    make_release(corpus.root)
    description = onrecord.open(corpus.root)._publication().description
    assert [each.kind for each in description.creators] == ["person"]
    corpus.replace("dataset.yaml", "kind: person", "kind: robot")
    with pytest.raises(DataError) as caught:
        make_release(corpus.root)
    assert [str(each) for each in caught.value.problems] == [
        "data/curated/dataset.yaml:5: unknown kind 'robot' of 'A test'; use person or organization"
    ]
