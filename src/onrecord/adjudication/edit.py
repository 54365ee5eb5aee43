"""Let a person mend the rows of a question in an editor, with both codings before them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.adjudication.files import Files
from onrecord.adjudication.plan import Question
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.forms.to_yaml import to_yaml
from onrecord.review.changes import put_durably
from onrecord.review.edit import edit_file, open_editor, read_edit, write_edit
from onrecord.review.rows import Row, Unit, confirmed


class Editor:
    """Edits of the rows of one document; what was written is kept until there is an answer."""

    def __init__(self, files: Files, text: Text) -> None:
        self._document = files.document.document_id
        # What was written about other passes is no edit of these.
        of = files.adjudication
        passes = f"{of.first_sha256[:16]}-{of.second_sha256[:16]}"
        self._folder = files.layout.work / "adjudications" / passes
        self._text = text

    def has_edit(self, question: Question) -> bool:
        """Whether somebody has begun to mend the rows."""
        return self._path(question).is_file()

    def edit(self, question: Question, second: str) -> tuple[list[Row], list[str]]:
        """Open the rows in the editor; gives them as they were left, and what is wrong with them.

        They are those of the first pass, or of the second where the first has none; what the second
        one has otherwise stands below, behind number signs. Rows may be taken out, but not all.
        """
        path = self._path(question)
        unit = _unit(question)
        if not path.is_file():
            write_edit(path, self._document, unit, self._text)
            put_durably(path, [path.read_bytes(), _beside(question, second).encode()])
        open_editor(path)
        return read_edit(path, self._document, unit, Resolver(self._text), may_drop=True)

    def forget(self, question: Question) -> None:
        """Take away what was written about a question that is settled."""
        self._path(question).unlink(missing_ok=True)

    def _path(self, question: Question) -> Path:
        return edit_file(self._folder, self._document, _unit(question))


def _unit(question: Question) -> Unit:
    return Unit([pair.rows[0] for pair in question.pairs])


def _beside(question: Question, second: str) -> str:
    """The rows of the second pass as comments, where the first has others."""
    lists: dict[str, list[Any]] = {}
    for pair in question.pairs:
        if pair.first and pair.second:
            lists.setdefault(pair.key[0], []).append(confirmed(pair.second.item))
    lines = to_yaml(lists).splitlines()
    return "".join(f"# {line}\n" for line in ([f"{second} has:", *lines] if lines else []))
