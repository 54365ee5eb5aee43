"""Whatever a page tells its readers to type has been typed here."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from docs.pages import PAGES, ROOT, Block, name_of, read_blocks

import onrecord
from onrecord.cli import make_parser

# What becomes of a block is said by the language that stands behind its fence.
RUN = {"python", "{code-cell}", "shell", "sql", "yaml", "csv", "html", "json", "r", "spss"}
# Lines for a checkout, which make, install or publish: `.ci/run` does it, from a clean checkout.
CHECKOUT = {"bash"}
# What readers see as the answer to something.
SHOWN = {"text", "bibtex", "markdown"}
# What needs a program that has to be bought; the page says that nobody ran it.
NOT_RUN = {"stata"}
# What the site is made from, which its build tries.
SITE = {"{toctree}", "{eval-rst}", "{glossary}"}
PROGRAMS = {"cd", "gh", "git", "make", "npm", "pip", "python3", "sha256sum", "source", "tar"}
BLOCKS = {name_of(page): read_blocks(page.read_text(encoding="utf-8")) for page in PAGES}
WITH_CODE = [page for page, blocks in BLOCKS.items() if {each.language for each in blocks} & RUN]


def of_language(languages: set[str]) -> list[tuple[str, Block]]:
    """Give the blocks in one of some languages, with their pages."""
    every = [(page, block) for page, blocks in BLOCKS.items() for block in blocks]
    return [(page, block) for page, block in every if block.language in languages]


def commands(blocks: list[tuple[str, Block]]) -> list[list[str]]:
    """Split the lines of some blocks into words."""
    lines = [line for _, block in blocks for line in block.code.splitlines()]
    return [words for line in lines if (words := shlex.split(line, comments=True))]


def test_every_language_is_known() -> None:
    """No block is passed over because its language, or the lack of one, is not expected."""
    known = RUN | CHECKOUT | SHOWN | NOT_RUN | SITE
    odd = [
        f"{page}:{block.line}: {block.language!r}"
        for page, blocks in BLOCKS.items()
        for block in blocks
        if block.language not in known
    ]
    assert odd == []


@pytest.mark.parametrize("page", WITH_CODE)
def test_page_runs(page: str, tmp_path: Path) -> None:
    """The blocks of a page run in order, from an empty folder, and warn of nothing."""
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "MPLBACKEND": "agg"}
    done = subprocess.run(
        [sys.executable, "-W", "error", str(Path(__file__).with_name("run_page.py"))],
        input=json.dumps(BLOCKS[page]),
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
    )
    # A page about drafts builds them on purpose, and is told so.
    note = "this dataset includes drafts, which nobody has confirmed"
    assert [line for line in done.stderr.splitlines() if line != note] == []
    assert done.returncode == 0
    if page == "README.md":
        assert onrecord.cite() in done.stdout
    missing = done.stdout.splitlines()[-1].removeprefix("missing:").strip()
    if missing:
        pytest.skip(f"all but the blocks for {missing}, which is not installed, have run")


@pytest.mark.parametrize("words", commands(of_language(CHECKOUT)), ids=" ".join)
def test_checkout_line_can_be_typed(words: list[str]) -> None:
    """A line for a checkout calls a known program, and a target, script or option that exists."""
    while "=" in words[0]:
        words = words[1:]
    program, *arguments = words
    match program:
        case "make":
            targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), flags=re.M))
            assert {each for each in arguments if "=" not in each} <= targets
        case "onrecord":
            make_parser().parse_args([each for each in arguments if each not in (">", "|")])
        case "python" | ".venv/bin/python":
            assert (ROOT / arguments[0]).is_file()
        case _:
            assert program in PROGRAMS or (ROOT / program).is_file()


@pytest.mark.parametrize(("page", "block"), of_language(NOT_RUN), ids=str)
def test_block_that_is_not_run_says_so(page: str, block: Block) -> None:
    """Readers are told, right below a block that nobody has run, that nobody has."""
    lines = (ROOT / page).read_text(encoding="utf-8").splitlines()
    after = lines[block.line + block.code.count("\n") + 1 :]
    assert "not run by our tests" in " ".join(after[:3])
