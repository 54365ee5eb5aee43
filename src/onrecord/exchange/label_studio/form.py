"""Label Studio as a form of annotations."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.form import AnnotationForm


def _read(path: Path) -> Iterator[Annotated | Problem]:
    from onrecord.exchange.label_studio.read import read_label_studio

    return read_label_studio(path)


def _write(annotated: Annotated) -> dict[str, bytes]:
    from onrecord.exchange.label_studio.write import write_label_studio

    return write_label_studio(annotated)


LABEL_STUDIO = AnnotationForm(
    name="label-studio",
    what="tasks of Label Studio with their annotations, as it exports them in JSON",
    read=_read,
    write=_write,
)
