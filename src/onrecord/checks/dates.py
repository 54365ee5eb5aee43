"""Check uncertain dates: their five columns agree, and nothing actual lies after publication."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial

from onrecord.checks.rule import ROW, Forbidden, Question, Row, Rule, every, find_rows, subject
from onrecord.corpus.edtf import Bounds, EdtfError, bounds
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name, quote_text

_KEYS = {"events": "event_id", "appointments": "appointment_id", "documents": "document_id"}


def forbid_dates(tables: Mapping[str, Table]) -> Iterator[Forbidden]:
    """Yield what no uncertain date may be, but for its bounds, which only Python can tell."""
    for name, table in tables.items():
        for prefix in _prefixes(table):
            yield from _forbid_halves(name, prefix)
    yield from _forbid_future()


def ask_bounds(tables: Mapping[str, Table]) -> Iterator[Question]:
    """Ask whether the bounds of all dates are those of their text: each distinct date once."""
    dates = [(name, prefix) for name, table in tables.items() for prefix in _prefixes(table)]
    if dates:
        given = " UNION ALL ".join(
            f"SELECT {_days(prefix)} {_dated(name, prefix)}" for name, prefix in dates
        )
        rules = tuple(
            Rule(
                name,
                f"{prefix}_edtf",
                "uncertain_date",
                find_rows(f"SELECT r.{ROW}, {_days(prefix)} {_dated(name, prefix)}", _bounds_fault),
            )
            for name, prefix in dates
        )
        yield Question(f"SELECT DISTINCT * FROM ({given})", rules, _any_fault)


def ask_reasons(tables: Mapping[str, Table]) -> Iterator[Question]:
    """Ask whether an inferred date has no note with its reason."""
    for table, key in _KEYS.items():
        if table not in tables or "notes" not in tables:
            continue
        basis = "published_basis" if table == "documents" else "date_basis"
        curated = "" if table == "documents" else "r.record_id IS NULL AND r.status = 'curated' AND"
        source = (
            f"FROM {subject(table)} r ANTI JOIN {every('notes')} n ON n.row_id = r.{key} "
            f"WHERE {curated} r.{basis} = 'inferred'"
        )
        find = find_rows(
            f"SELECT r.{ROW}, r.{key} {source}",
            lambda row_id: f"the date of {row_id!r} is inferred; give the reason in a note",
        )
        yield Question(
            f"SELECT count(*) > 0 {source}",
            (Rule(table, basis, "inferred_without_reason", find),),
        )


def _prefixes(table: Table) -> Iterator[str]:
    for column in table.columns:
        prefix = column.removesuffix("_edtf")
        others = {f"{prefix}_{each}" for each in ("text", "earliest", "latest", "basis")}
        if column != prefix and others <= {*table.columns}:
            yield prefix


def _forbid_halves(table: str, prefix: str) -> Iterator[Forbidden]:
    edtf, basis, words, first, last = (
        f"r.{quote_name(f'{prefix}_{each}')}"
        for each in ("edtf", "basis", "text", "earliest", "latest")
    )
    forbid = partial(Forbidden, table, f"{prefix}_edtf", "uncertain_date")
    yield forbid(
        f"{edtf} IS NULL AND {basis} <> 'none'",
        lambda basis: f"no date, but its basis is {basis!r}; give the date, or leave the basis out",
        (basis,),
    )
    yield forbid(
        f"{edtf} IS NULL AND {basis} = 'none' AND coalesce({words}, CAST({first} AS VARCHAR), "
        f"CAST({last} AS VARCHAR)) IS NOT NULL",
        lambda: f"{prefix}_edtf is empty, but other columns of the date are not",
    )
    yield forbid(
        f"{edtf} IS NOT NULL AND {basis} = 'none'",
        lambda edtf: f"date {edtf!r} has the basis 'none'; expected 'stated' or 'inferred'",
        (edtf,),
    )


def _forbid_future() -> Iterator[Forbidden]:
    """An actual act cannot begin after the last day on which the document can have appeared."""
    for table in ("events", "appointments"):
        actual = "r.modality = 'actual' AND " if table == "events" else ""
        yield Forbidden(
            table,
            "date_edtf",
            "after_publication",
            f"{actual}r.date_earliest > d.published_latest",
            lambda earliest, latest: (
                f"its earliest date {earliest} is after the document's latest publication date "
                f"{latest}; what is still to come is not actual"
            ),
            ("r.date_earliest", "d.published_latest"),
        )


def _days(prefix: str) -> str:
    return ", ".join(
        f"r.{quote_name(f'{prefix}_{each}')} AS {each}" for each in ("edtf", "earliest", "latest")
    )


def _dated(table: str, prefix: str) -> str:
    edtf, basis = (f"r.{quote_name(f'{prefix}_{each}')}" for each in ("edtf", "basis"))
    return (
        f"FROM {subject(table)} r WHERE {edtf} IS NOT NULL "
        f"AND {basis} IS DISTINCT FROM {quote_text('none')}"
    )


def _any_fault(rows: Iterable[Row]) -> list[bool]:
    return [any(_bounds_fault(*row) for row in rows)]


def _bounds_fault(edtf: str, earliest: date | None, latest: date | None) -> str | None:
    try:
        expected: Bounds = bounds(edtf)
    except EdtfError as error:
        return str(error)
    if (earliest, latest) == expected:
        return None
    return f"date {edtf!r} lasts from {expected[0]} to {expected[1]}"
