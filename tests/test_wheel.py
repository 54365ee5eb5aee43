"""What is handed out: wheel, sdist, source archive and tables, none with the texts in it."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest
from curated import build
from leaks import leaked, texts_below, texts_in

from onrecord.access import Package
from onrecord.layout import bundled
from onrecord.pipeline.write_release import write_release

LAYOUT = bundled()
ROOT = LAYOUT.root


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The source archive that git would make if the files were committed as they stand."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs the git checkout")
    folder = tmp_path_factory.mktemp("archive")
    objects = subprocess.run(
        ["git", "rev-parse", "--path-format=absolute", "--git-path", "objects"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    # An index and a store of its own, so that nothing of the checkout is touched.
    environment = {
        **os.environ,
        "GIT_INDEX_FILE": str(folder / "index"),
        "GIT_OBJECT_DIRECTORY": str(folder),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects,
    }

    def git(*arguments: str) -> str:
        command = ["git", "-c", "core.safecrlf=false", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, check=True, capture_output=True, text=True
        )
        return done.stdout.strip()

    git("add", "--all")
    tree = git("write-tree")
    path = folder / "source.tar"
    git("archive", "--output", str(path), tree)
    return path


def names_in(path: Path) -> list[str]:
    """The files of an archive, without the folder that a tar file begins with."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            return archive.namelist()
    with tarfile.open(path) as tar:
        return [member.name.partition("/")[2] or member.name for member in tar.getmembers()]


@pytest.mark.parametrize("form", ["wheel", "sdist"])
def test_no_text_is_in_what_is_built(form: str, made: dict[str, Path], windows: set[str]) -> None:
    """No thirty characters of a text outside of its released words stand in wheel or sdist."""
    path = made[form]
    assert leaked(texts_in(path.name, path.read_bytes()), windows) == set()
    texts = [name for name in names_in(path) if name.endswith(".txt") and "documents" in name]
    assert [Path(name).name for name in texts] == ["example-minutes.txt"]  # what `new` writes


def test_no_text_is_in_the_source_archive(archive: Path, windows: set[str]) -> None:
    """What git archives, documentation and annotations included, has none of it either."""
    assert leaked(texts_in(archive.name, archive.read_bytes()), windows) == set()
    assert not [name for name in names_in(archive) if name.startswith("documents/")]


def test_no_text_is_in_tables_and_database(tmp_path: Path, windows: set[str]) -> None:
    """The whole release as it is built now, the database included, has none of it."""
    write_release(build(ROOT), tmp_path)
    assert (tmp_path / "build/onrecord.db").is_file()
    assert leaked(texts_below(tmp_path), windows) == set()


def test_the_wheel_holds_the_dataset(made: dict[str, Path]) -> None:
    """Code, schemas, tables in both forms and the descriptor are in it, and no tests."""
    names = set(names_in(made["wheel"]))
    assert {"onrecord/__init__.py", "onrecord/py.typed", "onrecord/_data/datapackage.json"} <= names
    for table in Package(ROOT).list_tables():
        folder = "" if (LAYOUT.schemas / f"{table}.json").exists() else "views/"
        assert f"onrecord/_data/schemas/{folder}{table}.json" in names
        if not folder:
            for form in ("csv", "parquet"):
                assert f"onrecord/_data/data/tables/{table}.{form}" in names
    outside = {name for name in names if not name.startswith("onrecord/")}
    assert all(".dist-info/" in name for name in outside)
    templates = {name for name in names if name.startswith("onrecord/intake/templates/")}
    others = [name for name in names - templates if "tests/" in name or "data/curated" in name]
    assert others == []
    folder = ROOT / "src" / "onrecord" / "intake" / "templates"
    assert len(templates) == sum(path.is_file() for path in folder.rglob("*"))


def test_the_sdist_holds_what_the_wheel_is_made_of(made: dict[str, Path]) -> None:
    """A wheel can be built from it; the curated files but for the version stay out."""
    names = set(names_in(made["sdist"]))
    assert {"pyproject.toml", "hatch_build.py", "datapackage.json", "README.md"} <= names
    assert {name for name in names if name.startswith("data/curated")} == {
        "data/curated/dataset.yaml"
    }
    assert not [name for name in names if name.startswith(("tests/", "docs/", ".venv", "build/"))]


def test_the_sdist_builds_the_same_wheel(made: dict[str, Path], tmp_path: Path) -> None:
    """The wheel of the sdist is that of the checkout, byte for byte."""
    with tarfile.open(made["sdist"]) as tar:
        tar.extractall(tmp_path, filter="data")
    (folder,) = tmp_path.iterdir()
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    subprocess.run(command, cwd=folder, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == made["wheel"].read_bytes()
