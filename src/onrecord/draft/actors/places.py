"""Find the words of a text that say where."""

from __future__ import annotations

from onrecord.draft.actors.actors import Actors
from onrecord.draft.actors.countries import country_at
from onrecord.draft.actors.names import Name
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import FoundPlace

_BEFORE = frozenset(["in", "at", "near", "outside", "inside", "across", "to"])
_TO_PLACES = frozenset(["place", "state", "organization"])


def find_places(parsed: ParsedText, actors: Actors) -> list[FoundPlace]:
    """The places of a text in order: names behind "in", "at" and the like.

    ``country_id`` is that of the country which the words name, directly or behind a comma
    ("in Lyon, France"); it is None for a city alone.
    """
    tokens = parsed.tokens
    found: list[FoundPlace] = []
    for name in actors.names:
        first = name.first - 1 if tokens.lowers[max(name.first - 1, 0)] == "the" else name.first
        before = tokens.lowers[first - 1] if first > 0 else ""
        is_place = name.kind in _TO_PLACES and (before != "to" or name.kind != "organization")
        if before in _BEFORE and is_place and (name.kind != "organization" or before == "at"):
            end, country_id = _country_of(parsed, name)
            words = " ".join(parsed.text[slice(*parsed.span_of(name.first, name.end))].split())
            found.append(FoundPlace(parsed.span_of(name.first, end), words, country_id))
    return found


def _country_of(parsed: ParsedText, name: Name) -> tuple[int, str | None]:
    """The word behind a place with the country behind its comma, and the country."""
    tokens = parsed.tokens
    words, end = tokens.words, name.end
    own = country_at(words, name.first, end)
    if own and own[0] == end:
        return end, own[1].country_id
    if _is_american(words, name.first, end):
        return end, "USA"
    if tokens.tags[end : end + 1] == "," and end + 1 < len(words):
        behind = country_at(words, end + 1, min(end + 6, len(words)))
        if behind and behind[1].form == "name":
            return behind[0], behind[1].country_id
        for stop in (end + 3, end + 2):
            if _is_american(words, end + 1, stop):
                return stop, "USA"
    return end, name.country_id


def _is_american(words: list[str], first: int, end: int) -> bool:
    return "_".join(words[first:end]) in read_words("us_states")
