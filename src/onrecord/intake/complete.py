"""Complete the facts that a file states by those that somebody gives for all files."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from pathlib import Path

from onrecord.intake.found import Found, UnreadableError, to_line

NO_LANGUAGE = "states no language; say which with --language, as --language en"


@dataclass(frozen=True)
class Defaults:
    """What holds of all files that are added, where a file does not state it itself.

    ``text_release`` is ``full``, ``evidence`` or ``hashes``; ``encoding`` is the charset of the
    files, if it is known.
    """

    text_release: str = "hashes"
    language: str | None = None
    publisher: str | None = None
    rights: str | None = None
    encoding: str | None = None


def complete_facts(found: Found, path: Path, defaults: Defaults) -> dict[str, str]:
    """Give the facts of a document in the order in which they are written.

    Raises UnreadableError if nobody says which language it is in.
    """
    facts = dict(found.facts)
    if "title" not in facts:
        words = to_line(re.sub(r"[-_\s]+", " ", path.stem))
        facts["title"] = words[:1].upper() + words[1:]
        found.changes.append("title made of the file's name")
    language = facts.get("language") or defaults.language
    if language is None:
        raise UnreadableError(NO_LANGUAGE)
    given = {
        "title": facts["title"],
        "author": facts.get("author"),
        "publisher": facts.get("publisher") or defaults.publisher,
        "url": facts.get("url"),
        "published": facts.get("published"),
        "published_basis": "stated" if "published" in facts else None,
        "language": language,
        "rights": facts.get("rights") or defaults.rights,
        "text_release": defaults.text_release,
        "sha256": hash_text(found.text),
        "coding": "none",
        "note": facts.get("note"),
    }
    return {key: value for key, value in given.items() if value}


def hash_text(text: str) -> str:
    """The sha256 of the UTF-8 bytes of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode()).hexdigest()
