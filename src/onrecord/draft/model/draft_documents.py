"""Draft documents of a corpus with a language model, one after the other."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.console import show_line
from onrecord.corpus.batch import Batch, FileBatch
from onrecord.corpus.documents import Documents
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.draft.choose_documents import Chosen, check_documents, find_target
from onrecord.draft.coding.known import gather_known
from onrecord.draft.defaults import LEAST, PART_CHARACTERS
from onrecord.draft.draft_writer import Drafted, DraftWriter, count_rows
from onrecord.draft.model.ask import Asker, ModelError
from onrecord.draft.model.draft_document import Answered, Asked, ask_document
from onrecord.draft.model.prompt import Prompts
from onrecord.errors import DataError
from onrecord.layout import Layout, bundled
from onrecord.progress import Progress, Quiet
from onrecord.schema.read import read_schemas

# More of what was refused does not help whoever reads a draft.
_MOST_REMARKS = 200
_LONGEST_REMARK = 400
# What YAML does not print, but for what no line holds anyhow.
_UNPRINTABLE = re.compile("[\ufeff\ufffe\uffff]")


@dataclass
class ModelDrafted:
    """What came of asking: what was drafted, a line for each item that was refused to the end,
    and one for each document that the model failed on.
    """

    drafted: Drafted
    refusals: list[str] = field(default_factory=list)
    failures: list[str] = field(default_factory=list)


def draft_documents(
    root: Path,
    asker: Asker,
    *,
    documents: Collection[str] = (),
    least: float = LEAST,
    fresh: bool = False,
    out: Path | None = None,
    part_characters: int = PART_CHARACTERS,
    progress: Progress | None = None,
) -> ModelDrafted:
    """Ask a model for codings of documents, and write what passes the gate as their drafts.

    All documents are drafted if none are named, whatever their language. Each draft is written as
    soon as it is there, or with all that go into its file of lines; a document that the model
    fails on keeps the draft that it has. Raises
    UsageError for a document that does not exist, and DataError where what all documents share is
    wrong.
    """
    layout, tables = Layout(root), read_schemas(bundled().schemas)
    corpus, problems = read_corpus(layout, tables)
    if problems:
        raise DataError(problems)
    check_documents(layout, documents)
    known = gather_known(corpus)
    asked = Asked(corpus, known, tables, Prompts(corpus), asker, part_characters)
    listed, folder = Documents(layout), find_target(layout, out)
    chosen = Chosen(listed, folder, documents, fresh=fresh)
    writer = DraftWriter(layout, folder)
    run = _Run(layout, writer, asked, least, progress or Quiet())
    run.progress.start(listed.size)
    try:
        for batch in chosen:
            run.draft(batch, frozenset(documents))
    finally:
        if writer.drafted.counts["documents"]:
            writer.finish(keep=True)
    writer.drafted.kept, writer.drafted.foreign = chosen.kept, chosen.foreign
    writer.drafted.problems += listed.problems
    return run.result


class _Run:
    """Drafts batches, and writes each draft when it is there."""

    def __init__(
        self, layout: Layout, writer: DraftWriter, asked: Asked, least: float, progress: Progress
    ) -> None:
        self.result = ModelDrafted(writer.drafted)
        self.progress = progress
        self._layout = layout
        self._writer = writer
        self._asked = asked
        self._least = least

    def draft(self, batch: Batch, wanted: frozenset[str]) -> None:
        """Draft those documents of a batch that are wanted, all if none are named."""
        documents, problems = read_batch(self._layout, batch)
        self.result.drafted.problems += problems
        name = None if isinstance(batch, FileBatch) else Path(batch.documents.file).name
        for document in documents:
            if wanted and document.document_id not in wanted:
                continue
            try:
                answered = ask_document(self._asked, document, self._least)
            except ModelError as error:
                self.result.failures.append(show_line(f"{document.document_id}: {error}"))
                continue
            self._write(document, answered, name)

    def _write(self, document: Document, answered: Answered, name: str | None) -> None:
        self._writer.see(answered.seen)
        self._writer.write(name, answered.annotation, self._remarks(answered))
        self.result.refusals += (
            show_line(f"{document.document_id}: {each}") for each in answered.refusals
        )
        rows = count_rows(answered.annotation).total()
        self.progress.advance(1, rows, len(document.text.encode()))

    def _remarks(self, answered: Answered) -> Iterator[str]:
        """What the head of a draft says: which model it was, and what was refused."""
        yield f"Proposed by the model {_to_comment(self._asked.asker.name)}."
        refusals = answered.refusals
        if refusals:
            yield "These items were refused to the end, and are left out:"
        for each in refusals[:_MOST_REMARKS]:
            yield f"- {_to_comment(str(each))}"
        if len(refusals) > _MOST_REMARKS:
            yield f"- and {len(refusals) - _MOST_REMARKS:,} more"


def _to_comment(words: str) -> str:
    """Words as they may stand in a comment of YAML: one line of NFC, without what none may hold."""
    line = show_line(words)
    line = line if len(line) <= _LONGEST_REMARK else line[:_LONGEST_REMARK] + " ..."
    line = _UNPRINTABLE.sub(lambda found: ascii(found[0])[1:-1], line)
    return unicodedata.normalize("NFC", line)
