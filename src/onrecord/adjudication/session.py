"""Walk a person through the disagreements about one document, and keep every answer at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from onrecord.adjudication.compose import Composed, decide, key_of
from onrecord.adjudication.edit import Editor
from onrecord.adjudication.files import Files
from onrecord.adjudication.plan import Question
from onrecord.adjudication.show import Shown, show_question, show_rows
from onrecord.console import count_of
from onrecord.corpus.adjudications import Decision
from onrecord.errors import OnRecordError
from onrecord.review.new_faults import NewFaults
from onrecord.review.rows import confirmed

_KEYS = "[f]irst [s]econd [e]dit [n]either [l]ater [u]ndo [q]uit [?]:"
_MENDED = "[t]ake what you wrote " + _KEYS
_HELP = (
    "f  as the first pass has it; without a row, where it has none",
    "s  as the second pass has it",
    "e  edit: open the row in your editor, with that of the second pass beside it",
    "t  take the row as you mended it",
    "n  neither: there is to be no row",
    "l  later: ask again next time",
    "u  undo the last answer",
    "q  quit; every answer so far is kept",
    "words after the letter are kept as the reason, as in: f the verb says so",
)
_TAKEN = {"f": "first", "s": "second", "n": "neither", "t": "other"}
_MOST_FAULTS = 10


class RefusedError(OnRecordError):
    """The build would not take the coding that an answer makes."""


class Session:
    """The adjudication of one document; ``counts`` has what came of it."""

    def __init__(
        self, files: Files, shown: Shown, new_faults: NewFaults, counts: Counter[str]
    ) -> None:
        self._files = files
        self._shown = shown
        self._new_faults = new_faults
        self._counts = counts
        self._editor = Editor(files, shown.text)
        self._by = files.adjudication.annotator
        self._put_off: set[int] = set()

    def take_over(self) -> int:
        """Take over what both passes have and code the same; gives how many rows that are.

        What the build would refuse of it is asked about like all else.
        """
        same = [question for question in self._files.open if question.is_same]
        taken = self._take_over(same)
        return sum(len(question.pairs) for question in taken)

    def run(self) -> bool:
        """Ask about all that is open; whether the person has not quit before the end."""
        total = len(self._files.open)
        while True:
            left = [each for each in self._files.open if id(each) not in self._put_off]
            if not left:
                return True
            place = f"{self._files.adjudication.document}, {total - len(left) + 1} of {total}"
            if not self._ask(left[0], place):
                return False
            total = max(total, len(self._files.open))

    def ask_whether_to_undo(self) -> bool:
        """Where all is settled, offer to take the last answer back; whether the person did."""
        while self._files.last_answer:
            answer = self._shown.terminal.ask("all is settled; [u]ndo the last answer, [q]uit:")
            if answer == "u":
                return self._undo()
            if answer in (None, "q"):
                return False
        return False

    def _ask(self, question: Question, place: str) -> bool:
        """Ask about one question until there is an answer; whether to go on."""
        show_question(self._shown, question, place)
        if self._editor.has_edit(question):
            self._say("  you have mended this before; e goes on with it", "note")
        edited: dict[str, dict[str, Any]] = {}
        while True:
            said = self._shown.terminal.ask(_MENDED if edited else _KEYS)
            answer, _, note = (said or "q").partition(" ")
            if answer == "q":
                return False
            try:
                if answer == "l":
                    self._put_off.add(id(question))
                    self._counts["later"] += 1
                    return True
                if answer == "u":
                    if self._undo():
                        return True
                elif answer == "e":
                    edited = self._edit(question)
                elif answer in _TAKEN and (answer != "t" or edited):
                    self._settle(question, _TAKEN[answer], note.strip() or None, edited)
                    return True
                else:
                    if answer == "t":
                        self._say("nothing is mended yet; e opens the row in your editor")
                    elif answer != "?":
                        self._say(f"{answer!r} is no answer")
                    for line in _HELP:
                        self._say(line)
            except OnRecordError as error:
                self._say(error)
            except OSError as error:
                self._say(f"{error.filename or 'file'}: {error.strerror or error}")

    def _settle(
        self, question: Question, taken: str, note: str | None, edited: Mapping[str, Any]
    ) -> None:
        """Write an answer; raises RefusedError where the build would refuse what it makes."""
        decisions = decide(question, taken, self._files.last_step + 1, self._by, note, edited)
        composed = self._compose(decisions)
        faults = self._faults(composed)
        if faults:
            self._say("the build would refuse this:")
            for each in faults[:_MOST_FAULTS]:
                self._say(f"  {each}")
            raise RefusedError("not taken; choose another answer, edit it, or leave it for later")
        before = {*self._files.composed.lost}
        self._put(decisions, composed)
        for own, key, to in composed.lost:
            if (own, key, to) not in before:
                self._say(f"note: {own} no longer names {to} ({key}), which was dropped")
        self._editor.forget(question)
        self._counts["decided"] += 1

    def _undo(self) -> bool:
        """Take the last answer back, also one of an earlier run; whether there was one."""
        files = self._files
        keys = {key_of(each) for each in files.last_answer}
        if not keys:
            self._say("there is no answer to undo")
            return False
        files.undo()
        self._files.document.coding = files.composed.coding
        self.take_over()
        self._counts["decided"] = max(self._counts["decided"] - 1, 0)
        undone = next(each for each in files.plan if each.pairs[0].key in keys)
        self._say(f"undone: {undone.name}")
        return True

    def _edit(self, question: Question) -> dict[str, dict[str, Any]]:
        rows, faults = self._editor.edit(question, self._shown.coders[1])
        for each in faults[:_MOST_FAULTS]:
            self._say(each)
        if faults:
            self._say("what you wrote is kept; e goes on with it")
            return {}
        show_rows(self._shown, rows, "as you mended it")
        return {row.item.id: confirmed(row.item) for row in rows}

    def _take_over(self, same: Sequence[Question]) -> list[Question]:
        """Take questions over that need no answer: all, or else the halves that can be."""
        if not same:
            return []
        step = self._files.last_step + 1
        decisions = [each for one in same for each in decide(one, "both", step, self._by)]
        composed = self._compose(decisions)
        if not self._faults(composed):
            self._put(decisions, composed)
            return [*same]
        if len(same) == 1:
            return []
        middle = len(same) // 2
        return self._take_over(same[:middle]) + self._take_over(same[middle:])

    def _compose(self, decisions: Sequence[Decision]) -> Composed:
        return self._files.compose([*self._files.adjudication.decisions, *decisions])

    def _faults(self, composed: Composed) -> list[str]:
        return self._new_faults.find(self._files.document, composed.coding)

    def _put(self, decisions: Sequence[Decision], composed: Composed) -> None:
        self._files.take(decisions, composed)
        self._files.document.coding = composed.coding

    def _say(self, line: object, style: str | None = None) -> None:
        self._shown.terminal.say(line, style)


def say_taken_over(shown: Shown, count: int) -> None:
    """Say how many rows need no answer."""
    first, second = shown.coders
    if count:
        rows = count_of(count, "rows")
        shown.terminal.say(f"{rows} that {first} and {second} code the same: taken over")
