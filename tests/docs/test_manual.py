"""What the generated pages are made of: citation file, picture, help, and how they are written."""

from __future__ import annotations

import argparse
import re
import shutil
from pathlib import Path

import pytest

import onrecord
from onrecord.errors import OnRecordError
from onrecord.layout import bundled
from onrecord.manual.flow import Stage, draw_flow, read_stage
from onrecord.manual.help_page import to_help_page
from onrecord.manual.pages import BEGIN, END, make_pages, write_pages

ROOT = bundled().root
INPUTS = (
    "README.md",
    "docs/data-flow.md",
    "pyproject.toml",
    "datapackage.json",
    "schemas",
    "data",
    "src",
)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A copy of what the pages are made from."""
    for name in INPUTS:
        source = ROOT / name
        copy = shutil.copytree if source.is_dir() else shutil.copy
        (tmp_path / name).parent.mkdir(exist_ok=True)
        copy(source, tmp_path / name)
    return tmp_path


def test_picture_is_as_wide_as_its_frame() -> None:
    """Each line of a box is as long as the others, also where words are wrapped."""
    picture = draw_flow(
        {"one": Stage("What. " * 30, "this", "that " * 40), "two": Stage("W", "r", "y")}
    )
    lines = picture.splitlines()
    assert (lines[0], lines[-1]) == ("```text", "```")
    boxes = [line for line in lines[1:-1] if line.strip() != "▼"]
    assert {len(line) for line in boxes} == {92}
    assert [line.strip() for line in lines].count("▼") == 1


def test_stage_must_say_what_it_does(tmp_path: Path) -> None:
    """A folder whose docstring does not say what it reads and yields cannot be drawn."""
    file = tmp_path / "__init__.py"
    file.write_text('"""Something."""\n')
    with pytest.raises(OnRecordError, match="does not say what the stage is, reads and yields"):
        read_stage(file)


def test_help_has_one_width(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page about commands is the same on a narrow terminal and on a wide one."""
    pages = set()
    for columns in ("40", "200"):
        monkeypatch.setenv("COLUMNS", columns)
        parser = argparse.ArgumentParser(prog="p", description="word " * 60)
        pages.add(to_help_page(parser, [onrecord.UsageError]))
    assert len(pages) == 1


def test_only_what_changed_is_written(checkout: Path) -> None:
    """A first run writes the pages that are not there, a second writes none."""
    assert set(write_pages(checkout)) >= {"docs/codebook.md", "docs/cli.md", "CITATION.cff"}
    assert write_pages(checkout) == []
    assert list(checkout.rglob("*.partial")) == []


def test_nothing_is_written_where_a_page_cannot_be_made(checkout: Path) -> None:
    """A README without a place for the picture is an error before any page is written."""
    readme = checkout / "README.md"
    readme.write_text(readme.read_text(encoding="utf-8").replace(END, ""), encoding="utf-8")
    with pytest.raises(OnRecordError) as caught:
        write_pages(checkout)
    assert str(caught.value) == (
        f"README.md has no place for the picture; add {BEGIN!r} and {END!r}"
    )
    assert not (checkout / "CITATION.cff").exists()


def test_pages_are_the_same_each_time(checkout: Path) -> None:
    """The same checkout gives the same pages, wherever it stands."""
    assert make_pages(checkout) == make_pages(ROOT)


def test_changelog_begins_with_this_version() -> None:
    """The newest entry of the changelog has the version of the dataset, and its day if known."""
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    version, day = re.findall(r"^## \[(\d[^]]*)\] - (\S+)", text, flags=re.M)[0]
    descriptor = onrecord.open(ROOT).descriptor
    assert version == descriptor["version"]
    assert day == descriptor.get("created", "unreleased")[:10]
