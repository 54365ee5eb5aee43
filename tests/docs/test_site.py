"""The site is whole, asks no other machine for anything, and gives nothing away.

It is built once, with every warning an error, which takes about half a minute.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import pytest
from docs.pages import PAGES, ROOT, name_of
from leaks import leaked

import onrecord
from onrecord.cli import make_parser
from onrecord.manual.help_page import list_commands
from onrecord.schema.read import read_schemas, read_views

SCHEMAS = read_schemas(ROOT / "schemas")
TABLES = [*SCHEMAS, *read_views(ROOT / "schemas", SCHEMAS)]
COMMANDS = list_commands(make_parser())
# What a browser fetches of itself, by the attribute that says where.
FETCHED = {"script": "src", "img": "src", "link": "href", "iframe": "src", "source": "src"}


class Page(HTMLParser):
    """A page of the site: where its links lead, what it fetches, its anchors and headings."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.anchors: set[str] = set()
        self.tags: Counter[str] = Counter()
        self.text = ""
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what a tag says."""
        found = {key: value or "" for key, value in attrs}
        self.tags[tag] += 1
        self.anchors |= {found["id"]} if "id" in found else set()
        if tag == "a" and "href" in found:
            self.links.append(found["href"])
        if FETCHED.get(tag) in found:
            self.fetched.append(found[FETCHED[tag]])

    def handle_data(self, data: str) -> None:
        """Note the words between tags."""
        self.text += data


class Site(NamedTuple):
    """The folder of the site, how its build ended, what it said, and its pages."""

    root: Path
    status: int
    said: str
    pages: dict[str, Page]


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site, built by the script that `make docs` runs."""
    root = tmp_path_factory.mktemp("site") / "site"
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "site.py"), str(root)],
        env={**os.environ, "PYTHONHASHSEED": "42"},
        capture_output=True,
        text=True,
    )
    # A kernel that ends may let the library of its sockets abort, when all its cells have been run
    # and read; one that ends before makes the build fail.
    stderr = [line for line in done.stderr.splitlines() if not line.startswith("Assertion failed:")]
    paths = sorted(root.rglob("*.html"))
    pages = {path.relative_to(root).as_posix(): Page(path) for path in paths}
    return Site(root, done.returncode, "\n".join([done.stdout, *stderr]).strip(), pages)


def test_the_build_is_silent(site: Site) -> None:
    """Nothing is warned of, and nothing is said."""
    assert site.said == ""
    assert site.status == 0


def test_every_page_is_in_it(site: Site) -> None:
    """Each page of the repository has a place in the site."""
    assert {name_of(page).replace(".md", ".html") for page in PAGES} <= set(site.pages)


def test_every_link_leads_somewhere(site: Site) -> None:
    """A link within the site leads to a page or file of it, and to an anchor that is there."""
    broken = []
    for name, page in site.pages.items():
        for link in page.links + page.fetched:
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            target = (site.root / name).parent / path if path else site.root / name
            found = target.resolve()
            if not found.is_file() or not found.is_relative_to(site.root.resolve()):
                broken.append(f"{name}: {link}")
            elif parts.fragment and found.suffix == ".html":
                anchors = site.pages[found.relative_to(site.root.resolve()).as_posix()].anchors
                if unquote(parts.fragment) not in anchors:
                    broken.append(f"{name}: {link}")
    assert broken == []


def test_no_other_machine_is_asked(site: Site) -> None:
    """Scripts, styles, fonts and pictures are those of the site itself."""
    fetched = [each for page in site.pages.values() for each in page.fetched]
    assert [each for each in fetched if urlsplit(each).netloc] == []
    for style in site.root.rglob("*.css"):
        text = style.read_text(encoding="utf-8").replace(" ", "")
        assert "@import" not in text
        assert "url(http" not in text and "url(//" not in text and "url('http" not in text


def test_every_page_has_one_heading_of_its_own(site: Site) -> None:
    """A page has exactly one heading of the first level."""
    counts = {name: page.tags["h1"] for name, page in site.pages.items()}
    assert counts == dict.fromkeys(site.pages, 1)


@pytest.mark.parametrize("name", sorted(set(onrecord.__all__) - {"__version__"}))
def test_public_name_has_an_anchor(site: Site, name: str) -> None:
    """Each public name is explained at a place of its own."""
    assert f"onrecord.{name}" in site.pages["docs/api.html"].anchors


def test_every_verb_of_a_package_has_an_anchor(site: Site) -> None:
    """So is each method of a package."""
    verbs = [name for name in vars(onrecord.Package) if not name.startswith("_")]
    anchors = site.pages["docs/api.html"].anchors
    assert [name for name in verbs if f"onrecord.Package.{name}" not in anchors] == []


@pytest.mark.parametrize("command", COMMANDS)
def test_command_has_an_anchor(site: Site, command: str) -> None:
    """Each command has a place of its own."""
    assert f"onrecord-{command}" in site.pages["docs/cli.html"].anchors


@pytest.mark.parametrize("table", TABLES)
def test_table_has_an_anchor(site: Site, table: str) -> None:
    """So has each table and view in the codebook."""
    assert table.replace("_", "-") in site.pages["docs/codebook.html"].anchors


def test_no_text_is_given_away(site: Site, windows: set[str]) -> None:
    """No page has words of a document that may not be passed on."""
    assert leaked((page.text for page in site.pages.values()), windows) == set()
