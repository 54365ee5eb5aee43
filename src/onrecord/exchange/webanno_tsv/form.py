"""WebAnno TSV as a form of annotations."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.webanno_tsv.read import read_webanno_tsv
from onrecord.exchange.webanno_tsv.write import write_webanno_tsv

WEBANNO_TSV = AnnotationForm(
    name="webanno-tsv",
    read=read_webanno_tsv,
    write=write_webanno_tsv,
)
