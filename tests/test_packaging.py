"""The version stands once, the wheel loads in every form, and an archive of HEAD has no text."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import zipfile
from email import message_from_bytes
from pathlib import Path

import pytest

import onrecord
from onrecord.layout import bundled

ROOT = bundled().root
FORMS = """
import json, onrecord
tables = ("events", "events_wide")
print(json.dumps({
    "file": onrecord.__file__,
    "rows": [
        [len(onrecord.load(name)), onrecord.load(name, "arrow").num_rows,
         onrecord.load(name, "polars").height, len(onrecord.load(name, "duckdb").fetchall())]
        for name in tables
    ],
    "opened": onrecord.open(onrecord.locate("events").parents[2]).cite() == onrecord.cite(),
}))
"""


def test_the_version_stands_once(made: dict[str, Path]) -> None:
    """dataset.yaml, the descriptor, the module and the metadata of the wheel agree."""
    facts = (bundled().curated / "dataset.yaml").read_text(encoding="utf-8")
    (version,) = re.findall(r"(?m)^version: (\S+)$", facts)
    assert onrecord.__version__ == version
    with zipfile.ZipFile(made["wheel"]) as wheel:
        (name,) = (each for each in wheel.namelist() if each.endswith(".dist-info/METADATA"))
        metadata = message_from_bytes(wheel.read(name))
        inside = json.loads(wheel.read("onrecord/_data/datapackage.json"))
    assert metadata["Version"] == inside["version"] == version
    required = [each for each in metadata.get_all("Requires-Dist", []) if "extra ==" not in each]
    assert [re.split("[<>=]", each)[0] for each in required] == ["pandas", "pyarrow"]


def test_a_wheel_loads_in_every_form(made: dict[str, Path], tmp_path: Path) -> None:
    """A table and a view of the wheel are loaded by all four libraries, and warn of nothing."""
    target, empty = tmp_path / "target", tmp_path / "empty"
    with zipfile.ZipFile(made["wheel"]) as wheel:
        wheel.extractall(target)
    empty.mkdir()
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", FORMS],
        cwd=empty,
        env={**os.environ, "PYTHONPATH": str(target)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stderr == ""
    found = json.loads(done.stdout)
    assert Path(found["file"]).is_relative_to(target)
    assert found["opened"] is True
    count = onrecord.load("events", "arrow").num_rows
    assert found["rows"] == [[count] * 4] * 2


def test_the_wheel_is_the_same_again(made: dict[str, Path], tmp_path: Path) -> None:
    """Built a second time, with another hash seed and time zone, the wheel has the same bytes."""
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    environment = {**os.environ, "PYTHONHASHSEED": "42", "TZ": "Asia/Kathmandu"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("*.whl")
    assert wheel.read_bytes() == made["wheel"].read_bytes()


def test_an_archive_of_head_has_no_text() -> None:
    """What is downloaded as the source of a commit has the facts of documents, not their texts."""
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("needs the git checkout")
    command = ["git", "archive", "--format=tar", "HEAD"]
    content = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(content)) as tar:
        files = [member.name for member in tar.getmembers() if member.isfile()]
    documents = [each for each in files if each.startswith("data/curated/documents/")]
    assert documents
    assert all(each.endswith(".yaml") for each in documents)
