"""A text of which only stretches are known is cut into what is known and gaps, losing nothing."""

from __future__ import annotations

import hypothesis.strategies as st
from hypothesis import given

from onrecord.browse.reading.known_text import KnownText

SPANS = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted))


@given(st.text(min_size=30, max_size=30), SPANS, st.integers(0, 30), st.integers(0, 30))
def test_a_cut_is_gapless_and_true(text: str, spans: list[list[int]], one: int, two: int) -> None:
    """A cut covers its range exactly; a character is known if a stretch has it, and is right."""
    start, end = sorted((one, two))
    known = KnownText(30, [(left, right, text[left:right]) for left, right in spans])
    covered = {place for left, right in spans for place in range(left, right)}
    at = start
    for stretch in known.cut(start, end):
        assert stretch.start == at < stretch.end
        at = stretch.end
        places = range(stretch.start, stretch.end)
        if stretch.text is None:
            assert covered.isdisjoint(places)
        else:
            assert covered.issuperset(places)
            assert stretch.text == text[stretch.start : stretch.end]
    assert at == end


def test_a_stretch_that_is_not_as_long_as_its_place_is_passed_over() -> None:
    """Words that cannot stand where a tampered package says they do are not shown."""
    known = KnownText(10, [(0, 3, "abcd"), (-2, 1, "xyz"), (8, 12, "wxyz"), (4, 6, "ef")])
    assert [tuple(each) for each in known.cut(0, 10)] == [(0, 4, None), (4, 6, "ef"), (6, 10, None)]


def test_a_range_is_known_or_not() -> None:
    """A range has a text only where no character of it is missing."""
    known = KnownText(4, [(0, 2, "ab"), (2, 3, "c")])
    assert known.text(0, 3) == "abc"
    assert known.text(1, 4) is None
