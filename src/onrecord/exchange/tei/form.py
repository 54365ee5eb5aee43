"""TEI P5 as a form of annotations."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.tei.read import read_tei_files
from onrecord.exchange.tei.write import write_tei

TEI = AnnotationForm(
    name="tei",
    read=read_tei_files,
    write=write_tei,
)
