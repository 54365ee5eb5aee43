"""Keep text that may not be passed on out of a row of ``disagreements``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.checks.leaks import find_leak
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document
from onrecord.errors import Problem
from onrecord.evidence.text import Span
from onrecord.tables.rows import Row
from onrecord.tables.text_release import merge


def keep_back(
    row: Row, document: Document, proofs: Iterable[tuple[int, int]], origin: Origin
) -> Iterator[Problem]:
    """Put positions in place of values that repeat a text which is kept back.

    A pass stays as it was handed in, so nobody can put its values into other words; a note of
    whoever decided can be mended, and gives a problem. ``proofs`` are the main spans of the
    adjudicated coding, whose words ``text_release: evidence`` passes on.
    """
    release, text = document.facts.text_release, document.text
    if release == "full":
        return
    free = merge(Span(*each) for each in proofs) if release == "evidence" else []
    for column in ("first_value", "second_value"):
        leak = find_leak(row[column] or "", text, free)
        if leak:
            start = text.index(leak)
            row[column] = f"{start}-{start + len(leak)}"
    leak = find_leak(row["note"] or "", text, free)
    if leak:
        yield origin.problem(
            f"a note on {row['disagreement_id']} repeats {leak!r}, which the document's "
            "text_release keeps back; say it in your own words"
        )
