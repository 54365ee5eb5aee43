"""Reads WebAnno TSV files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.each_file import decode_text, each_file
from onrecord.exchange.uima.name_file import FileName, name_file
from onrecord.exchange.uima.to_layer import to_layer
from onrecord.exchange.webanno_tsv.drafts import draft_annotations
from onrecord.exchange.webanno_tsv.header import read_header
from onrecord.exchange.webanno_tsv.read_annotations import read_annotations
from onrecord.exchange.webanno_tsv.read_body import read_body

_LARGEST = 64_000_000
_MOST_PROBLEMS = 100


def read_webanno_tsv(path: Path) -> Iterator[Annotated | Problem]:
    """Read a file of WebAnno TSV 3.2 or 3.3, or all that end in ``.tsv`` in a folder.

    A document is called as its file is, without ``.tsv``, or as its folder in a project that
    INCEpTION exported, where each file is called as who annotated. Sentences and their names, and
    tokens to which nothing refers, are structure and not read as annotations. At most a hundred
    problems of a file are listed.
    """
    for given in each_file(path, {".tsv"}):
        if isinstance(given, Problem):
            yield given
            continue
        named = name_file(given[0].absolute())
        if named is None:
            continue
        read = _read_file(*given, named)
        if isinstance(read, Annotated):
            yield read
        else:
            yield from read[:_MOST_PROBLEMS]


def _read_file(path: Path, written: bytes, named: FileName) -> Annotated | list[Problem]:
    file = str(path)
    if len(written) > _LARGEST:
        what = f"the file is larger than {_LARGEST:,} bytes; export the document in parts"
        return [Problem(file, 1, what)]
    content = decode_text(written, path)
    if isinstance(content, Problem):
        return [content]
    lines = [line.removesuffix("\r") for line in content.removeprefix("\ufeff").split("\n")]
    header, problems = read_header(file, lines)
    if header is None:
        return problems
    text, units, problems = read_body(file, lines, header.body, header.width)
    if problems:
        return problems
    drafts, problems = draft_annotations(file, header, units)
    found, more = read_annotations(file, header, units, drafts)
    if problems or more:
        return sorted([*problems, *more])
    layer = to_layer(found)
    annotated = Annotated(named.document, text, layer, place=file, coder=named.coder)
    return [Problem(file, 1, fault) for fault in check_layer(annotated)] or annotated
