"""The files that an import puts into a corpus: each document whole or not at all."""

from __future__ import annotations

import dataclasses
import os
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.corpus.files import shown
from onrecord.corpus.model import Annotation
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document, read_coding
from onrecord.corpus.read_jsonl import read_jsonl_items
from onrecord.corpus.read_yaml import read_mapping
from onrecord.errors import DataError, Problem, UsageError
from onrecord.exchange.annotated import Annotated
from onrecord.exchange.layers import keep_layer, layer_file, read_layer
from onrecord.exchange.mapping.merge_authorities import merge_authorities
from onrecord.exchange.own.read_layer import coder_of
from onrecord.exchange.take_document import Taken
from onrecord.forms.to_yaml import to_yaml
from onrecord.layout import Layout
from onrecord.records.write_files import with_annotator, write_files

Contents = dict[Path, bytes]
_NO_CODING = re.compile(rb"""^coding:[ \t]*["']?none["']?[ \t]*$""", re.M)


class ImportFiles:
    """Writes the files of an import.

    Texts and layers are written as they come, codings at the end, since they name actors of all
    documents. What is there with other content is a problem of its document, unless it may be
    replaced: but never the coding of somebody else, nor, with ``keeps_layers``, a layer in labels
    of others. ``written`` counts the files.
    """

    def __init__(self, layout: Layout, *, replace: bool, keeps_layers: bool) -> None:
        self._layout = layout
        self._replace = replace
        self._keeps_layers = keeps_layers
        self._codings: list[tuple[str, Contents]] = []
        self.written = 0

    def add(
        self,
        taken: Taken,
        annotated: Annotated,
        form: str,
        name: str,
        annotation: Annotation | None,
        beside: str,
    ) -> None:
        """Write a document with its layer ``name``, and keep its coding for the end.

        ``beside`` is the annotator of a pass. Raises UsageError if a file is in the way.
        """
        document = taken.document
        contents = dict(taken.contents)
        if not self._keeps_layers or not self._has_foreign_layer(document, name):
            layer = layer_file(self._layout, document.document_id, name)
            contents[layer] = keep_layer(annotated, form, document.text)
        coding: Contents = {}
        if annotation:
            path = self._annotations / f"{document.document_id}{'.' * bool(beside)}{beside}.yaml"
            coding = self._to_coding(path, annotation)
        self.written += len(write_files(self._layout.root, contents, replace=self._replace))
        if coding:
            place = annotated.place or annotated.name
            facts = self._layout.documents / f"{document.document_id}.yaml"
            if not beside and document.facts.coding == "none":
                coding[facts] = _NO_CODING.sub(b"coding: partial", facts.read_bytes(), count=1)
            self._codings.append((place, coding))

    def add_authorities(self, name: str, seen: Counter[tuple[str, str, str, str]]) -> None:
        """Write those whom codings name to the authority files of an import.

        What is there from an import before stays, with the names that are new.
        """
        actors, offices = merge_authorities(seen)
        for kind, shape, entries in (("actors", Actor, actors), ("offices", Office, offices)):
            path = self._layout.curated / "authorities" / f"{kind}.{name}.jsonl"
            before: list[Any] = []
            if path.exists():
                found, _ = read_jsonl_items(self._layout.root, path, shape)
                before = [entry for entry, _ in found]
            merged = _merge(before, entries)
            if merged:
                content = b"".join(msgspec.json.encode(each) + b"\n" for each in merged)
                self._write({path: content})

    def add_annotators(self, corpus: Corpus, rows: Iterable[Mapping[str, str]]) -> None:
        """Declare those who answer for codings, if they are not."""
        declared = {str(row["annotator_id"]) for row in corpus.codes["annotators"][0]}
        path = self._layout.curated / "vocabularies" / "annotators.csv"
        for row in rows:
            if row["annotator_id"] not in declared:
                self._write({path: with_annotator(path, row)})

    def write_codings(self) -> list[Problem]:
        """Write the codings; gives a problem for each that cannot be."""
        problems = []
        for place, contents in self._codings:
            try:
                self._write(contents)
            except UsageError as error:
                problems.append(Problem(place, 1, str(error)))
        return problems

    def read_pass(self, document: Document, annotator: str) -> Document:
        """A document with the pass of somebody in the place of its coding."""
        path = self._annotations / f"{document.document_id}.{annotator}.yaml"
        coding = None
        if path.is_file():
            root, stem = self._layout.root, document.document_id
            coding, _ = read_coding(root, path, stem, annotator)
        return dataclasses.replace(document, coding=coding)

    @property
    def _annotations(self) -> Path:
        return self._layout.curated / "annotations"

    def _write(self, contents: Contents) -> None:
        """Write files that are ours or that were looked at before."""
        self.written += len(write_files(self._layout.root, contents, replace=True))

    def _has_foreign_layer(self, document: Document, name: str) -> bool:
        """Whether a layer of a document is kept that is not in our own labels.

        One that cannot be read counts, since nobody knows what it says.
        """
        if not layer_file(self._layout, document.document_id, name).exists():
            return False
        try:
            kept = read_layer(self._layout, document.document_id, document.text, name)
        except DataError:
            return True
        return coder_of(kept.layer) is None

    def _to_coding(self, path: Path, annotation: Annotation) -> Contents:
        """What the file of a coding is to hold; nothing if the one that is there says the same."""
        if path.exists():
            file, root = shown(self._layout.root, path), self._layout.root
            found, _ = read_mapping(root, path, Annotation)
            if found == annotation:
                return {}
            if found is None or found.annotator != annotation.annotator:
                whose = f"the coding of {found.annotator!r}" if found else "no coding that is whole"
                raise UsageError(
                    f"{file}: {whose}, in whose place none of {annotation.annotator!r} is put; "
                    "move it away first"
                )
            if not self._replace:
                raise UsageError(f"{file}: there with other content; add --replace to write anew")
        return {path: self._to_yaml(annotation)}

    def _to_yaml(self, annotation: Annotation) -> bytes:
        schema = self._layout.root / ".onrecord" / "schemas" / "annotation.json"
        head = ""
        if schema.is_file():
            place = Path(os.path.relpath(schema, self._annotations)).as_posix()
            head = f"# yaml-language-server: $schema={place}\n"
        return (head + to_yaml(msgspec.to_builtins(annotation))).encode()


def _merge(before: list[Any], entries: Iterable[Any]) -> list[Any]:
    """Entries of both, in the order of their ids; of one that both have, the names of both."""
    by_id = {each.id: each for each in before}
    for entry in entries:
        known = by_id.setdefault(entry.id, entry)
        if known is not entry:
            _add_names(known, entry)
    return [by_id[each] for each in sorted(by_id)]


def _add_names(known: Any, entry: Any) -> None:
    if isinstance(known, Office):
        there = {known.name, *known.names}
        known.names = known.names + [
            each for each in (entry.name, *entry.names) if each not in there
        ]
        return
    there = {known.name, *(each.name for each in known.names)}
    others = [ActorName(name=entry.name, kind="alternative"), *entry.names]
    known.names = known.names + [each for each in others if each.name not in there]
