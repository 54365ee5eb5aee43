"""A citation as RIS, which EndNote, Zotero and other reference managers read."""

from __future__ import annotations

from onrecord.citation.item import Item, date_parts, names


def to_ris(item: Item) -> str:
    """Write an item as a reference of type DATA, a tag a line.

    The tags are those of the RIS specification of 2011; there ET is the version of a data file. An
    item has no line breaks, so no value can begin a line with a tag of its own.
    """
    parts = [f"{part:02}" for part in date_parts(item)]
    lines = [
        ("TY", "DATA"),
        ("ID", item["id"]),
        *(("AU", name) for name in names(item)),
        ("TI", item["title"]),
        ("PY", "".join(parts[:1])),
        ("DA", "/".join(parts)),
        ("ET", item["version"]),
        ("PB", item.get("publisher", "")),
        ("DO", item.get("DOI", "")),
        ("UR", item.get("URL", "")),
        ("N1", item["note"]),
    ]
    return "\n".join([*(f"{tag}  - {text}" for tag, text in lines if text), "ER  - "])
