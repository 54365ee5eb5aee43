"""Readouts, statements, dates and places of events, and texts that are no prose."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.find_events import find_events
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundDate, ProposedEvent
from onrecord.evidence.text import Span


def events_of(text: str, dates: list[FoundDate] | None = None) -> list[ProposedEvent]:
    """The proposed events of a text."""
    parsed = ParsedText(text)
    return find_events(parsed, Actors(parsed), dates or [])


def test_title_of_a_readout_tells_the_kind_of_meeting() -> None:
    """The noun of the title gives the mode, its two sides the roles."""
    text = "Readout of President Berg’s Call with Prime Minister Lund of Sweden"
    [event] = [each for each in events_of(text) if each.type == "CONSULT"]
    assert (event.mode, event.modality, event.polarity) == ("phone", "actual", "positive")
    assert text[slice(*event.actors[0].span)] == "President Berg"
    assert text[slice(*event.recipients[0].span)].startswith("Prime Minister Lund")


def test_statement_is_the_last_resort() -> None:
    """Where another act is told, that someone said so in a statement is no event of its own."""
    alone = events_of("The mayor said in a statement that prices are high.")
    assert [(each.type, each.score < 0.5) for each in alone] == [("STATEMENT", True)]
    beside = events_of("The mayor said in a statement that rebels attacked a convoy.")
    assert "STATEMENT" not in {each.type for each in beside}


def test_nearest_date_of_the_sentence_is_taken() -> None:
    """A date beside the clause belongs to its words, one of another sentence does not."""
    text = "Norway attacked the port on 3 May 2024. Sweden slept until 5 May 2024."
    dates = [
        FoundDate(Span(text.index(each), text.index(each) + 10), each, "stated")
        for each in ("3 May 2024", "5 May 2024")
    ]
    event = next(each for each in events_of(text, dates) if each.type == "ASSAULT")
    assert event.date == dates[0]
    assert text[slice(*event.main[0])] == "Norway attacked the port on 3 May 2024"


def test_date_of_another_verb_is_left_to_it() -> None:
    """A date behind another verb says nothing of the act."""
    text = "Norway attacked the port, which had opened on 3 May 2024."
    start = text.index("3 May")
    found = events_of(text, [FoundDate(Span(start, start + 10), "2024-05-03", "stated")])
    assert [each.date for each in found if each.type == "ASSAULT"] == [None]


def test_date_within_a_name_is_not_that_of_the_act() -> None:
    """What is done to "the 2015 treaty" is not done in 2015."""
    text = "Norway rejected the 2015 treaty."
    start = text.index("2015")
    found = events_of(text, [FoundDate(Span(start, start + 4), "2015", "stated")])
    assert [(each.type, each.date) for each in found] == [("REJECT", None)]


def test_place_is_the_name_that_a_preposition_leads_to() -> None:
    """The first name in the clause behind "in" is where it was."""
    event = next(each for each in events_of("Rebels attacked a convoy in Kenya.") if each.place)
    assert event.place is not None
    assert event.place.name == "Kenya"


def test_negated_promise_is_a_refusal_that_took_place() -> None:
    """The refusal is the act: it is actual, and its polarity is positive."""
    found = [each for each in events_of("Norway will not meet the rebels.") if each.score >= 0.5]
    assert [(each.type, each.modality, each.polarity) for each in found] == [
        ("REJECT", "actual", "positive")
    ]


def test_act_of_nobody_did_not_take_place() -> None:
    """A subject can deny as well as a verb."""
    [event] = [each for each in events_of("No rebels attacked the convoy.") if each.actors]
    assert (event.type, event.polarity) == ("ASSAULT", "negative")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   \n\n ",
        "挪威制裁白俄罗斯。" * 50,
        "هاجم المتمردون القافلة " * 50,
        "attacked " * 2_000,
        "Norway attacked Sweden and " * 1_000,
        "to by of with, ; : ( ) - " * 2_000,
        '"(' * 2_000,
        "Norway's " * 2_000,
        "who attacked " * 2_000,
    ],
    ids=[
        "empty",
        "blank",
        "cjk",
        "rtl",
        "verbs",
        "clauses",
        "links",
        "marks",
        "owners",
        "relative",
    ],
)
def test_any_text_gives_events_within_it(text: str) -> None:
    """No text fails, and every span lies in it."""
    for event in events_of(text):
        for span in (event.trigger, *event.main):
            assert 0 <= span.start < span.end <= len(text)


def test_a_call_by_phone_is_no_passive() -> None:
    """Nothing is done "by phone" to who speaks so; a call held is one by phone."""
    [spoken] = events_of("Premier Ada Byron spoke by phone today with King Bob Roe of Sweden.")
    [held] = events_of("Norway held a call with Sweden.")
    assert [each.name for each in (*spoken.actors, *spoken.recipients)] == ["Ada Byron", "Bob Roe"]
    assert (spoken.mode, held.mode) == ("phone", "phone")


@pytest.mark.parametrize(
    "text",
    [
        "Did Norway reject the offer of Sweden?",
        "“Well, did Norway reject the offer of Sweden?”",
        "Is it true that Norway rejected the offer of Sweden?",
    ],
)
def test_what_is_asked_is_possible_and_scores_low(text: str) -> None:
    """A question claims nothing."""
    found = events_of(text)
    assert {each.modality for each in found} == {"possible"}
    assert all(each.score < 0.5 for each in found)


@pytest.mark.parametrize(
    "text",
    ["Norway rejected the offer of Sweden, didn't it?", "Norway did reject the offer of Sweden."],
)
def test_what_is_told_beside_a_question_is_actual(text: str) -> None:
    """Only what stands behind the auxiliary of a question is asked."""
    assert [(each.type, each.modality) for each in events_of(text)] == [("REJECT", "actual")]


def test_a_month_is_no_place() -> None:
    """Nor is a day, for all their capitals."""
    for when in ("May", "late May"):
        [event] = events_of(f"Norway attacked Sweden in {when}.")
        assert event.place is None
    [event] = events_of("Norway attacked the convoy in March in Oslo.")
    assert event.place and event.place.name == "Oslo"


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("Norway executed two prisoners.", ["ASSAULT"]),
        ("Norway executed Bo Poe.", ["ASSAULT"]),
        ("Two men were executed.", ["ASSAULT"]),
        ("Norway executed a program in Sweden.", []),
        ("The plan was executed by Norway.", []),
        ("Norway released Bo Poe.", ["RETREAT"]),
        ("Norway released them.", ["RETREAT"]),
        ("The boy was released by rebels.", ["RETREAT"]),
        ("Norway released the National Strategy.", []),
        ("The strategy was released by Norway.", []),
    ],
)
def test_only_people_are_executed_or_let_go(text: str, types: list[str]) -> None:
    """A plan is carried out, a paper made public."""
    assert [each.type for each in events_of(text)] == types
