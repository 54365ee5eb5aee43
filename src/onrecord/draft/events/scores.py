"""How likely a proposed event is right."""

from __future__ import annotations

from onrecord.draft.events.arguments import Arguments
from onrecord.draft.events.triggers import Trigger


def score_of(trigger: Trigger, arguments: Arguments) -> float:
    """The weight of a trigger, less where an actor or a recipient is missing."""
    share = 1.0 if arguments.actors else 0.6
    share *= 1.0 if arguments.recipients else 0.85
    return round(trigger.weight * share, 2)
