"""Tables of a publication as pandas frames, for forms that are made by an analysis."""

from __future__ import annotations

from onrecord.analysis.take import Load
from onrecord.forms.publication import Publication
from onrecord.release.convert import convert


def frames(publication: Publication) -> Load:
    """Give what loads a table or view of the publication by name as an Arrow-backed frame."""
    return lambda name: convert(publication.load(name), "pandas")
