"""Check what the coding rules promise of rows together."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.links import KEYS
from onrecord.checks.violation import RowsByTable, Violation

_MAIN = ("events", "quotes", "appointments")


def check_coding(rows: RowsByTable, *, include_drafts: bool = False) -> Iterator[Violation]:
    """Yield every row that breaks a coding rule; drafts break one unless they are asked for."""
    yield from _check_appointments(rows)
    yield from _check_basis(rows)
    coding = {row["document_id"]: row["coding"] for row in rows["documents"]}
    for table in _MAIN:
        for index, row in enumerate(rows[table]):
            has_document = row["document_id"] is not None and row["evidence_id"] is not None
            if has_document == (row["record_id"] is not None):
                message = "expected either a document with evidence or an official record"
                yield Violation(table, index, "evidence_id", "provenance", message)
            if coding.get(row["document_id"]) == "none":
                message = (
                    f"the facts of document {row['document_id']!r} say 'coding: none', but it has "
                    f"{table}; write partial or complete there"
                )
                yield Violation(table, index, KEYS[table], "coding", message)
            if row["status"] == "draft" and not include_drafts:
                message = f"{row[KEYS[table]]!r} is a draft; confirm it, or build --include-drafts"
                yield Violation(table, index, "status", "draft", message)


def _check_appointments(rows: RowsByTable) -> Iterator[Violation]:
    """An act of appointing with a named appointee and its appointment row need each other."""
    appointed = {(row["event_id"], row["appointee_id"]) for row in rows["appointments"]}
    known = {row["actor_id"] for row in rows["actors"]}
    named: dict[str, list[str]] = {}
    for row in rows["participants"]:
        if row["role"] == "recipient":
            named.setdefault(row["event_id"], []).append(row["actor_id"])
    for index, event in enumerate(rows["events"]):
        is_act = event["event_type"] == "APPOINT" and event["modality"] == "actual"
        if not is_act or event["polarity"] != "positive" or event["record_id"] is not None:
            continue
        for appointee in named.get(event["event_id"], ()):
            if appointee in known and (event["event_id"], appointee) not in appointed:
                message = (
                    f"APPOINT of {appointee!r} without its row in appointments; "
                    f"add one with event: {_own(event['event_id'])}"
                )
                yield Violation("events", index, "event_type", "appointment_missing", message)
    states = {row["action"]: row["is_state"] for row in rows["appointment_actions"]}
    for index, row in enumerate(rows["appointments"]):
        from_document = row["record_id"] is None
        if from_document and row["event_id"] is None and states.get(row["action"]) is False:
            message = f"{row['action']!r} is an act; name its event, or code the standing"
            yield Violation("appointments", index, "action", "event_missing", message)


def _check_basis(rows: RowsByTable) -> Iterator[Violation]:
    for index, quote in enumerate(rows["quotes"]):
        if (quote["speaker_id"] is None) != (quote["speaker_basis"] == "none"):
            message = (
                f"speaker_basis {quote['speaker_basis']!r} with "
                f"{'no speaker' if quote['speaker_id'] is None else 'a speaker'}"
            )
            yield Violation("quotes", index, "speaker_basis", "speaker_basis", message)


def _own(row_id: str) -> str:
    return row_id.rpartition("-")[2]
