"""Find what is wrong with items together: their proof, their codes, their persons, their twins."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from onrecord.corpus.model import Appointment, Event, Quote
from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import Item, entries_of
from onrecord.draft.coding.coded import Coded
from onrecord.draft.decisions import list_details, list_ids, mark_of, read_decisions
from onrecord.draft.model.answer import Key
from onrecord.draft.model.entries import Entries, names_by_id
from onrecord.draft.model.rows import RowJudge
from onrecord.evidence.find import find_all
from onrecord.evidence.text import Span, Text
from onrecord.schema.model import Table

_MOST_FAULTS = 5
_LONGEST_FAULT = 600
# A shorter last word of a name is one of many people's, as Jr. is.
_SHORTEST_NAME = 4
Faults = dict[str, tuple[str, bool]]


@dataclass
class Passed:
    """An item that may pass: its list, its name in the answer, what came, and where it stands."""

    kind: str
    label: str
    raw: Any
    item: Item
    main: tuple[Span, ...] = ()

    @property
    def key(self) -> Key:
        """What it is called by."""
        return self.kind, self.label


class Proof:
    """Holds the items for one document against its text, the corpus and each other."""

    def __init__(
        self,
        document: Document,
        text: Text,
        corpus: Corpus,
        tables: Mapping[str, Table],
        entries: Entries,
    ) -> None:
        self._text = text
        self._entries = entries
        self._rows = RowJudge(document, corpus, tables)
        self._coded = Coded(document, text, {})
        decided = read_decisions(corpus.layout, document.document_id)
        self._settled = decided.settled(list_ids(document.coding))
        self._names = names_by_id(corpus.actors)
        self._people = {each.id for each, _ in corpus.actors if each.type == "person"}
        self._named: dict[str, bool] = {}

    def close(self) -> None:
        """Give the memory back."""
        self._rows.close()

    def find_faults(self, items: Mapping[str, Passed]) -> Faults:
        """Say by their ids what is wrong with items, and whether it can be mended.

        Where the words of each stand is noted with it.
        """
        if not items:
            return {}
        judged = self._rows.judge(
            [(each.kind, each.item) for each in items.values()],
            self._entries.actors,
            self._entries.offices,
        )
        faults: Faults = {}
        seen: dict[object, str] = {}
        for number, (own, each) in enumerate(items.items()):
            each.main = judged.main.get(number, ())
            found = [*judged.faults.get(number, ()), *self._unnamed(each.item)]
            if found:
                said = "; ".join(fault[:_LONGEST_FAULT] for fault in found[:_MOST_FAULTS])
                faults[own] = said, True
                continue
            spans = judged.content.get(number, ()) if each.kind == "quotes" else each.main
            coded = self._find_coded(each.item, spans)
            twin = seen.setdefault(_identity(each.item, spans), own)
            if coded:
                faults[own] = f"the coding of the document has it already, as {coded}", False
            elif self._settled and mark_of(each.kind, each.item) in self._settled:
                faults[own] = "a person has decided on it before; leave it out", False
            elif twin != own:
                faults[own] = f"says the same as {items[twin].label}; leave it out", False
        return faults

    def _unnamed(self, item: Item) -> Iterator[str]:
        """Persons that no words of the document name: the words for them may be anybody's."""
        for each in sorted({own for name, own in entries_of(item) if name == "actors"}):
            if not self._is_named(each):
                yield (
                    f"the document nowhere names {each!r}; leave out who is not named, or give "
                    "the id of whoever is"
                )

    def _is_named(self, actor: str) -> bool:
        if actor not in self._people and not self._entries.is_person(actor):
            return True
        if actor not in self._named:
            names = self._names.get(actor) or self._entries.names_of(actor)
            last = {name.split()[-1] for name in names if name.split()}
            wanted = names | {name for name in last if len(name) >= _SHORTEST_NAME}
            self._named[actor] = any(
                find_all(self._text, name, self._text.whole) for name in sorted(wanted)
            )
        return self._named[actor]

    def _find_coded(self, item: Item, spans: tuple[Span, ...]) -> str | None:
        if isinstance(item, Event):
            return self._coded.event(item.type, spans)
        if isinstance(item, Appointment):
            return self._coded.appointment(item.action, spans)
        return self._coded.quote(spans)


def _identity(item: Item, spans: tuple[Span, ...]) -> object:
    """What two items that say the same have in common."""
    if isinstance(item, Quote):
        return spans
    codes = (item.type,) if isinstance(item, Event) else (item.action, item.appointee)
    return codes, spans, str(list_details(item))
