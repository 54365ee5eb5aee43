"""Read the files of brat: every ``.ann`` file with the text that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.brat.find_text import Texts
from onrecord.exchange.brat.read_lines import read_lines
from onrecord.intake.found import UnreadableError
from onrecord.intake.list_files import list_given
from onrecord.intake.read_file import read_bytes


def read(path: Path) -> Iterator[Annotated | Problem]:
    """Read a file, or all ``.ann`` files of a folder; other files are passed over.

    The name of a document is that of its text. Positions count the code points of the text as it
    is, a byte order mark and carriage returns too.
    """
    texts = Texts()
    # Of a document, either of its files may be named.
    named = path.with_suffix(".ann") if path.suffix == ".txt" and path.is_file() else path
    for given in list_given([named]):
        if isinstance(given, Problem):
            yield given
        elif given.path.suffix == ".ann" or not path.is_dir():
            yield from _read_one(given.path, texts)


def _read_one(path: Path, texts: Texts) -> Iterator[Annotated | Problem]:
    place = str(path)
    try:
        annotations = _decode(read_bytes(path)).removeprefix("\ufeff")
    except UnreadableError as error:
        yield Problem(place, 1, str(error))
        return
    except OSError as error:
        yield Problem(place, 1, f"{(error.strerror or 'cannot be read').lower()}; name a file")
        return
    found = texts.find(path)
    if len(found) != 1:
        yield Problem(place, 1, _no_text(path, found))
        return
    try:
        text = _decode(read_bytes(found[0]))
    except UnreadableError as error:
        yield Problem(str(found[0]), 1, str(error))
        return
    except OSError as error:
        why = (error.strerror or "cannot be read").lower()
        yield Problem(str(found[0]), 1, f"{why}; give the text of {path.name!r}")
        return
    layer, problems = read_lines(annotations, text, place)
    yield from problems
    if not problems:
        yield Annotated(found[0].stem, text, layer, place=place)


def _decode(content: bytes) -> str:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        wrong = f"not UTF-8: byte 0x{content[error.start]:02x} at {error.start:,}"
        raise UnreadableError(f"{wrong}; save the file as UTF-8") from error


def _no_text(path: Path, found: list[Path]) -> str:
    if not found:
        return f"has no text; put {path.stem + '.txt'!r} beside it, or in a folder beside its own"
    places = " and ".join(repr(f"{each.parent.name}/{each.name}") for each in found[:2])
    return f"has several texts, {places}; leave one"
