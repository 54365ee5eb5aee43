"""TEI P5 as a form of annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.form import AnnotationForm


def _read(path: Path) -> Iterator[Annotated | Problem]:
    from onrecord.exchange.tei.read import read_tei_files

    return read_tei_files(path)


def _write(annotated: Annotated) -> dict[str, bytes]:
    from onrecord.exchange.tei.write import write_tei

    return write_tei(annotated)


TEI = AnnotationForm(
    name="tei",
    what="TEI P5: names, dates, quotes and notes in the text, or annotations apart from it",
    read=_read,
    write=_write,
)
