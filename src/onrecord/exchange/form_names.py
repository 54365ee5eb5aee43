"""The names of the forms of annotations, and what each is.

They stand apart from the forms, so that a list of them needs no library that reads or writes one.
"""

from __future__ import annotations

from collections.abc import Mapping

FORM_NAMES: Mapping[str, str] = {
    "brat": "brat standoff: a .txt and an .ann file a document",
    "web-annotation": (
        "W3C Web Annotations: a .txt and a .jsonld file a document; reads what Hypothesis exports, "
        "too"
    ),
    "label-studio": "tasks of Label Studio with their annotations, as it exports them in JSON",
    "webanno-tsv": "WebAnno TSV 3.3 of INCEpTION, one line for each token (3.2 is read as well)",
    "xmi": "UIMA CAS XMI with TypeSystem.xml, as INCEpTION has it, or a zip archive of them",
    "tei": "TEI P5: names, dates, quotes and notes in the text, or annotations apart from it",
}
