"""Our checks and Frictionless come to the same verdict on the same broken packages."""

from __future__ import annotations

from collections import Counter

import pytest
from verdicts import LACKING, SAME, compare

from onrecord.layout import bundled

# A few of every table; `make verdicts` makes thousands.
_PACKAGES = range(224)


@pytest.fixture(scope="module")
def compared() -> tuple[Counter[str], list[str]]:
    """The verdicts on packages in which one to five things are broken."""
    return compare(_PACKAGES)


def test_the_verdicts_are_the_same_cell_by_cell(compared: tuple[Counter[str], list[str]]) -> None:
    """Table, row, column and rule of each fault are the same, but for the rules in the list."""
    assert compared[1] == []


def test_every_kind_of_fault_is_among_them(compared: tuple[Counter[str], list[str]]) -> None:
    """Each rule that both have is broken somewhere, and each that only ours have."""
    counts = compared[0]
    kinds = {each.partition(": ")[2].partition("(")[0] for each in counts if "both" in each}
    assert kinds == set(SAME.values())
    assert {each for each in counts if "only" in each} == {f"only ours: {name}" for name in LACKING}


def test_the_page_lists_what_is_the_same_and_what_is_not() -> None:
    """Each error of Frictionless stands there with our rule for it, and each that it lacks."""
    page = bundled().root / "docs/how-to/check.md"
    words = " ".join(page.read_text(encoding="utf-8").replace("`", "").split())
    table = words[words.index("Frictionless says") : words.index("A primary key")]
    assert [each for each in {*SAME, *SAME.values()} if each not in table] == []
    assert [each for each in LACKING.values() if f"- {each}" not in words] == []
