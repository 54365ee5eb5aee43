"""Export the annotations of a corpus in the form of another program, with their texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import msgspec

from onrecord.corpus.files import SLUG, shown
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_documents import Document, read_document
from onrecord.errors import DataError, OnRecordError, Problem, UsageError
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.layers import as_it_came, layer_file, read_layer
from onrecord.exchange.own.read_layer import coder_of
from onrecord.exchange.own.to_layer import to_layer
from onrecord.forms.export import whole_folder
from onrecord.layout import Layout, bundled
from onrecord.schema.read import read_schemas
from onrecord.tables.build import Authorities

# A name that is one of files everywhere; what another program called a document may be anything.
_FILE_NAME = re.compile(r"[^\W_][^/\\:*?\"<>|\x00-\x1f\x7f]{0,149}")


@dataclass(frozen=True)
class Exported:
    """The files of an export, and how many documents have nothing that could be exported."""

    files: list[Path]
    documents: int
    empty: int


def export_annotations(
    form: AnnotationForm,
    root: Path,
    out: Path,
    *,
    coding: bool = False,
    annotator: str | None = None,
) -> Exported:
    """Write the annotations of the corpus in ``root`` into a new folder.

    Of each document these are its layers as they came in, with the text as it was, or else its
    coding in our own labels; ``coding`` asks for the coding of all, ``annotator`` for a pass.
    Further layers of a document stand in folders of their names.

    Raises UsageError if there is no corpus with texts, or ``out`` is not empty, and DataError with
    all problems of the corpus, and of what the form cannot say; nothing is written then.
    """
    layout = Layout(root)
    if not (layout.curated / "dataset.yaml").is_file():
        raise UsageError(
            f"there is no corpus in {str(root)!r}; name its folder with --folder, as annotations "
            "are exported with their texts, which an installed dataset does not have"
        )
    if annotator is not None and not re.fullmatch(SLUG, annotator):
        raise UsageError(
            f"--annotator {annotator!r} is no id; use lower-case letters, digits and hyphens"
        )
    stems = sorted(path.stem for path in layout.documents.glob("[!.]*.txt"))
    if not stems:
        raise UsageError(f"the corpus in {str(root)!r} has no texts; annotations need them")
    exporter = _Exporter(form, layout, coding=coding, annotator=annotator)
    with whole_folder(out) as making:
        files = [each for stem in stems for each in exporter.write(stem, making)]
        if exporter.problems:
            raise DataError(exporter.problems)
        if not files:
            what = f"a pass of {annotator!r}" if annotator else "annotations"
            raise UsageError(f"no document has {what}; code one, or import some")
    return Exported(
        [out / each for each in sorted(set(files))],
        len(stems) - exporter.empty,
        exporter.empty,
    )


class _Exporter:
    """Writes documents one by one; ``empty`` counts those that have nothing to write."""

    def __init__(
        self, form: AnnotationForm, layout: Layout, *, coding: bool, annotator: str | None
    ) -> None:
        self._form, self._layout = form, layout
        self._coding, self._annotator = coding, annotator
        self._tables = read_schemas(bundled().schemas)
        corpus, self.problems = read_corpus(layout, self._tables)
        self._authorities = Authorities(corpus)
        self._names: set[tuple[str, str]] = set()
        self.empty = 0

    def write(self, stem: str, making: Path) -> list[Path]:
        """Write a document; gives its files, below the folder."""
        written: list[Path] = []
        try:
            for folder, annotated, place in self._find(stem):
                named = self._named(folder, annotated, stem)
                for name, content in self._make(named, place).items():
                    (making / folder).mkdir(exist_ok=True)
                    (making / folder / name).write_bytes(content)
                    written.append(Path(folder, name))
        except DataError as error:
            self.problems += error.problems
            return written
        self.empty += not written
        return written

    def _find(self, stem: str) -> Iterator[tuple[str, Annotated, Path]]:
        """Yield what there is of a document: the folder it goes to, and the file it comes from."""
        document = self._read(stem)
        layers = [] if self._coding or self._annotator else self._layers(stem)
        is_written = False
        for path in layers:
            name = path.name.removeprefix(stem).removesuffix(".json").removeprefix(".")
            if name and not re.fullmatch(SLUG, name):
                fault = f"a layer is named {name!r}, which is no id; rename the file"
                raise DataError([Problem(shown(self._layout.root, path), 1, fault)])
            kept = read_layer(self._layout, stem, document.text, name)
            if not name and document.coding and coder_of(kept.layer) is not None:
                continue  # the coding itself came in, and may have been mended since
            is_written = True
            yield name, as_it_came(kept, document.text), path
        coding = document.passes[0] if document.passes else document.coding
        if is_written or coding is None or (self._annotator and not document.passes):
            return
        annotated, problems = to_layer(document, coding, self._authorities, self._tables)
        if problems:
            raise DataError(problems)
        yield "", annotated, self._layout.root / coding.origin.file

    def _layers(self, stem: str) -> list[Path]:
        first = layer_file(self._layout, stem)
        further = sorted(self._layout.layers.glob(f"{stem}.*.json"))
        return [first, *further] if first.is_file() else further

    def _read(self, stem: str) -> Document:
        names = [f"{stem}.yaml", f"{stem}.{self._annotator}.yaml"]
        there = [name for name in names if (self._layout.curated / "annotations" / name).is_file()]
        document, problems = read_document(self._layout, stem, there)
        if document is None or problems:
            raise DataError(problems)
        return document if self._annotator else replace(document, passes=[])

    def _named(self, folder: str, annotated: Annotated, stem: str) -> Annotated:
        """A document with the name that it came with, or its id where that is no name of a file."""
        is_free = (folder, annotated.name.lower()) not in self._names
        name = annotated.name if is_free and _FILE_NAME.fullmatch(annotated.name) else stem
        self._names.add((folder, name.lower()))
        return msgspec.structs.replace(annotated, name=name)

    def _make(self, annotated: Annotated, place: Path) -> dict[str, bytes]:
        """The files of a document; raises DataError for what the form cannot say."""
        loose = [] if self._form.keeps_loose else check_layer(annotated)
        faults = [f"{fault}; mend it, or export brat" for fault in loose]
        if not faults:
            try:
                return self._form.write(annotated)
            except OnRecordError as error:
                faults = [str(error)]
        file = shown(self._layout.root, place)
        raise DataError([Problem(file, 1, fault) for fault in faults])
