"""The addresses of pages, and what the site links to outside."""

from __future__ import annotations

import re
from typing import NamedTuple
from urllib.parse import quote, urlencode

from datasette.utils import tilde_encode

from onrecord.browse.room import DATABASE

_WEB_ADDRESS = re.compile(r"(?i)https?://[^\s\x00-\x1f\x7f<>\"'\\]+")
_WIKIDATA_ITEM = re.compile(r"Q[1-9][0-9]*")


class Link(NamedTuple):
    """Words that lead to a page of the site, by its path from the root; None leads nowhere."""

    text: str
    path: str | None = None


def row_path(table: str, *key: object) -> str:
    """The page of a row.

    >>> row_path("events", "damage-control-e02")
    '/onrecord/events/damage-control-e02'
    """
    return f"/{DATABASE}/{table}/{','.join(tilde_encode(str(part)) for part in key)}"


def table_path(table: str, **filters: object) -> str:
    """The page of a table or view, narrowed down to rows that have these values."""
    query = f"?{urlencode(filters)}" if filters else ""
    return f"/{DATABASE}/{table}{query}"


def reading_path(document_id: str, row_id: str | None = None) -> str:
    """The reading page of a document, at the words of a row or passage."""
    anchor = f"#{quote(str(row_id))}" if row_id else ""
    return f"/-/read/{tilde_encode(str(document_id))}{anchor}"


def compare_path(document_id: str) -> str:
    """The page that shows two codings of a document side by side.

    >>> compare_path("damage-control")
    '/-/compare/damage-control'
    """
    return f"/-/compare/{tilde_encode(str(document_id))}"


def web_address(text: object) -> str | None:
    """The text if it is an address of the web that may become a link, else None.

    >>> web_address("javascript:alert(1)") is None
    True
    """
    return text if isinstance(text, str) and _WEB_ADDRESS.fullmatch(text) else None


def wikidata_address(item: object) -> str | None:
    """The page of a Wikidata item such as Q7821917, or None for anything else."""
    if isinstance(item, str) and _WIKIDATA_ITEM.fullmatch(item):
        return f"https://www.wikidata.org/wiki/{item}"
    return None
