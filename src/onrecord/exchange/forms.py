"""The forms of annotations that other programs read and write, by their names."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.errors import unknown
from onrecord.exchange.brat.form import BRAT
from onrecord.exchange.form import AnnotationForm

FORMS: Mapping[str, AnnotationForm] = {each.name: each for each in (BRAT,)}


def find_form(name: str) -> AnnotationForm:
    """Find a form by its name; raises UsageError for one that does not exist."""
    if name not in FORMS:
        raise unknown("form of annotations", name, FORMS)
    return FORMS[name]
