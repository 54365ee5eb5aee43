"""Passes made by hand, and a corpus that two or three people coded."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from pathlib import Path

from curated import ANNOTATION, ANNOTATORS, CuratedFolder

from onrecord.agreement.fields import FIELDS
from onrecord.agreement.read_passes import DocumentPasses
from onrecord.agreement.units import PassRows, Unit


def unit(own: str, *spans: tuple[int, int], table: str = "events", **values: str | None) -> Unit:
    """A unit of the document d, empty but for some values."""
    known = dict.fromkeys(each.name for each in FIELDS[table]) | values
    return Unit(table, f"d-{own}", own, spans, known)


def one_pass(annotator: str, *units: Unit) -> PassRows:
    """A pass with units."""
    return PassRows(annotator, list(units))


def coded_document(
    *passes: PassRows, document_id: str = "d", length: int = 100, sentences: Sequence[int] = (0, 50)
) -> DocumentPasses:
    """A document of two sentences with passes over it."""
    return DocumentPasses(document_id, length, list(sentences), list(passes))


def write_passes(root: Path, kinds: Sequence[str] = ("person", "person")) -> CuratedFolder:
    """The small corpus, coded by ``p1`` and others just the same, until somebody changes it."""
    corpus = CuratedFolder(root)
    annotators = ANNOTATORS
    for number, kind in enumerate(kinds, start=1):
        annotators += f"p{number},{kind},Coder {number},Codes.\n"
        text = ANNOTATION.replace("annotator: a1", f"annotator: p{number}")
        corpus.write(f"annotations/bree.p{number}.yaml", text)
    corpus.write("vocabularies/annotators.csv", annotators)
    return corpus


def copy_document(corpus: CuratedFolder, number: int) -> None:
    """Add the document again under another name, with all its codings."""
    for folder in ("documents", "annotations"):
        for path in (corpus.curated / folder).glob("bree.*"):
            name = path.name.replace("bree", f"bree-{number}", 1)
            copied = Path(shutil.copy(path, path.with_name(name)))
            if folder == "annotations":
                text = copied.read_text().replace("document: bree", f"document: bree-{number}")
                copied.write_text(text)
