"""Small packages with just the events that a test wants, and pages taken apart."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from browse.conftest import Site
from support import arrow_rows, real_tables, small_rows, write_package

Attributes = dict[str, str | None]
Row = dict[str, Any]


class Elements(HTMLParser):
    """The elements of a page with their attributes, and its text."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, Attributes]] = []
        self.words: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note an element."""
        self.found.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        """Note some text."""
        self.words.append(data)

    @property
    def text(self) -> str:
        """What the page says, with single spaces."""
        return " ".join("".join(self.words).split())

    def all(self, tag: str, name: str | None = None) -> list[Attributes]:
        """The attributes of all elements of a kind, or of those that have a class."""
        return [
            attributes
            for found, attributes in self.found
            if found == tag and (name is None or name in (attributes.get("class") or "").split())
        ]


def items(page: str) -> dict[str, str]:
    """The HTML of each item of a list that has an id, by the id; none may come twice."""
    found = re.findall(r'<li id="([^"]+)">(.*?)</li>', page, re.DOTALL)
    assert len(found) == len(dict(found))
    return dict(found)


def event(number: int, **columns: Any) -> Row:
    """A row of events, of which a test changes what it is about."""
    return {
        "event_id": f"memo-e{number:02}",
        "summary": f"Event {number}.",
        "event_type": "CONSULT",
        "modality": "actual",
        "polarity": "positive",
        "date_basis": "none",
        "record_id": "gazette",
        "status": "curated",
        "annotator_id": "tester",
        **columns,
    }


def dated(number: int, earliest: str | None, latest: str | None, **columns: Any) -> Row:
    """A row of events whose day lies between two, of which one can be open."""
    return event(
        number,
        date_text="then",
        date_edtf=earliest if earliest == latest else f"[{earliest or ''}..{latest or ''}]",
        date_earliest=earliest and date.fromisoformat(earliest),
        date_latest=latest and date.fromisoformat(latest),
        date_basis="stated",
        **columns,
    )


def act(event_id: str, agent: str, *others: str, role: str = "recipient") -> list[Row]:
    """The rows of participants of an event in which somebody acts on others."""
    parts = [
        ("actor", 1, agent),
        *((role, number, other) for number, other in enumerate(others, 1)),
    ]
    return [
        {"event_id": event_id, "role": part, "position": number, "actor_id": who, "basis": "stated"}
        for part, number, who in parts
    ]


def site_with(root: Path, *, is_empty: bool = False, **tables: Iterable[Row]) -> Site:
    """A site over the small package, with the rows of some tables replaced, or of all taken out."""
    schemas = real_tables()
    rows = {name: table.slice(0, 0) if is_empty else table for name, table in small_rows().items()}
    rows |= {name: arrow_rows(schemas[name], list(given)) for name, given in tables.items()}
    write_package(root, rows)
    return Site(root)
