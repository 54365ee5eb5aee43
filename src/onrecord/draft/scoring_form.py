"""Draft texts for a scorer: a line of JSON for each, with offsets and no identifiers."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

from onrecord.console import count_of
from onrecord.draft.defaults import LEAST
from onrecord.draft.draft_text import draft_text
from onrecord.draft.events.arguments import MUTUAL
from onrecord.draft.parsed.spans import in_one_line
from onrecord.draft.proposals import (
    Mention,
    ProposedAppointment,
    ProposedEvent,
    ProposedQuote,
)
from onrecord.errors import DataError, Problem
from onrecord.layout import bundled
from onrecord.tables.events import derive_plover_type

# What scorers call the acts that lists of nominations tell of.
_STATUS = {
    "nominated": "nomination",
    "withdrawn": "withdrawal",
    "announced": "announced-nominee",
    "appointed": "announced-appointee",
}


def write_scoring_form(texts: Path, out: Path, *, least: float = LEAST) -> str:
    """Draft the texts of a JSON Lines file, and write their proposals in the same order.

    Lines have the keys ``doc_id`` and ``text``; empty ones are passed over. ``least`` is the score
    that a proposal needs. Gives what was done in a line. Raises DataError with every line that is
    wrong; then nothing is written.
    """
    beside = out.with_name(f".{out.name}.new")
    problems: list[Problem] = []
    count = 0
    try:
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            for found in _read_texts(texts):
                if isinstance(found, Problem):
                    problems.append(found)
                elif not problems:
                    count += 1
                    drafted = to_scoring_form(*found, least=least)
                    file.write(json.dumps(drafted, ensure_ascii=False) + "\n")
        if problems:
            raise DataError(problems)
        beside.replace(out)
    finally:
        beside.unlink(missing_ok=True)
    return f"{count_of(count, 'texts')} drafted to {out}"


def to_scoring_form(doc_id: str, text: str, *, least: float = LEAST) -> dict[str, Any]:
    """The proposals for a text, as scorers read them.

    >>> to_scoring_form("d1", "")
    {'doc_id': 'd1', 'quotes': [], 'events': [], 'appointments': []}
    """
    found = draft_text(text).above(least)
    return {
        "doc_id": doc_id,
        "quotes": [_quote(each, text) for each in found.quotes],
        "events": [_event(each, text) for each in found.events],
        "appointments": [_appointment(each, text) for each in found.appointments],
    }


def _read_texts(path: Path) -> Iterator[tuple[str, str] | Problem]:
    with path.open("rb") as file:
        for number, line in enumerate(file, start=1):
            if line.strip():
                yield _read(line, path, number)


def _read(line: bytes, path: Path, number: int) -> tuple[str, str] | Problem:
    try:
        value = json.loads(line)
        doc_id, text = value["doc_id"], value["text"]
        if isinstance(doc_id, str) and isinstance(text, str):
            (doc_id + text).encode()  # half of a character that takes two is no text
            return doc_id, text
        fault = "doc_id and text must be texts"
    except UnicodeError:
        fault = "not UTF-8 text"
    except (ValueError, RecursionError) as error:
        fault = f"not JSON: {error}"
    except (KeyError, TypeError):
        fault = 'expected an object with the keys "doc_id" and "text"'
    return Problem(str(path), number, fault)


def _quote(quote: ProposedQuote, text: str) -> dict[str, Any]:
    start, end = quote.content[0].start, quote.content[-1].end
    found: dict[str, Any] = {
        "start": start,
        "end": end,
        "spans": [list(span) for span in quote.content],
        "text": text[start:end],
        "score": quote.score,
        "because": quote.because,
    }
    if quote.speaker:
        found |= _spanned("speaker", quote.speaker, text, "speaker_text")
    if quote.cue:
        found |= {"cue": text[slice(*quote.cue)]}
        found |= {"cue_start": quote.cue.start, "cue_end": quote.cue.end}
    return found


def _event(event: ProposedEvent, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "type": _plover_type(event),
        "mode": event.mode,
        "start": event.trigger.start,
        "end": event.trigger.end,
        "trigger": text[slice(*event.trigger)],
        "source": None,
        "target": None,
        "modality": event.modality,
        "polarity": event.polarity,
        "score": event.score,
        "because": event.because,
    }
    if event.actors:
        found |= _spanned("source", event.actors[0], text)
        found["source_spans"] = [list(each.span) for each in event.actors]
    # Scorers want pairs: what several do together, each does to the others.
    targets = event.recipients
    if not targets and len(event.actors) > 1 and event.type in MUTUAL:
        targets = (*event.actors[1:], event.actors[0])
    if targets:
        found |= _spanned("target", targets[0], text)
        found["target_spans"] = [list(each.span) for each in targets]
    if event.date:
        found["date"] = event.date.edtf
    if event.place:
        found["place"] = event.place.name
    return found


def _plover_type(event: ProposedEvent) -> str:
    """The type of PLOVER, as the tables derive it; our own for our extensions."""
    return derive_plover_type(_event_types()[event.type], event.modality) or event.type


@cache
def _event_types() -> dict[str, dict[str, str]]:
    """The rows of the vocabulary that comes with the package."""
    with bundled().table("event_types", "csv").open(encoding="utf-8", newline="") as file:
        return {row["event_type"]: row for row in csv.DictReader(file)}


def _appointment(appointment: ProposedAppointment, text: str) -> dict[str, Any]:
    found: dict[str, Any] = {
        "start": appointment.main[0].start,
        "end": appointment.main[-1].end,
        **_spanned("nominee", appointment.appointee, text),
        "nominee": in_one_line(text, appointment.appointee.span),
        "office": appointment.office_name,
        "office_start": appointment.office.start,
        "office_end": appointment.office.end,
        "status": _STATUS.get(appointment.action, appointment.action),
        "predecessor": None,
        "why": appointment.predecessor_reason,
        "score": appointment.score,
        "because": appointment.because,
    }
    if appointment.appointing_authority:
        found["appointer"] = in_one_line(text, appointment.appointing_authority.span)
    if appointment.predecessor:
        found |= _spanned("predecessor", appointment.predecessor, text)
    if appointment.date:
        found["date"] = appointment.date.edtf
    return found


def _spanned(key: str, mention: Mention, text: str, name: str = "") -> dict[str, Any]:
    words = text[slice(*mention.span)]
    return {
        name or key: words,
        f"{key}_start": mention.span.start,
        f"{key}_end": mention.span.end,
        f"{key}_name": mention.name,
    }
