"""Show a question: the passage with its words lit, and what each pass says of it."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.adjudication.plan import Pair, Question
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text
from onrecord.review.describe import Field, Labels, describe, find_passage
from onrecord.review.rows import Row
from onrecord.review.terminal import Terminal


@dataclass
class Shown:
    """What questions are shown with; ``coders`` are the annotators of the two passes."""

    terminal: Terminal
    labels: Labels
    text: Text
    coders: tuple[str, str]


def show_question(given: Shown, question: Question, place: str) -> None:
    """Show both codings of a question; what they share is said once."""
    rows = [row for pair in question.pairs for row in pair.rows]
    _show_passage(given, rows, f"{place}: {question.name}")
    for pair in question.pairs:
        given.terminal.say(f"{pair.name}: {name_rows(pair, given.coders)}")
        if pair.fields:
            given.terminal.say_field("differs in", ", ".join(pair.fields), "", None)
        first, second = (_by_label(given, row) if row else {} for row in (pair.first, pair.second))
        for label in dict.fromkeys([*first, *second]):
            one, other = first.get(label, []), second.get(label, [])
            if len(pair.rows) == 1 or _said(one) == _said(other):
                _say(given, label, one or other)
            else:
                for coder, fields in zip(given.coders, (one, other), strict=True):
                    _say(given, f"{label}, {coder}", fields, none="nothing")


def show_rows(given: Shown, rows: list[Row], head: str) -> None:
    """Show rows as they would be written."""
    _show_passage(given, rows, head)
    for row in rows:
        given.terminal.say(row.name)
        for label, fields in _by_label(given, row).items():
            _say(given, label, fields)


def name_rows(pair: Pair, coders: tuple[str, str]) -> str:
    """Say which rows of which passes a pair is, as ``e02 of a1, e03 of a2``."""
    named = [
        f"{own} of {coder}"
        for own, coder in zip(pair.key[1:], coders, strict=True)
        if own is not None
    ]
    return ", ".join(named) if len(named) > 1 else f"{named[0]} alone"


def _show_passage(given: Shown, rows: list[Row], head: str) -> None:
    terminal, resolver = given.terminal, Resolver(given.text)
    main = _joined([span for row in rows for span in row.main])
    lit = {
        span: each.style
        for row in rows
        for each in describe(row, given.labels, resolver)
        for span in each.spans
        if each.style
    }
    terminal.say()
    terminal.say(head, "head")
    terminal.show_passage(given.text.content, find_passage(given.text, main), lit, main)


def _joined(spans: list[Span]) -> list[Span]:
    """The spans in order, those made one that overlap."""
    joined: list[Span] = []
    for span in sorted(spans):
        if joined and span.start <= joined[-1].end:
            joined[-1] = Span(joined[-1].start, max(span.end, joined[-1].end))
        else:
            joined.append(span)
    return joined


def _by_label(given: Shown, row: Row) -> dict[str, list[Field]]:
    fields: dict[str, list[Field]] = {"words": [_words(given, row)]}
    for each in describe(row, given.labels, Resolver(given.text)):
        fields.setdefault(each.label, []).append(each)
    return fields


def _words(given: Shown, row: Row) -> Field:
    """The main words, of which each pass may have others."""
    return Field("words", "", " ... ".join(given.text[span] for span in row.main), [], None)


def _said(fields: list[Field]) -> list[tuple[str, str]]:
    return [(each.value, each.words) for each in fields]


def _say(given: Shown, label: str, fields: list[Field], none: str = "") -> None:
    for each in fields or [Field(label, none, "", [], None)]:
        given.terminal.say_field(label, each.value, each.words, each.style)
