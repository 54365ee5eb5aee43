"""Work out how files change when rows are accepted or dropped."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.model import Annotation
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import SHAPES, Item
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.draft.decisions import mark_of
from onrecord.draft.write_drafts import to_line
from onrecord.forms.own_file import is_ours, with_new_hash
from onrecord.layout import Layout
from onrecord.review.changes import Change, ChangeError, FileChange, LineChange, find_line
from onrecord.review.edit_yaml import EditError, add_item, cut_item, set_word

# A row as it is written, with the name of its list.
Written = tuple[str, Mapping[str, Any]]
# Only in the facts of a document; inside of its text, the marks would stand behind backslashes.
_UNCODED = re.compile(rb'("coding"\s*:\s*)"none"')


def check_coder(document: Document, annotator: str) -> None:
    """Raise ChangeError if somebody else has signed the coding of a document."""
    coder = document.coding.annotator if document.coding else annotator
    if coder != annotator:
        raise ChangeError(
            f"this is the coding of {coder!r}, and a coding has one annotator; review with "
            f"--annotator {coder} if that is you, or settle this draft by hand"
        )


def change_coding(
    layout: Layout, document: Document, annotator: str, rows: Sequence[Written]
) -> Iterator[Change]:
    """Yield the changes that add rows to the coding of a document, whichever form it has.

    Between any two of them the corpus is whole, so that it can be built after a crash.
    """
    if document.origin.file.endswith(".jsonl"):
        yield from _change_line(layout, document, annotator, rows)
        return
    own = document.document_id
    text_file = layout.documents / f"{own}.txt"
    if hashlib.sha256(text_file.read_bytes()).hexdigest() != document.sha256:
        raise ChangeError(f"{text_file} was changed; quit, and draft it again")
    path = layout.curated / "annotations" / f"{own}.yaml"
    before = path.read_bytes() if path.is_file() else None
    if before is None:
        # First without rows, then its facts, then with rows: each step is a corpus that is whole.
        empty = f"document: {own}\nannotator: {annotator}\n".encode()
        yield FileChange(path, None, empty)
        before = empty
    if document.facts.coding == "none":
        facts = layout.documents / f"{own}.yaml"
        old = facts.read_bytes()
        yield FileChange(facts, old, _edited(facts, old, [("coding", "none", "partial")]))
    text = before.decode()
    try:
        for name, row in rows:
            text = add_item(text, name, row)
    except EditError as error:
        raise EditError(f"{path}: {error}; add the row there yourself") from error
    yield FileChange(path, before, text.encode())


# A row of a draft: the name of its list, its id, and its mark, if it must be the one that is meant.
Drafted = tuple[str, str, str | None]


def change_draft(layout: Layout, document: Document, gone: Iterable[Drafted]) -> Change:
    """Make the change that takes rows out of the draft of a document.

    Raises ChangeError if the draft was written anew, so that its ids are those of other rows.
    """
    own = document.document_id
    if document.origin.file.endswith(".jsonl"):
        path = layout.drafts / document.origin.file.rpartition("/")[2]
        line = find_line(layout, path, own)
        draft = msgspec.json.decode(line, type=Annotation, strict=False)
        for name, row, mark in gone:
            items = getattr(draft, name)
            _check_same(path, (item for item in items if item.id == row), name, mark)
            setattr(draft, name, [each for each in items if each.id != row])
        return LineChange(layout, path, own, line, to_line(draft))
    path = layout.drafts / f"{own}.yaml"
    before = path.read_bytes()
    text = before.decode()
    try:
        value = parse_yaml(text).value or {}
        for name, row, mark in gone:
            items = (
                msgspec.convert(each, SHAPES[name], strict=False)
                for each in value.get(name) or []
                if each.get("id") == row
            )
            _check_same(path, items, name, mark)
            text = cut_item(text, name, row)
    except (EditError, YamlError, msgspec.ValidationError, AttributeError) as error:
        raise EditError(f"{path}: {error}; draft again, or settle this draft by hand") from error
    after = text.encode()
    return FileChange(path, before, with_new_hash(after) if is_ours(path) else after)


def _check_same(path: Path, items: Iterable[Item], name: str, mark: str | None) -> None:
    if mark and any(mark_of(name, item) != mark for item in items):
        raise ChangeError(f"{path} was drafted anew; quit, and review it again")


def _change_line(
    layout: Layout, document: Document, annotator: str, rows: Sequence[Written]
) -> Iterator[Change]:
    own = document.document_id
    documents = layout.documents / document.origin.file.rpartition("/")[2]
    path = layout.curated / "annotations" / documents.name
    before = find_line(layout, path, own)
    value: dict[str, Any] = {"document": own, "annotator": annotator}
    if before:
        value = msgspec.json.decode(before)
    empty = before or msgspec.json.encode(value) + b"\n"
    if not before:
        yield LineChange(layout, path, own, b"", empty)
    if document.facts.coding == "none":
        old = find_line(layout, documents, own)
        new = _UNCODED.sub(rb'\1"partial"', old, count=1)
        expected = {**msgspec.json.decode(old), "coding": "partial"}
        if msgspec.json.decode(new) != expected:
            raise ChangeError(f"{documents}: write coding: partial for {own!r} there yourself")
        yield LineChange(layout, documents, own, old, new)
    for name, row in rows:
        value.setdefault(name, []).append(row)
    yield LineChange(layout, path, own, empty, msgspec.json.encode(value) + b"\n")


def _edited(path: Path, content: bytes, words: Iterable[tuple[str, str, str]]) -> bytes:
    text = content.decode()
    try:
        for key, old, new in words:
            text = set_word(text, key, old, new)
    except EditError as error:
        raise EditError(f"{path}: {error}; write it there yourself") from error
    return text.encode()
