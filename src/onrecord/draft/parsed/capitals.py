"""Tell words that are capitalized because of where they stand from names."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.word_classes import class_of_lower, is_closed, is_known

# A heading has at least so many capitalized words, and of its other words of meaning at most that
# share begins small.
_FEWEST, _LONGEST, _SHARE = 4, 40, 0.1
_OPENING = '"(*-'
_OPENING_MARKS = frozenset(["“", "„", "«", "``"])
_CAPITALIZED = "PL"
# Behind these a capital letter says nothing of the word alone.
_BEFORE_CAPITAL = '."(*-:PL'
# Classes of words that headings write small.
_SMALL = "DRICTSAqXW#wohimaf"
# Of the small words inside of names, those that begin names too.
_FIRST_PARTICLES = frozenset(["al", "el", "bin", "ibn", "abu", "de", "von", "van"])


def lower_capitals(
    classes: list[str],
    words: Sequence[str],
    lowers: Sequence[str],
    firsts: Sequence[int],
    starts: Sequence[int],
) -> None:
    """Give capitalized words that are no names the class of the word in lower case.

    These are the first of a sentence, and most in headings. ``firsts`` are the indexes of the first
    words of sentences, ``starts`` the places of all. Changes ``classes``.
    """
    _join_particles(classes, lowers)
    seen = set(words)
    spans = list(pairwise([*firsts, len(words)]))
    headings = [is_heading(words[first:end], classes[first:end]) for first, end in spans]
    named = {
        words[place]
        for (first, end), heading in zip(spans, headings, strict=True)
        if not heading
        for place in range(first + 1, end)
        if classes[place] == "P" and classes[place - 1] not in _BEFORE_CAPITAL
    }
    for (first, end), heading in zip(spans, headings, strict=True):
        if heading:
            for place in range(first, end):
                if classes[place] == "P" and _is_verb(lowers[place]):
                    classes[place] = class_of_lower(lowers[place])
        index = first
        while index < end and classes[index] in _OPENING:
            index += 1
        if index < end:
            _lower_first(classes, words, lowers, index, seen, named)
        # A quotation is written as a sentence of its own; what is behind it is not.
        for place in range(index + 1, end):
            mark = place - 1
            if classes[mark] == '"' and _opens(words[mark], starts[place] - starts[mark]):
                _lower_first(classes, words, lowers, place, seen, named)


def _opens(mark: str, distance: int) -> bool:
    """Whether a quotation mark opens: by its form, or as no space parts it from the next word.

    ``distance`` is how far that begins from where the mark does.
    """
    return mark in _OPENING_MARKS or distance == len(mark)


def _join_particles(classes: list[str], lowers: Sequence[str]) -> None:
    """Make names of "bin" and "de" where a name follows."""
    particles = read_words("name_particles")
    for index, lower in enumerate(lowers):
        if lower in particles and classes[index + 1 : index + 2] == ["P"]:
            after_name = index > 0 and classes[index - 1] == "P"
            if after_name or lower in _FIRST_PARTICLES:
                classes[index] = "P"


def is_heading(words: Sequence[str], classes: Sequence[str]) -> bool:
    """Whether a sentence is one of those whose words are capitalized but for the small ones.

    ``classes`` may be the tags as well.
    """
    if not _FEWEST <= len(words) <= _LONGEST:
        return False
    heads = [word[0] for word, tag in zip(words, classes, strict=True) if tag not in _SMALL]
    capitals = sum(map(str.isupper, heads))
    small = sum(map(str.islower, heads))
    return capitals >= _FEWEST and small <= _SHARE * capitals


def _lower_first(
    classes: list[str],
    words: Sequence[str],
    lowers: Sequence[str],
    index: int,
    seen: set[str],
    named: set[str],
) -> None:
    word, lower = words[index], lowers[index]
    follows = classes[index + 1] if index + 1 < len(classes) else "."
    if classes[index] == "L" and follows not in _CAPITALIZED and class_of_lower(lower) == "J":
        classes[index] = "J"
    if classes[index] != "P" or (word.isupper() and len(word) > 1):
        return
    if is_closed(lower):
        keeps = word == "May" or (follows == "P" and lower in ("will", "mark"))
    elif follows in _CAPITALIZED:
        keeps = lower in read_words("naming_adjectives") or not (
            class_of_lower(lower) in "JdMfV" and (is_known(lower) or lower in seen)
        )
    else:
        keeps = word in named or not (is_known(lower) or lower in seen or lower.endswith("ly"))
    if not keeps:
        classes[index] = class_of_lower(lower)


def _is_verb(lower: str) -> bool:
    return is_known(lower) and class_of_lower(lower) in "Vdgsn"
