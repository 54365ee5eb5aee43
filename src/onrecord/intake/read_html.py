"""Read HTML files: the main text of a page, and what its head states."""

from __future__ import annotations

import re
from typing import Any

from lxml import etree

from onrecord.intake.decode import decode
from onrecord.intake.found import Found, UnreadableError
from onrecord.intake.markup import Rules, check_log, name_of, names, read_blocks
from onrecord.intake.normalize import check_text, normalize
from onrecord.intake.values import add_facts, to_url

_DROPPED = names(
    "aside audio button canvas dialog iframe math nav noscript object script select style "
    "svg template textarea video"
)
_AROUND = frozenset(("header", "footer"))
_BLOCKS = names(
    "address article blockquote body caption center dd details div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hr legend li main menu ol p pre section summary "
    "table tbody tfoot thead tr ul"
)
# The names that a page may give to a fact, in the order in which they count.
_META = {
    "title": ("citation_title", "dc.title", "dcterms.title", "og:title"),
    "author": ("citation_author", "dc.creator", "dcterms.creator", "author"),
    "publisher": ("citation_publisher", "dc.publisher", "dcterms.publisher", "og:site_name"),
    "published": (
        "citation_publication_date",
        "dc.date",
        "dcterms.issued",
        "dcterms.date",
        "article:published_time",
        "date",
    ),
    "url": ("og:url",),
    "language": ("dc.language", "dcterms.language", "content-language"),
}
# What stands behind these tags belongs to the body too, but the parser would not tell of it.
_ENDS = re.compile(r"</(?:html|body)\b[^>]*>", re.I)
_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.I)


def read_html(content: bytes, encoding: str | None) -> Found:
    """Read a page: its one article, else its main part, else its body.

    Raises UnreadableError if it has no text, or is nested so deeply that the parser gives up.
    """
    declared = _CHARSET.search(content[:4096])
    text, changes = decode(content, declared[1].decode() if declared else None, encoding)
    check_text(text)
    root = _parse(text)
    stated = _stated(root)
    # The title is a fact and no part of the text; where a body begins in the head, it is inside.
    etree.strip_elements(root, "title", with_tail=False)
    part, where = _main_part(root)
    # Inside an article a header is the headline; around it, the masthead of the site.
    dropped = _DROPPED | _AROUND if where == "body" else _DROPPED
    rules = Rules(
        blocks=_BLOCKS,
        lines=frozenset(("br",)),
        cells=frozenset(("td", "th")),
        verbatim=frozenset(("pre",)),
        is_dropped=lambda each: name_of(each) in dropped or "hidden" in each.attrib,
    )
    text, left_out = read_blocks(part, rules)
    # References such as &#x301; are decomposed only now, and markup must not be composed with.
    text, more = normalize(text)
    changes += [f"text taken from <{where}>, a paragraph for each block", *left_out, *more]
    found = Found(text, changes=changes)
    add_facts(found, stated)
    return found


def _parse(text: str) -> Any:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(_ENDS.sub("", text).encode(), parser)
    except etree.XMLSyntaxError as error:
        raise UnreadableError(f"not readable as HTML: {error.msg}") from error
    check_log(parser)
    if root is None:
        raise UnreadableError("has no text; leave the file out")
    return root


def _main_part(root: Any) -> tuple[Any, str]:
    for name in ("article", "main"):
        parts = list(root.iter(name))
        if len(parts) == 1 and "".join(parts[0].itertext()).strip():
            return parts[0], name
    # Where a page leaves out the tag of its body, the parser finds parts of the body in the head.
    return root, "body"


def _stated(root: Any) -> dict[str, list[str]]:
    metas: dict[str, list[str]] = {}
    for meta in root.iter("meta"):
        name = meta.get("name") or meta.get("property") or meta.get("http-equiv") or ""
        metas.setdefault(name.strip().lower(), []).append(meta.get("content") or "")
    stated = {
        fact: [value for name in names for value in metas.get(name, [])]
        for fact, names in _META.items()
    }
    authors = [value for value in stated["author"] if not to_url(value)]
    stated["author"] = [", ".join(dict.fromkeys(authors))]
    for title in [*root.iter("title"), *root.iter("h1")][:2]:
        stated["title"].append("".join(title.itertext()))
    links = [each.get("href") or "" for each in root.iter("link") if _is_canonical(each)]
    stated["url"] = links + stated["url"]
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    stated["language"].insert(0, language)
    return stated


def _is_canonical(link: Any) -> bool:
    return "canonical" in (link.get("rel") or "").lower().split()
