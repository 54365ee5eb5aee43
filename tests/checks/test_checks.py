"""Each rule of the checks is proved by a row that breaks it, with the whole message."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyarrow as pa
import pytest
from broken_rows import BROKEN, Rows, change_row
from checked import check_tables
from curated import TEXT, CuratedFolder, build

from onrecord.checks.violation import Violation
from onrecord.pipeline.build import Release
from onrecord.schema.to_arrow import to_arrow


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> Release:
    """The small corpus, built and valid."""
    return build(CuratedFolder(tmp_path_factory.mktemp("checks") / "corpus").root)


def _check(release: Release, change: Callable[[Rows], object], **options: Any) -> list[Violation]:
    """The violations of the small corpus after a change of its rows."""
    rows = {name: release.read(name).to_pylist() for name in release.tables}
    change(rows)
    arrow = {
        name: pa.Table.from_pylist(found, schema=to_arrow(release.tables[name]))
        for name, found in rows.items()
    }
    return check_tables(arrow, release.tables, version="1.0.0", **options)


def test_the_small_corpus_breaks_no_rule(release: Release) -> None:
    """What the other tests change is valid before."""
    assert _check(release, lambda rows: None) == []


@pytest.mark.parametrize("case", BROKEN)
def test_a_broken_rule_is_named(case: str, release: Release) -> None:
    """The violation names table, row, column and rule, and says what to do."""
    change, expected = BROKEN[case]
    assert expected in _check(release, change)


@pytest.mark.parametrize("link", ["embedded_in", "same_act_as", "realized_by"])
@pytest.mark.parametrize("length", [1, 2, 3])
def test_links_never_lead_back(link: str, length: int, release: Release) -> None:
    """A circle of any length is found at every event in it."""

    def tie(rows: Rows) -> None:
        for index in range(length):
            target = rows["events"][(index + 1) % length]["event_id"]
            rows["events"][index].update({link: target, "modality": "planned"})

    found = [each for each in _check(release, tie) if each.rule == "circle"]
    assert [each.row for each in found] == list(range(length))
    assert f"{link} 'bree-e0{2 if length > 1 else 1}' leads back to 'bree-e01'" in found[0].message


@pytest.mark.parametrize("length", [1, 2, 3])
def test_an_event_is_not_attributed_to_its_own_speech(length: int, release: Release) -> None:
    """Events asserted by quotes that are those events themselves go round in a circle."""

    def tie(rows: Rows) -> None:
        for index in range(length):
            rows["events"][index]["attributed_to"] = rows["quotes"][index]["quote_id"]
            rows["quotes"][index]["event_id"] = rows["events"][(index + 1) % length]["event_id"]

    found = [each for each in _check(release, tie) if each.rule == "circle"]
    assert [(each.row, each.column) for each in found] == [
        (index, "attributed_to") for index in range(length)
    ]
    assert found[0].message == "attributed_to 'bree-q01' leads back to 'bree-e01' in a circle"


def test_drafts_are_allowed_where_they_are_asked_for(release: Release) -> None:
    """With include_drafts, a draft breaks no rule."""
    change = change_row("quotes", 2, status="draft")
    assert _check(release, change, include_drafts=True) == []


def test_words_are_held_against_the_text(release: Release) -> None:
    """With the text at hand, words that do not stand at their span are found."""
    assert _check(release, lambda rows: None, texts={"bree": TEXT}) == []
    changed = TEXT.replace("Ada Byron", "Ada Brown", 1)
    found = _check(release, lambda rows: None, texts={"bree": changed})
    assert "expected 'Ada Byron' at 34 of 'bree', found 'Ada Brown'" in {
        each.message for each in found
    }
