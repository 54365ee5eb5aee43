"""What a test reads on the page of a table."""

from __future__ import annotations

import html
import re


def heads(page: str) -> list[str]:
    """The heads of the columns, in words."""
    found = re.search(r"<thead.*?</thead>", page, re.S)
    assert found
    cells = re.findall(r"<th[^>]*>(.*?)</th>", found[0], re.S)
    return [re.sub(r"<[^>]*>", "", re.sub(r"<span.*?</span>", "", each)).strip() for each in cells]


def keys(page: str) -> list[str]:
    """The keys of the rows, in order."""
    return re.findall(r'<th role="rowheader"[^>]*><a href="[^"]*">([^<]*)</a>', page)


def link(page: str, text: str) -> str:
    """The path that the link of these words leads to."""
    found = re.search(rf'<a[^>]*href="([^"]*)"[^>]*>\s*{re.escape(text)}', page)
    assert found, text
    return re.sub(r"^https?://[^/]*", "", html.unescape(found[1]))
