"""The form ``web-annotation``."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.form import AnnotationForm


def _read(path: Path) -> Iterator[Annotated | Problem]:
    from onrecord.exchange.web_annotation.read import read

    return read(path)


def _write(annotated: Annotated) -> dict[str, bytes]:
    from onrecord.exchange.web_annotation.write import write

    return write(annotated)


WEB_ANNOTATION = AnnotationForm(
    "web-annotation",
    "W3C Web Annotations: a .txt and a .jsonld file a document; reads what Hypothesis exports, too",
    _read,
    _write,
)
