"""A citation as CSL-JSON, which Zotero, pandoc and other citation processors read."""

from __future__ import annotations

import json

from onrecord.citation.item import Item


def to_csl_json(item: Item) -> str:
    """Write an item as a list of one, which is what a file of CSL-JSON holds."""
    return json.dumps([item], ensure_ascii=False, indent=2)
