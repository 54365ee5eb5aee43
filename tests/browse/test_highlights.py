"""Overlapping highlights cut a text into pieces that lose no character and shift none."""

from __future__ import annotations

import hypothesis.strategies as st
from browse.marks import marks, plain
from hypothesis import given
from markupsafe import Markup

from onrecord.browse.reading.highlights import Highlight, cut_pieces, to_html
from onrecord.browse.reading.known_text import KnownText

# Emoji with joiners, combining marks, right-to-left letters, and what HTML would take for its own.
TEXTS = st.text(alphabet="ab <>&\"'🙂👩‍👧é\u0302אב\n", min_size=1, max_size=40)
SPANS = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted), max_size=8)


def write(text: str, highlights: list[Highlight]) -> str:
    """Write a text with highlights as HTML."""
    known = KnownText(len(text), [(0, len(text), text)])
    return str(Markup().join(map(to_html, cut_pieces(known, highlights))))


@given(TEXTS, SPANS)
def test_each_highlight_has_its_own_characters(text: str, spans: list[list[int]]) -> None:
    """The pieces of a highlight, joined, are its characters, whatever else lies on them."""
    inside = [(min(a, len(text)), min(b, len(text))) for a, b in spans]
    lit = [Highlight(a, b, (f"h{n}",)) for n, (a, b) in enumerate(inside)]
    page = write(text, lit)
    assert plain(page) == text
    for number, (start, end) in enumerate(inside):
        joined = "".join(each.text for each in marks(page) if f"h{number}" in each.classes)
        assert joined == text[start:end]


def test_a_piece_stands_as_its_innermost_event_does() -> None:
    """Where events overlap, the standing and the number are those of the shortest."""
    outer = Highlight(0, 9, ("ev", "r0"), "actual", 0)
    inner = Highlight(3, 6, ("ev", "r1"), "possible", 1)
    mention = Highlight(4, 5, ("me", "a0"))
    assert write("abcdefghi", [inner, mention, outer]) == (
        '<mark class="ev r0 actual" data-card="0">abc</mark>'
        '<mark class="ev r0 r1 possible" data-card="1">d</mark>'
        '<mark class="ev r0 r1 me a0 possible" data-card="1">e</mark>'
        '<mark class="ev r0 r1 possible" data-card="1">f</mark>'
        '<mark class="ev r0 actual" data-card="0">ghi</mark>'
    )


def test_a_gap_says_how_much_is_missing() -> None:
    """Characters that are not released are counted where they stand."""
    known = KnownText(1200, [(0, 1, "a")])
    assert [str(to_html(piece)) for piece in cut_pieces(known, [])] == [
        "a",
        '<span class="gap" title="1,199 characters not released">'
        "[… 1,199 characters not released …]</span>",
    ]
    (short,) = map(to_html, cut_pieces(KnownText(2, []), []))
    assert short == '<span class="gap" title="2 characters not released">[…]</span>'


def test_a_highlight_outside_of_the_text_is_cut_off() -> None:
    """A span of a tampered package that lies beyond the text lights nothing there."""
    assert write("ab", [Highlight(-5, 1, ("x",)), Highlight(1, 99, ("y",))]) == (
        '<mark class="x">a</mark><mark class="y">b</mark>'
    )
