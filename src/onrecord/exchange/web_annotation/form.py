"""The form ``web-annotation``."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.web_annotation.read import read
from onrecord.exchange.web_annotation.write import write

WEB_ANNOTATION = AnnotationForm(name="web-annotation", read=read, write=write)
