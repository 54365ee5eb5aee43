"""Choose which documents of a corpus are drafted, by their ids and by what people did to drafts."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.corpus.batch import Batch, FileBatch, LineBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.files import shown
from onrecord.corpus.line_batches import LineFile, id_of_document
from onrecord.errors import DataError, Problem, UsageError, nearest
from onrecord.forms.own_file import is_edited, was_ours
from onrecord.layout import Layout

_MOST_LISTED = 5


def find_target(layout: Layout, out: Path | None) -> Path:
    """The folder for drafts: ``out``, or else build/drafts.

    Raises UsageError for a folder in which people write, of whichever corpus.
    """
    if out is None:
        return layout.drafts
    whole = out.resolve()
    curated = (
        layout.curated.resolve(),
        *(each for each in (whole, *whole.parents) if _is_curated(each)),
    )
    if any(whole.is_relative_to(each) for each in curated):
        raise UsageError(f"{out} is what people write; draft elsewhere, or leave --out out")
    return out


def _is_curated(folder: Path) -> bool:
    return (folder / "dataset.yaml").is_file()


def check_documents(layout: Layout, documents: Collection[str]) -> None:
    """Raise UsageError for the first document that does not exist, with the nearest that does.

    Raises DataError for one that is there in part.
    """
    known = {path.stem for path in layout.documents.glob("[!.]*.txt")}
    if not known.issuperset(documents):
        for path in sorted(layout.documents.glob("[!.]*.jsonl")):
            with LineFile(layout.root, path).open() as lines:
                known.update(map(id_of_document, lines))
    for each in documents:
        if each not in known:
            raise _unknown(layout, each, known - {""})


def _unknown(layout: Layout, document: str, known: Collection[str]) -> UsageError | DataError:
    facts = layout.documents / f"{document}.yaml"
    if "/" not in document and facts.is_file():
        fault = f"'{document}.txt' is missing beside it; a document is a text and its facts"
        return DataError([Problem(shown(layout.root, facts), 1, fault)])
    tail = nearest(document, known)
    if not known:
        tail = "; the corpus has none yet; onrecord add brings them in"
    elif not tail:
        listed = sorted(known)[:_MOST_LISTED]
        more = f" and {len(known) - len(listed):,} more" if len(known) > len(listed) else ""
        tail = f"; known are {', '.join(listed)}{more}"
    return UsageError(f"unknown document {document!r}{tail}")


class Chosen:
    """The batches of documents to draft, to be gone through once.

    ``places`` has, for each batch that was given out, the name of its file of lines (None for
    documents with files of their own) and its size; ``kept`` the drafts that somebody has changed,
    and ``foreign`` the files in their places that no draft wrote. Documents of both are left out;
    those that are to be drafted ``fresh`` only of the second.
    """

    def __init__(
        self, listed: Documents, folder: Path, documents: Collection[str], *, fresh: bool
    ) -> None:
        self.places: list[tuple[str | None, int]] = []
        self.kept: list[Path] = []
        self.foreign: list[Path] = []
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
        """Whether nobody has changed a file, or it is to be written anyhow; asked once for each.

        What no draft wrote is never written over.
        """
        if path not in self._free:
            is_changed = is_edited(path)
            is_draft = not is_changed or was_ours(path)
            self._free[path] = is_draft and (self._fresh or not is_changed)
            if not self._free[path]:
                (self.kept if is_draft else self.foreign).append(path)
        return self._free[path]
