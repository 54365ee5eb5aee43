"""Whoever builds, wherever and whenever: the same inputs give the same bytes."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from curated import CuratedFolder
from tamper import outputs

from onrecord.layout import bundled
from onrecord.release.write_sqlite import dump

DATABASE = "build/onrecord.db"
# Each place is a folder, the folder that the command is typed in, and an environment.
PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "here": (".", {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C", "PYTHONUTF8": "0"}),
    "there/a folder with ü": (
        "there",
        {"PYTHONHASHSEED": "42", "TZ": "Asia/Kathmandu", "LC_ALL": "C.UTF-8"},
    ),
}


def locales() -> dict[str, tuple[str, dict[str, str]]]:
    """One more place, in a language whose numbers and order of letters differ, if there is one."""
    if shutil.which("locale") is None:
        return {}
    listed = subprocess.run(["locale", "-a"], capture_output=True, check=True).stdout.decode()
    others = [each for each in listed.split() if each.partition(".")[0] not in ("C", "POSIX")]
    ranked = sorted(others, key=lambda each: (each[:3] not in ("de_", "tr_", "fr_"), each))
    if not ranked:
        return {}
    environment = {"PYTHONHASHSEED": "7", "TZ": "America/St_Johns", "LC_ALL": ranked[0]}
    return {"elsewhere": (".", environment)}


def build_everywhere(curated: Path, folder: Path) -> list[dict[str, bytes]]:
    """Copy a curated folder to every place, build it there, and read what was written."""
    written = []
    for name, (here, environment) in {**PLACES, **locales()}.items():
        root = folder / name
        shutil.copytree(curated, root / "data" / "curated")
        command = [sys.executable, "-W", "error", "-m", "onrecord.cli", "build"]
        where = folder / here
        done = subprocess.run(
            [*command, str(root.relative_to(where))],
            cwd=where,
            env={**os.environ, **environment},
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        written.append(outputs(root))
    return written


def assert_same(written: list[dict[str, bytes]], folder: Path) -> None:
    """Every file is the same in all places, and so are the rows of the databases."""
    first, *others = written
    tables = {each.rpartition(".")[2] for each in first if each.startswith("data/tables/")}
    assert tables == {"csv", "parquet"}
    assert {"datapackage.json", DATABASE} <= first.keys()
    for other in others:
        assert other.keys() == first.keys()
        differing = [each for each in first if other[each] != first[each]]
        assert differing in ([], [DATABASE])
    dumps = []
    for number, each in enumerate(written):
        path = folder / f"{number}.db"
        path.write_bytes(each[DATABASE])
        dumps.append(list(dump(path)))
    assert dumps[0]
    assert all(each == dumps[0] for each in dumps)


def test_the_small_corpus_is_the_same_everywhere(corpus: CuratedFolder, tmp_path: Path) -> None:
    """Neither folder, locale, encoding, time zone nor hash seed shows in what is built."""
    assert_same(build_everywhere(corpus.curated, tmp_path), tmp_path)


def test_the_dataset_is_the_same_everywhere(tmp_path: Path) -> None:
    """The dataset of this repository is built to the same bytes in every place."""
    curated = bundled().curated
    if not list(curated.glob("documents/*.txt")):
        pytest.skip("needs the texts, which a source archive leaves out: clone the repository")
    assert_same(build_everywhere(curated, tmp_path), tmp_path)
