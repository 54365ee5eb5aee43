"""One batch after the other, in this process."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from onrecord.engine.engines import Item, Result, Shared


class Serial:
    """The engine that starts nothing: for small corpora, for debugging, and to compare with."""

    def map(
        self, function: Callable[[Shared, Item], Result], shared: Shared, items: Iterable[Item]
    ) -> Iterator[tuple[int, Result]]:
        """Yield the number and the result of every item, in order."""
        for number, item in enumerate(items):
            yield number, function(shared, item)
