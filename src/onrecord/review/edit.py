"""Let a person mend proposed rows in an editor; what was written there is never lost."""

from __future__ import annotations

import hashlib
import os
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.console import visible
from onrecord.corpus.empty_keys import empty_key_faults
from onrecord.corpus.files import read_text
from onrecord.corpus.model import Annotation, Quote, RowEvidence
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding, convert_coding
from onrecord.corpus.rows import KINDS, Item
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.errors import OnRecordError
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text
from onrecord.forms.to_yaml import to_yaml
from onrecord.review.changes import put_durably
from onrecord.review.describe import find_passage
from onrecord.review.rows import Row, Unit, confirmed

_HEAD = """\
# {name} of {document}: mend it, save, and leave the editor. The ids stay as they are.
# What you write here is kept until you accept or drop it.
# The words that prove it are quoted from:
#   {passage}
"""


class EditorError(OnRecordError):
    """There is no editor, or it failed."""


def edit_file(folder: Path, document: str, unit: Unit) -> Path:
    """Where an edit of a proposal is kept."""
    digest = hashlib.sha256("\n".join(sorted(unit.marks)).encode()).hexdigest()
    return folder / f"{document}.{digest[:16]}.yaml"


def write_edit(path: Path, document: str, unit: Unit, text: Text) -> None:
    """Write the rows of a proposal to the file of its edit, for an editor."""
    lists: dict[str, list[Any]] = {}
    for row in unit.rows:
        lists.setdefault(row.kind, []).append(confirmed(row.item))
    shown = find_passage(text, [span for row in unit.rows for span in row.main])
    passage = " [...] ".join(visible(" ".join(text[span].split())) for span in shown)
    head = _HEAD.format(name=unit.name, document=document, passage=passage)
    put_durably(path, [(head + to_yaml(lists)).encode()])


def open_editor(path: Path) -> None:
    """Open a file in the editor that VISUAL or EDITOR names, and wait until it is closed.

    Raises EditorError where that fails.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    try:
        done = subprocess.run([*shlex.split(command), str(path)], check=False)  # noqa: S603
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise EditorError(
            f"the editor {command!r} cannot be started: {reason}; set EDITOR"
        ) from error
    if done.returncode:
        raise EditorError(f"the editor {command!r} ended with status {done.returncode}")


def read_edit(
    path: Path, document: str, unit: Unit, resolver: Resolver, *, may_drop: bool = False
) -> tuple[list[Row], list[str]]:
    """Read the rows of an edit back: the whole ones, and every fault.

    Words are looked for in the text that ``resolver`` has; the checks of the build come later.
    With ``may_drop`` some of the rows may be gone, though not all.
    """
    file = path.name
    text, _, problems = read_text(path.parent, path)
    if text is None:
        return [], [str(each) for each in problems]
    try:
        value, _, empty = parse_yaml(text)
    except YamlError as error:
        return [], [f"{file}:{error.line}: {error}"]
    if not isinstance(value, dict):
        return [], [f"{file}:1: expected a mapping with the lists of rows"]
    origin = Origin(path.parent, file)
    faults = [
        origin.at(*keys).problem(fault) for keys, fault in empty_key_faults(empty, Annotation)
    ]
    whole = {"document": document, "annotator": "review", **value}
    coding, problems = convert_coding(whole, origin, document)
    rows = list(_rows(coding, unit, resolver))
    faults += [*problems, *resolver.problems]
    told = [str(each) for each in sorted(set(faults))]
    ids = {row.item.id for row in rows}
    is_whole = bool(ids) and ids <= {*unit.ids} if may_drop else ids == {*unit.ids}
    if not told and not is_whole:
        told = [f"{file}:1: expected the rows {', '.join(unit.ids)}, and no others"]
    return rows, told


def _rows(coding: Coding, unit: Unit, resolver: Resolver) -> Iterator[Row]:
    marks = {own: mark for mark, own in unit.marks.items()}
    for kind in KINDS:
        for item, origin in getattr(coding, kind):
            main = resolver.main(item.evidence, origin.at("evidence"))
            if main:
                _resolve_fields(item, main, origin, resolver)
            yield Row(kind, item, origin, main, marks.get(item.id, ""))


def _resolve_fields(item: Item, main: list[Span], origin: Origin, resolver: Resolver) -> None:
    """Look for the words of all fields, so that the faults show at once, each with its line."""
    if isinstance(item, Quote):
        resolver.inside(item.content, main, origin.at("content"))
    for key in set(item.evidence.__struct_fields__) - {*RowEvidence.__struct_fields__}:
        words = getattr(item.evidence, key)
        place = origin.at("evidence", key)
        if isinstance(words, dict):
            for who, each in words.items():
                resolver.field(each, main, place.at(who))
        elif words is not None:
            resolver.field(words, main, place)
