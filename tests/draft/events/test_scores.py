"""Events score less where a role is empty or shows nobody."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.find_events import find_events
from onrecord.draft.parsed.parsed_text import ParsedText


def score(text: str) -> float:
    """The score of the only event of a text."""
    parsed = ParsedText(text)
    [event] = find_events(parsed, Actors(parsed), [])
    return event.score


def test_empty_roles_cost_score() -> None:
    """An actor is missed more than a recipient, and an actor that is nobody in between."""
    both = score("Norway attacked Sweden.")
    no_recipient = score("Norway attacked.")
    no_actor = score("Attacked Sweden.")
    nobody = score("The weather attacked Sweden.")
    assert both > no_recipient
    assert both > nobody > no_actor


def test_scores_are_shares() -> None:
    """A score lies between 0 and 1."""
    assert 0 < score("Norway attacked Sweden.") <= 1
