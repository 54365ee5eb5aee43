"""A new corpus builds at once, without a warning, and says what comes next."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from check_jsonschema.cli import main as check_jsonschema
from click.testing import CliRunner

import onrecord
from onrecord.cli import main
from onrecord.errors import UsageError
from onrecord.intake.new_corpus import new_corpus, to_title
from onrecord.pipeline.make import make_release

FORMS = {
    "dataset.yaml": "dataset",
    "documents/example-minutes.yaml": "document",
    "annotations/example-minutes.yaml": "annotation",
    "authorities/actors.yaml": "actors",
    "authorities/offices.yaml": "offices",
}


def test_it_builds_and_stands_every_check(
    begun: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Build, check and verify work in the folder as it is made, and nothing is warned of."""
    monkeypatch.chdir(begun)
    for command in ("build", "check", "verify"):
        assert main([command]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    assert told.out.startswith("built 2 events, 3 actors, 1 quote, 2 appointments\n")


def test_example_is_proved(begun: Path) -> None:
    """The rows of the example point at the words that prove them."""
    make_release(begun)
    package = onrecord.open(begun)
    assert package.evidence("example-minutes-a02")[0].exact == "Mayor Ann Example"
    assert package.load("annotators", "arrow").column("kind").to_pylist() == ["model"]
    assert package.load("actors", "arrow").column("wikidata_id").null_count == 3


def test_example_has_the_hash_of_its_text(begun: Path) -> None:
    """The text of the example is the one that was coded."""
    documents = begun / "data" / "curated" / "documents"
    facts = yaml.safe_load((documents / "example-minutes.yaml").read_text(encoding="utf-8"))
    digest = hashlib.sha256((documents / "example-minutes.txt").read_bytes()).hexdigest()
    assert facts["sha256"] == digest


@pytest.mark.parametrize(("file", "form"), FORMS.items(), ids=FORMS.values())
def test_editors_find_a_schema_that_fits(begun: Path, file: str, form: str) -> None:
    """The first line of a YAML file leads to a JSON Schema, by which the file is valid."""
    path = begun / "data" / "curated" / file
    first = path.read_text(encoding="utf-8").splitlines()[0]
    place = first.removeprefix("# yaml-language-server: $schema=")
    schema = (path.parent / place).resolve()
    assert schema == (begun / ".onrecord" / "schemas" / f"{form}.json").resolve()
    valid = CliRunner().invoke(check_jsonschema, ["--schemafile", str(schema), str(path)])
    assert (valid.exit_code, valid.output) == (0, "ok -- validation done\n")


def test_workflow_is_valid(begun: Path) -> None:
    """The CI file is a workflow that may only read."""
    path = begun / ".github" / "workflows" / "ci.yml"
    arguments = ["--builtin-schema", "vendor.github-workflows", str(path)]
    valid = CliRunner().invoke(check_jsonschema, arguments)
    assert (valid.exit_code, valid.output) == (0, "ok -- validation done\n")
    assert yaml.safe_load(path.read_text(encoding="utf-8"))["permissions"] == {"contents": "read"}


def test_title_is_that_of_the_folder(tmp_path: Path) -> None:
    """Title and version are filled in, and no mark of the template is left."""
    new_corpus(tmp_path / 'a "quoted" name: #1', "1.2.3")
    texts = {
        path.relative_to(tmp_path).as_posix(): path.read_text(encoding="utf-8")
        for path in tmp_path.rglob("*")
        if path.is_file()
    }
    dataset = next(text for name, text in texts.items() if name.endswith("dataset.yaml"))
    assert yaml.safe_load(dataset)["title"] == "A quoted name 1"
    pinned = next(text for name, text in texts.items() if name.endswith("requirements.txt"))
    assert "onrecord[add,browse,build]==1.2.3\n" in pinned
    assert [name for name, text in texts.items() if "{{" in text and "ci.yml" not in name] == []


@pytest.mark.parametrize(
    ("name", "title"),
    [("my-corpus", "My corpus"), ("__", "My corpus"), ("été_2024", "Été 2024"), ("a\nb", "A b")],
)
def test_title(name: str, title: str) -> None:
    """A title has the words of a name, and there always is one."""
    assert to_title(name) == title


def test_folder_must_be_empty(tmp_path: Path) -> None:
    """What stands in a folder is never written over; one that git made ready is empty."""
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "thesis.doc").write_text("x")
    (tmp_path / "file").write_text("x")
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    (tmp_path / "git" / ".git").mkdir(parents=True)
    for name, fault in {
        "full": "is not empty, 'thesis.doc' stands in it; name a new folder",
        "file": "is a file; name a new folder",
        "link": "is a link that leads nowhere; remove it, or name a new folder",
    }.items():
        with pytest.raises(UsageError) as caught:
            new_corpus(tmp_path / name, "1.2.3")
        assert str(caught.value) == f"'{tmp_path / name}' {fault}"
    assert sorted(each.name for each in (tmp_path / "full").iterdir()) == ["thesis.doc"]
    assert tmp_path / "git" / "README.md" in new_corpus(tmp_path / "git", "1.2.3")


def test_command_says_what_comes_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command says what it made and what to type; a full folder is a wrong call."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "my corpus"]) == 0
    made, following = capsys.readouterr().out.splitlines()
    count = sum(path.is_file() for path in Path("my corpus").rglob("*"))
    assert made == f"made a corpus in my corpus: {count} files, README.md tells of them"
    assert following == (
        "next: cd 'my corpus'; onrecord build; onrecord browse; onrecord add FILE_OR_FOLDER"
    )
    assert main(["new", "my corpus"]) == 2
    fault = "onrecord: 'my corpus' is not empty, '.gitattributes' stands in it; name a new folder\n"
    assert capsys.readouterr().err == fault


def test_a_folder_that_begins_like_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is to be typed next does not take its name for an option."""
    monkeypatch.chdir(tmp_path)
    assert main(["new", "--", "-x"]) == 0
    following = capsys.readouterr().out.splitlines()[1]
    assert following.startswith("next: cd -- -x; onrecord build; ")


@pytest.mark.skipif(shutil.which("make") is None, reason="make is not installed")
def test_makefile_runs_the_commands(begun: Path) -> None:
    """Every target of the Makefile runs the command of its name."""
    for target in ("build", "check", "verify", "browse"):
        command = ["make", "--silent", target, f"ONRECORD=@{sys.executable} -c 'print(1)'"]
        done = subprocess.run(command, cwd=begun, capture_output=True, encoding="utf-8")
        assert (done.returncode, done.stderr) == (0, "")
        dry = subprocess.run(
            ["make", "-n", "--no-print-directory", target],
            cwd=begun,
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
        assert dry.stdout == f"onrecord {target}\n"
