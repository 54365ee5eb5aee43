"""Find the name of a speaker in the words for it."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.proposals import Mention
from onrecord.draft.quotes.speakers_subject import Subject, phrase_start
from onrecord.evidence.text import Span

_OWNERS = frozenset(["his", "her", "their", "its"])


def mention_of(parsed: ParsedText, actors: Actors, words: Subject) -> Mention:
    """The actor that the words for a speaker stand for; "who" stands for whom it follows.

    ``span`` of the mention are all the words, its name is that of the name in them.

    >>> parsed = ParsedText("A spokesman, Tom Poe, said so.")
    >>> mention_of(parsed, Actors(parsed), Subject(0, 5, "before")).name
    'Tom Poe'
    """
    span = parsed.span_of(words.first, words.end)
    antecedent: Span | None
    if words.place == "relative":
        phrase = _antecedent(parsed.tokens, words.first)
        if phrase is None:
            return Mention(span, parsed.text[slice(*span)], "unnamed")
        found = actors.of(phrase)
        antecedent = found.antecedent or found.span
    else:
        found = actors.of(_named(parsed.tokens, words))
        antecedent = found.antecedent
    return Mention(span, found.name, found.kind, antecedent, found.actor_id, found.country_id)


def _named(tokens: Tokens, words: Subject) -> NounPhrase:
    """The phrase with the name among the words for a speaker, or the first phrase of them."""
    phrases = []
    first = words.first
    for index in range(words.first, words.end + 1):
        if index == words.end or tokens.tags[index] in ",I(-)":
            if index > first:
                phrases.append(_phrase(tokens, first, index))
            first = index + 1
    if not phrases:
        return _phrase(tokens, words.first, words.end)
    # A name behind a preposition is somebody else's: "a spokesman for Ann Lee".
    behind = [each for each in phrases[1:] if tokens.tags[each.first - 1] != "I"]
    return next((each for each in [phrases[0], *behind] if each.kind == "name"), phrases[0])


def _antecedent(tokens: Tokens, index: int) -> NounPhrase | None:
    """The noun phrase before a relative word."""
    end = index
    while end and tokens.tags[end - 1] in ",":
        end -= 1
    start = phrase_start(tokens, end, 0)
    return _named(tokens, Subject(start, end, "before")) if start < end else None


def _phrase(tokens: Tokens, first: int, end: int) -> NounPhrase:
    last = tokens.tags[end - 1]
    if last == "R" or (end - first == 1 and tokens.lowers[first] in _OWNERS):
        return NounPhrase(first, end, "pronoun")
    return NounPhrase(first, end, "name" if last in "PL" else "common")
