"""Pages that were made once and are kept, since the database of a room never changes."""

from __future__ import annotations

from collections import OrderedDict


class KeptPages:
    """The pages that were asked for last, up to a number of bytes in all.

    >>> pages = KeptPages(10)
    >>> pages.keep("a", b"12345"); pages.keep("b", b"1234567")
    >>> pages.find("a") is None, pages.find("b")
    (True, b'1234567')
    """

    def __init__(self, most: int) -> None:
        """Keep at most so many bytes; a page that is longer is never kept."""
        self._most = most
        self._size = 0
        self._pages: OrderedDict[str, bytes] = OrderedDict()

    def find(self, name: str) -> bytes | None:
        """Give a page if it is kept, and remember that it was asked for."""
        if name not in self._pages:
            return None
        self._pages.move_to_end(name)
        return self._pages[name]

    def keep(self, name: str, page: bytes) -> None:
        """Keep a page; those that nobody asked for longest make room."""
        if len(page) > self._most:
            return
        self._size += len(page) - len(self._pages.pop(name, b""))
        self._pages[name] = page
        while self._size > self._most:
            self._size -= len(self._pages.popitem(last=False)[1])
