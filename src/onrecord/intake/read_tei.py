"""Read TEI P5 files: the text of a document, and what its header states."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from onrecord.corpus.xml_parser import make_xml_parser
from onrecord.intake.decode import decode
from onrecord.intake.found import Found, UnreadableError, to_line
from onrecord.intake.markup import Rules, name_of, names, read_blocks
from onrecord.intake.normalize import check_text, normalize
from onrecord.intake.values import add_facts, to_url

_XML = "{http://www.w3.org/XML/1998/namespace}"
_BLOCKS = names(
    "ab argument back body byline castitem castlist cit closer dateline div div1 div2 div3 div4 "
    "div5 div6 div7 docauthor docdate docimprint doctitle epigraph figure floatingtext front group "
    "head item l label lg list listbibl opener p postscript row salute signed sp speaker stage "
    "table text titlepage titlepart trailer"
)
_DROPPED = names("binaryobject del figdesc fw index note teiheader")
# Of readings that stand side by side, the one of the document is kept, not the editor's.
_EDITED = frozenset(("corr", "reg", "expan", "rdg"))
_PUBLISHED = (None, "published", "publication", "issued", "posted", "released")
_DECLARED = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.I)
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^>]*\?>")


def read_tei(content: bytes, encoding: str | None) -> Found:
    """Read a TEI document: everything in its text but notes and what was deleted.

    Raises UnreadableError if it is no well-formed TEI P5, or declares entities.
    """
    return read_parsed(*parse_tei(content, encoding))


def parse_tei(content: bytes, encoding: str | None) -> tuple[Any, list[str]]:
    """Give the root element of an XML file, and how it was decoded.

    Raises UnreadableError if it is not well-formed, or declares entities.
    """
    declared = _DECLARED.search(content[:400])
    text, changes = decode(content, declared[1].decode() if declared else None, encoding)
    check_text(text)
    return _parse(_DECLARATION.sub("", text)), changes


def read_parsed(root: Any, changes: list[str]) -> Found:
    """Read the text and the header of a TEI document; its elements lose their namespaces.

    Raises UnreadableError if it is no TEI P5.
    """
    text, left_out = read_blocks(text_element(root), RULES)
    text, more = normalize(text)
    changes = [*changes, "text taken from <text>, a paragraph for each block", *left_out, *more]
    found = Found(text, changes=changes)
    _add_header(found, root)
    return found


def _parse(text: str) -> Any:
    try:
        root = etree.fromstring(text.encode(), make_xml_parser("utf-8"))
    except etree.XMLSyntaxError as error:
        reason = re.sub(r", line \d+, column \d+.*", "", error.msg or "")
        reason = reason.partition(", use XML_PARSE_HUGE")[0]
        raise UnreadableError(f"line {error.lineno}: not readable as XML: {reason}") from error
    for entity in root.iter(etree.Entity):
        fault = f"line {entity.sourceline}: entity '{entity.text}' is not resolved"
        raise UnreadableError(f"{fault}; write the characters themselves")
    return root


def text_element(root: Any) -> Any:
    """The one text of a TEI document; raises UnreadableError if there is none, or are several."""
    name = name_of(root)
    if name != "tei":
        hint = "; put each TEI into a file of its own" if name == "teicorpus" else ""
        raise UnreadableError(f"the root element is {name!r}, expected TEI of TEI P5{hint}")
    texts = [each for each in root if name_of(each) == "text"]
    if len(texts) != 1:
        raise UnreadableError(f"has {len(texts)} text elements, expected one")
    return texts[0]


def _is_dropped(element: Any) -> bool:
    name = name_of(element)
    if name in _EDITED:
        parent = element.getparent()
        return name_of(parent) in ("choice", "app") and parent[0] is not element
    return name in _DROPPED


RULES = Rules(
    blocks=_BLOCKS,
    lines=frozenset(("lb",)),
    cells=frozenset(("cell",)),
    verbatim=frozenset(),
    is_dropped=_is_dropped,
)


def _add_header(found: Found, root: Any) -> None:
    """Take the facts of the header; namespaces are left aside, since some files have none."""
    for each in root.iter(etree.Element):
        each.tag = name_of(each)
    header = root.find("teiheader")
    if header is None:
        found.changes.append("no teiHeader, so no facts")
        return
    publication = header.find("filedesc/publicationstmt")
    statement = publication if publication is not None else etree.Element("none")
    dates = [(each.get("type"), _date(each)) for each in statement.iter("date")]
    idnos = [(each.get("type"), _words(each)) for each in statement.iter("idno")]
    languages = [
        each.get("ident") or "" for each in header.findall("profiledesc/langusage/language")
    ]
    inside = [each.get(f"{_XML}lang") or "" for each in (root.find("text"), root)]
    stated = {
        "title": _titles(header),
        "author": [", ".join(map(_words, header.findall("filedesc/titlestmt/author")))],
        "publisher": [", ".join(map(_words, statement.iter("publisher")))],
        "published": [value for kind, value in dates if kind in _PUBLISHED],
        "url": [value for _, value in idnos if to_url(value)],
        "language": inside + (languages if len(languages) == 1 else []),
    }
    add_facts(found, stated)
    others = [(kind, value) for kind, value in dates if kind not in _PUBLISHED]
    others += [(kind or "idno", value) for kind, value in idnos if not to_url(value)]
    found.add_fact("note", "; ".join(f"{kind}: {value}" for kind, value in others if value))


def _titles(header: Any) -> list[str]:
    """The titles, the main one first."""
    titles = header.findall("filedesc/titlestmt/title")
    main = [each for each in titles if each.get("type") in (None, "main", "complete", "full")]
    return [_words(each) for each in [*main, *titles]]


def _date(element: Any) -> str:
    return element.get("when") or _words(element)


def _words(element: Any) -> str:
    return to_line("".join(element.itertext()))
