"""Read a file of a kind that its name tells."""

from __future__ import annotations

import os
import stat
from collections.abc import Callable
from pathlib import Path

from onrecord.intake.found import Found, UnreadableError
from onrecord.intake.read_html import read_html
from onrecord.intake.read_tei import read_tei
from onrecord.intake.read_text_file import read_markdown, read_plain

_READERS: dict[str, Callable[[bytes, str | None], Found]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".md": read_markdown,
    ".markdown": read_markdown,
    ".html": read_html,
    ".htm": read_html,
    ".xhtml": read_html,
    ".xml": read_tei,
    ".tei": read_tei,
}
_MOST_BYTES = 100_000_000


def read_file(path: Path, encoding: str | None = None) -> Found:
    """Read plain text, Markdown, HTML or TEI; ``encoding`` is known to be that of the file.

    Raises UnreadableError if it is none of these or is not what its name says, and OSError.
    """
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise UnreadableError(
            f"unknown kind of file {path.suffix!r}; expected {', '.join(sorted(_READERS))}"
        )
    return read(read_bytes(path), encoding)


def read_bytes(path: Path) -> bytes:
    """Read a file whole, if it is an ordinary one and no larger than a document may be.

    Raises UnreadableError if it is not, and OSError.
    """
    # Without waiting, since a pipe would let us wait for ever.
    descriptor = os.open(
        path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    )
    with os.fdopen(descriptor, "rb") as file:
        facts = os.fstat(descriptor)
        if not stat.S_ISREG(facts.st_mode):
            raise UnreadableError("no ordinary file; give the file itself")
        if facts.st_size > _MOST_BYTES:
            raise UnreadableError(
                f"has {facts.st_size:,} bytes, and a document at most {_MOST_BYTES:,}; cut it up"
            )
        return file.read()
