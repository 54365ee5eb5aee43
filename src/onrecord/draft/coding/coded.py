"""What a document's coding has already, so that it is not proposed again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.corpus.origin import Origin
from onrecord.corpus.read_documents import Document
from onrecord.corpus.rows import LETTERS
from onrecord.draft.coding.overlaps import Overlaps
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span, Text


class Coded:
    """The rows of the adjudicated coding of a document, by kind and place, and the ids in use.

    Events are found by their type, appointments by their action, quotes by nothing more.
    """

    def __init__(self, document: Document, text: Text, removed: dict[str, int]) -> None:
        self.last = {
            letter: max(
                [removed.get(letter, 0)]
                + [
                    int(item.id[1:])
                    for coding in [document.coding, *document.passes]
                    if coding
                    for item, _ in getattr(coding, name)
                ]
            )
            for name, letter in LETTERS.items()
        }
        coding, resolver = document.coding, Resolver(text)
        self._events = _by_code(resolver, coding.events if coding else (), "type")
        self._quotes = _by_code(resolver, coding.quotes if coding else (), None)
        self._appointments = _by_code(resolver, coding.appointments if coding else (), "action")

    def event(self, type_: str, main: Sequence[Span]) -> str | None:
        """The id of an event of a type that stands there."""
        return _first(self._events, type_, main)

    def quote(self, spans: Sequence[Span]) -> str | None:
        """The id of a quote that stands there."""
        return _first(self._quotes, None, spans)

    def appointment(self, action: str, main: Sequence[Span]) -> str | None:
        """The id of an appointment with an action that stands there."""
        return _first(self._appointments, action, main)


def _by_code(
    resolver: Resolver, items: Iterable[tuple[Any, Origin]], code: str | None
) -> dict[str | None, Overlaps[str]]:
    found: dict[str | None, list[tuple[Span, str]]] = defaultdict(list)
    for item, origin in items:
        spans = resolver.main(item.evidence, origin)
        found[getattr(item, code) if code else None] += [(span, item.id) for span in spans]
    return {key: Overlaps(places) for key, places in found.items()}


def _first(
    by_code: dict[str | None, Overlaps[str]], code: str | None, spans: Sequence[Span]
) -> str | None:
    places = by_code.get(code)
    return places.first(spans) if places else None
