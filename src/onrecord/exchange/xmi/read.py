"""Reads CAS files in XMI."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.uima.to_layer import to_layer
from onrecord.exchange.xmi.find_files import CasFile, find_cas_files
from onrecord.exchange.xmi.parse import UnreadableError, load_cas
from onrecord.exchange.xmi.read_cas import read_cas

_MOST_PROBLEMS = 100


def read_xmi(path: Path) -> Iterator[Annotated | Problem]:
    """Read an ``.xmi`` file with the ``TypeSystem.xml`` beside it, a zip archive, or a folder.

    A document is called as its file is, without ``.xmi``, or as its folder in a project that
    INCEpTION exported, where each file is called as who annotated. Tokens and sentences to which
    nothing refers, and what describes the document and its project, are structure and not read as
    annotations (``STRUCTURE`` in ``read_cas.py`` lists these types). Places in the file count
    UTF-16 code units. UsageError where dkpro-cassis is not installed.
    """
    for found in find_cas_files(path):
        if isinstance(found, Problem):
            yield found
            continue
        read = _read_file(found)
        if isinstance(read, Annotated):
            yield read
        else:
            yield from read[:_MOST_PROBLEMS]


def _read_file(file: CasFile) -> Annotated | list[Problem]:
    try:
        cas, lines = load_cas(file)
    except UnreadableError as error:
        return [error.problem]
    text = cas.sofa_string
    if text is None:
        what = "the CAS has no text; export the document with its text"
        return [Problem(file.place, 1, what)]
    found, problems = read_cas(file.place, cas, lines)
    if problems:
        return sorted(set(problems))
    layer = to_layer(found)
    annotated = Annotated(file.name, text, layer, place=file.place, coder=file.coder)
    return [Problem(file.place, 1, fault) for fault in check_layer(annotated)] or annotated
