"""Warn of texts of which the evidence passes on more than half."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.corpus.read_documents import Document
from onrecord.errors import Problem
from onrecord.tables.rows import RowSet

_MOST_RELEASED = 0.5
_MENDED_BY = {"evidence": "shorten it, or use text_release: hashes", "hashes": "shorten it"}


def warn_shares(documents: Iterable[Document], out: RowSet) -> list[Problem]:
    """Give a warning for every document that should be kept back and mostly is not."""
    places = {document.document_id: document.origin for document in documents}
    return [
        places[row["document_id"]]
        .at("text_release")
        .problem(
            f"the evidence passes on {row['released_share']:.0%} of the text, more than half; "
            f"{_MENDED_BY[row['text_release']]}"
        )
        for row in out.rows["documents"].values
        if row["text_release"] in _MENDED_BY and row["released_share"] > _MOST_RELEASED
    ]
