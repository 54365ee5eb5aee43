"""Label Studio as a form of annotations."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.label_studio.read import read_label_studio
from onrecord.exchange.label_studio.write import write_label_studio

LABEL_STUDIO = AnnotationForm(
    name="label-studio",
    read=read_label_studio,
    write=write_label_studio,
)
