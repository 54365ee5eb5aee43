"""Check how rows point at each other: pairs of columns, circles, rows that are not there."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.checks.violation import RowsByTable, Violation

KEYS = {
    "events": "event_id",
    "quotes": "quote_id",
    "appointments": "appointment_id",
    "documents": "document_id",
}
_EVENT_LINKS = ("embedded_in", "same_act_as", "realized_by", "attributed_to")


def check_links(rows: RowsByTable) -> Iterator[Violation]:
    """Yield every link between rows that makes no sense."""
    yield from _check_row_ids(rows)
    yield from _check_circles(rows)
    for index, event in enumerate(rows["events"]):
        if (event["embedded_in"] is None) != (event["embedding"] is None):
            given, missing = ("embedded_in", "embedding")
            if event["embedded_in"] is None:
                given, missing = missing, given
            message = f"{given} without {missing}; an embedded event needs both"
            yield Violation("events", index, given, "embedding", message)
    yield from _check_realized(rows)


def _check_row_ids(rows: RowsByTable) -> Iterator[Violation]:
    """Evidence, corroborations and notes name a table and a row of it."""
    known = {table: {row[key] for row in rows[table]} for table, key in KEYS.items()}
    for table in ("evidence", "corroborations", "notes"):
        for index, row in enumerate(rows[table]):
            if row["row_id"] not in known.get(row["table_name"], ()):
                message = f"unknown row {row['row_id']!r} of {row['table_name']}"
                yield Violation(table, index, "row_id", "row_id", message)


def _check_circles(rows: RowsByTable) -> Iterator[Violation]:
    """Following one kind of link never leads back; nor does attributing events to quotes."""
    spoken = {row["quote_id"]: row["event_id"] for row in rows["quotes"]}
    for link in _EVENT_LINKS:
        after = {}
        for row in rows["events"]:
            target = row[link]
            after[row["event_id"]] = spoken.get(target) if link == "attributed_to" else target
        for index, row in enumerate(rows["events"]):
            if _returns(row["event_id"], after):
                message = f"{link} {row[link]!r} leads back to {row['event_id']!r} in a circle"
                yield Violation("events", index, link, "circle", message)


def _returns(start: str, after: dict[str, str | None]) -> bool:
    seen = {start}
    at = after.get(start)
    while at is not None and at not in seen:
        seen.add(at)
        at = after.get(at)
    return at == start


def _check_realized(rows: RowsByTable) -> Iterator[Violation]:
    modality = {row["event_id"]: row["modality"] for row in rows["events"]}
    negative = {row["event_id"] for row in rows["events"] if row["polarity"] == "negative"}
    for index, event in enumerate(rows["events"]):
        target = event["realized_by"]
        if target is None or target not in modality:
            continue
        if event["modality"] == "actual":
            message = "realized_by stands on an actual event; use same_act_as for an act told twice"
            yield Violation("events", index, "realized_by", "realized_by", message)
        elif modality[target] != "actual" or target in negative:
            found = "negative" if target in negative else modality[target]
            message = f"realized_by {target!r} is {found}; expected an actual event that took place"
            yield Violation("events", index, "realized_by", "realized_by", message)
