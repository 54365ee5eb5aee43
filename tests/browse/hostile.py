"""A package that tries to break out of every page, and an audit of pages that may not let it."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.schema.model import Field, Table

NAUGHTY = '</title><script>alert(1)</script>"onmouseover="alert(1)" \'><img src=x onerror=alert(1)>'
ADDRESSES = [
    "javascript:alert(1)",
    "JaVaScRiPt://example.org/%0aalert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    'https://example.org/"onmouseover="alert(1)',
    "https://example.org/' onfocus=alert(1) autofocus='",
    "http://example.org/\nx",
    "//example.org/",
    NAUGHTY,
]


def write_hostile_package(root: Path) -> None:
    """Write a package whose every free text tries to break out of the page."""
    tables = real_tables()
    rows = {
        name: arrow_rows(tables[name], [_spoil(tables[name], row) for row in table.to_pylist()])
        for name, table in small_rows().items()
    }
    (document,) = rows["documents"].to_pylist()
    documents = [
        {**document, "document_id": f"memo-{number}", "url": address}
        for number, address in enumerate(ADDRESSES)
    ]
    rows["documents"] = arrow_rows(tables["documents"], [document, *documents])
    descriptor = write_package(root, rows)
    facts = json.loads(descriptor.read_text(encoding="utf-8"))
    facts |= {"title": NAUGHTY, "description": NAUGHTY}
    facts["licenses"] = [{"name": "x", "title": NAUGHTY, "path": "javascript:alert(1)"}]
    descriptor.write_text(json.dumps(facts), encoding="utf-8")


class Audit(HTMLParser):
    """What of a page could run or draw: the complaints about it, and where its links lead."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.complaints: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Complain of what the content security policy would have to stop."""
        known = dict(attrs)
        if tag in ("style", "iframe", "object", "embed", "base", "img"):
            self.complaints.append(f"<{tag}>")
        if tag == "script" and not (known.get("src") or "").startswith("/-/"):
            self.complaints.append(f"<script {known}>")
        for name, value in attrs:
            if name == "style" or name.startswith("on"):
                self.complaints.append(f"{tag} {name}={value}")
            if name in ("href", "src", "action", "formaction") and value:
                self.links.append(value)
                if urlsplit(value).scheme not in ("", "http", "https") or value.startswith("//"):
                    self.complaints.append(f"{tag} {name}={value}")


def complaints(site: Any, path: str, status: int = 200) -> list[str]:
    """What is wrong with a page."""
    answer = site.get(path)
    assert answer.status_code == status, f"{path}: {answer.status_code}"
    return Audit(answer.text).complaints


def _spoil(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    return {name: _spoiled(table, table.field(name), value) for name, value in row.items()}


def _spoiled(table: Table, field: Field, value: Any) -> Any:
    pointing = {name for key in table.foreign_keys for name in key.fields} | {*table.primary_key}
    is_code = field.name.endswith(("_id", "_sha256", "_code")) or field.name in (
        "row_id",
        "table_name",
    )
    if field.type != "string" or field.enum or field.name in pointing or is_code:
        return NAUGHTY if field.name == "wikidata_id" else value
    return NAUGHTY
