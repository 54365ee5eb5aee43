"""The form ``brat``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.form import AnnotationForm


def _read(path: Path) -> Iterator[Annotated | Problem]:
    from onrecord.exchange.brat.read import read

    return read(path)


def _write(annotated: Annotated) -> dict[str, bytes]:
    from onrecord.exchange.brat.write import write

    return write(annotated)


BRAT = AnnotationForm("brat", "brat standoff: a .txt and an .ann file a document", _read, _write)
