"""Changes that break one rule each in the small corpus, and the violation that must be found."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from onrecord.checks.violation import Violation

Rows = dict[str, list[dict[str, Any]]]


def change_row(table: str, row: int, **cells: Any) -> Callable[[Rows], object]:
    """A change of cells of one row."""
    return lambda rows: rows[table][row].update(cells)


def difference(**cells: Any) -> dict[str, Any]:
    """A difference between two codings of the small corpus, with some cells changed."""
    return {
        "disagreement_id": "bree.a1-e01.a2-e01.modality",
        "document_id": "bree",
        "table_name": "events",
        "first_annotator_id": "a1",
        "second_annotator_id": "a2",
        "first_row": "e01",
        "second_row": "e01",
        "field": "modality",
        "first_value": "planned",
        "second_value": "actual",
        "first_start": 4,
        "first_end": 12,
        "second_start": 8,
        "second_end": 12,
        **cells,
    }


BROKEN: dict[str, tuple[Callable[[Rows], object], Violation]] = {
    "required value missing": (
        change_row("events", 0, summary=None),
        Violation(
            "events", 0, "summary", "not_nullable", "events.summary is empty; it is required"
        ),
    ),
    "code outside an enum": (
        change_row("events", 0, modality="maybe"),
        Violation(
            "events",
            0,
            "modality",
            "enum",
            "unknown modality 'maybe'; expected one of actual, planned, possible, hypothetical",
        ),
    ),
    "malformed key": (
        change_row("mentions", 0, mention_id="X"),
        Violation(
            "mentions",
            0,
            "mention_id",
            "pattern",
            "malformed mention_id 'X'; expected the form "
            "[a-z0-9]+(-[a-z0-9]+)*-m[0-9]+-[0-9]+-[a-z0-9]+(-[a-z0-9]+)*",
        ),
    ),
    "below the minimum": (
        change_row("passages", 0, sentence=0),
        Violation(
            "passages",
            0,
            "sentence",
            "minimum",
            "passages.sentence 0 is out of range; minimum is 1",
        ),
    ),
    "above the maximum": (
        change_row("events", 0, intensity=11.0),
        Violation(
            "events",
            0,
            "intensity",
            "maximum",
            "events.intensity 11.0 is out of range; maximum is 10",
        ),
    ),
    "empty text": (
        change_row("events", 0, summary=""),
        Violation(
            "events",
            0,
            "summary",
            "min_length",
            "events.summary is an empty text; leave it out or say something",
        ),
    ),
    "key twice": (
        change_row("actors", 2, actor_id="ada-byron", name="Ada"),
        Violation(
            "actors",
            2,
            "actor_id",
            "unique",
            "actors.actor_id 'ada-byron' is given twice; keys are never used again",
        ),
    ),
    "joint key twice": (
        lambda rows: rows["event_contexts"].append(dict(rows["event_contexts"][0])),
        Violation(
            "event_contexts",
            1,
            "event_id",
            "unique(event_id, context)",
            "event_contexts has event_id, context = 'bree-e01', 'diplomatic' twice; keep one",
        ),
    ),
    "foreign key to nothing": (
        change_row("events", 0, actor_id="ada-byrn"),
        Violation(
            "events",
            0,
            "actor_id",
            "foreign_key",
            "unknown actor 'ada-byrn'; nearest 'ada-byron'",
        ),
    ),
    "mode of another type": (
        change_row("events", 0, event_mode="relations"),
        Violation(
            "events",
            0,
            "event_mode",
            "foreign_key",
            "unknown event mode 'relations' of CONSULT; its codes are multilateral, phone, "
            "third-party, visit",
        ),
    ),
    "bounds that are not those of the date": (
        change_row("events", 0, date_latest=datetime.date(2021, 5, 4)),
        Violation(
            "events",
            0,
            "date_edtf",
            "uncertain_date",
            "date '2021-05-03' lasts from 2021-05-03 to 2021-05-03",
        ),
    ),
    "words of a date that is not there": (
        change_row("events", 1, date_text="3 May"),
        Violation(
            "events",
            1,
            "date_edtf",
            "uncertain_date",
            "date_edtf is empty, but other columns of the date are not",
        ),
    ),
    "basis without a date": (
        change_row("events", 1, date_basis="stated"),
        Violation(
            "events",
            1,
            "date_edtf",
            "uncertain_date",
            "no date, but its basis is 'stated'; give the date, or leave the basis out",
        ),
    ),
    "actual after publication": (
        change_row(
            "documents",
            0,
            published_edtf="2021-05-02",
            published_earliest=datetime.date(2021, 5, 2),
            published_latest=datetime.date(2021, 5, 2),
        ),
        Violation(
            "events",
            0,
            "date_edtf",
            "after_publication",
            "its earliest date 2021-05-03 is after the document's latest publication date "
            "2021-05-02; what is still to come is not actual",
        ),
    ),
    "inferred date without a note": (
        lambda rows: rows["notes"].clear(),
        Violation(
            "events",
            4,
            "date_basis",
            "inferred_without_reason",
            "the date of 'bree-e05' is inferred; give the reason in a note",
        ),
    ),
    "evidence for a row that is not there": (
        change_row("evidence", 0, row_id="bree-e99"),
        Violation("evidence", 0, "row_id", "row_id", "unknown row 'bree-e99' of events"),
    ),
    "key that was taken back": (
        lambda rows: rows["removed_rows"].append(
            {"row_id": "bree-q02", "table_name": "quotes", "removed_in": "0.9.0", "reason": "No."}
        ),
        Violation(
            "quotes",
            1,
            "quote_id",
            "removed",
            "id 'bree-q02' was taken back in 0.9.0 and is never used again; take another",
        ),
    ),
    "key taken back in a version to come": (
        lambda rows: rows["removed_rows"].append(
            {"row_id": "bree-e99", "table_name": "events", "removed_in": "1.0.1", "reason": "No."}
        ),
        Violation(
            "removed_rows",
            0,
            "removed_in",
            "removed_in",
            "removed_in '1.0.1' is later than the version of the dataset, 1.0.0; raise the version "
            "in dataset.yaml, or give the one that no longer has the row",
        ),
    ),
    "key taken back for no reason": (
        lambda rows: rows["removed_rows"].append(
            {"row_id": "bree-e99", "table_name": "events", "removed_in": "0.9.0", "reason": " "}
        ),
        Violation(
            "removed_rows",
            0,
            "reason",
            "reason",
            "reason is blank; say why the row was taken back",
        ),
    ),
    "embedding alone": (
        change_row("events", 0, embedding="ordered"),
        Violation(
            "events",
            0,
            "embedding",
            "embedding",
            "embedding without embedded_in; an embedded event needs both",
        ),
    ),
    "realized_by on an actual event": (
        change_row("events", 0, realized_by="bree-e03"),
        Violation(
            "events",
            0,
            "realized_by",
            "realized_by",
            "realized_by stands on an actual event; use same_act_as for an act told twice",
        ),
    ),
    "realized by what is not actual": (
        change_row("events", 4, realized_by="bree-e04"),
        Violation(
            "events",
            4,
            "realized_by",
            "realized_by",
            "realized_by 'bree-e04' is hypothetical; expected an actual event that took place",
        ),
    ),
    "APPOINT without its appointment": (
        change_row("appointments", 1, event_id=None, action="designate"),
        Violation(
            "events",
            1,
            "event_type",
            "appointment_missing",
            "APPOINT of 'bob-roper' without its row in appointments; add one with event: e02",
        ),
    ),
    "act of appointing without its event": (
        change_row("appointments", 0, action="resigned"),
        Violation(
            "appointments",
            0,
            "action",
            "event_missing",
            "'resigned' is an act; name its event, or code the standing",
        ),
    ),
    "speaker without a basis": (
        change_row("quotes", 0, speaker_basis="none"),
        Violation(
            "quotes", 0, "speaker_basis", "speaker_basis", "speaker_basis 'none' with a speaker"
        ),
    ),
    "row without provenance": (
        change_row("events", 5, document_id=None, evidence_id=None),
        Violation(
            "events",
            5,
            "evidence_id",
            "provenance",
            "expected either a document with evidence or an official record",
        ),
    ),
    "draft": (
        change_row("quotes", 2, status="draft"),
        Violation(
            "quotes",
            2,
            "status",
            "draft",
            "'bree-q03' is a draft; confirm it, or build --include-drafts",
        ),
    ),
    "span outside of the document": (
        change_row("passages", 0, end=9000),
        Violation("passages", 0, "start", "span", "span 0 to 9000 is not in 'bree' of 377"),
    ),
    "span of a difference outside of the document": (
        lambda rows: rows["disagreements"].append(difference(second_end=9000)),
        Violation(
            "disagreements", 0, "second_start", "span", "span 8 to 9000 is not in 'bree' of 377"
        ),
    ),
    "difference of a unit without a place": (
        lambda rows: rows["disagreements"].append(difference(first_start=None, first_end=None)),
        Violation(
            "disagreements",
            0,
            "first_start",
            "span",
            "first_row, first_start, first_end are 'e01', empty, empty; all are there, or none",
        ),
    ),
    "words that do not fit their hash": (
        change_row("evidence", 1, exact="Ada Lovelace"),
        Violation("evidence", 1, "exact", "hash", "the hash of 'Ada Lovelace' differs"),
    ),
    "text that may not be passed on": (
        change_row("documents", 0, text_release="evidence"),
        Violation(
            "passages",
            0,
            "text",
            "text_release",
            "passages.text holds words that text_release 'evidence' keeps back",
        ),
    ),
}
