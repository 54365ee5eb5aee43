"""The installed package works offline, without its checkout, and without what only builds need."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from curated import TEXT, Built

from onrecord.access import Package
from onrecord.layout import bundled

BUILD_ONLY = [
    "pandera",
    "frictionless",
    "msgspec",
    "yaml",
    "rapidfuzz",
    "sentencex",
    "lxml",
    "slugify",
]
LIGHT = [*BUILD_ONLY, "rich", "polars", "duckdb", "datasette", "hypothesis"]
PRELUDE = f"""
import sys

class Blocked:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {LIGHT!r}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Blocked())
"""
VERBS = """
import json, pathlib, onrecord
row = onrecord.load("events", "arrow")["event_id"][0].as_py()
print(json.dumps({
    "file": onrecord.__file__,
    "version": onrecord.__version__,
    "tables": onrecord.list_tables(),
    "rows": {name: len(onrecord.load(name)) for name in onrecord.list_tables()},
    "columns": onrecord.describe("events")["column"].tolist(),
    "overview": len(onrecord.describe()),
    "paths": [onrecord.locate("events", form).is_file() for form in ("csv", "parquet")],
    "evidence": [[it.field, it.start, it.end, it.context] for it in onrecord.evidence(row)],
    "cite": onrecord.cite(),
    "bibtex": onrecord.cite(style="bibtex"),
}))
"""


@pytest.fixture(scope="module")
def target(made: dict[str, Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, installed into a folder of its own by pip, offline."""
    folder = tmp_path_factory.mktemp("target")
    options = ["--quiet", "--disable-pip-version-check", "--no-deps", "--no-index"]
    command = [sys.executable, "-m", "pip", "install", *options, "--target", str(folder)]
    subprocess.run([*command, str(made["wheel"])], check=True, capture_output=True)
    return folder


