"""The form ``brat``."""

from __future__ import annotations

from onrecord.exchange.brat.read import read
from onrecord.exchange.brat.write import write
from onrecord.exchange.form import AnnotationForm

BRAT = AnnotationForm(
    name="brat",
    read=read,
    write=write,
    keeps_loose=True,
)
