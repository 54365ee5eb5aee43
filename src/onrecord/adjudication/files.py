"""The files of an adjudication: the decisions, and the coding that is composed of them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import msgspec

from onrecord.adjudication.compose import Composed, compose, key_of
from onrecord.adjudication.plan import Key, Pair, Question
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
    "# Who decided what, written by `onrecord adjudicate`, which keeps no comments; the rows are\n"
    "# those of the passes, and `row` is the one of the adjudicated coding.\n"
)
_ANEW = "move this file and {coding} away to adjudicate anew"


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
        """The number of the last step; 0 where there is none."""
        return max((each.step for each in self.adjudication.decisions), default=0)

    @property
    def last_answer(self) -> list[Decision]:
        """The decisions of the last step that was an answer; what was taken over was none."""
        decisions = self.adjudication.decisions
        step = max((each.step for each in decisions if each.taken != "both"), default=0)
        return [each for each in decisions if each.step == step]

    @property
    def is_whole(self) -> bool:
        """Whether the coding on disk is the one that the decisions make."""
        return self._found() == self.composed.content

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
        found = self._found()
        coding = shown(self.layout.root, self.coding_path)
        if found is not None and not self.path.is_file():
            fault = "was not begun by adjudicate, which overwrites no coding; move it away first"
            raise DataError([Problem(coding, 1, fault)])
        if not self._is_ours(found):
            if found is not None and not self.open:
                # All was decided, and whoever mends the coding now may do so.
                return
            what = "is gone; restore it"
            if found is not None:
                what = (
                    "is not what the decisions here make, so one of the two was changed by hand; "
                    "restore that one"
                )
            raise DataError([self._problem(f"{coding} {what}, or {_ANEW.format(coding=coding)}")])
        changes = [each for each in self._first_changes(found) if each.before != each.after]
        if changes:
            with lock_files(decisions_folder(self.layout)):
                apply_all(changes)

    def _found(self) -> bytes | None:
        return self.coding_path.read_bytes() if self.coding_path.is_file() else None

    def _is_ours(self, found: bytes | None) -> bool:
        """Whether a coding is what the decisions make, or those before the last step or answer."""
        if found is None:
            return not self.adjudication.decisions
        crashed = (self._before(self.last_step), self._before_last_answer())
        return found in (self.composed.content, *(self.compose(each).content for each in crashed))

    def _before(self, step: int) -> list[Decision]:
        return [each for each in self.adjudication.decisions if each.step < step]

    def _before_last_answer(self) -> list[Decision]:
        return self._before(min((each.step for each in self.last_answer), default=0))

    def take(self, decisions: Sequence[Decision], composed: Composed) -> None:
        """Write more decisions, and the coding with them; all or nothing."""
        made = [*self.adjudication.decisions, *decisions]
        self._write(made, composed, is_undone=False)

    def undo(self) -> None:
        """Take the last answer back, and with it what was taken over since."""
        kept = self._before_last_answer()
        self._write(kept, self.compose(kept), is_undone=True)

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
        """Raise DataError where a decision is about no pair, or not each of a question has one."""
        pairs = {pair.key: pair for question in self.plan for pair in question.pairs}
        coding = shown(self.layout.root, self.coding_path)
        seen: set[Key] = set()
        for each in self.adjudication.decisions:
            pair = pairs.get(key_of(each))
            if pair is None or key_of(each) in seen or not _fits(each, pair):
                rows = f"{each.first_row or 'none'} and {each.second_row or 'none'}"
                fault = f"the decision about {rows} of {each.table} does not fit the passes"
                raise DataError([self._problem(f"{fault}; {_ANEW.format(coding=coding)}")])
            seen.add(key_of(each))
        for question in self.plan:
            lacking = [pair.name for pair in question.pairs if pair.key not in seen]
            if lacking and len(lacking) < len(question.pairs):
                fault = f"{question.name} are settled together, but {lacking[0]} has no decision"
                raise DataError([self._problem(f"{fault}; {_ANEW.format(coding=coding)}")])

    def _problem(self, fault: str) -> Problem:
        return Problem(shown(self.layout.root, self.path), 1, fault)


def _fits(decision: Decision, pair: Pair) -> bool:
    """Whether a decision, which does not contradict itself, is one about a pair."""
    if decision.taken == "both" and not pair.is_same:
        return False
    return decision.row in (None, pair.row_id)


def pass_hash(layout: Layout, document_id: str, annotator: str) -> str:
    """The SHA-256 of the file of a pass."""
    path = layout.curated / "annotations" / f"{document_id}.{annotator}.yaml"
    return hashlib.sha256(path.read_bytes()).hexdigest()
