"""Words that say that somebody said something."""

from __future__ import annotations

import pytest

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import find_cues
from onrecord.draft.quotes.cues_lexicon import read_cue_words


def cues_of(text: str) -> list[tuple[str, str, str]]:
    """The words of each cue, its kind and its form."""
    parsed = ParsedText(text)
    return [
        (text[slice(*parsed.span_of(cue.first, cue.end))], cue.kind, cue.form)
        for cue in find_cues(parsed)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The minister said it rained.", ("said", "say", "past")),
        ("The minister has also said so.", ("has also said", "say", "past")),
        ("She told the board that it rained.", ("told", "tell", "past")),
        ("It rained, according to the board.", ("according to", "according", "phrase")),
        ("He pointed out that it rained.", ("pointed out", "say", "past")),
        ("They called for a new vote.", ("called for", "topic", "past")),
        ("They called on him to resign.", ("called on", "urge", "past")),
        ("They called him a thief.", ("called", "judge", "past")),
        ("Her claim that it rained is wrong.", ("claim", "write", "noun")),
        ("He left, adding that it rained.", ("adding", "say", "ing")),
    ],
)
def test_a_cue_has_its_words_its_kind_and_its_form(
    text: str, expected: tuple[str, str, str]
) -> None:
    """Auxiliaries and adverbs belong to a verb, a particle too; nouns are cues before "that"."""
    assert cues_of(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "The report was long.",
        "His claims are old.",
        "The Report on Trade is long.",
        "By law, a notice of claims is sent.",
        '<tweet tweet-id="75">',
        "",
    ],
)
def test_a_word_that_is_no_verb_is_no_cue(text: str) -> None:
    """After determiners, possessives and prepositions, capitalized or in markup it is none."""
    assert cues_of(text) == []


def test_a_passive_is_told_from_an_active_verb() -> None:
    """Who was told does not tell."""
    cues = find_cues(ParsedText("She was told that it rained. She had told him so."))
    assert [cue.is_passive for cue in cues] == [True, False]


def test_a_word_with_a_particle_goes_before_the_same_word_without() -> None:
    """The particle decides which word it is."""
    assert [word.kind for word in read_cue_words()["called"]] == ["urge", "topic", "judge"]


@pytest.mark.parametrize(
    ("word", "kind", "form"),
    [
        ("emphasised", "report", "past"),
        ("recognise", "know", "base"),
        ("criticising", "judge", "ing"),
        ("labelled", "judge", "past"),
        ("retold", "write", "past"),
        ("shown", "show", "participle"),
    ],
)
def test_every_form_of_a_verb_is_a_cue(word: str, kind: str, form: str) -> None:
    """British and irregular forms attribute as the others do."""
    assert [(each.kind, each.form) for each in read_cue_words()[word]] == [(kind, form)]


def test_no_verb_stands_twice_with_one_particle() -> None:
    """A verb with its particle has one kind, in one row."""
    verbs = [(row["verb"], row["particle"]) for row in read_rows("cues")]
    assert len(verbs) == len(set(verbs))


def test_each_rule_is_for_a_kind_of_the_lexicon_and_scores_less_inside_of_others() -> None:
    """What a cue attributes inside of what another attributes is never surer."""
    kinds = {row["kind"] for row in read_rows("cues")} | {"according"}
    for row in read_rows("cues_rules"):
        assert row["kind"] in kinds
        assert 0 < float(row["nested"]) <= float(row["score"]) < 1
