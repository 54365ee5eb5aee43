"""Rows that keep to the schemas and are as nasty as these allow."""

from __future__ import annotations

import datetime
from typing import Any

import pyarrow as pa
from support import arrow_rows, real_tables, small_rows

# What a cell may hold, by what it tries to break.
HOSTILE_TEXTS = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "minus": "-1",
    "at": "@SUM(A1:A9)",
    "tab": "\t=1+1",
    "carriage return": "\r=1+1",
    "line breaks": "one\ntwo\r\nthree\u2028four",
    "quotes": 'it\'s "quoted", `so` and \\ back; DROP TABLE events; --',
    "markup": "<script>alert(1)</script> &amp; ]]> <!-- -->",
    "control": "bell\x07 and escape\x1b and delete\x7f",
    "no character": "\ufffe\uffff",
    "escape of a spreadsheet": "_x0041_",
    "rich text of a spreadsheet": "<r>bold & <b></r>",
    "address": "https://example.org/a?b=c#d",
    "number": "007",
    "missing": "NA",
    "emoji": "😀 👩\u200d👩\u200d👧",
    "right to left": "\u202eשלום\u202c العربية",
    "combining": "e\u0301 ﷺ Å",
    "space": "  around  ",
}
# Before 1582 and 1900 others count days otherwise; the last is the last that Python knows.
HOSTILE_DATES = ["0001-01-01", "1582-10-10", "1843-05-02", "1900-02-28", "1900-03-01", "9999-12-31"]


def hostile_rows() -> dict[str, pa.Table]:
    """Make the rows of the hostile package: the small ones, with other events."""
    rows = small_rows()
    first = rows["events"].to_pylist()[0]
    events = [
        _hostile_event(first, number, text)
        for number, text in enumerate(HOSTILE_TEXTS.values(), start=1)
    ]
    rows["events"] = arrow_rows(real_tables()["events"], events)
    for name in ("removed_rows", "appointments", "offices", "participants"):
        rows[name] = rows[name].slice(0, 0)
    return rows


def _hostile_event(first: dict[str, Any], number: int, text: str) -> dict[str, Any]:
    day = datetime.date.fromisoformat(HOSTILE_DATES[number % len(HOSTILE_DATES)])
    return {
        **first,
        "event_id": f"memo-e{number:02}",
        "summary": text,
        "date_text": text,
        "place_name": text,
        "date_earliest": day,
        "date_latest": day,
        "intensity": [1.5, -10.0, 0.1, None][number % 4],
    }
