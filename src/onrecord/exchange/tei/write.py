"""Write an annotated text as TEI P5: the text in one block, all annotations apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.sax.saxutils import escape

import msgspec

from onrecord.errors import UsageError
from onrecord.exchange.annotated import Annotated, Item, Mark, check_layer
from onrecord.exchange.tei.characters import to_content

NAMESPACE = "http://www.tei-c.org/ns/1.0"
OWN = "onrecord"  # the type of the standOff that tells a file of ours
# A parser takes no longer stretch without markup from strangers.
_LONGEST_TEXT = 9_000_000
_DAY = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_KEY = re.compile(r"[a-z_]+")


def write_tei(annotated: Annotated) -> dict[str, bytes]:
    """Make the file of a document, ``<name>.xml``.

    The text stands as it is in one ``ab``, with an ``anchor`` wherever a mark begins or ends. In
    ``standOff`` a ``span`` for each stretch leads from one anchor to another and has the label as
    its content; it points to the feature structure of its mark (``ana``), and every other
    annotation is a feature structure too (TEI Guidelines, chapters 17 and 19).

    Raises UsageError if the layer is not whole, or the text is longer than parsers allow.
    """
    if faults := check_layer(annotated):
        raise UsageError(f"{annotated.name!r} cannot be written: {faults[0]}")
    if len(annotated.text.encode(errors="replace")) > _LONGEST_TEXT:
        raise UsageError(f"{annotated.name!r} is too long for XML; export it in another form")
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<TEI xmlns="{NAMESPACE}">',
        *_header(annotated),
        f'<standOff type="{OWN}">',
        *_spans(annotated.layer.marks),
        *_structures(annotated),
        "</standOff>",
        f'<text><body><ab xml:space="preserve">{"".join(_pieces(annotated))}</ab></body></text>',
        "</TEI>",
    ]
    return {f"{annotated.name}.xml": ("\n".join(lines) + "\n").encode()}


def _header(annotated: Annotated) -> Iterator[str]:
    facts = annotated.facts
    yield "<teiHeader>"
    title = f"<title>{_plain(facts.get('title') or annotated.name)}</title>"
    author = f"<author>{_plain(facts['author'])}</author>" if facts.get("author") else ""
    yield f"<fileDesc><titleStmt>{title}{author}</titleStmt>"
    published, url = facts.get("published"), facts.get("url")
    when = f' when="{published}"' if published and _DAY.fullmatch(published) else ""
    yield "".join(
        [
            f"<publicationStmt><publisher>{_plain(facts.get('publisher', ''))}</publisher>",
            f"<date{when}>{_plain(published)}</date>" if published else "",
            f'<idno type="URL">{_plain(url)}</idno>' if url else "",
            "</publicationStmt>",
        ]
    )
    yield "<sourceDesc><p>The text as it was annotated.</p></sourceDesc></fileDesc>"
    if language := facts.get("language"):
        ident = _plain(language).replace('"', "")
        usage = f'<langUsage><language ident="{ident}"/></langUsage>'
        yield f"<profileDesc>{usage}</profileDesc>"
    yield "</teiHeader>"


def _plain(value: str) -> str:
    """A fact for readers; as it is it stands among the annotations."""
    return escape("".join(each for each in value if each.isprintable()))


def _spans(marks: tuple[Mark, ...]) -> Iterator[str]:
    if not marks:
        return
    yield '<spanGrp type="marks">'
    for number, mark in enumerate(marks, start=1):
        for start, end in mark.spans:
            ends = f'from="#c{start}" to="#c{end}"'
            yield f'<span {ends} ana="#m{number}">{to_content(mark.label)}</span>'
    yield "</spanGrp>"


def _structures(annotated: Annotated) -> Iterator[str]:
    layer = annotated.layer
    facts = {key: value for key, value in annotated.facts.items() if _KEY.fullmatch(key)}
    yield _structure("facts", facts)
    for number, mark in enumerate(layer.marks, start=1):
        yield _structure("mark", _fields(mark), f' xml:id="m{number}"')
    groups: tuple[tuple[str, tuple[Item, ...]], ...] = (
        ("link", layer.links),
        ("feature", layer.features),
        ("entry", layer.entries),
        ("remark", layer.remarks),
    )
    for kind, items in groups:
        for item in items:
            yield _structure(kind, _fields(item))


def _fields(item: Item) -> dict[str, Any]:
    """What an annotation says, by the names of its parts; the spans of marks stand elsewhere."""
    fields = msgspec.structs.asdict(item)
    fields.pop("spans", None)
    return {name: value for name, value in fields.items() if value is not None}


def _structure(kind: str, fields: dict[str, Any], own: str = "") -> str:
    inside = []
    for name, value in fields.items():
        if isinstance(value, str):
            content = f"<string>{to_content(value)}</string>"
        else:
            ends = "".join(_structure("end", msgspec.structs.asdict(each)) for each in value)
            content = f"<vColl>{ends}</vColl>"
        inside.append(f'<f name="{name}">{content}</f>')
    return f'<fs{own} type="{kind}">{"".join(inside)}</fs>'


def _pieces(annotated: Annotated) -> Iterator[str]:
    places = {place for mark in annotated.layer.marks for span in mark.spans for place in span}
    before = 0
    for place in sorted(places):
        yield to_content(annotated.text[before:place])
        yield f'<anchor xml:id="c{place}"/>'
        before = place
    yield to_content(annotated.text[before:])
