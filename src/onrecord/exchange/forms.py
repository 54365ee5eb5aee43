"""The forms of annotations that other programs read and write, by their names."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import unknown
from onrecord.exchange.brat.form import BRAT
from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.label_studio.form import LABEL_STUDIO
from onrecord.exchange.tei.form import TEI
from onrecord.exchange.web_annotation.form import WEB_ANNOTATION
from onrecord.exchange.webanno_tsv.form import WEBANNO_TSV
from onrecord.exchange.xmi.form import XMI

_ALL = (BRAT, WEB_ANNOTATION, LABEL_STUDIO, WEBANNO_TSV, XMI, TEI)
FORMS: Mapping[str, AnnotationForm] = {each.name: each for each in _ALL}


def find_form(name: str) -> AnnotationForm:
    """Find a form by its name; raises UsageError for one that does not exist."""
    if name not in FORMS:
        raise unknown("form of annotations", name, FORMS)
    return FORMS[name]
