"""Code an event of a layer, with those who take part, and when and where."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from onrecord.corpus.model import Anchor, Event, EventEvidence, Place
from onrecord.corpus.rows import ROLES
from onrecord.draft.actors.countries import country_words
from onrecord.draft.coding.clause import Clause
from onrecord.draft.coding.code_events import add_date
from onrecord.draft.coding.summaries import summarize
from onrecord.draft.proposals import FoundDate
from onrecord.evidence.text import Span
from onrecord.exchange.mapping.coder import NOT_QUOTED, Coder
from onrecord.exchange.mapping.graph import Argument, Unit
from onrecord.exchange.mapping.model import EventRule

# A longer name of a place may be text that is kept back.
_LONGEST_PLACE = 29
LATER = "a date after the document appeared, of what has taken place; or no quotation leads to it"


def code_event(
    coder: Coder, unit: Unit, *, kept_back: str = "", until: date | None = None
) -> tuple[list[Span], Event] | None:
    """Code an event, still without an id, and where its trigger stands; None if it is left out.

    ``kept_back`` is the text if it may not be passed on, ``until`` the last day on which it can
    have appeared.
    """
    text = coder.text
    rule: EventRule = coder.rules.rule("events", unit.label)
    arguments = coder.arguments("events", unit)
    listed = [each for field in arguments.values() for each in field]
    trigger = text.pieces(unit.trigger) if unit.trigger else []
    clause = text.clause(main_words(coder, trigger, listed))
    if clause is None:
        coder.leave_out(unit, NOT_QUOTED if trigger or listed else "it stands on no words")
        return None
    mode, modality, polarity = _assert(coder, unit, rule)
    evidence = EventEvidence(**clause.exact)
    event = Event(
        id="",
        summary="",
        type=rule.type,
        mode=mode,
        modality=modality,
        polarity=polarity,
        evidence=evidence,
    )
    is_appointing = (rule.type, modality, polarity) == ("APPOINT", "actual", "positive")
    mentions = {}
    for role in ROLES.values():
        given = arguments.get(role, [])
        if role == "recipients" and is_appointing and given:
            reason = "who is named to an office, and no words are marked as the office"
            coder.tally.leave_argument(unit.item, unit.label, reason)
            continue
        named = coder.named(unit, given, clause)
        setattr(event, role, [*named.words])
        setattr(evidence, role, named.words)
        mentions[role] = named.mentions
    event.summary = summarize(
        rule.type,
        mode,
        next(iter(mentions["actors"]), None),
        next(iter([*mentions.get("recipients", ()), *mentions["targets"]]), None),
        modality=modality,
        polarity=polarity,
        trigger=text.words(trigger),
        kept_back=kept_back,
    )
    dated = find_date(coder, unit, arguments.get("date", []))
    add_date(event, dated, clause, until)
    if dated and event.date is None:
        coder.tally.leave_argument(unit.item, unit.label, LATER)
    _add_place(coder, unit, event, arguments.get("place", []), clause, is_open=not kept_back)
    coder.note(unit, listed)
    return trigger or clause.main, event


def main_words(coder: Coder, trigger: list[Span], arguments: Sequence[Argument]) -> list[Span]:
    """The words that prove an act: its trigger, and those of its arguments in that sentence.

    Without a trigger they are those of all arguments; a trigger alone has its sentence with it.
    """
    spans = coder.spans(arguments)
    if not trigger:
        return spans
    near = [span for span in spans if coder.text.is_in_sentence(span, trigger[0])]
    return [*trigger, *near] if near else coder.text.sentences_around(trigger)


def find_date(coder: Coder, unit: Unit, arguments: Sequence[Argument]) -> FoundDate | None:
    """The first date that can be read from the words of arguments."""
    dated = None
    for each in arguments:
        found = [date for span in coder.spans([each]) for date in coder.reader.dates_in(span)]
        if not found:
            reason = "no date can be read from its words"
            coder.tally.leave_argument(unit.item, each.role, reason)
        elif dated:
            coder.tally.leave_argument(unit.item, each.role, "a date is there already")
        else:
            dated = found[0]
    return dated


def _assert(coder: Coder, unit: Unit, rule: EventRule) -> tuple[str | None, str, str]:
    """Mode, modality and polarity, as the rule and the features of the event have them."""
    mode, modality, polarity = rule.mode, rule.modality, rule.polarity
    for each in unit.features:
        found = coder.rules.feature(each.label, each.value)
        if found:
            coder.tally.code(each.id)
            modality = found.modality or modality
            polarity = found.polarity or polarity
            if (rule.type, found.mode) in coder.known.modes:
                mode = found.mode
    return mode, modality, polarity


def _add_place(
    coder: Coder,
    unit: Unit,
    event: Event,
    arguments: Sequence[Argument],
    clause: Clause,
    *,
    is_open: bool,
) -> None:
    """Add the place: all the words for it, of which one may name a country."""
    words: list[str | Anchor] = []
    names: list[str] = []
    country = None
    for span in coder.spans(arguments):
        found = clause.words(span)
        if found is None:
            coder.tally.leave_argument(unit.item, unit.label, NOT_QUOTED)
            continue
        words.append(found)
        names.append(coder.text.words([span]))
        named = country_words().get(names[-1].removeprefix("the "))
        if named and named.form == "name" and named.country_id in coder.known.countries:
            country = country or named.country_id
    name = ", ".join(dict.fromkeys(names))
    if words:
        is_named = is_open or len(name) <= _LONGEST_PLACE
        event.place = Place(name=name if is_named else None, country=country)
        event.evidence.place = words[0] if len(words) == 1 else [*words]
        if event.place.name is None and country is None:
            event.place, event.evidence.place = None, None
