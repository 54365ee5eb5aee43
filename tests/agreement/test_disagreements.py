"""Where passes differ is listed unit by unit, links by what they lead to."""

from __future__ import annotations

from passes import coded_document, one_pass, unit
from support import real_tables

from onrecord.agreement.differences import COLUMNS, list_differences
from onrecord.agreement.disagreements import Disagreement, list_disagreements
from onrecord.agreement.match import match_units


def test_fields_and_units() -> None:
    """A unit that one pass has is one disagreement, and so is every field of one that both have."""
    one = unit("e01", (0, 10), event_type="AID", modality="actual", actors="ann bob")
    alone = unit("e02", (20, 30), event_type="AID")
    other = unit("e07", (0, 9), event_type="YIELD", modality="actual", actors=None)
    found = list_disagreements(match_units(one_pass("a1", one, alone), one_pass("a2", other)))
    assert found == [
        Disagreement("events", one, other, "event_type", "AID", "YIELD"),
        Disagreement("events", one, other, "actors", "ann bob", None),
        Disagreement("events", alone, None, None),
    ]


def test_derived_fields_are_left_out() -> None:
    """What follows from another field is no difference of its own."""
    one = unit("e01", (0, 10), event_type="AID", plover_type="AID", intensity="7.0")
    other = unit("e01", (0, 10), event_type="AID", plover_type="AGREE", intensity="3.0")
    assert list_disagreements(match_units(one_pass("a1", one), one_pass("a2", other))) == []


def test_links_lead_to_units() -> None:
    """A link is the same if it leads to the same unit, and not if to another of the same number."""
    first = one_pass(
        "a1",
        unit("e01", (0, 10)),
        unit("e02", (20, 30), embedded_in="d-e01", same_act_as="d-e01", realized_by="x-e09"),
    )
    second = one_pass(
        "a2",
        unit("e01", (60, 70)),
        unit("e05", (0, 10)),
        unit("e06", (20, 30), embedded_in="d-e05", same_act_as="d-e01", realized_by="x-e09"),
    )
    found = list_disagreements(match_units(first, second))
    assert [(each.field, each.first_value, each.second_value) for each in found] == [
        ("same_act_as", "d-e01", "d-e01"),
        (None, None, None),
    ]


def test_rows() -> None:
    """As rows, disagreements have numbers and places, and every pair of annotators its own."""
    same = unit("a01", (5, 9), (12, 20), table="appointments", action="appointed")
    other = unit("a02", (5, 9), table="appointments", action="announced")
    document = coded_document(one_pass("a1", same), one_pass("a2", other), one_pass("a3", same))
    rows = [tuple(each.to_row().values()) for each in list_differences(document)]
    table = "appointments"
    assert rows == [
        ("d", table, "a1", "a2", "a01", "a02", "action", "appointed", "announced", 5, 20, 5, 9),
        ("d", table, "a2", "a3", "a02", "a01", "action", "announced", "appointed", 5, 9, 5, 20),
    ]
    assert len(COLUMNS) == len(rows[0])
    # The command and the table call them the same.
    assert {*COLUMNS} <= {each.name for each in real_tables()["disagreements"].fields}


def test_links_are_published_by_the_ids_of_each_pass() -> None:
    """A link is told by the id that its pass gave the row, and other values as they are."""
    one = one_pass("a1", unit("e01", (0, 9)), unit("e02", (20, 30), embedded_in="d-e01"))
    other = one_pass("a2", unit("e06", (20, 30), embedded_in="x-e09", actors="d-e01"))
    rows = [each.to_row() for each in list_differences(coded_document(one, other))]
    assert [(each["field"], each["first_value"], each["second_value"]) for each in rows] == [
        (None, None, None),
        ("actors", None, "d-e01"),
        ("embedded_in", "e01", "x-e09"),
    ]


def test_no_units() -> None:
    """Passes that found nothing agree on it."""
    assert list_disagreements(match_units(one_pass("a1"), one_pass("a2"))) == []