def python(code: str, target: Path, folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Run code with the installed package, and nothing of the checkout, in an empty folder."""
    environment = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "PYTHONSAFEPATH")
    }
    environment["PYTHONPATH"] = str(target)
    command = [sys.executable, "-c", code, *arguments]
    done = subprocess.run(
        command, cwd=folder, env=environment, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, done.stderr


def onrecord(target: Path, folder: Path, *arguments: str) -> tuple[int, str, str]:
    """Type a command of the light install."""
    code = f"{PRELUDE}\nfrom onrecord.cli import main\nsys.exit(main(sys.argv[1:]))"
    return python(code, target, folder, *arguments)


@pytest.mark.parametrize("prelude", ["", PRELUDE], ids=["with everything", "light"])
def test_the_verbs_work(prelude: str, target: Path, tmp_path: Path) -> None:
    """Every verb answers from the tables inside the wheel, as it does in the checkout."""
    status, out, err = python(prelude + VERBS, target, tmp_path)
    assert (status, err) == (0, "")
    found = json.loads(out)
    here = Package(bundled().root)
    assert Path(found["file"]).is_relative_to(target)
    assert found["version"] == here.version
    assert found["tables"] == here.list_tables()
    assert found["rows"] == {name: here.load(name, "arrow").num_rows for name in here.list_tables()}
    assert found["columns"] == here.describe("events")["column"].tolist()
    assert (found["overview"], found["paths"]) == (len(here.list_tables()), [True, True])
    assert found["cite"] == here.cite()
    assert found["bibtex"] == here.cite(style="bibtex")
    row = here.load("events", "arrow")["event_id"][0].as_py()
    assert found["evidence"] == [
        [each.field, each.start, each.end, each.context] for each in here.evidence(row)
    ]
    assert list(tmp_path.iterdir()) == []


def test_reading_commands_need_no_extra(target: Path, tmp_path: Path) -> None:
    """load, describe, locate, evidence and cite work with pandas and pyarrow alone."""
    here = Package(bundled().root)
    row = here.load("events", "arrow")["event_id"][0].as_py()
    expected = {
        ("load",): "table\nevents\nactors\nquotes\nappointments\n",
        ("load", "offices", "--format", "csv"): "office_id,name,",
        ("load", "offices", "--format", "json"): '[\n  {\n    "office_id": ',
        ("load", "contexts", "--format", "table"): "context  label  ",
        ("describe", "actors"): "column,type,unit,",
        ("evidence", row): "field,kind,exact,start,end,document_id,context\nmain,words,",
        ("locate", "events"): str(target.resolve() / "onrecord/_data/data/tables/events.parquet"),
        ("cite",): here.cite(),
        ("cite", "--style", "bibtex"): "@misc{",
    }
    code = f"{PRELUDE}\nimport json\nfrom onrecord.cli import main\n"
    code += "for each in json.loads(sys.argv[1]): print(main(each), end='\\x1e')"
    status, out, err = python(code, target, tmp_path, json.dumps(list(expected)))
    assert (status, err) == (0, "")
    answers = out.split("\x1e")[:-1]
    assert len(answers) == len(expected)
    for answer, start in zip(answers, expected.values(), strict=True):
        assert answer.startswith(start)
        assert answer.endswith("0")


def test_an_installed_package_verifies_its_hashes(target: Path, tmp_path: Path) -> None:
    """verify compares every file with its hash, and says that nothing was rebuilt."""
    status, out, err = onrecord(target, tmp_path, "verify")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0].startswith("verified: ")
    assert lines[1] == "not rebuilt: no curated texts here"
    assert lines[2].startswith("dataset hash sha256:")


def test_a_changed_table_of_an_installed_package_is_found(
    made: dict[str, Path], target: Path, tmp_path: Path
) -> None:
    """A table that somebody edited is named, with status 1."""
    path = target / "onrecord/_data/data/tables/offices.csv"
    before = path.read_bytes()
    try:
        path.write_bytes(before + b"x")
        status, out, err = onrecord(target, tmp_path, "verify")
    finally:
        path.write_bytes(before)
    assert (status, out) == (1, "")
    assert err.startswith("data/tables/offices.csv:1: changed since the build: its sha256 is ")


def test_forms_are_listed_and_written_without_what_annotations_need(
    target: Path, tmp_path: Path
) -> None:
    """A table in the form of another program needs the library of that form and no more."""
    status, out, err = onrecord(target, tmp_path, "export")
    assert (status, err) == (0, "")
    assert "\nbrat,annotations," in out
    status, out, err = onrecord(target, tmp_path, "export", "excel")
    assert (status, out, err) == (0, "excel/on-the-record.xlsx\n", "")


def test_spans_are_checked_against_texts_without_the_extra(
    built: Built, target: Path, tmp_path: Path
) -> None:
    """Whoever has the texts can check every span, right ones and changed ones."""
    (tmp_path / "bree.txt").write_text(TEXT, encoding="utf-8")
    arguments = ("verify", str(built.root), "--documents", str(tmp_path))
    status, out, err = onrecord(target, tmp_path, *arguments)
    assert (status, err) == (0, "")
    assert out.startswith(f"verified: {len(built.rows('evidence'))} spans of evidence stand in ")
    (tmp_path / "bree.txt").write_text(TEXT.replace("Edoras", "Minas "), encoding="utf-8")
    status, _, err = onrecord(target, tmp_path, *arguments)
    assert status == 1
    assert "bree.txt:1: not the text that was annotated: its sha256 differs" in err
    assert "expected 'Edoras' at 92 of 'bree', found 'Minas '" in err


@pytest.mark.parametrize(
    ("arguments", "missing", "extra"),
    [
        (["build"], "yaml", "build"),
        (["check"], "duckdb", "build"),
        (["verify"], "yaml", "build"),
        (["browse"], "datasette", "browse"),
        (["export", "brat", "--folder"], "msgspec", "exchange"),
        (["import", "travels"], "msgspec", "add"),
        (["import", "brat"], "msgspec", "exchange"),
    ],
)
def test_commands_say_which_extra_they_need(
    arguments: list[str],
    missing: str,
    extra: str,
    built: Built,
    target: Path,
    tmp_path: Path,
) -> None:
    """Without the libraries of a command, the answer is what to install, with status 2."""
    status, out, err = onrecord(target, tmp_path, *arguments, str(built.root))
    assert (status, out) == (2, "")
    assert err == f"onrecord: {missing} is not installed; run: pip install 'onrecord[{extra}]'\n"


def test_another_dataset_is_opened_without_the_extra(
    built: Built, target: Path, tmp_path: Path
) -> None:
    """Anybody's package is read as the bundled one is."""
    status, out, err = onrecord(
        target, tmp_path, "load", "events_that_happened", "--package", str(built.root)
    )
    assert (status, err) == (0, "")
    assert [line.partition(",")[0] for line in out.splitlines()] == [
        "event_id",
        "bree-e01",
        "bree-e02",
        "bree-e03",
    ]


def test_a_corpus_begins(target: Path, tmp_path: Path) -> None:
    """With the wheel alone a corpus is made, grows by a text, is built, and stands every check."""
    code = "import sys; from onrecord.cli import main; sys.exit(main(sys.argv[1:]))"
    (tmp_path / "page.html").write_text("<html lang=en><title>Page</title><p>Text</p></html>")
    for command in (
        ["new", "mine"],
        ["add", "page.html", "--folder", "mine"],
        ["build", "mine"],
        ["check", "mine"],
        ["verify", "mine"],
    ):
        status, told, problems = python(code, target, tmp_path, *command)
        assert (status, problems) == (0, "")
        assert told
