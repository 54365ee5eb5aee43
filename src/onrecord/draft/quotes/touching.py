"""Tell which spans share characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from onrecord.evidence.text import Span


def touches(span: Span, others: Sequence[Span]) -> bool:
    """Whether a span shares characters with one of others that are in order and share none.

    >>> touches(Span(3, 5), [Span(0, 3), Span(4, 9)]), touches(Span(3, 4), [Span(0, 3)])
    (True, False)
    """
    index = bisect_right(others, span.start, key=lambda other: other.end)
    return index < len(others) and others[index].start < span.end


def unite(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that share characters made one.

    >>> unite([Span(4, 6), Span(0, 3), Span(2, 4)])
    [Span(start=0, end=4), Span(start=4, end=6)]
    """
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found
