"""The measurements of builds at scale run, at sizes that say nothing about speed."""

from __future__ import annotations

import itertools
import json
import shutil
import subprocess
import sys
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from onrecord.layout import Layout, bundled

BENCHMARKS = bundled().root / "benchmarks"


def run(program: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a program of the benchmarks."""
    command = [sys.executable, str(BENCHMARKS / program), *arguments]
    return subprocess.run(command, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def measured(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder in which some groups were measured, and the page that came of them."""
    folder = tmp_path_factory.mktemp("scale")
    sizes = ("--sizes", "4", "8", "16", "--articles", "2", "--quick")
    only = ("--only", "growth", "--only", "change", "--only", "cost")
    shutil.copy(bundled().root / "docs" / "scale.md", folder)
    page = folder / "performance.md"
    done = run("scale.py", *sizes, *only, "--folder", str(folder), "--page", str(page))
    # Status 1 says that a bar was missed, as well as that something broke.
    assert page.is_file(), done.stderr
    assert done.stdout == page.read_text(encoding="utf-8") + "\n"
    return folder, done.stdout


def test_page_has_every_figure(measured: tuple[Path, str]) -> None:
    """The page says of each figure what was found, its bar, and the command that prints it."""
    folder, page = measured
    kept = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    assert {name: len(found) for name, found in kept.items()} == {
        "growth": 3,
        "change": 1,
        "cost": 2,
    }
    for each in itertools.chain(*kept.values()):
        verdict = {True: "met", False: "**missed**", None: ""}[each["passed"]]
        assert f"| {each['what']} | {each['found']} | {each['bar']} | {verdict} |\n" in page
        assert f"- {each['what']}: {each['medians']} (`{each['command']}`)\n" in page


def test_only_what_changed_is_written_anew(measured: tuple[Path, str]) -> None:
    """One more sentence in a text touches three tables: documents, passages, and evidence, which
    keeps what stands behind its words.
    """
    folder, _ = measured
    kept = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    (change,) = kept["change"]
    assert "; 3 of 29 Parquet files are other ones" in change["medians"]


def test_floor_counts_what_the_build_wrote(measured: tuple[Path, str]) -> None:
    """The floor parses every document and writes every row of the package that it is held to."""
    folder, _ = measured
    root = folder / "small-8"
    floor = json.loads(run("floor.py", str(root)).stdout)
    files = Layout(root).tables.rglob("*.parquet")
    assert floor["documents"] == 8
    assert floor["rows"] == sum(pq.read_metadata(file).num_rows for file in files)
    steps = [floor[step] for step in ("parse", "tuples", "arrow", "parquet")]
    assert min(steps) > 0
    assert floor["seconds"] == pytest.approx(sum(steps))


def test_plan_has_the_costs(measured: tuple[Path, str]) -> None:
    """What a billion rows cost stands in the plan, in place of what stood there before."""
    folder, _ = measured
    plan = (folder / "scale.md").read_text(encoding="utf-8")
    kept = json.loads((folder / "figures.json").read_text(encoding="utf-8"))
    for each in kept["cost"]:
        assert f"- {each['what']}: **{each['found']}**; {each['medians']}\n" in plan
    before = (bundled().root / "docs" / "scale.md").read_text(encoding="utf-8")
    assert plan.partition("<!--")[0] == before.partition("<!--")[0]
    assert plan.rpartition("-->")[2] == before.rpartition("-->")[2]
