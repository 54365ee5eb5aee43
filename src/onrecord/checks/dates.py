"""Check uncertain dates: their five columns agree, and nothing actual lies after publication."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.checks.violation import Row, RowsByTable, Violation
from onrecord.corpus.edtf import EdtfError, bounds
from onrecord.schema.model import Table


def check_dates(rows: RowsByTable, tables: Mapping[str, Table]) -> Iterator[Violation]:
    """Yield every uncertain date that contradicts itself or the publication of its document."""
    for name, table in tables.items():
        prefixes = [each.removesuffix("_edtf") for each in table.columns if each.endswith("_edtf")]
        for index, row in enumerate(rows[name]):
            for prefix in prefixes:
                fault = _fault(row, prefix)
                if fault:
                    yield Violation(name, index, f"{prefix}_edtf", "uncertain_date", fault)
    yield from _check_publication(rows)
    yield from _check_reasons(rows)


def _fault(row: Row, prefix: str) -> str | None:
    edtf, basis = row[f"{prefix}_edtf"], row[f"{prefix}_basis"]
    days = row[f"{prefix}_earliest"], row[f"{prefix}_latest"]
    if edtf is None:
        if basis != "none":
            return f"no date, but its basis is {basis!r}; give the date, or leave the basis out"
        if (row[f"{prefix}_text"], *days) != (None, None, None):
            return f"{prefix}_edtf is empty, but other columns of the date are not"
        return None
    if basis == "none":
        return f"date {edtf!r} has the basis 'none'; expected 'stated' or 'inferred'"
    try:
        expected = bounds(edtf)
    except EdtfError as error:
        return str(error)
    return None if days == expected else f"date {edtf!r} lasts from {expected[0]} to {expected[1]}"


def _check_publication(rows: RowsByTable) -> Iterator[Violation]:
    """An actual act cannot begin after the last day on which the document can have appeared."""
    published = {row["document_id"]: row["published_latest"] for row in rows["documents"]}
    for table in ("events", "appointments"):
        for index, row in enumerate(rows[table]):
            latest = published.get(row["document_id"])
            is_actual = row.get("modality", "actual") == "actual"
            earliest = row["date_earliest"]
            if is_actual and earliest and latest and earliest > latest:
                message = (
                    f"its earliest date {earliest} is after the document's latest publication "
                    f"date {latest}; what is still to come is not actual"
                )
                yield Violation(table, index, "date_edtf", "after_publication", message)


def _check_reasons(rows: RowsByTable) -> Iterator[Violation]:
    """An inferred date has its reason in a note."""
    noted = {row["row_id"] for row in rows["notes"]}
    keys = {"events": "event_id", "appointments": "appointment_id", "documents": "document_id"}
    for table, key in keys.items():
        column = "published" if table == "documents" else "date"
        for index, row in enumerate(rows[table]):
            is_curated = row.get("record_id") is None and row.get("status", "curated") == "curated"
            if row[f"{column}_basis"] == "inferred" and is_curated and row[key] not in noted:
                message = f"the date of {row[key]!r} is inferred; give the reason in a note"
                yield Violation(table, index, f"{column}_basis", "inferred_without_reason", message)
