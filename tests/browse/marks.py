"""Take the marks of a reading page apart."""

from __future__ import annotations

import html
import re
from typing import NamedTuple


class Mark(NamedTuple):
    """The classes and the text of a piece that is marked."""

    classes: frozenset[str]
    text: str


def marks(page: str) -> list[Mark]:
    """Every mark of a page, in order."""
    found = re.findall(r'<mark class="([^"]*)"[^>]*>(.*?)</mark>', page, re.DOTALL)
    return [Mark(frozenset(names.split()), html.unescape(text)) for names, text in found]


def words_of(page: str, token: str) -> str:
    """The text of all marks that have a class, joined."""
    return "".join(each.text for each in marks(page) if token in each.classes)


def card_numbers(page: str) -> dict[str, int]:
    """The number that the card of each row has on its page."""
    found = re.findall(r'<li class="card [^"]*\bc(\d+)" id="card-([^"]+)"', page)
    return {row_id: int(number) for number, row_id in found}


def plain(page: str) -> str:
    """The text of a page without its markup and without the numbers of rows."""
    page = re.sub(r'<a class="ref".*?</a>', "", page)
    page = re.sub(r"</(?:dt|dd|div|li|p|h[1-6])>", " ", page)
    return html.unescape(re.sub(r"<[^>]*>", "", page))
