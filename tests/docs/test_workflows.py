"""The workflows are valid, may do little, and call only what exists."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tarfile
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from docs.pages import ROOT

FOLDER = ROOT / ".github" / "workflows"
NAMES = ("ci.yml", "release.yml")
MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def read_workflow(name: str) -> dict[str, Any]:
    """Read a workflow."""
    read: dict[str, Any] = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    return read


def steps_of(name: str) -> list[dict[str, Any]]:
    """List the steps of all jobs of a workflow."""
    jobs = read_workflow(name)["jobs"].values()
    return [step for job in jobs for step in job.get("steps", [])]


def step_of_release(title: str) -> str:
    """Give the commands of a named step of the release."""
    return next(step["run"] for step in steps_of("release.yml") if step.get("name") == title)


def run_step(title: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the commands of a step of the release in a folder, as the workflow's shell does."""
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step_of_release(title)],
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
    )


def test_there_are_no_others() -> None:
    """These tests know every workflow."""
    assert sorted(path.name for path in FOLDER.iterdir()) == sorted(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_workflow_is_valid(name: str) -> None:
    """A workflow follows the schema that is published for workflows."""
    program = Path(sys.executable).with_name("check-jsonschema")
    command = [program, "--builtin-schema", "vendor.github-workflows", FOLDER / name]
    done = subprocess.run(command, capture_output=True, text=True)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout


@pytest.mark.parametrize("name", NAMES)
def test_workflow_calls_what_exists(name: str) -> None:
    """Each target of make and each script that a workflow names is there."""
    commands = "\n".join(step.get("run", "") for step in steps_of(name))
    targets = set(re.findall(r"^([a-z-]+):", MAKEFILE, flags=re.M))
    assert set(re.findall(r"^make ([a-z-]+)", commands, flags=re.M)) <= targets
    for script in re.findall(r"^(?:python )?((?:\.ci|scripts)/\S+)", commands, flags=re.M):
        assert os.access(ROOT / script, os.X_OK) or script.endswith(".py")
        assert (ROOT / script).is_file()


@pytest.mark.parametrize("name", NAMES)
def test_workflow_trusts_little(name: str) -> None:
    """Only GitHub's own two actions are used, and no job may write but the one that publishes."""
    used = {step["uses"].partition("@")[0] for step in steps_of(name) if "uses" in step}
    assert used <= {"actions/checkout", "actions/setup-python"}
    workflow = read_workflow(name)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    granted = {key: job.get("permissions") for key, job in workflow["jobs"].items()}
    writing = [key for key, each in granted.items() if each and each != {"contents": "read"}]
    assert writing == (["release"] if name == "release.yml" else [])
    assert granted.get("release") in (None, {"contents": "write"})


def test_nothing_is_released_untested() -> None:
    """A release waits for all that a change of the main branch has to pass."""
    jobs = read_workflow("release.yml")["jobs"]
    assert jobs["checks"]["uses"] == "./.github/workflows/ci.yml"
    assert jobs["release"]["needs"] == "checks"


def test_every_supported_python_is_tested() -> None:
    """The tests run on each Python that the package says it runs on."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    found = [re.fullmatch(r".*Python :: (3\.\d+)", each) for each in project["classifiers"]]
    matrix = read_workflow("ci.yml")["jobs"]["tests"]["strategy"]["matrix"]
    assert matrix["python"] == [each[1] for each in found if each]


@pytest.mark.parametrize(("tag", "status"), [("v1.2.3", 0), ("v1.2.4", 1), ("1.2.3", 1)])
def test_a_tag_is_the_version(tag: str, status: int, tmp_path: Path) -> None:
    """A tag that is not the version with a v before it makes no release."""
    facts = tmp_path / "data" / "curated" / "dataset.yaml"
    facts.parent.mkdir(parents=True)
    facts.write_text("title: Memos\nversion: 1.2.3\n")
    done = run_step(
        "Refuse a tag that is not the version",
        tmp_path,
        GITHUB_REF_NAME=tag,
        GITHUB_ENV=str(tmp_path / "env"),
    )
    said = f"the tag is {tag}, the version in data/curated/dataset.yaml is 1.2.3\n"
    assert (done.returncode, done.stderr) == (status, said if status else "")


def test_the_version_is_found_in_the_dataset() -> None:
    """The real dataset.yaml has the line that the release reads, once and without quotes."""
    facts = (ROOT / "data" / "curated" / "dataset.yaml").read_text(encoding="utf-8")
    assert len(re.findall(r"^version: [0-9.]+$", facts, flags=re.M)) == 1


def test_packed_forms_are_the_same_again(tmp_path: Path) -> None:
    """The archive of the forms has the same bytes, whenever its files were written."""
    if shutil.which("tar") is None:
        pytest.skip("needs GNU tar")
    archives = []
    for number, stamp in enumerate((1, 1_700_000_000)):
        folder = tmp_path / str(number)
        (folder / "build" / "release" / "data").mkdir(parents=True)
        (folder / "dist").mkdir()
        for name in ("SHA256SUMS", "data/events.csv"):
            (folder / "build" / "release" / name).write_text("same")
            os.utime(folder / "build" / "release" / name, (stamp, stamp))
        environment = {"version": "1.2.3", "SOURCE_DATE_EPOCH": "1764000000"}
        done = run_step("Pack the forms", folder, **environment)
        assert (done.returncode, done.stderr) == (0, "")
        archives.append(folder / "dist" / "on-the-record-1.2.3-forms.tar.gz")
    assert archives[0].read_bytes() == archives[1].read_bytes()
    with tarfile.open(archives[0]) as archive:
        files = [member.name for member in archive.getmembers() if member.isfile()]
    assert files == ["on-the-record-1.2.3/SHA256SUMS", "on-the-record-1.2.3/data/events.csv"]


def test_notes_are_those_of_the_version(tmp_path: Path) -> None:
    """The notes of a release are what stands in the changelog below its own heading."""
    (tmp_path / "build").mkdir()
    log = "# Changelog\n\n## [1.2.3] - 2026-01-01\n\n- New.\n\n## [1.2.2] - 2025-01-01\n\n- Old.\n"
    (tmp_path / "CHANGELOG.md").write_text(log)
    title = "Take the notes out of the changelog"
    assert run_step(title, tmp_path, version="1.2.3").returncode == 0
    assert (tmp_path / "build" / "notes.md").read_text() == "\n- New.\n\n"
    assert run_step(title, tmp_path, version="9.9.9").returncode == 1
