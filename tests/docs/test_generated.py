"""What a program can write is fresh, and whatever a user meets is explained."""

from __future__ import annotations

import argparse
import importlib
import inspect
import pkgutil
import re
import shlex
from pathlib import Path

import pytest
from docs.pages import PAGES, ROOT, name_of, read_blocks

import onrecord
from onrecord.cli import make_parser
from onrecord.corpus.to_json_schema import CURATED_FORMS
from onrecord.manual.flow import read_stage, read_stages
from onrecord.manual.help_page import list_commands
from onrecord.manual.pages import make_pages, schema_page
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas, read_views

PACKAGE = ROOT / "src" / "onrecord"
SCHEMAS = read_schemas(ROOT / "schemas")
TABLES = {**SCHEMAS, **read_views(ROOT / "schemas", SCHEMAS)}
COMMANDS = list_commands(make_parser())
STAGES = sorted(path.parent for path in PACKAGE.glob("*/__init__.py"))
GENERATED = [
    ".zenodo.json",
    "CITATION.cff",
    "README.md",
    "docs/cli.md",
    "docs/codebook.md",
    "docs/data-flow.md",
    "docs/relations.svg",
    *map(schema_page, CURATED_FORMS),
]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def error_classes() -> list[type[BaseException]]:
    """Find every exception class that any module of the package defines."""
    modules = [
        importlib.import_module(each.name)
        for each in pkgutil.walk_packages([str(PACKAGE)], "onrecord.")
    ]
    found = {
        each
        for module in modules
        for each in vars(module).values()
        if inspect.isclass(each) and issubclass(each, BaseException)
    }
    ours = [each for each in found if each.__module__.startswith("onrecord.")]
    return sorted(ours, key=lambda each: each.__qualname__)


def is_sentence(text: str) -> bool:
    """Whether a text begins with a capital, ends with a period, and has four words or more."""
    return bool(re.fullmatch(r"(?s)[A-Z].*[.]", text)) and len(text.split()) >= 4


@pytest.mark.parametrize("path", GENERATED)
def test_page_is_fresh(path: str) -> None:
    """A generated page is what the schemas, tables, commands and docstrings give today."""
    written = (ROOT / path).read_text(encoding="utf-8")
    assert written == make_pages(ROOT)[path], f"{path} is stale; run `make docs`"


def test_every_generated_page_is_tested() -> None:
    """No page is generated without the test above knowing it."""
    assert sorted(GENERATED) == sorted(make_pages(ROOT))


@pytest.mark.parametrize("table", TABLES.values(), ids=TABLES)
def test_table_and_columns_are_explained(table: Table) -> None:
    """A table, and each of its columns, has a full sentence that says what it is."""
    assert is_sentence(table.description)
    vague = [each.name for each in table.fields if not is_sentence(each.description)]
    assert vague == []


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_command_is_explained(command: argparse.ArgumentParser) -> None:
    """A command has a sentence, an example that it accepts, and help for each argument."""
    assert re.fullmatch(r"[A-Z].* .*[.]", command.description or "")
    assert all(action.help for action in command._actions)
    example = (command.epilog or "").removeprefix("example: ").partition(" > ")[0]
    make_parser().parse_args(shlex.split(example)[1:])
    page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
    assert f"## {command.prog}\n" in page


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_stage_is_explained(stage: Path) -> None:
    """A folder of the package says in three sentences what it is, what it reads and yields."""
    what, reads, yields = read_stage(stage / "__init__.py")
    assert is_sentence(what)
    assert reads and yields


def test_every_stage_is_in_the_picture() -> None:
    """The picture shows each folder below the public API, in the order of the data."""
    shown = re.findall(r"^┌─ (\w+) ", README, flags=re.M)
    assert shown == list(read_stages(ROOT))
    assert shown[:6] == ["schema", "corpus", "evidence", "tables", "checks", "release"]
    assert shown[6:] == [
        "agreement",
        "pipeline",
        "citation",
        "versions",
        "analysis",
        "forms",
        "corroboration",
        "draft",
        "exchange",
        "review",
        "adjudication",
    ]


@pytest.mark.parametrize("error", error_classes(), ids=lambda error: error.__name__)
def test_error_is_explained(error: type[BaseException]) -> None:
    """An error class says in a full sentence what has happened."""
    assert is_sentence(inspect.cleandoc(error.__doc__ or ""))
    if error.__name__ in onrecord.__all__:
        page = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")
        assert f"- `{error.__name__}`: " in page


@pytest.mark.parametrize("name", sorted(set(onrecord.__all__) - {"__version__"}))
def test_verb_is_explained(name: str) -> None:
    """A public name has a docstring that begins with a full sentence."""
    summary = inspect.cleandoc(getattr(onrecord, name).__doc__ or "").partition("\n\n")[0]
    assert is_sentence(summary)


def test_readme_python_is_ten_lines() -> None:
    """The README promises ten lines of Python and has ten."""
    (block,) = [each.code for each in read_blocks(README) if each.language == "python"]
    assert len([line for line in block.splitlines() if line.strip()]) == 10


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_links_lead_somewhere(page: Path) -> None:
    """A link to a file of the repository leads to one, and to a heading that it has."""
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    for link in re.findall(r"\]\(([^)\s]+)\)", text):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        assert target.exists() and target.is_relative_to(ROOT), link
        if anchor:
            assert anchor in anchors(target), link


def anchors(page: Path) -> set[str]:
    """Make the anchors that GitHub gives to the headings of a page."""
    text = re.sub(r"(?s)```.*?```", "", page.read_text(encoding="utf-8"))
    headings = re.findall(r"^#+ (.+)$", text, flags=re.M)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in headings}


def test_every_page_is_found() -> None:
    """Each page of the documentation is linked from the list of pages."""
    listed = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    pages = [name_of(page).removeprefix("docs/") for page in PAGES if ROOT / "docs" in page.parents]
    assert [name for name in pages if name != "README.md" and f"]({name})" not in listed] == []


def test_readme_counts_nothing() -> None:
    """Numbers of rows stand in datapackage.json, written by code, and never in the README."""
    names = "|".join(each.replace("_", " ") for each in TABLES)
    assert re.findall(rf"\b\d+ (?:{names}|rows|tables|columns)\b", README) == []
