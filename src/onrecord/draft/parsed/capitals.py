"""Tell words that are capitalized because of where they stand from names."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.word_classes import class_of_lower, is_closed, is_known

# In a heading at least this share of the words is capitalized, and it has at least that many.
_SHARE, _FEWEST = 0.7, 5
_OPENING = '"(*-'
_CAPITALIZED = "PL"


def lower_capitals(
    classes: list[str], words: Sequence[str], lowers: Sequence[str], firsts: Sequence[int]
) -> None:
    """Give capitalized words that are no names the class of the word in lower case.

    These are the first of a sentence, and most in headings. ``firsts`` are the indexes of the first
    words of sentences. Changes ``classes``.
    """
    seen = set(words)
    named = {
        words[i]
        for i in range(1, len(words))
        if classes[i] == "P" and classes[i - 1] not in '."(*-:'
    }
    for first, end in zip(firsts, [*firsts[1:], len(words)], strict=True):
        if is_heading(words[first:end], classes[first:end]):
            for index in range(first, end):
                if classes[index] == "P" and _is_verb(lowers[index]):
                    classes[index] = class_of_lower(lowers[index])
        index = first
        while index < end and classes[index] in _OPENING:
            index += 1
        if index < end:
            _lower_first(classes, words, lowers, index, seen, named)


def is_heading(words: Sequence[str], classes: Sequence[str]) -> bool:
    """Whether a sentence is one of those whose words are all capitalized, or most of them."""
    if len(words) < _FEWEST or len(words) > 40:
        return False
    heads = [word[0] for word, tag in zip(words, classes, strict=True) if tag not in "DICTS#"]
    letters = [head for head in heads if head.isalpha()]
    return len(letters) >= 4 and sum(map(str.isupper, letters)) >= _SHARE * len(letters)


def _lower_first(
    classes: list[str],
    words: Sequence[str],
    lowers: Sequence[str],
    index: int,
    seen: set[str],
    named: set[str],
) -> None:
    word, lower = words[index], lowers[index]
    if classes[index] != "P" or (word.isupper() and len(word) > 1):
        return
    follows = classes[index + 1] if index + 1 < len(classes) else "."
    if is_closed(lower):
        keeps = word == "May" or (follows == "P" and lower in ("will", "mark"))
    elif follows in _CAPITALIZED:
        keeps = lower in read_words("naming_adjectives") or not (
            class_of_lower(lower) in "JdMV" and (is_known(lower) or lower in seen)
        )
    else:
        keeps = word in named or not (is_known(lower) or lower in seen or lower.endswith("ly"))
    if not keeps:
        classes[index] = class_of_lower(lower)


def _is_verb(lower: str) -> bool:
    return is_known(lower) and class_of_lower(lower) in "Vdgsn"
