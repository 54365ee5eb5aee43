"""Read an XML file that anybody may have written, and the text of its elements."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path
from typing import Any

from lxml import etree

from onrecord.corpus.files import shown
from onrecord.corpus.xml_parser import make_xml_parser
from onrecord.errors import Problem

Element = Any

_EXPECTED = "restore the file as the Office of the Historian publishes it"


def read_xml(root: Path, path: Path) -> tuple[Element | None, list[Problem]]:
    """Read a file below ``root``: its outermost element, or None and what is wrong.

    No entity is expanded and nothing is fetched; a document type, which can ask for both, is a
    problem. Elements know their lines.
    """
    file = shown(root, path)
    try:
        outermost = etree.fromstring(path.read_bytes(), make_xml_parser())
    except etree.XMLSyntaxError as error:
        reason = (error.msg or "unknown fault").partition(" (")[0]
        line = max(error.lineno or 1, 1)
        return None, [Problem(file, line, f"not readable as XML: {reason}; {_EXPECTED}")]
    except OSError as error:
        return None, [Problem(file, 1, f"{error.strerror or 'cannot be read'}; {_EXPECTED}")]
    if outermost.getroottree().docinfo.doctype:
        return None, [Problem(file, 1, f"declares a document type; {_EXPECTED}")]
    return outermost, []


def text_of(element: Element | None, path: str = ".") -> str:
    """The text of the first element at a path below, in one line; empty where there is none.

    >>> text_of(etree.fromstring("<a><b> one <i>or</i>\\n two</b></a>"), "b")
    'one or two'
    """
    found = None if element is None else element.find(path)
    words = "" if found is None else "".join(found.itertext())
    return unicodedata.normalize("NFC", " ".join(re.sub(r"[\x7f-\x9f]", " ", words).split()))
