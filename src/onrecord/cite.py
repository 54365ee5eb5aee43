"""The verb cite, for the dataset that comes with the package."""

from __future__ import annotations

from onrecord.access import Package
from onrecord.layout import bundled


def cite(*, style: str = "text") -> str:
    """Cite the dataset with its version and hash, in the style ``text`` or ``bibtex``.

    Raises UsageError for another style.
    """
    return Package(bundled().root).cite(style=style)
