"""What a cue attributes without quotation marks around it."""

from __future__ import annotations

import pytest

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.quotes.cues import find_cues
from onrecord.draft.quotes.indirect import Clause, find_clauses, find_indirect
from onrecord.evidence.text import Span


def clauses_of(text: str) -> list[Clause]:
    """The clauses of a text."""
    parsed = ParsedText(text)
    return find_clauses(parsed, find_cues(parsed))


def told_in(text: str) -> list[list[str]]:
    """The words that each cue of a text attributes, in pieces."""
    return [[text[slice(*piece)] for piece in each.content] for each in clauses_of(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ann Lee said that the roof leaked.", "that the roof leaked"),
        ("Ann Lee said the roof leaked.", "the roof leaked"),
        ("Ann Lee said Friday that the roof leaked.", "that the roof leaked"),
        ("Ann Lee said in a statement that the roof leaked.", "that the roof leaked"),
        ("Ann Lee said, in a statement, that the roof leaked.", "that the roof leaked"),
        ("Ann Lee said there was no roof.", "there was no roof"),
        ("Ann Lee told the board that the roof leaked.", "that the roof leaked"),
        ("Ann Lee told Tom Poe and others that the roof leaked.", "that the roof leaked"),
        ("Ann Lee asked whether the roof leaked.", "whether the roof leaked"),
        ("Ann Lee promised to mend the roof.", "to mend the roof"),
        ("Ann Lee urged the board to mend the roof.", "the board to mend the roof"),
        ("Ann Lee criticized the long delay.", "the long delay"),
        ("Ann Lee told the board to mend the roof.", "the board to mend the roof"),
        ("Ann Lee criticized the delay and left.", "the delay"),
        ("Ann Lee criticized the delay when she left.", "the delay"),
        ("Her claim that it “leaked” made them laugh.", "that it “leaked”"),
        ("According to the board, the roof leaked.", "the roof leaked"),
        ("The roof leaked, according to the board.", "The roof leaked"),
        ("The roof leaked, Ann Lee said.", "The roof leaked"),
        ("The roof leaked, said Ann Lee, a lawyer.", "The roof leaked"),
        ("As Ann Lee said, the roof leaked.", "the roof leaked"),
        ("But, Ann Lee said, the roof leaked.", "the roof leaked"),
        ("Ann Lee dismissed the plan as too costly.", "the plan as too costly"),
        ("Ann Lee condemned the “long” delay.", "the “long” delay"),
        ("Asked whether the roof leaked, Ann Lee left.", "whether the roof leaked"),
        ("But asked if it leaked, Ann Lee left.", "if it leaked"),
        ("It said that the roof leaked.", "that the roof leaked"),
        ("One of them said that the roof leaked.", "that the roof leaked"),
    ],
)
def test_a_cue_attributes_the_clause_beside_it(text: str, expected: str) -> None:
    """Behind its cue, over hearers, times and places, or before it."""
    assert told_in(text) == [[expected]]


def test_a_clause_that_its_cue_cuts_has_two_pieces() -> None:
    """The words before the cue and those behind it."""
    assert told_in("The roof, Ann Lee said, was leaking.") == [["The roof", "was leaking"]]
    assert told_in("The roof, according to Ann Lee, was leaking.") == [["The roof", "was leaking"]]


def test_what_is_told_of_a_relative_word_is_that_word_and_the_clause() -> None:
    """The word and what is said of it are two pieces."""
    assert told_in("They mended the roof, which Ann Lee said was leaking, and left.") == [
        ["which", "was leaking"]
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("If Ann Lee says that it leaked, we will pay.", "that it leaked"),
        ("Ann Lee said that it leaked; nobody came.", "that it leaked"),
        ("Ann Lee said that it leaked, and the board was silent.", "that it leaked"),
        ("Ann Lee said that it leaked, adding that she was wet.", "that it leaked"),
        ("Ann Lee said that it leaked and added that she was wet.", "that it leaked"),
        ("The board said that it leaked, according to a report.", "that it leaked"),
    ],
)
def test_a_clause_ends_where_something_else_begins(text: str, expected: str) -> None:
    """With its sentence, at a comma in a subordinate clause, before the next cue or subject."""
    assert [expected] in told_in(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "said",
        "They called on Tuesday.",
        "Ann Lee spoke for long.",
        "According to the board.",
        "A river was called Long Water.",
        "Asked about the roof, Ann Lee said nothing.",
        "The board dismissed the head of the port, Ann Lee.",
        "The board condemned the strike.",
        "The board ordered a new roof.",
        "The board discussed the roof.",
        "No one should sleep while wondering what the roof does.",
        "Nobody said that the roof leaked.",
        "There was no one saying that the roof leaked.",
        "One might say that the roof leaked.",
        "It is worth noting that the roof leaked.",
        "It is encouraging to see that the roof holds.",
    ],
)
def test_where_nothing_is_told_there_is_no_clause(text: str) -> None:
    """Neither a cue alone, nor a deed, nor what nobody says."""
    assert [clause for clause in clauses_of(text) if clause.score >= 0.5] == []


def test_what_is_told_inside_of_what_is_told_scores_less() -> None:
    """The outer one counts."""
    outer, inner = clauses_of("Ann Lee said the board hoped that it would be dry.")
    assert inner.score < 0.5 < outer.score


def test_words_that_others_have_taken_are_no_indirect_quote() -> None:
    """What touches a quotation is left to whoever found that."""
    text = "Ann Lee said that the roof leaked. Tom Poe said that it was dry."
    parsed = ParsedText(text)
    clauses = find_clauses(parsed, find_cues(parsed))
    actors = Actors(parsed)
    start = text.index("leaked")
    [quote] = find_indirect(parsed, actors, clauses, [Span(start, start + 6)])
    assert text[slice(*quote.content[0])] == "that it was dry"
    assert [text[slice(*piece)] for piece in quote.main] == ["Tom Poe said that it was dry"]
    assert quote.speaker
    assert quote.speaker.name == "Tom Poe"
    assert quote.because == 'clause with "that" behind its cue'


@pytest.mark.parametrize(
    "text",
    [
        "said " * 4_000,
        "and said, " * 3_000,
        "Ann Lee, a said, " * 1_500,
        "He said to say saying that " * 1_000,
        "according to " * 3_000,
        "X " * 6_000 + "said",
    ],
)
def test_long_sentences_of_cues_are_looked_at_in_pieces(text: str) -> None:
    """No cue looks further than a few hundred words."""
    parsed = ParsedText(text)
    longest = max(
        (piece.end - piece.start for each in clauses_of(text) for piece in each.content), default=0
    )
    assert longest < 5_000
    assert find_indirect(parsed, Actors(parsed), clauses_of(text[:1_000]), []) is not None
