"""Find the events of a text, by all rules together."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.events.arguments import OUTER, Arguments, find_arguments
from onrecord.draft.events.assertion import assess
from onrecord.draft.events.circumstances import date_of, place_of
from onrecord.draft.events.clauses import Clauses
from onrecord.draft.events.participants import mentions_of
from onrecord.draft.events.readouts import Readout, find_readouts
from onrecord.draft.events.scores import score_of
from onrecord.draft.events.statements import Statement, find_statements
from onrecord.draft.events.triggers import Trigger, find_triggers
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.spans import hull
from onrecord.draft.proposals import FoundDate, ProposedEvent

_NOBODY = frozenset(["no", "nobody", "none", "neither"])
# Set by hand: the title of a readout tells who met whom, while a statement is seldom the event.
_READOUT_SCORE, _STATEMENT_SCORE = 0.9, 0.3
# What is left of the score of an act of which the text asks whether it took place; set by hand.
_ASKED = 0.5


def find_events(parsed: ParsedText, actors: Actors, dates: list[FoundDate]) -> list[ProposedEvent]:
    """The proposed events of a text, ordered by position."""
    clauses = Clauses(parsed, dates)
    triggers = find_triggers(parsed)
    told = {each.sentence for each in triggers}
    readouts = [_consultation(clauses, actors, each) for each in find_readouts(clauses)]
    taken = {each.trigger for each in readouts}
    found = [_event(clauses, actors, each) for each in triggers]
    found = [each for each in found if each.trigger not in taken] + readouts
    found += [_statement(clauses, actors, each) for each in find_statements(clauses, told)]
    return sorted(found, key=lambda each: each.trigger)


def _event(clauses: Clauses, actors: Actors, trigger: Trigger) -> ProposedEvent:
    arguments = find_arguments(clauses, trigger)
    modality, polarity = "actual", "positive"
    if trigger.group is not None and not trigger.is_refusal:
        modality, polarity = assess(clauses, _verb_of_act(clauses, trigger, trigger.group))
    is_asked = clauses.parsed.is_asked(trigger.first)
    if is_asked and modality == "actual":
        modality = "possible"
    if any(clauses.lowers[each.first] in _NOBODY for each in arguments.actors):
        polarity = "negative"
    span = clauses.parsed.span_of(trigger.first, trigger.end)
    who = mentions_of(clauses, actors, arguments.actors)
    whom = mentions_of(clauses, actors, arguments.recipients)
    clause = hull([span, *(each.span for each in (*who, *whom))])
    date, main = date_of(clauses, trigger, clause)
    return ProposedEvent(
        type=trigger.type,
        mode=trigger.mode,
        main=(main,),
        trigger=span,
        score=round(score_of(clauses, trigger, arguments) * (_ASKED if is_asked else 1), 2),
        because=f"{trigger.because}; {_reason(arguments)}",
        actors=who,
        recipients=whom,
        modality=modality,
        polarity=polarity,
        date=date,
        place=place_of(clauses, actors, arguments.links),
    )


def _verb_of_act(clauses: Clauses, trigger: Trigger, verb: VerbGroup) -> VerbGroup:
    """The verb whose claim counts: the inner one, where the outer only leads to it."""
    if trigger.inner is None or trigger.type in OUTER:
        return verb
    return clauses.verb_at(trigger.inner) or verb


def _reason(arguments: Arguments) -> str:
    """Which of the two roles the text fills, in words."""
    if arguments.actors and arguments.recipients:
        return "with its subject and object"
    if arguments.actors:
        return "with its subject"
    return "with its object" if arguments.recipients else "alone"


def _consultation(clauses: Clauses, actors: Actors, readout: Readout) -> ProposedEvent:
    who = mentions_of(clauses, actors, [readout.actor])
    whom = mentions_of(clauses, actors, [readout.recipient])
    return ProposedEvent(
        type="CONSULT",
        mode=readout.mode,
        main=(hull(each.span for each in (*who, *whom)),),
        trigger=clauses.parsed.span_of(readout.noun.end - 1, readout.noun.end),
        score=_READOUT_SCORE,
        because="title of a readout",
        actors=who,
        recipients=whom,
    )


def _statement(clauses: Clauses, actors: Actors, statement: Statement) -> ProposedEvent:
    who = mentions_of(clauses, actors, statement.speakers)
    verb = clauses.parsed.span_of(statement.verb.head, statement.verb.end)
    noun = clauses.parsed.span_of(statement.noun, statement.noun + 1)
    modality, polarity = assess(clauses, statement.verb)
    return ProposedEvent(
        type="STATEMENT",
        main=(hull([verb, noun, *(each.span for each in who)]),),
        trigger=verb,
        score=_STATEMENT_SCORE,
        because=f'"{clauses.lowers[statement.noun]}" with its speaker, where no act is told',
        actors=who,
        modality=modality,
        polarity=polarity,
    )
