"""A dataset, or a part of it, as one CSL-JSON item: what every style is made from."""

from __future__ import annotations

import datetime
import re
import unicodedata
from typing import Any

from onrecord.citation.part import Part
from onrecord.release.description import Description

Item = dict[str, Any]
_ALWAYS = ("title", "version")
# Characters that would break a line, or that a terminal obeys.
_CONTROL = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
# Persian, the scripts of India and emoji are not spelled without the two.
_JOINERS = "\u200c\u200d"


def make_item(description: Description, part: Part | None = None) -> Item:
    """Make the item of a dataset, or of a part of it, with the variables of CSL 1.0.2.

    What is not known is left out. ``note`` has the hash of the dataset, and says whether it has
    drafts and which part is cited, since no variable is made for these. Authors are always literal:
    nothing says which part of a title is a family name. Control characters become spaces, and
    characters that only steer how others are shown are dropped.
    """
    version = description.version
    named = f"{description.name}-{version}" + (f"-{part.name}" if part else "")
    drafts = " (includes drafts, unconfirmed)" if description.includes_drafts else ""
    note = f"sha256:{description.sha256}{drafts}" + (f". {part.sentence}" if part else "")
    item = {
        "id": re.sub(r"[^A-Za-z0-9.-]", "-", named),
        "type": "dataset",
        "genre": "Data set",
        "title": _line(description.title),
        "author": [{"literal": name} for name in map(_line, description.authors) if name],
        "issued": _issued(description.released),
        "version": _line(version),
        "publisher": _line("; ".join(description.publishers)),
        "DOI": _line(description.doi or ""),
        "URL": _line(description.homepage or ""),
        "note": _line(note),
    }
    return {name: value for name, value in item.items() if value or name in _ALWAYS}


def names(item: Item) -> list[str]:
    """The names of the authors of an item."""
    return [each["literal"] for each in item.get("author", ())]


def date_parts(item: Item) -> list[int]:
    """Year, month and day of an item, or nothing."""
    return list(item["issued"]["date-parts"][0]) if "issued" in item else []


def _issued(released: str | None) -> dict[str, Any] | None:
    try:
        date = datetime.date.fromisoformat(released or "")
    except ValueError:
        return None
    return {"date-parts": [[date.year, date.month, date.day]]}


def _line(text: str) -> str:
    # A descriptor from elsewhere can hold halves of characters, which no file can.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    shown = "".join(each for each in whole if each in _JOINERS or not _steers(each))
    return _CONTROL.sub(" ", shown).strip()


def _steers(mark: str) -> bool:
    return unicodedata.category(mark) == "Cf"
