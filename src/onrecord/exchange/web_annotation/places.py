"""Find the characters that selectors select in a text: a quotation decides, a position helps."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import Any

from onrecord.evidence.find import explain_absence
from onrecord.evidence.places import places
from onrecord.evidence.text import Span, Text, fold
from onrecord.exchange.web_annotation.shapes import listed
from onrecord.exchange.web_annotation.terms import POSITION, QUOTE

_ASTRAL = re.compile("[\U00010000-\U0010ffff]")
# The characters of a text by number, as RFC 5147 has them.
_FRAGMENT = re.compile(r"char=([0-9]{1,12}),([0-9]{1,12})")
# To look through a long text for very many quotations would take for ever.
_MOST_LOOKED_THROUGH = 200_000_000
_MOST_EXPLAINED = 20
_MOST_PLACES = 10_000
_MOST_REFINED = 5


class PlaceError(ValueError):
    """No characters of the text, or not just one place, is selected; the message says why."""


class Places:
    """Finds places in one text."""

    def __init__(self, content: str) -> None:
        self.text = Text(content)
        self._left = _MOST_LOOKED_THROUGH
        self._explained = 0

    @cached_property
    def _astral(self) -> list[int]:
        """Where the characters stand, in UTF-16, that take two units there."""
        found = _ASTRAL.finditer(self.text.content)
        return [each.start() + number for number, each in enumerate(found)]

    def find(self, selectors: Sequence[dict[str, Any]], depth: int = 0) -> tuple[int, int]:
        """The characters that are selected. Raises PlaceError.

        Several selectors select the same words; one that refines another selects in its words.
        """
        plain = [each for each in selectors if not each.get("refinedBy")]
        outer = next((each for each in selectors if each not in plain), None)
        if outer is None or any(each.get("type") == QUOTE for each in plain):
            return self._find_plain(plain)
        inner = [each for each in listed(outer["refinedBy"]) if isinstance(each, dict)]
        if outer.get("type") not in (QUOTE, POSITION) or depth == _MOST_REFINED:
            # What a page is cut into is not known here: only a quotation can be looked for.
            return self._find_plain([each for each in inner if each.get("type") == QUOTE])
        start, end = self._find_plain([outer])
        first, last = Places(self.text.content[start:end]).find(inner, depth + 1)
        return start + first, start + last

    def _find_plain(self, selectors: Sequence[dict[str, Any]]) -> tuple[int, int]:
        quote = next((each for each in selectors if each.get("type") == QUOTE), None)
        position = next(filter(None, map(_position, selectors)), None)
        if quote is not None and isinstance(quote.get("exact"), str) and quote["exact"]:
            return self._find_quote(quote, position)
        if position is None:
            kinds = ", ".join(sorted({str(each.get("type"))[:40] for each in selectors}))
            raise PlaceError(
                f"neither a quotation nor a position selects words, only {kinds or 'nothing'}; "
                f"add a {QUOTE}"
            )
        start, end = position
        if start == end:
            raise PlaceError(f"the position {start} to {end} is empty; mark at least one character")
        if not 0 <= start < end <= len(self.text.content):
            length = f"{len(self.text.content):,} characters"
            fault = f"the position {start} to {end} is not in the text, which has {length}"
            raise PlaceError(fault)
        return position

    def _find_quote(
        self, quote: dict[str, Any], position: tuple[int, int] | None
    ) -> tuple[int, int]:
        content, exact = self.text.content, quote["exact"]
        if position:
            # Browsers count units of UTF-16; the model counts characters.
            for start in (position[0], self._from_units(position[0])):
                if content.startswith(exact, start) and start >= 0:
                    return start, start + len(exact)
        found = [*self._looked_for(quote)]
        if len(found) > 1 and position:
            found.sort(key=lambda span: abs(span.start - position[0]))
            if abs(found[0].start - position[0]) < abs(found[1].start - position[0]):
                found = found[:1]
        if len(found) > 1:
            listed = ", ".join(str(each.start) for each in sorted(found)[:4])
            raise PlaceError(
                f"{len(found):,} places have {_short(exact)}, at {listed}"
                f"{' ...' if len(found) > 4 else ''}; add what stands before or after it"
            )
        if not found:
            raise PlaceError(self._absence(exact))
        return found[0].start, found[0].end

    def _looked_for(self, quote: dict[str, Any]) -> list[Span]:
        """Every place of a quotation beside its prefix and suffix; as it is written, if it is."""
        content, exact = self.text.content, quote["exact"]
        before, after = (str(quote.get(key) or "") for key in ("prefix", "suffix"))
        self._left -= len(content)
        if self._left < 0:
            raise PlaceError("too many quotations have to be looked for; add their positions")
        found = _some(places(exact, content, 0, len(content)))
        exactly = [Span(at, at + len(exact)) for at in found]
        beside = [
            span
            for span in exactly
            if content.endswith(before, 0, span.start) and content.startswith(after, span.end)
        ]
        if beside:
            return beside
        folded, wanted = self.text.folded, fold(exact).strip()
        if not wanted:
            return exactly
        before, after = fold(before).strip(), fold(after).strip()
        loosely = []
        for at in _some(places(wanted, folded, 0, len(folded))):
            end = at + len(wanted)
            last, first = at - (folded[at - 1 : at] == " "), end + (folded[end : end + 1] == " ")
            if folded.endswith(before, 0, last) and folded.startswith(after, first):
                loosely.append(self.text.span(at, end))
        # Beside other words than it was when it was quoted, as where a page was cut out.
        return loosely or exactly

    def _absence(self, exact: str) -> str:
        self._explained += 1
        if self._explained > _MOST_EXPLAINED:
            return f"not found: {_short(exact)}"
        return explain_absence(self.text, exact, self.text.whole)

    def _from_units(self, unit: int) -> int:
        return unit - bisect_left(self._astral, unit)


def _position(selector: dict[str, Any]) -> tuple[int, int] | None:
    """The position that a selector gives, if it gives one."""
    start, end = selector.get("start"), selector.get("end")
    if selector.get("type") == POSITION and _is_whole(start) and _is_whole(end):
        return start, end  # type: ignore[return-value]
    if selector.get("type") == "FragmentSelector":
        found = _FRAGMENT.fullmatch(str(selector.get("value"))[:40])
        return (int(found[1]), int(found[2])) if found else None
    return None


def _is_whole(value: Any) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**12


def _some(found: Iterator[int]) -> Iterator[int]:
    return islice(found, _MOST_PLACES)


def _short(words: str) -> str:
    return repr(words if len(words) <= 60 else words[:57] + "...")
