"""How to cite a dataset or one row of it: as one line of text, or for BibTeX."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.errors import OnRecordError, unknown
from onrecord.release.hashes import dataset_hash

_BIBTEX = {
    "\\": r"\textbackslash{}",
    "{": r"\{",
    "}": r"\}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{mark: "\\" + mark for mark in "&%$#_"},
}


@dataclass(frozen=True)
class CitedRow:
    """A row to cite: its key, its table, the words that prove it, and where these or it come from.

    ``words`` are the pieces of its main span, empty where they may not be passed on or where the
    row was made from a record; ``origin`` is the title of the document, or what the record says.
    """

    row_id: str
    table: str
    words: tuple[str, ...]
    origin: str | None

    def __str__(self) -> str:
        quoted = f": “{' […] '.join(self.words)}”" if self.words else ""
        origin = f", in: {self.origin}" if self.origin else ""
        return f"Row {self.row_id} of {self.table}{quoted}{origin}"


def cite_package(descriptor: Mapping[str, Any], style: str, row: CitedRow | None = None) -> str:
    """Cite a dataset in the style ``text`` or ``bibtex``, always with its version and hash.

    With ``row``, that row is cited by its key, its words and their document. Authors are the
    contributors with the role author or creator; the year is that of ``created``.
    Raises UsageError for another style, OnRecordError for a descriptor that lacks the facts.
    """
    styles = {"text": _text, "bibtex": _bibtex}
    if style not in styles:
        raise unknown("style", style, styles)
    try:
        return styles[style](descriptor, row)
    except (KeyError, TypeError, AttributeError, OnRecordError) as error:
        raise OnRecordError(
            f"datapackage.json cannot be cited, it lacks what is needed ({error!r})"
        ) from error


def _text(descriptor: Mapping[str, Any], row: CitedRow | None) -> str:
    sentences = [
        f"{'; '.join(_names(descriptor, 'author', 'creator'))} ({_year(descriptor) or 'n.d.'})",
        f"{descriptor['title']} (version {descriptor['version']}) [Data set]",
        "; ".join(_names(descriptor, "publisher")),
        descriptor.get("homepage", ""),
        f"sha256:{dataset_hash(descriptor)}",
        str(row or ""),
    ]
    return ". ".join(each.strip() for each in sentences if each)


def _bibtex(descriptor: Mapping[str, Any], row: CitedRow | None) -> str:
    authors = _names(descriptor, "author", "creator")
    entries = {
        # Braces keep a name whole, also one that holds "and" or a comma.
        "author": " and ".join(f"{{{_escape(each)}}}" for each in authors),
        "title": f"{{{_escape(descriptor['title'])}}}",
        "year": _year(descriptor),
        "version": _escape(descriptor["version"]),
        "publisher": _escape("; ".join(_names(descriptor, "publisher"))),
        # Escaped signs would break the link; in \url they need no escape.
        "howpublished": f"\\url{{{descriptor['homepage']}}}" if descriptor.get("homepage") else "",
        "note": f"Data set, sha256:{dataset_hash(descriptor)}"
        + (f". {_escape(str(row))}" if row else ""),
    }
    named = f"{descriptor['name']}-{descriptor['version']}" + (f"-{row.row_id}" if row else "")
    key = re.sub(r"[^A-Za-z0-9.-]", "-", named)
    lines = [f"  {name} = {{{text}}}," for name, text in entries.items() if text]
    return "\n".join([f"@misc{{{key},", *lines, "}"])


def _names(descriptor: Mapping[str, Any], *roles: str) -> list[str]:
    contributors = descriptor.get("contributors", [])
    return [each["title"] for each in contributors if set(roles) & set(each.get("roles", []))]


def _year(descriptor: Mapping[str, Any]) -> str:
    return str(descriptor.get("created", ""))[:4]


def _escape(text: str) -> str:
    return "".join(_BIBTEX.get(mark, mark) for mark in text)
