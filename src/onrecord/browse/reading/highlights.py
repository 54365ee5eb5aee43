"""Cut a text at the borders of overlapping highlights, so that each piece has one set of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup, escape

from onrecord.browse.reading.known_text import KnownText

# A gap of punctuation and the like, which is too short to be worth words.
_SHORT_GAP = 5


class Highlight(NamedTuple):
    """A stretch to light: its classes, how its event stands, the number of its card if it has one.

    ``standing`` is the class that says whether an act took place, for events only.
    """

    start: int
    end: int
    classes: tuple[str, ...]
    standing: str | None = None
    card: int | None = None


class Piece(NamedTuple):
    """A run of text under the same highlights; ``text`` is None where it is not released."""

    start: int
    end: int
    text: str | None
    lit: tuple[Highlight, ...]


def cut_pieces(
    known: KnownText, highlights: Iterable[Highlight], borders: Iterable[int] = ()
) -> Iterator[Piece]:
    """Cut a whole text into pieces, in order, at every end of a highlight and at other borders.

    >>> known = KnownText(3, [(0, 3, "abc")])
    >>> [piece.text for piece in cut_pieces(known, [Highlight(1, 2, ("x",))])]
    ['a', 'b', 'c']
    """
    opening = sorted((each for each in highlights if each.start < each.end), reverse=True)
    places = {0, known.length, *borders}
    for each in opening:
        places |= {each.start, each.end}
    ordered = sorted(place for place in places if 0 <= place <= known.length)
    active: list[Highlight] = []
    for left, right in pairwise(ordered):
        active = [each for each in active if each.end > left]
        while opening and opening[-1].start <= left:
            active.append(opening.pop())
        for stretch in known.cut(left, right):
            yield Piece(*stretch, tuple(active))


def to_html(piece: Piece) -> Markup:
    """Write a piece as HTML, every character of the text escaped.

    Its classes are those of all its highlights, but only the innermost event says how it stands,
    since a piece can be drawn in one way only.
    """
    if piece.text is None:
        count = piece.end - piece.start
        words = f"{count:,} character{'' if count == 1 else 's'} not released"
        shown = f"[… {words} …]" if count > _SHORT_GAP else "[…]"
        return Markup('<span class="gap" title="{}">{}</span>').format(words, shown)
    if not piece.lit:
        return escape(piece.text)
    # The innermost last, so that its number and its standing win.
    lit = sorted(piece.lit, key=lambda each: each.start - each.end)
    classes = list(dict.fromkeys(name for each in lit for name in each.classes))
    classes += [each.standing for each in lit if each.standing][-1:]
    cards = [each.card for each in lit if each.card is not None]
    number = Markup(' data-card="{}"').format(cards[-1]) if cards else Markup()
    return Markup('<mark class="{}"{}>{}</mark>').format(" ".join(classes), number, piece.text)
