"""What scorers read of an event: pairs, and PLOVER's own word for what is planned."""

from __future__ import annotations

import csv

from onrecord.draft.scoring_form import PLANNED, to_scoring_form
from onrecord.layout import bundled


def test_planned_types_are_those_of_the_vocabulary() -> None:
    """The scoring form rewrites plans as the tables do."""
    path = bundled().curated / "vocabularies" / "event_types.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert {row["event_type"]: row["future_type"] for row in rows if row["future_type"]} == PLANNED


def test_plan_is_written_as_its_announcement() -> None:
    """A visit to come is AGREE for PLOVER, and planned for us."""
    [event] = to_scoring_form("d", "Norway will visit Sweden.")["events"]
    assert (event["type"], event["modality"]) == ("AGREE", "planned")


def test_what_several_do_together_is_a_pair() -> None:
    """The first is the source, the others are targets."""
    [event] = to_scoring_form("d", "Norway and Sweden signed a treaty.")["events"]
    assert (event["source"], event["target"]) == ("Norway", "Sweden")
