"""Write drafts for people to settle: a YAML file a document, or a line of JSON each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import msgspec

from onrecord.corpus.line_batches import LineFile, id_of_annotation, id_of_document
from onrecord.corpus.model import Annotation
from onrecord.errors import DataError, Problem
from onrecord.forms.own_file import put, put_lines, with_hash
from onrecord.forms.to_yaml import to_yaml
from onrecord.layout import Layout

_HEAD = """\
# Drafted by `onrecord draft` for a person to settle: nobody has confirmed anything here.
# `onrecord review` asks about each item. Or copy what you confirm to
# data/curated/annotations/{name}, mend it there, and leave out status, score and because. The
# names of new actors and offices stand in the folder authorities beside this file; copy those too.
# A score ranks and is no probability. If you work in this file itself, it stays as you leave it.
"""


def write_draft(folder: Path, draft: Annotation, remarks: Iterable[str] = ()) -> Path:
    """Write the draft of a document to a file of its own; gives its path.

    ``remarks`` are lines for its head, which hold nothing that ends a line.
    """
    path = folder / f"{draft.document}.yaml"
    head = _HEAD.format(name=path.name) + "".join(f"# {each}\n" for each in remarks)
    put(path, with_hash(head, to_yaml(msgspec.to_builtins(draft))))
    return path


def to_line(draft: Annotation) -> bytes:
    """Write the draft of a document as a line of JSON."""
    return msgspec.json.encode(draft) + b"\n"


def write_lines(folder: Path, name: str, lines: Iterable[bytes]) -> Path:
    """Write drafts in lines, in the order of their documents; gives the path of the file."""
    path = folder / name
    put_lines(path, lines)
    return path


def merge_lines(layout: Layout, path: Path, new: Mapping[str, bytes]) -> Iterator[bytes]:
    """The lines of a file of drafts, those of some documents put in place of the old ones.

    One line at a time is in memory, however long the files are.
    """
    documents = LineFile(layout.root, layout.documents / path.name)
    drafts = LineFile(layout.root, path)
    with documents.open() as lines, drafts.open() as old_lines:
        old = next(old_lines, b"")
        for line in lines:
            document = id_of_document(line)
            is_drafted = bool(old) and id_of_annotation(old) == document
            if document in new:
                yield new[document]
            elif is_drafted:
                yield old
            if is_drafted:
                old = next(old_lines, b"")
    if old:
        # What stands behind it would be lost.
        fault = (
            f"the line of {id_of_annotation(old)!r} does not stand in the order of "
            f"documents/{path.name}; put the lines in that order"
        )
        raise DataError([Problem(drafts.name, 1, fault)])
