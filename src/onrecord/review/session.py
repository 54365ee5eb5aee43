"""Walk a person through the proposals for one document, and keep every answer at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import starmap

from onrecord.corpus.read_documents import Coding, Document
from onrecord.draft.decisions import decisions_folder
from onrecord.errors import OnRecordError
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Text
from onrecord.review.accept import NotYetError, PutOffError, QuitError, Ready, make_ready, merged
from onrecord.review.authorities import change_authorities
from onrecord.review.changes import Change, FileChange
from onrecord.review.edit import edit_file, open_editor, read_edit, write_edit
from onrecord.review.journal import Journal
from onrecord.review.merge import change_coding, change_draft
from onrecord.review.rows import Unit
from onrecord.review.show import Reviewing, show_document, show_unit

_KEYS = "[a]ccept [e]dit [d]rop [l]ater [u]ndo [q]uit [?]:"
_HELP = (
    "a  accept: write it into the coding, with the new actors and offices that it names",
    "e  edit: open it in your editor, then look at it again",
    "d  drop: it is wrong; no later draft proposes it again",
    "l  later: ask again next time, after what was never asked",
    "u  undo the last answer",
    "q  quit; every answer so far is kept",
)
_MOST_FAULTS = 10


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
        self._journal = Journal(self._folder, document.document_id, reviewing.annotator)
        self._pending = {own for unit in units for own in unit.ids}
        self._answered: list[_Answered] = []
        self._passed: list[int] = []

    def run(self) -> bool:
        """Ask about all; whether the person has not quit before the end."""
        show_document(self._in, self._document, len(self._units))
        number = 0
        while number < len(self._units):
            unit = self._units[number]
            waits = self._waits(unit)
            if waits:
                self._say(f"{unit.name} waits for {waits}, and is left for later")
                self._in.counts["later"] += 1
                self._passed.append(number)
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
        answers: dict[str, Callable[[int, Unit], int | None]] = {
            "a": self._accept,
            "e": self._edit,
            "d": self._drop,
            "l": self._later,
            "u": self._undo,
        }
        while True:
            answer = self._in.terminal.ask(_KEYS)
            if answer is None or answer == "q":
                raise QuitError
            if answer not in answers:
                for line in _HELP:
                    self._say(line)
                continue
            try:
                after = answers[answer](number, unit)
            except OnRecordError as error:
                self._say(error)
            except OSError as error:
                self._say(f"{error.filename or 'file'}: {error.strerror or error}")
            else:
                if after is not None:
                    return after

    def _accept(self, number: int, unit: Unit) -> int:
        here, document = self._in, self._document
        waits = self._waits(unit)
        if waits:
            raise NotYetError(f"{unit.name} waits for {waits}; settle that first")
        if not unit.is_edited and edit_file(self._folder, document.document_id, unit).exists():
            # To accept the row as it was drafted would throw away what somebody wrote.
            raise NotYetError("what you wrote for it has a fault; e goes on with it, d drops it")
        try:
            ready = make_ready(unit, document, here.authorities, here.labels, here.terminal)
        except PutOffError:
            return self._later(number, unit)
        for entry, added in ready.added:
            here.authorities.list(entry, added)
        try:
            if any(added.id != entry[1] for entry, added in ready.added):
                here.new_faults.renew()
            coding = merged(document, here.annotator, ready)
            faults = here.new_faults.find(document, coding)
            if faults:
                self._say("the build would refuse this:")
                for each in faults[:_MOST_FAULTS]:
                    self._say(f"  {each}")
                raise NotYetError("not accepted; edit it, drop it or leave it for later")
            changes = self._journal.write("accept", unit, self._changes(unit, ready))
        except BaseException:
            for entry, added in ready.added:
                here.authorities.unlist(entry, added)
            raise
        answered = _Answered(
            number, "accept", changes, document.coding, document.facts.coding, ready
        )
        document.coding = coding
        if document.facts.coding == "none":
            document.facts.coding = "partial"
        for _, added in ready.added:
            here.labels.names[added.id] = added.name
        here.counts["rows"] += len(unit.rows)
        return self._settle(unit, answered)

    def _drop(self, number: int, unit: Unit) -> int:
        changes = self._journal.write("drop", unit, self._changes(unit))
        return self._settle(unit, _Answered(number, "drop", changes))

    def _changes(self, unit: Unit, ready: Ready | None = None) -> Iterator[Change]:
        """The changes of an answer: authorities, the coding, then the draft without the rows."""
        here, document = self._in, self._document
        if ready:
            made = [(entry[0], added) for entry, added in ready.added]
            yield from change_authorities(here.layout, made)
            yield from starmap(here.authorities.remember, ready.swapped.items())
            yield from change_coding(here.layout, document, here.annotator, ready.rows)
        named = [(row.kind, row.item.id, row.mark) for row in unit.rows]
        yield change_draft(here.layout, document, named)
        path = edit_file(self._folder, document.document_id, unit)
        if path.is_file():
            yield FileChange(path, path.read_bytes(), None)

    def _later(self, number: int, unit: Unit) -> int:
        self._journal.note("later", unit)
        self._in.counts["later"] += 1
        self._answered.append(_Answered(number, "later"))
        return number + 1

    def _edit(self, number: int, unit: Unit) -> None:
        own = self._document.document_id
        path = edit_file(self._folder, own, unit)
        if not path.is_file():
            write_edit(path, own, unit, self._text)
        open_editor(path)
        rows, faults = read_edit(path, own, unit, Resolver(self._text))
        if faults:
            for each in faults[:_MOST_FAULTS]:
                self._say(each)
            self._say("what you wrote is kept; e goes on with it")
            unit.is_edited = False
            return
        unit.rows, unit.is_edited = rows, True
        show_unit(self._in, self._document, self._text, unit, self._place(number))

    def _undo(self, *_: object) -> int | None:
        """Undo the last answer; gives the number of what is asked about again."""
        if not self._answered:
            self._say("there is no answer of this document to undo")
            return None
        last = self._answered[-1]
        unit = self._units[last.number]
        self._journal.undo(last.answer, unit, last.changes)
        self._answered.pop()
        # What had to wait behind it is asked about again too.
        kept = [number for number in self._passed if number < last.number]
        self._in.counts["later"] -= len(self._passed) - len(kept)
        self._passed = kept
        self._in.counts[last.answer] -= 1
        self._pending.update(unit.ids)
        if last.ready:
            self._document.coding = last.coding
            self._document.facts.coding = last.was_coded
            self._in.counts["rows"] -= len(unit.rows)
            for entry, added in last.ready.added:
                self._in.authorities.unlist(entry, added)
        self._say(f"undone: {last.answer} of {unit.name}")
        return last.number

    def _settle(self, unit: Unit, answered: _Answered) -> int:
        """Keep a settled answer for the rest of the review; gives the number of what is next."""
        self._in.counts[answered.answer] += 1
        self._pending.difference_update(unit.ids)
        self._answered.append(answered)
        return answered.number + 1

    def _waits(self, unit: Unit) -> str:
        """The rows that a proposal names and that nobody has settled yet."""
        return ", ".join(sorted({to for _, _, to in unit.links() if to in self._pending}))

    def _place(self, number: int) -> str:
        return f"{number + 1} of {len(self._units)}"

    def _say(self, line: object) -> None:
        self._in.terminal.say(line)
