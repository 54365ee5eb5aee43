"""The files of an adjudication: the decisions, and the coding that is composed of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.adjudication.compose import Composed, compose, key_of
from onrecord.adjudication.plan import Pair, Question
from onrecord.corpus.adjudications import Adjudication, Decision, adjudication_file
from onrecord.corpus.files import shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document
from onrecord.draft.decisions import decisions_folder
from onrecord.errors import DataError, Problem
from onrecord.forms.to_yaml import to_yaml
from onrecord.layout import Layout
from onrecord.review.changes import ChangeError, FileChange, apply_all
from onrecord.review.edit_yaml import set_word
from onrecord.review.journal import lock_files

_HEAD = (
    "# Who decided what, written by `onrecord adjudicate`; the rows are those of the passes, and\n"
    "# `row` is the one of the adjudicated coding.\n"
)
_ANEW = "move it away together with {coding} to adjudicate anew"


@dataclass
class Files:
    """The decisions about a document, and its coding; both are written at every answer.

    The decisions are written first and the coding is always composed of them, so that what a crash
    leaves half done is done when the next run begins.
    """

    layout: Layout
    document: Document
    plan: Sequence[Question]
    adjudication: Adjudication
    composed: Composed = field(init=False)

    def __post_init__(self) -> None:
        """Compose what was decided before; raises DataError for what is no decision."""
        self.path = adjudication_file(self.layout, self.adjudication.document)
        self.coding_path = self.layout.curated / "annotations" / f"{self.document.document_id}.yaml"
        self._check_decisions()
        self.composed = self.compose(self.adjudication.decisions)

    @property
    def open(self) -> list[Question]:
        """The questions that nobody has answered yet, in the order of the text."""
        done = {key_of(each) for each in self.adjudication.decisions}
        return [each for each in self.plan if each.pairs[0].key not in done]

    @property
    def last_step(self) -> int:
        """The number of the last answer; 0 where there is none."""
        return max((each.step for each in self.adjudication.decisions), default=0)

    def compose(self, decisions: Sequence[Decision]) -> Composed:
        """Compose the coding that decisions make; raises DataError where a mended row is none."""
        origin = Origin(self.layout.root, shown(self.layout.root, self.coding_path))
        try:
            return compose(self.adjudication, decisions, self.plan, origin)
        except msgspec.ValidationError as error:
            raise DataError([self._problem(f"a mended row is none: {error}")]) from error

    def begin(self) -> None:
        """Make the files if there are none, and complete what a crash left half done.

        Raises DataError where the coding is not the one that the decisions make.
        """
        found = self.coding_path.read_bytes() if self.coding_path.is_file() else None
        coding = shown(self.layout.root, self.coding_path)
        if found is not None and not self.path.is_file():
            fault = "was not begun by adjudicate, which overwrites no coding; move it away first"
            raise DataError([Problem(coding, 1, fault)])
        if not self._is_ours(found):
            if found is not None and not self.open:
                # All was decided, and whoever mends the coding now may do so.
                return
            what = "is gone" if found is None else "was changed by hand since the last decision"
            fault = f"{coding} {what}; restore it, or {_ANEW.format(coding=coding)}"
            raise DataError([self._problem(fault)])
        changes = [each for each in self._first_changes(found) if each.before != each.after]
        if changes:
            with lock_files(decisions_folder(self.layout)):
                apply_all(changes)

    def _is_ours(self, found: bytes | None) -> bool:
        """Whether a coding is what the decisions make, or all of them but the last answer."""
        before = [each for each in self.adjudication.decisions if each.step != self.last_step]
        if found is None:
            return not self.adjudication.decisions
        return found in (self.composed.content, self.compose(before).content)

    def take(self, decisions: Sequence[Decision], composed: Composed) -> None:
        """Write more decisions, and the coding with them; all or nothing."""
        made = [*self.adjudication.decisions, *decisions]
        self._write(made, composed, is_undone=False)

    def undo(self, composed: Composed) -> None:
        """Take the decisions of the last step back."""
        kept = [each for each in self.adjudication.decisions if each.step != self.last_step]
        self._write(kept, composed, is_undone=True)

    def _write(self, decisions: list[Decision], composed: Composed, *, is_undone: bool) -> None:
        changed = msgspec.structs.replace(self.adjudication, decisions=decisions)
        changes = [
            FileChange(self.path, self._content(self.adjudication), self._content(changed)),
            FileChange(self.coding_path, self.composed.content, composed.content),
        ]
        with lock_files(decisions_folder(self.layout)):
            if any(not each.is_undone() for each in changes):
                raise ChangeError(
                    f"{self.path} or {self.coding_path} was changed just now; quit, and look at it"
                )
            # Of decisions and a coding, the decisions may be one ahead.
            apply_all(changes[::-1] if is_undone else changes)
        self.adjudication, self.composed = changed, composed

    def _first_changes(self, found: bytes | None) -> Iterator[FileChange]:
        own = self.adjudication
        before = self.path.read_bytes() if self.path.is_file() else None
        yield FileChange(self.path, before, self._content(own))
        if found is None:
            # First without rows, then its facts, then with rows: each step is a whole corpus.
            found = self.compose([]).content
            yield FileChange(self.coding_path, None, found)
        if self.document.facts.coding == "none":
            facts = self.layout.documents / f"{own.document}.yaml"
            old = facts.read_bytes()
            new = set_word(old.decode(), "coding", "none", "partial").encode()
            yield FileChange(facts, old, new)
        yield FileChange(self.coding_path, found, self.composed.content)

    def _content(self, adjudication: Adjudication) -> bytes:
        return (_HEAD + to_yaml(msgspec.to_builtins(adjudication))).encode()

    def _check_decisions(self) -> None:
        """Raise DataError where a decision is about no pair, or one pair has two."""
        pairs = {pair.key: pair for question in self.plan for pair in question.pairs}
        coding = shown(self.layout.root, self.coding_path)
        seen: set[object] = set()
        for each in self.adjudication.decisions:
            pair = pairs.get(key_of(each))
            if pair is None or key_of(each) in seen or not _fits(each, pair):
                rows = f"{each.first_row or 'none'} and {each.second_row or 'none'}"
                fault = f"the decision about {rows} of {each.table} does not fit the passes"
                raise DataError([self._problem(f"{fault}; {_ANEW.format(coding=coding)}")])
            seen.add(key_of(each))

    def _problem(self, fault: str) -> Problem:
        return Problem(shown(self.layout.root, self.path), 1, fault)


def _fits(decision: Decision, pair: Pair) -> bool:
    """Whether a pair has the row that a decision takes."""
    if decision.row is None:
        return True
    if decision.row != pair.row_id:
        return False
    if decision.taken == "other":
        return bool(decision.edited)
    row = pair.second if decision.taken == "second" else pair.first
    return row is not None and decision.taken != "neither"


def pass_hash(layout: Layout, document_id: str, annotator: str) -> str:
    """The SHA-256 of the file of a pass."""
    path = layout.curated / "annotations" / f"{document_id}.{annotator}.yaml"
    return hashlib.sha256(path.read_bytes()).hexdigest()
