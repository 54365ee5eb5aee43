"""Make the ids of documents of the names of their files."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from slugify import slugify

from onrecord.intake.found import UnreadableError

# An id names files, of which one has more letters while it is written; names have at most 255.
_LONGEST = 220


def to_document_id(path: Path) -> str:
    """Make an id of a path: its words in lower case, joined by hyphens.

    A long one is cut, and ends with a hash of what it was, so that it stays apart from others.

    Raises UnreadableError if the path has no letters or digits.

    >>> to_document_id(Path("Minutes of May.html")), to_document_id(Path("2021/Zürich_02.txt"))
    ('minutes-of-may', '2021-zurich-02')

    An id may not read like the key of a row, as ``report-e01`` does:

    >>> to_document_id(Path("report-e01.txt"))
    'report-e01-text'
    """
    # A lone surrogate stands for a byte of a file name that is no UTF-8.
    written = "-".join(path.with_suffix("").parts).encode("utf-8", "replace").decode()
    slug = slugify(written)
    if not slug:
        raise UnreadableError("its name has no letters or digits to make an id of; rename it")
    if len(slug) > _LONGEST:
        digest = hashlib.sha256(slug.encode()).hexdigest()[:8]
        slug = f"{slug[:_LONGEST].rstrip('-')}-{digest}"
    return f"{slug}-text" if re.search(r"-[eqa][0-9]+$", slug) else slug
