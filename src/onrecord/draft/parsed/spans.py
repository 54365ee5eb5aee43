"""Small questions about stretches of a text."""

from __future__ import annotations

from collections.abc import Iterable

from onrecord.evidence.text import Span


def hull(spans: Iterable[Span]) -> Span:
    """The smallest span over some others; a ValueError if there are none.

    >>> hull([Span(8, 12), Span(0, 5)])
    Span(start=0, end=12)
    """
    starts, ends = zip(*spans, strict=True)
    return Span(min(starts), max(ends))


def in_one_line(text: str, span: Span) -> str:
    """The words of a span, each blank and each end of a line between them one space.

    >>> in_one_line("the  mayor\\nof Bergen", Span(5, 20))
    'mayor of Bergen'
    """
    return " ".join(text[slice(*span)].split())
