"""Read who decided what where two passes over a document were adjudicated.

``data/curated/adjudications/<document_id>.yaml`` has one entry for each row of either pass that was
settled, in the order in which that was done. It is written by ``onrecord adjudicate``, and never
needed to read the coding that came of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, get_args

from msgspec import field

from onrecord.corpus.files import shown
from onrecord.corpus.model import Curated
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_yaml import read_mapping
from onrecord.corpus.rows import KINDS, LETTERS
from onrecord.errors import Problem
from onrecord.layout import Layout

Taken = Literal["both", "first", "second", "other", "neither"]
_TAKEN: tuple[str, ...] = get_args(Taken)


class Decision(Curated):
    """What became of a row of one pass and of the row of the other that is matched with it.

    ``table`` is ``events``, ``quotes`` or ``appointments``; ``first_row`` and ``second_row`` are
    the ids that the passes gave them, None where a pass has no such row; ``row`` is the id of the
    adjudicated row, None where there is none. ``taken`` is ``both`` where the passes agree,
    ``first`` or ``second`` for what one of them has (also that it has no row), ``other`` for a row
    that was mended, which ``edited`` holds, and ``neither`` where both were dropped. ``fields`` are
    the columns that differ. Decisions of one ``step`` were one answer.
    """

    step: int
    table: str
    taken: Taken
    decided_by: str
    first_row: str | None = None
    second_row: str | None = None
    row: str | None = None
    fields: list[str] = field(default_factory=list)
    note: str | None = None
    edited: dict[str, Any] = field(default_factory=dict)


class Adjudication(Curated):
    """All that was decided of a document: of which passes, by whom, and from what.

    ``first_sha256`` and ``second_sha256`` are those of the files of the passes, so that decisions
    are never taken for those about other rows.
    """

    document: str
    annotator: str
    first: str
    second: str
    first_sha256: str
    second_sha256: str
    decisions: list[Decision] = field(default_factory=list)


def adjudication_file(layout: Layout, document_id: str) -> Path:
    """Where the decisions about a document stand.

    >>> adjudication_file(Layout(Path("memos")), "roads").as_posix()
    'memos/data/curated/adjudications/roads.yaml'
    """
    return layout.curated / "adjudications" / f"{document_id}.yaml"


def read_adjudication(
    layout: Layout, document_id: str
) -> tuple[Adjudication | None, list[Problem]]:
    """Read the decisions about a document, with what is wrong with them; None without a file."""
    path = adjudication_file(layout, document_id)
    if not path.exists() and not path.is_symlink():
        return None, []
    found, problems = read_mapping(layout.root, path, Adjudication)
    if not found and not problems:
        # Of all shapes, only which of a few words it may be is not explained.
        fault = f"a decision has a value of 'taken' that is none; expected {', '.join(_TAKEN)}"
        problems.append(Problem(shown(layout.root, path), 1, fault))
    if found:
        problems += _faults(found, document_id, Origin(layout.root, shown(layout.root, path)))
    return found, problems


def _faults(found: Adjudication, document_id: str, origin: Origin) -> Iterator[Problem]:
    if found.document != document_id:
        fault = f"unknown document {found.document!r}; the file is named for {document_id!r}"
        yield origin.at("document").problem(fault)
    rows: set[str] = set()
    for number, each in enumerate(found.decisions):
        place = origin.at("decisions", number)
        if each.table not in KINDS:
            fault = f"unknown table {each.table!r}; expected {', '.join(KINDS)}"
            yield place.at("table").problem(fault)
        letter = LETTERS.get(each.table, "")
        if each.row is not None and not re.fullmatch(f"{letter}[0-9]{{1,9}}", each.row):
            fault = f"malformed id {each.row!r}; expected {letter} and digits, as in {letter}01"
            yield place.at("row").problem(fault)
        elif each.row in rows:
            yield place.at("row").problem(f"row {each.row!r} is given twice; number it anew")
        rows |= {each.row} if each.row else set()
        contradiction = _contradiction(each)
        if contradiction:
            yield place.at("taken").problem(contradiction)


def _contradiction(decision: Decision) -> str | None:
    """What is at odds in a decision, if anything: what is taken, and whether there is a row."""
    taken, first, second = decision.taken, decision.first_row, decision.second_row
    if decision.step < 1:
        return f"step {decision.step} is out of range; the first answer is step 1"
    if not first and not second:
        return "a decision is about a row of a pass; give first_row or second_row"
    if taken in ("both", "neither") and not (first and second):
        return f"taken is {taken!r}, but only one pass has the row; expected first, second or other"
    if taken == "both" and decision.fields:
        return f"taken is 'both', but the passes differ in {', '.join(decision.fields)}"
    has_row = bool({"first": first, "second": second}.get(taken, taken != "neither"))
    if has_row != (decision.row is not None):
        return f"taken is {taken!r}, so there is {'a' if has_row else 'no'} row; mend row or taken"
    if bool(decision.edited) != (taken == "other"):
        return f"taken is {taken!r}; a mended row, and no other, stands in edited"
    return None
