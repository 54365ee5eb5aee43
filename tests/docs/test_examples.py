"""The numbers in the prose of the worked examples are those that their cells give."""

from __future__ import annotations

import re
from typing import Any

import pytest
from docs.pages import ROOT, read_blocks
from docs.run_page import run_python

# What each bold number of a page is, in order, as Python in the namespace of the page.
NUMBERS = {
    "statements-against-deeds": [
        "len(not_done)",
        "len(acts)",
        "act[not_done.index].value_counts().max()",
        "by_text.sum()",
        "by_record.sum()",
        "len(acts)",
        "(acts['came_about'] != 'nobody says').sum()",
        "(acts['came_about'] == 'nobody says').sum()",
        "(acts['embedding'] == 'offered').sum()",
        "((acts['embedding'] == 'offered') & (acts['came_about'] != 'nobody says')).sum()",
        "(acts['embedding'] == 'threatened').sum()",
        "((acts['embedding'] == 'threatened') & (acts['came_about'] != 'nobody says')).sum()",
        "len(said)",
        "(said['came_about'] != 'nobody says').sum()",
        "len(pairs)",
        "len(pairs.dropna())",
    ],
    "dyad-year-panel": [
        "len(days)",
        "placed['event_id'].nunique()",
        "unplaced['event_id'].nunique()",
        "unplaced['date_edtf'].isna().sum()",
        "unplaced['date_edtf'].notna().sum()",
        "merged",
        "min(covered)",
    ],
}
# What a reader of the article can see for himself.
FACTS = {
    "statements-against-deeds": [
        "list(acts.index[by_text]) == ['damage-control-e14']",
        "list(acts.index[by_record]) == [f'damage-control-e{n}' for n in (56, 57, 64)]",
        "list(of_plans['row_id']) == ['damage-control-e63']",
    ],
    "dyad-year-panel": [
        "list(map(tuple, dyad_years[keys].to_numpy())) == "
        "[(2, 135, 2024), (2, 710, 2024), (710, 2, 2024)]",
        "list(dyad_years['intensity_mean']) == [4.0, 2.5, 0.0]",
        "covered == {2024}",
        "zeros == len(states) * (len(states) - 1) - 3",
        "panel.loc[panel['year'] != 2024, 'event_count'].isna().all()",
        "panel['intensity_mean'].notna().sum() == 3",
        "days['event_count'].sum() + sum(days.attrs['left_out'].values()) == "
        "len(onrecord.load('events_that_happened'))",
    ],
}


@pytest.fixture(scope="module", params=NUMBERS)
def example(request: pytest.FixtureRequest) -> tuple[str, str, dict[str, Any]]:
    """The name of an example, its text, and what its cells have defined."""
    text = (ROOT / "docs" / "examples" / f"{request.param}.md").read_text(encoding="utf-8")
    names: dict[str, Any] = {"__name__": "page"}
    for block in read_blocks(text):
        if block.language == "{code-cell}":
            run_python(block.code, names, block.line)
    return request.param, text, names


def test_numbers_in_the_prose(example: tuple[str, str, dict[str, Any]]) -> None:
    """Each bold number of the page is what the cells give, and there is no other."""
    name, text, names = example
    written = [int(number) for number in re.findall(r"\*\*(\d+)\*\*", text)]
    assert written == [int(eval(number, names)) for number in NUMBERS[name]]


def test_facts_behind_the_numbers(example: tuple[str, str, dict[str, Any]]) -> None:
    """The rows behind the numbers are those that a reader of the article expects."""
    name, _, names = example
    assert [fact for fact in FACTS[name] if not eval(fact, names)] == []
