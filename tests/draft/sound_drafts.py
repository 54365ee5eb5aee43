"""Whether the drafts of texts are sound: the proposals, and what is built of them."""

from __future__ import annotations

import re
import tempfile
import traceback
import unicodedata
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from draft.sound_proposals import list_faults
from lines import LinesFolder

from onrecord.draft.coding.known import Known
from onrecord.draft.draft_corpus import draft_corpus
from onrecord.draft.draft_text import draft_text
from onrecord.errors import DataError, Problem
from onrecord.layout import Layout
from onrecord.pipeline.build import build_release

# The day before a leap day, so that "tomorrow" and "last year" have somewhere to go wrong.
_PUBLISHED = date(2024, 2, 28)

# What no text of a document may have.
_NO_TEXT = re.compile("[\\0\\r\\ufeff]")


def draft_faults(cases: dict[int, str], known: Known) -> Iterator[str]:
    """What is wrong with the proposals for each text; they must be the same a second time."""
    for number, text in cases.items():
        published = _PUBLISHED if number % 2 else None
        try:
            found = draft_text(text, published=published)
            faults = list_faults(text, found, known)
            if draft_text(text, published=published) != found:
                faults.append("not the same a second time")
        except Exception:
            faults = [traceback.format_exc(limit=-3)]
        for fault in faults:
            yield f"case {number}: {fault}"


def build_faults(cases: dict[int, str]) -> list[str]:
    """What is wrong with a dataset that is built of the drafts of texts."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        numbers = write_documents(root, cases)
        problems: list[Problem] = []
        try:
            problems += draft_corpus(root).problems
            build_release(root, Layout(root).work / "cache", include_drafts=True)
        except DataError as error:
            problems += error.problems
        except Exception:
            return [f"cases {numbers[0]} to {numbers[-1]}: {traceback.format_exc(limit=-3)}"]
        # A draft stands in the line of its text.
        return [f"case {numbers[(problem.line or 1) - 1]}: {problem}" for problem in problems]


def write_documents(root: Path, cases: dict[int, str]) -> list[int]:
    """Write texts as the documents of a small corpus, every third one kept back.

    Gives the numbers of those that are written: a document has some words, in normal form.
    """
    facts = {"title": "A text", "language": "en", "coding": "none", "published": str(_PUBLISHED)}
    lines, numbers = [], []
    for number, case in cases.items():
        text = unicodedata.normalize("NFC", _NO_TEXT.sub("", case))
        if text.strip():
            release = "full" if number % 3 else "evidence"
            lines.append({"id": f"case-{number}", "text": text, "text_release": release, **facts})
            numbers.append(number)
    LinesFolder(root).write_bulk(lines, [])
    return numbers
