"""The published records of the Office of the Historian, held against tables made by others."""

from __future__ import annotations

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from curated import CuratedFolder

from onrecord.corpus.facts import Record
from onrecord.corpus.read_jsonl import read_jsonl_items
from onrecord.records.import_records import ImportReport, import_records
from onrecord.records.imported import to_slug

Shared = Callable[[str], Path]

# Appointments that the table and we read otherwise, and why.
READ_OTHERWISE = {
    "bg-1901-dick-01": "a nominee who took no office leaves none, so the end stands in a note",
    "lb-1976-melo-01": "a nominee who took no office leaves none, so the end stands in a note",
    "ml-1960-vill-01": "a nominee's start without an end is no time in the office",
    "secr-1866-hunt": "it begins after its end, which is listed, so the time has no date",
    "secr-1906-wils": "the person is found by an earlier id, which the table does not look up",
}


def import_from(
    shared: Shared, corpus: CuratedFolder, kind: str
) -> tuple[ImportReport, list[Record]]:
    """Import the published records of a kind and read them back."""
    report = import_records(kind, shared(f"corpora/{kind}"), corpus.root)
    path = corpus.curated / "records" / f"{kind}.jsonl"
    items, problems = read_jsonl_items(corpus.root, path, Record)
    assert problems == []
    return report, [item for item, _ in items]


def gold(shared: Shared, name: str) -> list[dict[str, Any]]:
    """The rows of a table made from the same records by somebody else."""
    lines = shared(f"corpora/gold/{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def dates(date: str | None) -> tuple[str, str]:
    """The first and last day of a date, without the mark of an approximate one."""
    # Of a day between two the table has the last.
    day = re.sub(r"\[.*\.\.(.*)\]", r"\1", (date or "").replace("~", ""))
    first, _, last = day.partition("/")
    return first, last or (first if "/" not in (date or "") else "")


@pytest.mark.parametrize(("kind", "count"), [("travels", 4271), ("visits", 3264)])
def test_trips_and_visits(shared: Shared, corpus: CuratedFolder, kind: str, count: int) -> None:
    """Every trip and visit is a record with an event: who, where, from when to when."""
    report, records = import_from(shared, corpus, kind)
    assert (report.read, report.records, report.events) == (count, count, count)
    expected = Counter(
        (row["doc_id"], _words(event["source"]), _place(event), event["date"], event["end_date"])
        for row in gold(shared, "hsg_travels_visits")
        if (row["meta"]["corpus"] == "visit") == (kind == "visits")
        for event in row["events"]
    )
    found = Counter(
        (record.id.removeprefix("hsg-"), record.who, record.place or "", *dates(record.date))
        for record in records
    )
    assert found == expected


def _words(text: str) -> str:
    return " ".join(text.split())


def _place(event: dict[str, Any]) -> str:
    """The place of a trip, or else its country; a visit has none."""
    return _words(event.get("place", "")) or _words(event["target"] if "place" in event else "")


def test_appointments(shared: Shared, corpus: CuratedFolder) -> None:
    """Every appointment is a record with a row for each of its dates, as the table has them."""
    report, records = import_from(shared, corpus, "pocom")
    assert (report.read, report.records) == (7262, 7262)
    assert all(record.appointments for record in records)
    expected = Counter(
        (row["id"], row["person"], *(row[step] or "" for step in ("appointed", "started", "ended")))
        for row in gold(shared, "pocom_appointments")
    )
    found: Counter[tuple[str, ...]] = Counter()
    for record in records:
        by_action = {each.action: each.date for each in record.appointments}
        started = dates(by_action.get("incumbent"))[0]
        ended = by_action.get("former") or by_action.get("resigned")
        own_id = (record.locator or "").rpartition(" ")[2]
        appointed = by_action.get("appointed")
        found[own_id, record.who or "", appointed or "", started, dates(ended)[0]] += 1
    differing = sorted((expected - found).keys() | (found - expected).keys(), key=str)
    assert [row[0] for row in differing[::2]] == list(READ_OTHERWISE)
    assert sum((expected - found).values()) == len(READ_OTHERWISE)


@pytest.mark.parametrize("kind", ["travels", "visits", "pocom"])
def test_ids_are_those_of_the_latin_letters(
    shared: Shared, corpus: CuratedFolder, kind: str
) -> None:
    """That other alphabets are transliterated changes no id made from the published names."""
    _, records = import_from(shared, corpus, kind)
    names = {record.who or "" for record in records} | {record.id for record in records}
    for name in names:
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().lower()
        assert to_slug(name) == re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
