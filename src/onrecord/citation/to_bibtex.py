"""A citation as an entry for BibTeX."""

from __future__ import annotations

from onrecord.citation.item import Item, date_parts, names

# BibTeX counts braces even behind a backslash, so these two are written as words.
_SIGNS = {
    "\\": r"\textbackslash{}",
    "{": r"\textbraceleft{}",
    "}": r"\textbraceright{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "&%$#_"},
}


def to_bibtex(item: Item) -> str:
    """Write an item as a ``@misc``, since the styles of BibTeX know no data sets."""
    fields = {
        # Braces keep a name whole, also one that holds "and" or a comma.
        "author": " and ".join(f"{{{_escape(each)}}}" for each in names(item)),
        "title": f"{{{_escape(item['title'])}}}",
        "year": "".join(map(str, date_parts(item)[:1])),
        "version": _escape(item["version"]),
        "publisher": _escape(item.get("publisher", "")),
        "doi": _link(item.get("DOI", "")),
        "howpublished": f"\\url{{{_link(item['URL'])}}}" if "URL" in item else "",
        "note": f"{item['genre']}, {_escape(item['note'])}",
    }
    lines = [f"  {name} = {{{text}}}," for name, text in fields.items() if text]
    return "\n".join([f"@misc{{{item['id']},", *lines, "}"])


def _escape(text: str) -> str:
    return "".join(_SIGNS.get(mark, mark) for mark in text)


def _link(text: str) -> str:
    # Escaped signs would break a link; in \url they need no escape, but for these.
    return text.replace("\\", "%5C").replace("{", "%7B").replace("}", "%7D").replace(" ", "%20")
