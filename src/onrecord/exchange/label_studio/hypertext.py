"""The text of a page as Label Studio counts it: the characters of all text nodes of its body."""

from __future__ import annotations

import re
from collections import Counter
from typing import Any

from onrecord.intake.markup import check_log, name_of

_STEP = re.compile(r"/?(text\(\)|[a-z][a-z0-9]*)(?:\[(\d{1,9})\])?")


class Hypertext:
    """A page: its ``text``, and where in it the text nodes begin.

    Raises UnreadableError if the page is nested so deeply that the parser gives up.
    """

    def __init__(self, page: str) -> None:
        self._starts: dict[str, int] = {}
        self._parts: list[str] = []
        self._length = 0
        body = _parse(page)
        if body is not None:
            self._walk(body)
        self.text = "".join(self._parts)

    def place_of(self, path: str, offset: int) -> int | None:
        """The position of a character in the text, by the path of its text node; None if unknown.

        >>> Hypertext("<p>He <b>said</b> so.</p>").place_of("/p[1]/text()[2]", 1)
        8
        """
        steps = [(name, number or "1") for name, number in _STEP.findall(path)]
        while steps and steps[0][0] in ("html", "body"):
            del steps[0]
        start = self._starts.get("".join(f"/{name}[{number}]" for name, number in steps))
        return None if start is None else start + offset

    def _walk(self, body: Any) -> None:
        from lxml import etree

        paths, counts = [""], [Counter[str]()]
        for action, element in etree.iterwalk(body, events=("start", "end")):
            if element is body:
                if action == "start":
                    self._add(element.text, paths[-1], counts[-1])
                continue
            if action == "start":
                name = name_of(element)
                counts[-1][name] += 1
                paths.append(f"{paths[-1]}/{name}[{counts[-1][name]}]")
                counts.append(Counter())
                self._add(element.text, paths[-1], counts[-1])
            else:
                paths.pop()
                counts.pop()
                self._add(element.tail, paths[-1], counts[-1])

    def _add(self, words: str | None, path: str, counts: Counter[str]) -> None:
        if words:
            counts["text()"] += 1
            self._starts[f"{path}/text()[{counts['text()']}]"] = self._length
            self._parts.append(words)
            self._length += len(words)


def _parse(page: str) -> Any:
    from lxml import etree

    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(page.encode(), parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None  # a page with nothing on it
    check_log(parser)
    if root is None:
        return None
    body = root.find("body")
    return root if body is None else body
