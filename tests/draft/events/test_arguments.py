"""Actors and recipients stand where the verb and its pattern say."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.find_events import find_events
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import ProposedEvent


def first_event(text: str) -> ProposedEvent:
    """The best event of a text, the first of equals."""
    parsed = ParsedText(text)
    return max(find_events(parsed, Actors(parsed), []), key=lambda each: each.score)


@pytest.mark.parametrize(
    ("text", "type", "actor", "recipient"),
    [
        ("Norway imposed sanctions on Belarus.", "SANCTION", "Norway", "Belarus"),
        ("Norway accused Sweden of spying.", "ACCUSE", "Norway", "Sweden"),
        ("Norway sent medicine to Kenya.", "AID", "Norway", "Kenya"),
        ("The rebels attacked a convoy near Gao.", "ASSAULT", "The rebels", "a convoy near Gao"),
        ("Norway demanded that Sweden apologize.", "REQUEST", "Norway", "Sweden"),
        ("Norway urged Sweden to release the crew.", "REQUEST", "Norway", "Sweden"),
        ("The minister was criticized by Norway.", "ACCUSE", "Norway", "The minister"),
        ("Norway praised Haiti's efforts.", "SUPPORT", "Norway", "Haiti"),
        ("Norway held talks with Sweden in Oslo.", "CONSULT", "Norway", "Sweden"),
        ("Norway met with at least two envoys.", "CONSULT", "Norway", "two envoys"),
        ("Norway met with more than 20 envoys.", "CONSULT", "Norway", "20 envoys"),
        ("Norway received aid from Sweden.", "AID", "Sweden", "Norway"),
    ],
)
def test_roles_follow_the_pattern_of_the_verb(
    text: str, type: str, actor: str, recipient: str
) -> None:
    """Prepositions, clauses, passives and owners lead to the recipient."""
    event = first_event(text)
    assert event.type == type
    assert [text[slice(*each.span)] for each in event.actors] == [actor]
    assert [text[slice(*each.span)] for each in event.recipients] == [recipient]


def test_several_that_act_together_are_all_actors() -> None:
    """What two do with one another has no recipient beside them."""
    text = "Norway and Sweden signed a treaty."
    event = first_event(text)
    assert [text[slice(*each.span)] for each in event.actors] == ["Norway", "Sweden"]
    assert event.recipients == ()


def test_own_things_are_no_recipients() -> None:
    """Troops that are the actor's own suffer nothing."""
    assert first_event("Norway withdrew its troops.").recipients == ()


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        ("Teachers went on strike in Oslo.", []),
        ("Teachers went on strike in Oslo against the city.", ["the city"]),
        ("Dock workers walked out on Monday.", []),
    ],
)
def test_where_people_strike_is_not_whom_they_press(text: str, recipients: list[str]) -> None:
    """A strike is against somebody; it takes place somewhere."""
    event = first_event(text)
    assert (event.type, event.mode) == ("PROTEST", "strike")
    assert event.score > 0.5
    assert [text[slice(*each.span)] for each in event.recipients] == recipients


def test_main_reaches_from_the_actor_to_the_recipient() -> None:
    """The proof is the clause alone, not the sentence around it."""
    text = "After months of talks, Norway imposed sanctions on Belarus, and oil prices rose."
    event = first_event(text)
    assert [text[slice(*each)] for each in event.main] == ["Norway imposed sanctions on Belarus"]
    assert text[slice(*event.trigger)].startswith("imposed")


def test_events_stand_in_the_order_of_the_text() -> None:
    """Scores do not order the proposals."""
    parsed = ParsedText("Norway met Sweden. Rebels attacked Kenya. Norway condemned the attack.")
    found = find_events(parsed, Actors(parsed), [])
    assert [each.trigger for each in found] == sorted(each.trigger for each in found)
    assert {"CONSULT", "ASSAULT", "ACCUSE"} <= {each.type for each in found}
