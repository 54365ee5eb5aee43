"""The fields of a row in a layer: whom it names, and the words for what is said of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from onrecord.corpus.model import Anchor
from onrecord.corpus.rows import ROLES
from onrecord.evidence.text import Span
from onrecord.exchange.own import labels
from onrecord.exchange.own.quote_words import Quoter, shown
from onrecord.exchange.own.read_layer import RowError, Words, only
from onrecord.tables.evidence import Found

_KINDS = (labels.STAND_FOR, labels.ANTECEDENT, labels.NO_WORDS)


def read_actors(
    field: str, marks: Sequence[Words], value: dict[str, Any], quoter: Quoter, main: Sequence[Span]
) -> None:
    """Add to the mapping of a row the actors of one field, in order, and the words for each."""
    marks_of: dict[str, list[Words]] = {}
    for each in _in_order(marks):
        actor = only(each.said, labels.ACTOR)
        if actor is None:
            raise RowError(
                f"{field}: no {labels.ACTOR} for {_shown(each, quoter)}; add the id of an actor"
            )
        marks_of.setdefault(actor, []).append(each)
    if not marks_of:
        return
    listed: list[Any] = []
    words: dict[str, Any] = {}
    for actor, own in marks_of.items():
        office = next((said for each in own if (said := only(each.said, labels.OFFICE))), None)
        is_plain = office is None or field not in ROLES.values()
        listed.append(actor if is_plain else {"actor": actor, "office": office})
        found = _stretches(own, quoter)
        basis = next((said for each in own if (said := only(each.said, labels.BASIS))), None)
        if found:
            words[actor] = _with_basis(quoter.field(found, main), basis, f"{field}.{actor}")
    value[field] = listed
    if words:
        value["evidence"][field] = words


def read_words(
    field: str, marks: Sequence[Words], value: dict[str, Any], quoter: Quoter, main: Sequence[Span]
) -> None:
    """Add to the mapping of a row the words of one field; the content of a quote stands in it."""
    found = _stretches(_in_order(marks), quoter)
    if not found:
        return
    if field == "content":
        value[field] = quoter.inside([span for _, span in found], main)
    else:
        value["evidence"][field] = quoter.field(found, main)


def _in_order(marks: Sequence[Words]) -> list[Words]:
    """Marks by position and part where these are given, and then as they stand in the text."""
    return sorted(
        marks,
        key=lambda each: (
            _number(each, labels.POSITION),
            _number(each, labels.PART),
            each.mark.spans,
        ),
    )


def _number(words: Words, name: str) -> int:
    given = only(words.said, name)
    if given is None:
        return 10**9
    if not (given.isascii() and given.isdigit() and len(given) < 9):
        raise RowError(f"{name} is {given[:40]!r}; write a whole number, or leave it out")
    return int(given)


def _stretches(marks: Sequence[Words], quoter: Quoter) -> list[Found]:
    """The stretches of marks in order, each with what it is: words, or what they stand for."""
    found: list[Found] = []
    for each in marks:
        kind = only(each.said, labels.STAND_FOR) or labels.STAND_FOR
        if kind not in _KINDS:
            raise RowError(
                f"{labels.STAND_FOR} is {kind[:40]!r} for {_shown(each, quoter)}; "
                f"write {', '.join(_KINDS)}"
            )
        if kind != labels.NO_WORDS:
            found += [(kind, span) for span in quoter.whole(each.mark.spans)]
    return found


def _with_basis(words: Any, basis: str | None, where: str) -> Any:
    if basis is None:
        return words
    if isinstance(words, list):
        raise RowError(f"{where}: {labels.BASIS} with words in pieces; mark one stretch")
    anchor = Anchor(exact=words) if isinstance(words, str) else words
    anchor.basis = basis
    return anchor


def _shown(words: Words, quoter: Quoter) -> str:
    return shown(quoter.text, Span(*words.mark.spans[0]))
