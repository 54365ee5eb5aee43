"""The ids of the rows of a layer: those that it gives, and new ones for the rows that have none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping

from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import LETTERS
from onrecord.exchange.own import labels
from onrecord.exchange.own.read_layer import Row

_is_number = {each: re.compile(rf"{each}[0-9]{{1,9}}").fullmatch for each in LETTERS.values()}


def find_ids(rows: Mapping[str, Row], document: Document) -> tuple[dict[str, str], list[str]]:
    """The own id of each row by the id of its mark, and what is wrong with those that have none.

    A row without an id gets the next number after all of its kind, in the layer and in the codings
    of the document, in the order of the text.
    """
    ids: dict[str, str] = {}
    faults: list[str] = []
    for mark, row in rows.items():
        letter, given = LETTERS[row.kind], row.said.get("id", [])
        label, place = labels.LABEL_OF[row.kind], row.mark.spans[0][0]
        if len(set(given)) > 1:
            faults.append(f"{label} at {place} has the ids {given}; leave one")
        elif given and not _is_number[letter](given[0]):
            faults.append(
                f"{label} at {place} has the malformed id {given[0]!r}; expected {letter} and "
                f"digits, as in {letter}01, or no id for a new row"
            )
        elif given:
            ids[mark] = given[0]
    for own, count in Counter(ids.values()).items():
        if count > 1:
            faults.append(f"id {own!r} is given to {count} rows; leave it to one, and the rest new")
            ids = {mark: each for mark, each in ids.items() if each != own}
    for kind, letter in LETTERS.items():
        there = [item.id for coding in document.codings for item, _ in getattr(coding, kind)]
        used = [each for each in (*ids.values(), *there) if _is_number[letter](each)]
        last = max((int(each[1:]) for each in used), default=0)
        new = [each for each in rows.values() if each.kind == kind and not each.said.get("id")]
        for number, row in enumerate(sorted(new, key=lambda each: each.mark.spans), last + 1):
            ids[row.mark.id] = f"{letter}{number:02}"
    return ids, faults
