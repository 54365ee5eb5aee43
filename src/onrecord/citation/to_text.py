"""A citation as one line of plain text."""

from __future__ import annotations

from onrecord.citation.item import Item, date_parts, names


def to_text(item: Item) -> str:
    """Write an item as sentences: authors and year, title and version, publisher, link, note.

    Without an author it begins with the title, and the year follows it.
    """
    year = "".join(map(str, date_parts(item)[:1])) or "n.d."
    title = f"{item['title']} (version {item['version']}) [{item['genre']}]"
    authors = "; ".join(names(item))
    doi = f"https://doi.org/{item['DOI']}" if "DOI" in item else ""
    sentences = [
        *([f"{authors} ({year})", title] if authors else [title, f"({year})"]),
        item.get("publisher", ""),
        doi or item.get("URL", ""),
        item["note"],
    ]
    return ". ".join(each.strip() for each in sentences if each)
