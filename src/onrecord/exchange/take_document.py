"""Make a document of the corpus of a text that came with annotations, or find it there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from onrecord.corpus.facts import Facts
from onrecord.corpus.files import shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document, read_document
from onrecord.errors import DataError
from onrecord.exchange.annotated import Annotated
from onrecord.intake.complete import Defaults, complete_facts, hash_text
from onrecord.intake.document_ids import to_document_id
from onrecord.intake.found import Found, UnreadableError
from onrecord.intake.normalize import normalize
from onrecord.intake.values import add_facts
from onrecord.intake.write_documents import DocumentFiles
from onrecord.intake.write_lines import read_line_hashes
from onrecord.layout import Layout


@dataclass(frozen=True)
class Taken:
    """A document, what its files are to hold if it is new, and what was changed to make it one."""

    document: Document
    contents: Mapping[Path, bytes]
    changes: tuple[str, ...] = ()

    @property
    def is_new(self) -> bool:
        """Whether the corpus has not had it."""
        return bool(self.contents)


class DocumentTaker:
    """The documents of a corpus, to which those that come with annotations are added."""

    def __init__(self, layout: Layout, defaults: Defaults) -> None:
        """Read which documents there are; raises DataError where that cannot be told."""
        self._layout = layout
        self._defaults = defaults
        self._files = DocumentFiles(layout)
        self._in_lines = read_line_hashes(layout)

    def take(self, annotated: Annotated, below: Path | None = None) -> Taken:
        """Find the document of a text, or make it; nothing is written.

        Its id is made of the path ``below``, or else of its name. Raises UnreadableError for a
        text that cannot be a document, or another one than the corpus has under the same id, and
        DataError where its files there are not whole.
        """
        text, changes = normalize(annotated.text)
        document_id = to_document_id(below or Path(f"{annotated.name}.txt"))
        if document_id in self._in_lines:
            raise UnreadableError(
                f"the corpus has {document_id!r} in a file of many documents, which takes no "
                "annotations of other programs; give it files of its own"
            )
        digest, there = hash_text(text), self._files.hash_of(document_id)
        if there and there != digest:
            raise UnreadableError(
                f"the corpus has another text under the id {document_id!r}; rename the file, or "
                "make ids of folders too with --ids path"
            )
        if there:
            return Taken(self._read(document_id), {})
        found = Found(text, changes=changes)
        add_facts(found, {key: [value] for key, value in annotated.facts.items()})
        facts = complete_facts(found, Path(f"{annotated.name}.txt"), self._defaults)
        contents = self._files.contents(document_id, text, facts)
        stated = {key: value for key, value in facts.items() if key != "sha256"}
        origin = Origin(self._layout.root, shown(self._layout.root, list(contents)[1]))
        document = Document(document_id, text, digest, Facts(**stated), origin)
        return Taken(document, contents, tuple(changes))

    def _read(self, document_id: str) -> Document:
        document, problems = read_document(self._layout, document_id)
        if document is None or problems:
            raise DataError(problems)
        return document
