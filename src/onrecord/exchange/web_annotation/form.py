"""The form ``web-annotation``."""

from __future__ import annotations

from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.web_annotation.read import read
from onrecord.exchange.web_annotation.write import write

WEB_ANNOTATION = AnnotationForm(
    "web-annotation",
    "W3C Web Annotations: a .txt and a .jsonld file a document; reads what Hypothesis exports, too",
    read,
    write,
)
