"""Check what the coding rules promise of rows together."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from onrecord.checks.references import KEYS
from onrecord.checks.rule import ROW, Forbidden, Question, Rule, every, find_rows, subject

_MAIN = ("events", "quotes", "appointments")


def forbid_coding(*, include_drafts: bool = False) -> Iterator[Forbidden]:
    """Yield what breaks a coding rule in one row; drafts do unless they are asked for."""
    for table in _MAIN:
        yield from _forbid_common(table, include_drafts)
    yield Forbidden(
        "quotes",
        "speaker_basis",
        "speaker_basis",
        "(r.speaker_id IS NULL) <> (r.speaker_basis = 'none')",
        lambda basis, speaker: (
            f"speaker_basis {basis!r} with {'no speaker' if speaker is None else 'a speaker'}"
        ),
        ("r.speaker_basis", "r.speaker_id"),
    )


def ask_appointments(tables: Collection[str]) -> Iterator[Question]:
    """Ask whether an act of appointing lacks its row in appointments, or that row its event."""
    if {"appointments", "appointment_actions"} <= {*tables}:
        yield _ask_acts()
    if {"events", "participants", "appointments", "actors"} <= {*tables}:
        yield _ask_appointees()


def _ask_acts() -> Question:
    acts = f"SELECT action FROM {every('appointment_actions')} WHERE NOT is_state"
    source = (
        f"FROM {subject('appointments')} r SEMI JOIN ({acts}) USING (action) "
        "WHERE r.record_id IS NULL AND r.event_id IS NULL"
    )
    find = find_rows(
        f"SELECT r.{ROW}, r.action {source}",
        lambda action: f"{action!r} is an act; name its event, or code the standing",
    )
    rule = Rule("appointments", "action", "event_missing", find)
    return Question(f"SELECT count(*) > 0 {source}", (rule,))


def _ask_appointees() -> Question:
    """An act with a named appointee needs the row that says so of the two of them."""
    source = (
        f"FROM {subject('events')} r JOIN {every('participants')} p ON p.event_id = r.event_id "
        f"SEMI JOIN {every('actors')} k ON k.actor_id = p.actor_id "
        f"ANTI JOIN {every('appointments')} a "
        "ON a.event_id = r.event_id AND a.appointee_id = p.actor_id "
        "WHERE r.event_type = 'APPOINT' AND r.modality = 'actual' AND r.polarity = 'positive' "
        "AND r.record_id IS NULL AND p.role = 'recipient'"
    )
    find = find_rows(f"SELECT r.{ROW}, p.actor_id, r.event_id {source}", _say_missing)
    rule = Rule("events", "event_type", "appointment_missing", find, across=True)
    return Question(f"SELECT count(*) > 0 {source}", (rule,))


def _say_missing(appointee: str, event_id: str) -> str:
    own = event_id.rpartition("-")[2]
    return f"APPOINT of {appointee!r} without its row in appointments; add one with event: {own}"


def _forbid_common(table: str, include_drafts: bool) -> Iterator[Forbidden]:
    key = KEYS[table]
    # Of a document that nobody has coded there may be drafts.
    is_coded = "r.status <> 'draft'" if include_drafts else "true"
    yield Forbidden(
        table,
        "evidence_id",
        "provenance",
        "(r.document_id IS NOT NULL AND r.evidence_id IS NOT NULL) = (r.record_id IS NOT NULL)",
        lambda: "expected either a document with evidence or an official record",
    )
    yield Forbidden(
        table,
        key,
        "coding",
        f"d.coding = 'none' AND {is_coded}",
        partial(_say_uncoded, table),
        ("r.document_id",),
    )
    if not include_drafts:
        yield Forbidden(
            table,
            "status",
            "draft",
            "r.status = 'draft'",
            lambda row_id: f"{row_id!r} is a draft; confirm it, or build --include-drafts",
            (f"r.{key}",),
        )


def _say_uncoded(table: str, document_id: str) -> str:
    return (
        f"the facts of document {document_id!r} say 'coding: none', but it has {table}; write "
        "partial or complete there"
    )
