"""Where the characters of a marked-up text are in the text that intake makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import combining, normalize

# Below it no character is composed with the one before.
_FIRST_COMBINING = "\u0300"
_LONGEST_WORD = 80


def count_letters(words: str | None) -> int:
    """How many characters are no white space.

    Intake folds, drops and adds white space, but every other character stays in its order: so the
    number of those before it says where a character is.
    """
    return len("".join(words.split())) if words else 0


class Places:
    r"""The characters of a text by their numbers, white space aside.

    ``before`` is the text before it was normalized to NFC, where numbers are counted, ``after`` the
    text as it is kept.

    >>> Places("a cafe\u0301 here", "a café here").span(1, 6)
    (2, 6)
    """

    def __init__(self, before: str, after: str) -> None:
        self._text = after
        self._starts: list[int] = []
        self._ends: list[int] = []
        position = 0
        for group in before if before == after else _groups(before):
            # The mark at the very beginning that says in which order the bytes are.
            kept = "" if group == "\ufeff" and not self._starts else normalize("NFC", group)
            letters = count_letters(group)
            self._starts += [position] * letters
            self._ends += [position + len(kept)] * letters
            position += len(kept)

    def span(self, first: int, last: int) -> tuple[int, int] | None:
        """The span of the characters from number ``first`` to before ``last``; None if of none."""
        if not 0 <= first < last <= len(self._starts):
            return None
        start, end = self._starts[first], self._ends[last - 1]
        return (start, end) if start < end else None

    def word_before(self, number: int) -> tuple[int, int] | None:
        """The span of the word that ends with the character before a number, or its end."""
        here = self.span(number - 1, number)
        if here is None:
            return None
        words = self._text[max(0, here[1] - _LONGEST_WORD) : here[1]].split()
        return here[1] - len(words[-1]), here[1]


def _groups(text: str) -> Iterator[str]:
    """Cut a text where nothing is composed with what stands before."""
    start = 0
    for place, character in enumerate(text):
        # Accents always belong to what stands before; to look is to copy, and they can be many.
        if place == start or combining(character):
            continue
        if character < _FIRST_COMBINING or not _compose(text[start:place], character):
            yield text[start:place]
            start = place
    if start < len(text):
        yield text[start:]


def _compose(group: str, character: str) -> bool:
    apart = normalize("NFC", group) + normalize("NFC", character)
    return normalize("NFC", group + character) != apart
