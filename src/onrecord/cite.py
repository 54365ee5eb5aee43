"""The verb cite, for the dataset that comes with the package."""

from __future__ import annotations

from onrecord.access import Package
from onrecord.layout import bundled


def cite(row_id: str | None = None, *, style: str = "text") -> str:
    """Cite the dataset, or one row of it, with version and hash, as ``text`` or ``bibtex``.

    A row is cited with the words that prove it and their document. Raises UsageError for another
    style, and for an id that is no row of events, quotes or appointments.
    """
    return Package(bundled().root).cite(row_id, style=style)
