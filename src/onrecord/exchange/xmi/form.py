"""UIMA CAS XMI as a form of annotations."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.xmi.read import read_xmi
from onrecord.exchange.xmi.write import write_xmi

XMI = AnnotationForm(
    name="xmi",
    read=read_xmi,
    write=write_xmi,
)
