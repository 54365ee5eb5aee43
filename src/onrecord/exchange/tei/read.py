"""Read TEI files: those written here exactly, all others as intake reads their text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.each_file import each_file
from onrecord.exchange.tei.read_elements import read_elements
from onrecord.exchange.tei.read_own import find_own, read_own
from onrecord.intake.found import UnreadableError, to_line
from onrecord.intake.read_tei import parse_tei

_ENDINGS = (".xml", ".tei")
_LINE = re.compile(r"line (\d{1,9}): (.*)", re.S)


def read_tei_files(path: Path) -> Iterator[Annotated | Problem]:
    """Yield the document of each TEI file, with the elements in its text as its layer."""
    for given in each_file(path, _ENDINGS):
        if isinstance(given, Problem):
            yield given
            continue
        file, content = given
        try:
            found = _read(file, content)
        except UnreadableError as error:
            yield _problem(str(file), str(error))
            continue
        faults = check_layer(found)
        yield from (Problem(str(file), 1, fault) for fault in faults)
        if not faults:
            yield found


def _read(file: Path, content: bytes) -> Annotated:
    root, changes = parse_tei(content, None)
    own = find_own(root)
    if own is not None:
        text, facts, layer = read_own(root, own)
    else:
        text, facts, layer = read_elements(root, changes)
    return Annotated(file.stem, text, layer, facts, str(file))


def _problem(file: str, message: str) -> Problem:
    """The problem of a message that may begin with its line."""
    found = _LINE.match(message)
    line, fault = (int(found[1]), found[2]) if found else (1, message)
    return Problem(file, max(1, line), to_line(fault)[:1000])
