"""Parses the two XML files of a CAS without trust, and loads it through cassis."""

from __future__ import annotations

import keyword
import warnings
from io import BytesIO
from typing import Any

from onrecord.corpus.xml_parser import make_xml_parser
from onrecord.errors import Problem
from onrecord.exchange.xmi.check_types import check_types
from onrecord.exchange.xmi.find_files import CasFile

_ID = "{http://www.omg.org/XMI}id"
_SOFA = "{http:///uima/cas.ecore}Sofa"
_LONGEST_TEXT = 2_000_000
# Names of features that Python or cassis keep for themselves, and what they are given while cassis
# has them.
_TAKEN = {*keyword.kwlist, "get", "get_covered_text", "self", "set", "type", "value", "xmiID"}
_SET_APART = "__"


class UnreadableError(Exception):
    """Why a CAS is not read, and in which file and line."""

    def __init__(self, place: str, line: int, message: str) -> None:
        self.problem = Problem(place, line, message)
        super().__init__(message)


def load_cas(file: CasFile) -> tuple[Any, dict[str, int]]:
    """Load a CAS, and the lines of its annotations by their ids; UnreadableError if it is none."""
    from onrecord.errors import need

    need("cassis", "exchange")
    import cassis
    from lxml import etree

    types = _parse(f"{file.place} (TypeSystem.xml)", file.types)
    fault = check_types(types)
    if fault:
        raise UnreadableError(f"{file.place} (TypeSystem.xml)", 1, fault)
    root = _parse(file.place, file.content)
    lines = _check(file.place, root)
    _set_apart(types, root)
    with warnings.catch_warnings():
        # Such as about places that are not in the text.
        warnings.simplefilter("error", UserWarning)
        try:
            system = cassis.load_typesystem(BytesIO(etree.tostring(types)))
            cas = cassis.load_cas_from_xmi(BytesIO(etree.tostring(root)), typesystem=system)
        # The library says what is wrong with its input by errors of all kinds.
        except Exception as error:
            told = _shorten(f"{type(error).__name__}: {error}")
            what = f"is no CAS of its type system ({told}); export both again"
            raise UnreadableError(file.place, 1, what) from None
    return cas, lines


def name_feature(name: str) -> str:
    """The name of a feature as it was in the file."""
    plain = name.removesuffix(_SET_APART)
    return plain if plain in _TAKEN else name


def _parse(place: str, content: bytes) -> Any:
    from lxml import etree

    try:
        root = etree.fromstring(content, make_xml_parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        line = getattr(error, "lineno", None) or 1
        told = _shorten(getattr(error, "msg", error))
        raise UnreadableError(place, line, f"is not XML ({told}); export it again") from None
    if root.getroottree().docinfo.doctype:
        raise UnreadableError(place, 1, "has a document type; remove '<!DOCTYPE ...>'")
    return root


def _check(place: str, root: Any) -> dict[str, int]:
    """Check what cassis does not, and find the lines of all ids."""
    lines: dict[str, int] = {}
    sofas = 0
    for element in root:
        own = element.get(_ID)
        line = min(element.sourceline or 1, 1_000_000_000)
        if own in lines:
            raise UnreadableError(
                place, line, f"id {own!r} is given twice; export the document again"
            )
        if any(len(child) for child in element):
            raise UnreadableError(place, line, "elements stand too deep in each other for a CAS")
        if own is not None:
            lines[own] = line
        if element.tag == _SOFA:
            sofas += 1
            length = len(element.get("sofaString", ""))
            if length > _LONGEST_TEXT:
                what = f"the text has {length:,} characters; at most {_LONGEST_TEXT:,} are read"
                raise UnreadableError(place, line, what)
    if sofas != 1:
        what = f"{sofas:,} texts (views) are in the CAS; export a document that has one"
        raise UnreadableError(place, 1, what)
    return lines


def _shorten(message: object) -> str:
    """What a library says, in one line that is not too long."""
    plain = "".join(each if each.isprintable() else " " for each in str(message)[:2000])
    return " ".join(plain.split())[:300]


def _set_apart(types: Any, root: Any) -> None:
    """Rename the features whose names are not free in Python, as ``class`` or ``type``."""
    found = set()
    for name in types.iterfind(".//{*}featureDescription/{*}name"):
        plain = (name.text or "").strip()
        if plain in _TAKEN:
            found.add(plain)
            name.text = plain + _SET_APART
    for element in root if found else ():
        for plain in found & {*element.attrib}:
            element.set(plain + _SET_APART, element.attrib.pop(plain))
        for child in element:
            if child.tag in found:
                child.tag += _SET_APART
