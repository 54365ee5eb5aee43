"""Fixtures that several tests share."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import hypothesis
import pytest
from curated import Built, CuratedFolder
from leaks import kept_back, released
from support import write_package

from onrecord.access import Package
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

# The same examples at every run, and no judgment by the clock: a test fails for what the code does.
hypothesis.settings.register_profile(
    "steady",
    derandomize=True,
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.filter_too_much, hypothesis.HealthCheck.too_slow],
)
hypothesis.settings.load_profile("steady")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture
def corpus(tmp_path: Path) -> CuratedFolder:
    """The small curated folder, all of its text released."""
    return CuratedFolder(tmp_path / "corpus")


@pytest.fixture
def shared() -> Callable[[str], Path]:
    """Find reference material that the repository does not hold, or skip the test."""

    def find(name: str) -> Path:
        if not (SHARED / name).exists():
            pytest.skip(f"needs {name}, which stands beside the checkout of the developers only")
        return SHARED / name

    return find


@pytest.fixture(scope="session")
def package(tmp_path_factory: pytest.TempPathFactory) -> Package:
    """A small package with the real schemas, to be read only."""
    root: Path = tmp_path_factory.mktemp("package")
    write_package(root)
    return Package(root)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The small curated folder, built once, to be read only."""
    corpus = CuratedFolder(tmp_path_factory.mktemp("built") / "corpus")
    return Built(corpus, make_release(corpus.root))


@pytest.fixture
def copied(built: Built, tmp_path: Path) -> Path:
    """A copy of the built folder, to be changed."""
    return Path(shutil.copytree(built.root, tmp_path / "copied"))


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The wheel and the sdist of this checkout, built offline."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(folder)]
    subprocess.run(command, cwd=bundled().root, check=True, capture_output=True)
    (wheel,) = folder.glob("*.whl")
    (sdist,) = folder.glob("*.tar.gz")
    return {"wheel": wheel, "sdist": sdist}


@pytest.fixture(scope="session")
def windows() -> set[str]:
    """Every thirty characters of the curated texts that are not released."""
    package, found = Package(bundled().root), set()
    for row in package.load("documents", "arrow").to_pylist():
        path = bundled().documents / f"{row['document_id']}.txt"
        if row["text_release"] == "full" or not path.exists():
            continue
        spans = released(lambda name: package.load(name, "arrow").to_pylist(), path.stem)
        found |= kept_back(path.read_text(encoding="utf-8"), spans, row["title"])
    if not found:
        pytest.skip("needs the curated texts, which stand in the checkout only")
    return found
