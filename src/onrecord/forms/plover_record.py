"""An event as a record of PLOVER, the ontology and exchange format of the Open Event Data Alliance.

The fields are those of the tables "PLOVER JSON" and of its objects in the manual, draft version 2.0
(https://github.com/openeventdata/PLOVER). Further fields, which it allows, say what it has none
for: event_type, modality, polarity, date_edtf, date_basis.
"""

from __future__ import annotations

from typing import Any

from onrecord.forms.plover_tables import PloverTables

Row = dict[str, Any]
# Between the pieces of words that stand apart in a document, as in the table quotes.
_GAP = " [...] "


def why_not(event: Row, tables: PloverTables) -> str | None:
    """Say why PLOVER cannot hold an event, or None if it can: it asks for type, actor and date."""
    if event["plover_type"] is None:
        return "PLOVER has no type for it"
    if not tables.participants(event["event_id"], "actor"):
        return "no actor is named"
    has_recipient = bool(tables.participants(event["event_id"], "recipient"))
    if tables.type(event["plover_type"]).get("is_recipient_required") and not has_recipient:
        return "its type requires a recipient and none is named"
    if event["date_earliest"] is None:
        return "no day is known on which it began at the earliest"
    return None


def make_record(event: Row, tables: PloverTables) -> Row:
    """Make the record of an event that PLOVER can hold; what is not known is left out."""
    event_id = event["event_id"]
    spans = tables.evidence(event_id, None, 1)
    record = {
        "id": event_id,
        "date": event["date_earliest"].isoformat(),
        "enddate": _end(event),
        "actor": _entities(event_id, "actor", tables),
        "recipient": _entities(event_id, "recipient", tables),
        "event": [event["plover_type"]],
        "event_loc": _place(event, tables),
        **_score(event, tables),
        "mode": _modes(event),
        "context": tables.contexts(event_id),
        # Tellings of one act have one link.
        "link": event["same_act_as"] or event_id,
        "text": _words(spans),
        "text_info": _filled({"start": _first(spans), "end": _last(spans)}),
        "cite_info": tables.citation(event),
        "coder": event["annotator_id"],
        "comment": event["summary"],
        "event_type": event["event_type"],
        "modality": event["modality"],
        "polarity": event["polarity"],
        "date_edtf": event["date_edtf"],
        "date_basis": event["date_basis"],
    }
    return _filled(record)


def _end(event: Row) -> str | None:
    latest = event["date_latest"]
    return None if latest in (None, event["date_earliest"]) else str(latest.isoformat())


def _is_rewritten(event: Row) -> bool:
    return bool(event["plover_type"] != event["event_type"])


def _score(event: Row, tables: PloverTables) -> Row:
    """Quadrant and score of the type that the record has, which a plan has of its announcement."""
    scored = tables.type(event["plover_type"]) if _is_rewritten(event) else event
    return {"quad_code": scored.get("quad_class"), "event_scale": scored.get("intensity")}


def _modes(event: Row) -> list[str]:
    """The mode of the act, and PLOVER's auxiliary modes for what did not simply take place.

    ``historical`` is not given: PLOVER does not say how long ago that is, and the date tells. A
    type that already stands for the future has no ``future``, and not the mode of the act planned.
    """
    is_rewritten = _is_rewritten(event)
    modes = [event["event_mode"]] if event["event_mode"] and not is_rewritten else []
    if event["modality"] == "planned" and not is_rewritten:
        modes.append("future")
    if event["modality"] in ("possible", "hypothetical"):
        modes.append("hypothetical")
    if event["polarity"] == "negative":
        modes.append("negation")
    return modes


def _entities(event_id: str, role: str, tables: PloverTables) -> list[Row]:
    return [
        _filled(
            {
                **tables.actor(each["actor_id"]),
                "entity_text": _words(tables.evidence(event_id, f"{role}s", each["position"])),
                "office": tables.office(each["office_id"]),
            }
        )
        for each in tables.participants(event_id, role)
    ]


def _place(event: Row, tables: PloverTables) -> Row:
    country = event["country_id"]
    place = {
        "resolved_place": event["place_name"],
        "country": tables.country(country),
        "country_code": country,
    }
    return _filled(place)


def _words(spans: list[Row]) -> str | None:
    # What stands for an anaphor is not what the document says in this place.
    pieces = [span["exact"] for span in spans if span["kind"] == "words"]
    return _GAP.join(pieces) if pieces and None not in pieces else None


def _first(spans: list[Row]) -> int | None:
    return min((span["start"] for span in spans), default=None)


def _last(spans: list[Row]) -> int | None:
    return max((span["end"] for span in spans), default=None)


def _filled(record: Row) -> Row:
    return {name: value for name, value in record.items() if value not in (None, [], {})}
