"""The gate: of what a model answers, only what the document proves and the corpus allows passes."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.corpus.read import Corpus
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import KINDS, links_of, rename_entries
from onrecord.draft.coding.known import Known
from onrecord.draft.model.answer import Key, Refusal, label_of, read_answer
from onrecord.draft.model.entries import Entries, names_by_id
from onrecord.draft.model.items import read_item
from onrecord.draft.model.proof import Passed, Proof
from onrecord.draft.model.quoted import QuotedWords
from onrecord.evidence.text import Text
from onrecord.schema.model import Table

# After so many rounds of refusals, whatever leans on what was refused is refused too.
_MOST_ROUNDS = 6


class Gate:
    """Judges all answers about one document; to be closed.

    ``passed`` has what was let through, by ids of ours, and ``entries`` the new actors and offices
    that it may name.
    """

    def __init__(
        self, document: Document, corpus: Corpus, known: Known, tables: Mapping[str, Table]
    ) -> None:
        text = Text(document.text, document.facts.language)
        names = names_by_id(corpus.actors)
        self.entries = Entries(text, known, names)
        self._quoted = QuotedWords(text)
        self._proof = Proof(document, text, corpus, tables, self.entries)
        self._ids: dict[str, dict[str, str]] = {}
        self._given = 0
        self.passed: dict[str, Passed] = {}
        self.begin_part()

    def close(self) -> None:
        """Give the memory back."""
        self._proof.close()

    def begin_part(self) -> None:
        """Begin a part of the document, in which the model numbers its items anew."""
        self._ids = {name: {} for name in ("actors", "offices", "rows")}

    def judge(self, answer: str) -> tuple[set[Key], list[Refusal]]:
        """Judge an answer about the part; gives the names of what passes now, and the refusals.

        What is refused may come again, mended, under the same id.
        """
        found, refusals = read_answer(answer)
        refusals += self.entries.take(found, self._ids)
        new: dict[str, Passed] = {}
        for kind in KINDS:
            for number, raw in enumerate(found[kind], start=1):
                label = label_of(raw, number)
                item, fault = read_item(kind, raw)
                if item is None:
                    refusals.append(Refusal(kind, label, fault, raw))
                    continue
                own = self._own_id(item.id)
                if own in self.passed and self.passed[own].raw == raw:
                    continue  # as models do that give everything again
                if own in self.passed or own in new:
                    fault = "the id is given already; leave it out, or number it anew"
                    refusals.append(Refusal(kind, f"{label} again", fault, None, False))
                    continue
                new[own] = Passed(kind, label, raw, item)
        refusals += self._sift(new)
        return {each.key for own, each in new.items() if own in self.passed}, refusals

    def _own_id(self, given: str) -> str:
        """Our id for a row of an answer; the same one for each id in a part."""
        if given not in self._ids["rows"]:
            self._given += 1
            self._ids["rows"][given] = f"{given[0]}{self._given}"
        return self._ids["rows"][given]

    def _sift(self, new: dict[str, Passed]) -> list[Refusal]:
        """Refuse until nothing is wrong with what is left; that has passed."""
        refusals: list[Refusal] = []
        self._quoted.begin_answer()
        left = dict(self.passed)
        for own, each in new.items():
            fault = self._rename(own, each) or self._quoted.find_fault(each.item)
            if fault:
                refusals.append(_refuse(each, fault))
            else:
                left[own] = each
        if len(left) == len(self.passed):
            return refusals
        for _ in range(_MOST_ROUNDS):
            _drop_leaning(left, refusals)
            faults = self._proof.find_faults(left)
            for own, (fault, is_mendable) in faults.items():
                refusals.append(_refuse(left.pop(own), fault, is_mendable))
            if not faults:
                break
        else:
            fault = "it could not be told from what is wrong beside it; give fewer items"
            refusals += [_refuse(left.pop(own), fault) for own in new if own in left]
        self.passed = left
        return refusals

    def _rename(self, own: str, each: Passed) -> str | None:
        """Put our ids in place of those of the answer; says what is referred to and not there."""
        item, rows = each.item, self._ids["rows"]
        item.id = own
        missing = [id_ for _, id_ in links_of(each.kind, item) if id_ not in rows]
        if missing:
            return f"refers to {missing[0][:40]!r}, which is not in your answer"
        for key, id_ in links_of(each.kind, item):
            setattr(item, key, rows[id_])
        rename_entries(item, lambda entry: self._ids[entry[0]].get(entry[1], entry[1]))
        return None


def _drop_leaning(left: dict[str, Passed], refusals: list[Refusal]) -> None:
    """Refuse what refers to something that is not left, and what refers to that."""
    while True:
        leaning = [
            own
            for own, each in left.items()
            if any(id_ not in left for _, id_ in links_of(each.kind, each.item))
        ]
        if not leaning:
            return
        for own in leaning:
            fault = "refers to an item that was refused; mend that, or do not refer to it"
            refusals.append(_refuse(left.pop(own), fault))


def _refuse(each: Passed, fault: str, is_mendable: bool = True) -> Refusal:
    return Refusal(each.kind, each.label, fault, each.raw, is_mendable)
