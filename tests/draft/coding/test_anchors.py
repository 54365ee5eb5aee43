"""What is quoted for a span resolves to just that span, by the rules of curated evidence."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.corpus.model import Anchor, EventEvidence
from onrecord.corpus.origin import Origin
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.draft.coding import anchors
from onrecord.draft.coding.anchors import find_anchor, scopes_around, whole_span
from onrecord.draft.coding.clause import find_clause
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.proposals import Mention
from onrecord.evidence.resolve import Resolver
from onrecord.evidence.text import Span
from onrecord.evidence.words import cuts_word
from onrecord.forms.to_yaml import to_yaml

HERE = Origin(Path(), "draft.yaml")
# Words that repeat, marks that are folded, runs of white space, letters that no ASCII has.
PIECES = [
    "ha",
    "Ann",
    "he said",
    "Ann Lee",
    "“",
    "”",
    '"',
    "’s",
    "-",
    "—",
    ".",
    ",",
    " ",
    "  ",
    "\n",
]
PIECES += [
    "\n\n",
    "\u00a0",
    "é",
    "e\u0301a",
    "好好",
    "שלום",
    "\u202e",
    "\x07",
    "\t\t",
    "'",
    "a",
    "_",
    "4",
]
TEXTS = st.lists(st.sampled_from(PIECES), max_size=60).map(
    lambda pieces: unicodedata.normalize("NFC", "".join(pieces))
)


@st.composite
def texts_and_spans(draw: st.DrawFn) -> tuple[QuotedText, list[Span]]:
    """A text, and some spans of it of any length."""
    content = draw(TEXTS)
    ends = st.integers(0, len(content))
    pairs = draw(st.lists(st.tuples(ends, ends), min_size=1, max_size=5))
    return QuotedText(content), [Span(*sorted(pair)) for pair in pairs]


@settings(max_examples=400, deadline=None)
@given(texts_and_spans(), st.booleans())
def test_quotation_leads_back(made: tuple[QuotedText, list[Span]], is_long: bool) -> None:
    """A clause, words inside it, and those of fields around it resolve to their own spans.

    So they do where the text is looked up in an index, as long ones are, and as YAML.
    """
    text, (first, *others) = made
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(anchors, "_LONGEST_READ", 0 if is_long else 100_000)
        lead_back(text, first, others)


def lead_back(text: QuotedText, first: Span, others: list[Span]) -> None:
    """Quote a clause of one or two spans, and fields of the others, and resolve all of them."""
    clause = find_clause(text, [first, *others[:1]])
    if clause is None:
        return
    resolver = Resolver(text)
    evidence = EventEvidence(**clause.exact)
    assert resolver.main(evidence, HERE) == clause.main
    written, *_ = parse_yaml(to_yaml(msgspec.to_builtins(evidence)))
    assert msgspec.convert(written, EventEvidence, strict=False) == evidence
    for span in others:
        whole, words = whole_span(text, span), clause.words(span)
        if words is not None:
            assert [each.span for each in resolver.field(words, clause.main, HERE)] == [whole]
        inside = clause.inside([whole]) if whole else None
        if inside is not None:
            assert [e.span for e in resolver.inside(inside, clause.main, HERE)] == [whole]
    assert resolver.problems == []


@settings(max_examples=300, deadline=None)
@given(texts_and_spans())
def test_span_is_widened_to_whole_words(made: tuple[QuotedText, list[Span]]) -> None:
    """What is quoted has no white space at its ends, cuts no word, and loses no other sign."""
    text, spans = made
    for span in spans:
        whole = whole_span(text, span)
        if whole is None:
            continue
        assert text[whole] == text[whole].strip() != ""
        assert not cuts_word(text, whole)
        assert text[span].strip() in text[whole]


def anchor(content: str, span: Span, main: Span | None = None) -> Anchor | None:
    """The anchor of a span, of a whole text or as a field of a clause."""
    text = QuotedText(content)
    return find_anchor(text, span, scopes_around(text, [main] if main else []))


def test_words_alone_are_preferred() -> None:
    """Words that stand once need nothing beside them."""
    assert anchor("Ann met Bob.", Span(0, 7)) == Anchor(exact="Ann met")


def test_nearest_words_tell_places_apart() -> None:
    """Where words stand twice, as few words before or after them as will do are added."""
    assert anchor("Ann met Bob. Then Ann left.", Span(18, 21)) == Anchor(exact="Ann", prefix="Then")
    assert anchor("Ann met Bob. Then Ann left.", Span(0, 3)) == Anchor(exact="Ann", suffix="met")


def test_number_is_the_last_resort() -> None:
    """Where all that stands beside words is the same, their number among their like is given."""
    content = "ha " * 40
    assert anchor(content, Span(60, 62)) == Anchor(exact="ha", occurrence=21)


def test_words_that_stand_too_often_are_not_quoted() -> None:
    """To tell thousands of places apart would take too long."""
    assert anchor("ha " * 5000, Span(60, 62)) is None


def test_field_outside_of_its_clause_is_told_from_words_inside_it() -> None:
    """The nearest scope decides, unless the words beside say otherwise."""
    content = "Ann Lee spoke. Later Ann wrote to Ann Lee."
    assert anchor(content, Span(0, 7), Span(21, 41)) == Anchor(exact="Ann Lee", suffix="spoke.")


def test_control_character_cannot_be_quoted() -> None:
    """No curated file may hold one, so what has one is left out."""
    assert anchor("Ann \x07 met Bob", Span(0, 9)) is None


def test_pronoun_is_written_with_its_name() -> None:
    """What a pronoun stands for is quoted as its antecedent, wherever that is."""
    text = QuotedText("Ann Lee came. It rained. Then she spoke to Bob.")
    clause = find_clause(text, [Span(30, 46)])
    assert clause is not None
    found = clause.words_of(Mention(Span(30, 33), "Ann Lee", "person", Span(0, 7)))
    assert found == Anchor(exact="she", antecedent="Ann Lee")


def test_clause_holds_its_content() -> None:
    """A clause that does not reach to all that is attributed in it is made longer."""
    text = QuotedText("“It rains,” said Ann. “It pours.”")
    clause = find_clause(text, [Span(0, 20)], [Span(1, 9), Span(23, 31)])
    assert clause is not None
    assert clause.main == [Span(0, 20), Span(23, 31)]
    assert clause.exact == {"exact": ["“It rains,” said Ann", "It pours"]}


def test_long_word_is_not_followed_to_its_end() -> None:
    """Scripts without spaces, and noise, have words without end: what cuts one is left out."""
    text = QuotedText("漢" * 100_000)
    assert whole_span(text, Span(50_000, 50_010)) is None


def test_long_texts_are_quoted_in_linear_time() -> None:
    """To quote every sentence of a text eight times as long takes about eight times as long."""
    short, long = (time_to_quote(f"Sentence {n} tells of it." for n in range(k)) for k in LENGTHS)
    assert long < 20 * short + 0.5


LENGTHS = (2_500, 20_000)


def time_to_quote(sentences: Iterable[str]) -> float:
    """How long it takes to quote every sentence of a text."""
    listed = list(sentences)
    text, at = QuotedText(" ".join(listed)), 0
    began = time.process_time()
    for each in listed:
        found = find_anchor(text, Span(at, at + len(each)), [lambda: text.whole])
        assert found == Anchor(exact=each)
        at += len(each) + 1
    return time.process_time() - began


def test_space_at_the_end_of_a_text_tells_no_words_apart() -> None:
    """It is not written, so that the mark before it alone would stand beside both."""
    text = QuotedText('no ha Ann ""b no ha Ann " ')
    span = Span(20, 23)
    found = find_anchor(text, span, scopes_around(text, []))
    assert text[span] == "Ann"
    assert found == Anchor(exact="Ann", prefix='""b no ha')
