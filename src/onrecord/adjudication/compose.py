"""Compose the adjudicated coding of what was decided so far."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import msgspec

from onrecord.adjudication.plan import Key, Pair, Question
from onrecord.corpus.adjudications import Adjudication, Decision
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Coding, convert_coding
from onrecord.corpus.rows import KINDS, SHAPES, Item, links_of
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.errors import DataError
from onrecord.forms.to_yaml import to_yaml
from onrecord.review.rows import confirmed

_PASSES = ("first", "second")


class Composed(NamedTuple):
    """An adjudicated coding, as it is written, and the links that it has lost.

    A lost link is the row that had it, its key, and the row that was dropped.
    """

    coding: Coding
    content: bytes
    lost: list[tuple[str, str, str]]


def key_of(decision: Decision) -> Key:
    """The pair that a decision is about."""
    return decision.table, decision.first_row, decision.second_row


def compose(
    adjudication: Adjudication,
    decisions: Iterable[Decision],
    plan: Sequence[Question],
    origin: Origin,
) -> Composed:
    """Compose the coding that some of the decisions make.

    A link to a row that is not there yet is left out, and comes when that row does. The coding is
    read back from what is written. Raises msgspec.ValidationError for a mended row that is none,
    and DataError for a coding that cannot be read.
    """
    pairs = {pair.key: pair for question in plan for pair in question.pairs}
    items: dict[str, tuple[str, Item]] = {}
    settled: set[str] = set()
    for decision in decisions:
        pair = pairs[key_of(decision)]
        settled.add(pair.row_id)
        if decision.row is not None:
            items[pair.row_id] = (decision.table, _item(decision, pair))
    lost: list[tuple[str, str, str]] = []
    rows: dict[str, list[dict[str, Any]]] = {kind: [] for kind in KINDS}
    # In the order of their numbers, which is that of the text.
    for own in sorted(items, key=lambda own: (own[0], int(own[1:]))):
        kind, item = items[own]
        missing = {key: to for key, to in links_of(kind, item) if "-" not in to and to not in items}
        lost += [(own, key, to) for key, to in missing.items() if to in settled]
        rows[kind].append(confirmed(_without(item, missing)))
    head = {"document": adjudication.document, "annotator": adjudication.annotator}
    content = to_yaml({**head, **rows})
    coding, problems = convert_coding(parse_yaml(content).value, origin, adjudication.document)
    if problems:
        raise DataError(problems)
    return Composed(coding, content.encode(), lost)


def decide(
    question: Question,
    taken: str,
    step: int,
    decided_by: str,
    note: str | None = None,
    edited: Mapping[str, dict[str, Any]] | None = None,
) -> list[Decision]:
    """Make the decisions of one answer; ``edited`` has the mended rows by their ids."""
    return [
        Decision(
            step=step,
            table=pair.key[0],
            taken=how,
            decided_by=decided_by,
            first_row=pair.key[1],
            second_row=pair.key[2],
            row=row,
            fields=pair.fields,
            note=note,
            edited=(edited or {}).get(pair.row_id, {}) if how == "other" else {},
        )
        for pair, how, row in _outcomes(question, taken, edited or {})
    ]


def _outcomes(
    question: Question, taken: str, edited: Mapping[str, Any]
) -> Iterator[tuple[Pair, Any, str | None]]:
    """Yield of each pair what is taken of it, and the id of its row if it has one."""
    for pair in question.pairs:
        if pair.is_same and (taken == "both" or (not question.is_same and taken in _PASSES)):
            yield pair, "both", pair.row_id
        elif taken == "other":
            is_kept = pair.row_id in edited
            yield pair, "other" if is_kept else _without_row(pair), pair.row_id if is_kept else None
        elif taken == "neither":
            yield pair, _without_row(pair), None
        else:
            row = pair.first if taken == "first" else pair.second
            yield pair, taken, pair.row_id if row else None


def _without_row(pair: Pair) -> str:
    """What is taken where there is to be no row: as the coder who has none, if there is one."""
    if pair.first and pair.second:
        return "neither"
    return "second" if pair.first else "first"


def _item(decision: Decision, pair: Pair) -> Item:
    if decision.taken == "other":
        edited = {**decision.edited, "id": pair.row_id}
        item: Item = msgspec.convert(edited, SHAPES[decision.table], strict=False)
        return item
    row = pair.second if decision.taken == "second" else pair.first
    assert row is not None, "a row is taken of a pass that has it"
    return row.item


def _without(item: Item, links: Iterable[str]) -> Item:
    gone: dict[str, None] = dict.fromkeys(links)
    if "embedded_in" in gone:
        gone["embedding"] = None
    return msgspec.structs.replace(item, **gone) if gone else item
