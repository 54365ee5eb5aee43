"""Laws that hold for every text: what is found is what was quoted, in code points."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import assume, given
from hypothesis import strategies as st

from onrecord.evidence.find import NotFoundError, explain_absence, find_all, find_one, find_plain
from onrecord.evidence.places import places
from onrecord.evidence.quotation_marks import overlaps, quoted_stretches
from onrecord.evidence.text import Span, Text, fold, fold_marks
from onrecord.evidence.words import cuts_word, whole_words

PIECES = [
    *"abAB.,!?'\"-_07 \n\t",
    *"“”„«»’‘—–−…",
    *"\xa0\u2009\u2028\x85\x0b\u3000\u200b\ufeff",
    *"é中。😀👩🏽\u200d\ufe0f\u0301\u0940कשל\u202e",
    "Mr. ",
    "e.g. ",
    "Ann",
    "\n\n",
    " \n \n",
    "said ",
]
# Documents are read in NFC only.
contents = st.lists(st.sampled_from(PIECES), max_size=50).map(
    lambda pieces: unicodedata.normalize("NFC", "".join(pieces))
)
languages = st.sampled_from(["en", "de", "zh", "ar", "hi", "en-US", "xx", ""])


@st.composite
def quotations(draw: st.DrawFn) -> tuple[Text, Span]:
    """A text and a span of it that is not blank."""
    text = Text(draw(contents.filter(lambda content: content.strip())))
    start = draw(st.integers(0, len(text.content) - 1))
    span = Span(start, draw(st.integers(start + 1, len(text.content))))
    words = text[span]
    left = len(words) - len(words.lstrip())
    assume(words.strip())
    return text, Span(start + left, start + len(words.rstrip()))


def whole(text: Text) -> list[Span]:
    """The scope that is the whole text."""
    return [Span(0, len(text.content))]


@given(quotations())
def test_a_unique_quotation_resolves_to_itself(quotation: tuple[Text, Span]) -> None:
    """Quoting a span that cuts no word finds just that span, or says that there are others."""
    text, span = quotation
    assume(not cuts_word(text, span))
    found = find_all(text, text[span], whole(text))
    assert span in found
    if len(found) == 1:
        assert find_one(text, text[span], whole(text)) == span
    else:
        assert find_one(text, text[span], whole(text), occurrence=found.index(span) + 1) == span


@given(quotations())
def test_every_span_found_reads_as_quoted(quotation: tuple[Text, Span]) -> None:
    """Whatever is found folds to what was typed, lies in the text, and comes in order, once."""
    text, span = quotation
    typed = fold(text[span])
    found = find_all(text, typed, whole(text))
    assert [fold(text[each]) for each in found] == [typed] * len(found)
    assert all(0 <= each.start < each.end <= len(text.content) for each in found)
    assert found == sorted(set(found))
    assert not any(cuts_word(text, each) for each in found)


@given(quotations())
def test_what_cuts_a_word_is_never_found(quotation: tuple[Text, Span]) -> None:
    """A span that begins or ends inside a word is refused; made whole, it is found."""
    text, span = quotation
    assume(cuts_word(text, span))
    assert span not in find_all(text, text[span], whole(text))
    longer = whole_words(text, span)
    assert longer.start <= span.start < span.end <= longer.end
    assert not cuts_word(text, longer)
    if text[longer] == text[longer].strip():
        assert longer in find_all(text, text[longer], whole(text))


@given(quotations())
def test_the_characters_beside_say_which(quotation: tuple[Text, Span]) -> None:
    """With all that stands before it as prefix, a quotation is found wherever it stands."""
    text, span = quotation
    assume(not cuts_word(text, span))
    before, after = text.content[: span.start], text.content[span.end :]
    found = find_one(text, text[span], whole(text), prefix=before, suffix=after)
    if before.strip() and after.strip():
        assert found == span


@given(quotations(), st.sampled_from(["zebra", "a", "“", "Mr. Ann"]))
def test_what_is_not_found_is_explained(quotation: tuple[Text, Span], words: str) -> None:
    """For any words in any text there is an answer: a span, or a message."""
    text, _ = quotation
    try:
        span = find_one(text, words, whole(text))
    except NotFoundError as error:
        assert repr(words) in str(error)
    else:
        if span is None:
            assert repr(words) in explain_absence(text, words, whole(text))


@given(contents)
def test_a_run_of_white_space_is_one_space(content: str) -> None:
    """Folding leaves one space of every run, also at both ends, and nothing else goes."""
    assert fold(content) == re.sub(r"\s+", " ", fold_marks(content))


@given(quotations(), st.sampled_from(["", " ", "\n"]))
def test_what_is_plain_is_found_in_no_other_way(quotation: tuple[Text, Span], around: str) -> None:
    """Words that are found at once are the one place that a closer look finds."""
    text, span = quotation
    words = around + text[span] + around
    found = find_plain(text, words, text.whole)
    if found is not None:
        assert find_all(text, words, text.whole) == [found]


@given(contents, st.data())
def test_spans_lead_to_the_folded_text_and_back(content: str, data: st.DataObject) -> None:
    """Folded characters stand for those between their first and their last."""
    text = Text(content)
    assume(text.folded)
    start = data.draw(st.integers(0, len(text.folded) - 1))
    end = data.draw(st.integers(start + 1, len(text.folded)))
    span = text.span(start, end)
    assert fold(text[span]) == text.folded[start:end]
    assert text.folded_span(span) == (start, end)


@given(contents)
def test_positions_of_the_folded_text_are_those_of_the_text(content: str) -> None:
    """Each folded character stands where its original does, and the way back leads there."""
    text = Text(content)
    for place, character in enumerate(text.folded):
        assert fold(content[text.position(place)]) == character
        assert text.folded_position(text.position(place)) == place
    assert text.folded_position(len(content)) == len(text.folded)


@given(contents, languages)
def test_sentences_and_paragraphs_cover_the_text(content: str, language: str) -> None:
    """They are disjoint, in order, trimmed, and leave out nothing but white space."""
    text = Text(content, language)
    for spans in ([each.span for each in text.sentences], text.paragraphs):
        at = 0
        for span in spans:
            assert at <= span.start < span.end
            assert content[at : span.start].strip() == ""
            assert text[span] == text[span].strip()
            at = span.end
        assert content[at:].strip() == ""


@given(contents)
def test_sentences_are_numbered_within_their_paragraphs(content: str) -> None:
    """Both numbers count from 1, and a sentence lies inside its paragraph."""
    text = Text(content)
    numbers: dict[int, list[int]] = {}
    for paragraph, number, span in text.sentences:
        around = text.paragraphs[paragraph - 1]
        assert around.start <= span.start
        assert span.end <= around.end
        numbers.setdefault(paragraph, []).append(number)
    assert sorted(numbers) == list(range(1, len(text.paragraphs) + 1))
    assert all(each == list(range(1, len(each) + 1)) for each in numbers.values())


@given(contents)
def test_quoted_stretches_stand_inside_marks(content: str) -> None:
    """Stretches are disjoint and in order; each follows an opening mark and ends at a closing one,
    or at the end of its paragraph."""
    text, at = Text(content), 0
    ends = {paragraph.end for paragraph in text.paragraphs}
    for start, end in quoted_stretches(text):
        assert at <= start < end
        assert content[start - 1] in '“„«"'
        assert end in ends or content[end] in '”“»"'
        assert "\n\n" not in content[start:end]
        at = end
    assert overlaps(quoted_stretches(text), whole(text)) == quoted_stretches(text)


@given(st.text("ab", min_size=1, max_size=6), st.text("ab", max_size=40), st.integers(0, 5))
def test_places_are_those_of_a_naive_search(wanted: str, text: str, start: int) -> None:
    """Every place is found, overlapping or not, and no other."""
    end = len(text) - 1
    naive = [
        at for at in range(start, end - len(wanted) + 1) if text[at : at + len(wanted)] == wanted
    ]
    assert list(places(wanted, text, start, max(end, 0))) == naive
