"""Choose which documents of a corpus are drafted, by their ids and by what people did to drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.corpus.batch import Batch, FileBatch, LineBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.line_batches import LineFile, id_of_document
from onrecord.errors import unknown
from onrecord.forms.own_file import is_edited
from onrecord.layout import Layout


def check_documents(layout: Layout, documents: Collection[str]) -> None:
    """Raise UsageError for the first document that does not exist, with the nearest that does."""
    known = {path.stem for path in layout.documents.glob("[!.]*.txt")}
    if not known.issuperset(documents):
        for path in sorted(layout.documents.glob("[!.]*.jsonl")):
            with LineFile(layout.root, path).open() as lines:
                known.update(map(id_of_document, lines))
    for each in documents:
        if each not in known:
            raise unknown("document", each, sorted(known - {""}))


class Chosen:
    """The batches of documents to draft, to be gone through once.

    ``places`` has, for each batch that was given out, the name of its file of lines (None for
    documents with files of their own) and its size; ``kept`` the drafts that somebody has changed,
    whose documents are left out.
    """

    def __init__(
        self, listed: Documents, folder: Path, documents: Collection[str], *, fresh: bool
    ) -> None:
        self.places: list[tuple[str | None, int]] = []
        self.kept: list[Path] = []
        self._listed = listed
        self._folder = folder
        self._documents = frozenset(documents)
        self._fresh = fresh
        self._free: dict[Path, bool] = {}

    def __iter__(self) -> Iterator[Batch]:
        """Yield the batches in order."""
        for batch in self._listed:
            picked = self._pick(batch)
            if picked:
                name = None if isinstance(batch, FileBatch) else Path(batch.documents.file).name
                self.places.append((name, batch.size))
                yield picked

    def _pick(self, batch: Batch) -> Batch | None:
        if isinstance(batch, LineBatch):
            path = self._folder / Path(batch.documents.file).name
            return batch if self._has_chosen(batch) and self._may_write(path) else None
        numbers = [
            number
            for number, each in enumerate(batch.documents)
            if (not self._documents or each.stem in self._documents)
            and self._may_write(self._folder / f"{each.stem}.yaml")
        ]
        if len(numbers) == batch.document_count:
            return batch
        return batch.pick(numbers) if numbers else None

    def _has_chosen(self, batch: LineBatch) -> bool:
        lines = batch.documents.by_document()
        return not self._documents or any(id_of_document(each) in self._documents for each in lines)

    def _may_write(self, path: Path) -> bool:
        """Whether nobody has changed a file, or it is to be written anyhow; asked once for each."""
        if path not in self._free:
            self._free[path] = self._fresh or not is_edited(path)
            if not self._free[path]:
                self.kept.append(path)
        return self._free[path]
