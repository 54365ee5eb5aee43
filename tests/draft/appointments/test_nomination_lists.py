"""Lists of nominations and withdrawals."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.appointments.find_appointments import find_appointments
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedAppointment


def found_in(text: str) -> list[ProposedAppointment]:
    """All that is proposed of a text."""
    parsed = ParsedText(text)
    return find_appointments(parsed, Actors(parsed), [])


LIST = """NOMINATIONS SENT TO THE SENATE:

     Ada B. Stone, Jr., of the Isle of Pines, to be United States District
Judge for the Coastal District, vice Carl de
Vries, retired.

     Ben O’Hara, of Ohio, a Career Member of the Senior Foreign Service,
Class of Counselor, to be Ambassador to Lilliput.

     Cy Young-Bell, of Utah, to be First Vice President of the Harbor Bank
for the remainder of the term expiring May 1, 2030.  (Reappointment)

WITHDRAWAL SENT TO THE SENATE:

     Dee Reed, of Iowa, to be a Member of the River Board, vice Ed Lake, term
expired, which was sent to the Senate on May 2, 2030.

###
"""


def test_entries_of_a_list_have_name_office_predecessor_and_reason() -> None:
    """Hard-wrapped lines are read as one; terms and remarks are no part of the office."""
    rows = [
        (
            each.appointee.name,
            each.office_name,
            each.action,
            each.predecessor.name if each.predecessor else None,
            each.predecessor_reason,
        )
        for each in found_in(LIST)
    ]
    assert rows == [
        (
            "Ada B. Stone, Jr.",
            "United States District Judge for the Coastal District",
            "nominated",
            "Carl de Vries",
            "retired",
        ),
        ("Ben O’Hara", "Ambassador to Lilliput", "nominated", None, None),
        ("Cy Young-Bell", "First Vice President of the Harbor Bank", "nominated", None, None),
        ("Dee Reed", "Member of the River Board", "withdrawn", "Ed Lake", "term expired"),
    ]


def test_spans_are_those_of_the_text() -> None:
    """The main span holds the entry from the name to the predecessor, as it stands there."""
    first = found_in(LIST)[0]
    assert LIST[slice(*first.appointee.span)] == "Ada B. Stone, Jr."
    assert LIST[slice(*first.office)].startswith("United States District\nJudge")
    assert LIST[slice(*first.main[0])].endswith("vice Carl de\nVries, retired")


def test_a_heading_above_tells_of_withdrawals() -> None:
    """Without "which was sent" the heading decides."""
    text = "WITHDRAWALS SENT TO THE SENATE:\n\nAda Stone, of Ohio, to be Director of the Mint.\n"
    assert [each.action for each in found_in(text)] == ["withdrawn"]


def test_two_terms_of_one_office_are_two_nominations() -> None:
    """A list names somebody for the rest of a term, and again for the next one."""
    line = "Ada Stone, of Ohio, to be a Member of the Board for a term expiring May 1, {}.\n\n"
    assert len(found_in(line.format(2030) + line.format(2036))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He wants Ada Stone to be happy.",
        "To be Director, of all things, is hard.",
        "Ada Stone, to be fair, was late.",
    ],
)
def test_prose_is_no_list(text: str) -> None:
    """Only a name at the head of a line, with a home or a predecessor, begins an entry."""
    assert found_in(text) == []


def test_the_head_of_a_text_is_no_list() -> None:
    """What stands in the YAML is told again below, or is not told."""
    entry = "Ada B. Stone, of Utah, to be Judge, vice Carl de Vries, retired.\n"
    assert found_in(f"---\n{entry}---\nIt rained.") == []
    assert len(found_in(f"---\n{entry}---\n{entry}")) == 1


@pytest.mark.parametrize("gap", ["\n\n", "\n \n", "\n\n\n"])
def test_a_heading_above_a_blank_line_is_no_part_of_a_name(gap: str) -> None:
    """A name goes over the end of a line at most."""
    (found,) = found_in(f"WITHDRAWALS SENT{gap}Ada B.\nStone, of Utah, to be Judge, vice Bo Poe.")
    assert (found.appointee.name, found.action) == ("Ada B. Stone", "withdrawn")
