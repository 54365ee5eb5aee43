"""Read the files of brat: every ``.ann`` file with the text that it belongs to."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.brat.find_text import Texts
from onrecord.exchange.brat.read_lines import read_lines
from onrecord.exchange.each_file import read_text
from onrecord.intake.list_files import list_given


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
    annotations = read_text(path)
    if isinstance(annotations, Problem):
        yield annotations
        return
    found = texts.find(path)
    if len(found) != 1:
        yield Problem(place, 1, _no_text(path, found))
        return
    text = read_text(found[0])
    if isinstance(text, Problem):
        yield text
        return
    layer, problems = read_lines(annotations.removeprefix("\ufeff"), text, place)
    yield from problems
    if not problems:
        yield Annotated(found[0].stem, text, layer, place=place)


def _no_text(path: Path, found: list[Path]) -> str:
    if not found:
        return f"has no text; put {path.stem + '.txt'!r} beside it, or in a folder beside its own"
    places = " and ".join(repr(f"{each.parent.name}/{each.name}") for each in found[:2])
    return f"has several texts, {places}; leave one"
