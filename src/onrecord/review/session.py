"""Walk a person through the proposals for one document, and keep every answer at once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from onrecord.corpus.read_documents import Coding, Document
from onrecord.draft.decisions import append_line, decisions_folder
from onrecord.errors import OnRecordError
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.release.lock import lock
from onrecord.review.accept import LaterError, QuitError, Ready, make_ready, merged
from onrecord.review.authorities import change_authorities
from onrecord.review.changes import Change, apply_all, find_overwritten, revert_all
from onrecord.review.edit import edit_file, open_editor, read_edit, write_edit
from onrecord.review.merge import Drafted, change_coding, change_draft
from onrecord.review.rows import Unit
from onrecord.review.show import Reviewing, show_unit

_KEYS = "[a]ccept [e]dit [d]rop [l]ater [u]ndo [q]uit [?]:"
_HELP = (
    "a  accept: write it into the coding, with the new actors and offices that it names",
    "e  edit: open it in your editor, then look at it again",
    "d  drop: it is wrong; no later draft proposes it again",
    "l  later: ask again next time, after what was never asked",
    "u  undo the last answer",
    "q  quit; every answer so far is kept",
)


@dataclass
class _Answered:
    """An answer that can be undone: which, and what it changed."""

    number: int
    answer: str
    changes: Sequence[Change] = ()
    coding: Coding | None = None
    was_coded: str = ""
    ready: Ready | None = None


class Session:
    """The review of one document; ``units`` are what is asked about, in order."""

    def __init__(self, reviewing: Reviewing, document: Document, units: Sequence[Unit]) -> None:
        self._in = reviewing
        self._document = document
        self._units = units
        self._text = Text(document.text, document.facts.language)
        self._folder = decisions_folder(reviewing.layout)
        self._journal = self._folder / f"{document.document_id}.jsonl"
        self._pending = {own for unit in units for own in unit.ids}
        self._answered: list[_Answered] = []

    def run(self) -> bool:
        """Ask about all; whether the person has not quit before the end."""
        number = 0
        while number < len(self._units):
            unit = self._units[number]
            waits = self._waits(unit)
            if waits:
                self._say(f"{unit.name} waits for {waits}, and is left for later")
                self._in.counts["later"] += 1
                number += 1
                continue
            try:
                number = self._ask(number, unit)
            except QuitError:
                return False
        return True

    def _ask(self, number: int, unit: Unit) -> int:
        """Ask about one proposal until it is settled or put off; gives the number of the next."""
        show_unit(self._in, self._document, self._text, unit, self._place(number))
        answers: dict[str, Callable[[int, Unit], bool]] = {
            "a": self._accept,
            "e": self._edit,
            "d": self._drop,
            "l": self._later,
        }
        while True:
            answer = self._in.terminal.ask(_KEYS)
            if answer is None or answer == "q":
                raise QuitError
            if answer == "u":
                back = self._undo()
                if back is not None:
                    return back
            elif answer in answers:
                try:
                    if answers[answer](number, unit):
                        return number + 1
                except LaterError as why:
                    self._say(why)
                    if str(why) == "left for later" and self._later(number, unit):
                        return number + 1
                except OnRecordError as error:
                    self._say(error)
                except OSError as error:
                    self._say(f"{error.filename or 'file'}: {error.strerror or error}")
            else:
                for line in _HELP:
                    self._say(line)

    def _accept(self, number: int, unit: Unit) -> bool:
        here, document = self._in, self._document
        waits = self._waits(unit)
        if waits:
            raise LaterError(f"{unit.name} waits for {waits}; settle that first")
        ready = make_ready(unit, document, here.authorities, here.labels, here.terminal)
        for entry, added in ready.added:
            here.authorities.list(entry, added)
        try:
            if any(added.id != entry[1] for entry, added in ready.added):
                here.gate.renew()
            coding = merged(document, here.annotator, ready)
            faults = here.gate.faults(document, coding)
            if faults:
                self._say("the build would refuse this; edit, drop or leave it:")
                for each in faults[:10]:
                    self._say(f"  {each}")
                raise LaterError("not accepted")
            changes = self._write(unit, ready)
        except BaseException:
            for entry, added in ready.added:
                here.authorities.unlist(entry, added)
            raise
        for entry, other in ready.swapped.items():
            here.authorities.remember(entry, other)
        answered = _Answered(
            number, "accept", changes, document.coding, document.facts.coding, ready
        )
        document.coding = coding
        if document.facts.coding == "none":
            document.facts.coding = "partial"
        for _, added in ready.added:
            here.labels.names[added.id] = added.name
        self._settle(unit, answered)
        here.counts["rows"] += len(unit.rows)
        return True

    def _write(self, unit: Unit, ready: Ready) -> list[Change]:
        """Write the rows: authorities first, then the coding, then the draft without them."""
        here, own = self._in, self._document.document_id
        with lock(self._folder, "another review is writing; answer once more", "writing.lock"):
            added = [(entry[0], entry_made) for entry, entry_made in ready.added]
            changes = [
                *change_authorities(here.layout, added),
                *change_coding(here.layout, self._document, here.annotator, ready.rows),
                change_draft(here.layout, self._document, self._named(unit)),
            ]
            self._note("accept", unit)
            try:
                apply_all(changes)
            except BaseException:
                self._note("undo", unit)
                raise
        edit_file(self._folder, own, unit).unlink(missing_ok=True)
        return changes

    def _drop(self, number: int, unit: Unit) -> bool:
        with lock(self._folder, "another review is writing; answer once more", "writing.lock"):
            change = change_draft(self._in.layout, self._document, self._named(unit))
            self._note("drop", unit)
            apply_all([change])
        self._settle(unit, _Answered(number, "drop", [change]))
        return True

    def _later(self, number: int, unit: Unit) -> bool:
        self._note("later", unit)
        self._in.counts["later"] += 1
        self._answered.append(_Answered(number, "later"))
        return True

    def _edit(self, number: int, unit: Unit) -> bool:
        own = self._document.document_id
        path = edit_file(self._folder, own, unit)
        if not path.is_file():
            write_edit(path, own, unit, self._text)
        open_editor(path)
        rows, faults = read_edit(path, own, unit, Resolver(self._text))
        if faults:
            for each in faults[:10]:
                self._say(each)
            self._say("what you wrote is kept; e goes on with it")
            return False
        unit.rows, unit.is_edited = rows, True
        show_unit(self._in, self._document, self._text, unit, self._place(number))
        return False

    def _undo(self) -> int | None:
        """Undo the last answer; gives the number of what is asked about again."""
        if not self._answered:
            self._say("there is no answer of this document to undo")
            return None
        last = self._answered[-1]
        unit = self._units[last.number]
        changed = find_overwritten(last.changes)
        if changed:
            self._say(f"{changed} was changed since, so that {last.answer} cannot be undone")
            return None
        revert_all(last.changes)
        self._answered.pop()
        if unit.is_edited:
            own = self._document.document_id
            write_edit(edit_file(self._folder, own, unit), own, unit, self._text)
        self._note("undo", unit)
        self._in.counts[last.answer] -= 1
        self._pending.update(unit.ids)
        if last.ready:
            self._document.coding = last.coding
            self._document.facts.coding = last.was_coded
            self._in.counts["rows"] -= len(unit.rows)
            for entry, added in last.ready.added:
                self._in.authorities.unlist(entry, added)
            for entry in last.ready.swapped:
                self._in.authorities.forget(entry)
        self._say(f"undone: {last.answer} of {unit.name}")
        return last.number

    def _settle(self, unit: Unit, answered: _Answered) -> None:
        self._in.counts[answered.answer] += 1
        self._pending.difference_update(unit.ids)
        self._answered.append(answered)

    def _note(self, answer: str, unit: Unit) -> None:
        line = {"answer": answer, "annotator": self._in.annotator, "marks": unit.marks}
        append_line(self._journal, line)

    def _waits(self, unit: Unit) -> str:
        """The rows that a proposal names and that nobody has settled yet."""
        return ", ".join(sorted({to for _, _, to in unit.links() if to in self._pending}))

    def _named(self, unit: Unit) -> list[Drafted]:
        return [(row.kind, row.item.id, row.mark) for row in unit.rows]

    def _place(self, number: int) -> str:
        return f"{number + 1} of {len(self._units)}"

    def _say(self, line: object) -> None:
        self._in.terminal.say(line)
