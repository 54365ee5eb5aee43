"""Find the name that a pronoun or a description stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from onrecord.draft.actors.names import Name
from onrecord.draft.actors.people import Entity, fits
from onrecord.draft.parsed.parsed_text import ParsedText

_GENDERS = {
    **dict.fromkeys(["he", "him", "himself", "his"], "m"),
    **dict.fromkeys(["she", "her", "herself", "hers"], "f"),
}
_THEY = frozenset(["they", "them", "themselves", "theirs"])
_IT = frozenset(["it", "itself"])
_ORGANIZATION_NOUNS = frozenset(
    ["company", "group", "organization", "agency", "firm", "network", "newspaper", "bank"]
)
# How many names back one is looked for.
_FAR = 24


class References:
    """The names of a text, to be asked for the nearest that fits."""

    def __init__(
        self, parsed: ParsedText, names: Sequence[Name], entities: Sequence[Entity | None]
    ) -> None:
        self._parsed = parsed
        self._names = names
        self._entities = entities
        self._firsts = [name.first for name in names]
        starts = parsed.tokens.starts
        self._sentences = [parsed.sentence_at(starts[name.first]) for name in names]
        self._quoted = _quoted(parsed)

    def of_pronoun(self, index: int) -> int | None:
        """Which name, by its number, the pronoun at a word stands for; None if no name fits."""
        word = self._parsed.tokens.lowers[index]
        if word in _GENDERS:
            return self._nearest(index, ("person",), _GENDERS[word], "")
        if word in _THEY:
            return self._nearest(index, ("group", "organization"), "", "")
        if word in _IT and not self._quoted[index]:
            return self._nearest(index, ("organization", "state"), "", "")
        return None

    def of_description(self, index: int) -> int | None:
        """Which name, by its number, "the senator" stands for, whose noun is at a word."""
        word = self._parsed.tokens.lowers[index]
        if word in _ORGANIZATION_NOUNS:
            return self._nearest(index, ("organization",), "", "")
        return self._nearest(index, ("person",), "", word)

    def _nearest(self, index: int, kinds: tuple[str, ...], gender: str, role: str) -> int | None:
        """The first fitting subject of the nearest sentence, else the last fitting name of it.

        The sentences are those of the paragraph, and of the one before it.
        """
        parsed = self._parsed
        place = parsed.sentence_at(parsed.tokens.starts[index])
        paragraph = parsed.paragraph_of[place] if parsed.paragraph_of else 0
        quoted = self._quoted[index]
        behind = bisect_left(self._firsts, index)
        found: list[int] = []
        sentence = -1
        for number in range(behind - 1, max(behind - 1 - _FAR, -1), -1):
            name, entity = self._names[number], self._entities[number]
            at = self._sentences[number]
            if parsed.paragraph_of[at] < paragraph - 1 or (found and at != sentence):
                break
            if entity is None or entity.kind not in kinds or not fits(entity.gender, gender):
                continue
            if (role and role not in entity.roles) or (self._quoted[name.first] and not quoted):
                continue
            sentence = at
            found.append(number)
        subjects = [number for number in found if self._is_subject(self._names[number])]
        return subjects[-1] if subjects else found[0] if found else None

    def _is_subject(self, name: Name) -> bool:
        """Whether no preposition or verb stands before a name and what belongs to it."""
        tags = self._parsed.tokens.tags
        before = name.first - 1
        while before >= 0 and name.first - before < 7 and tags[before] in "LDJPN#":
            before -= 1
        return before < 0 or (tags[before] not in "ITVS" and tags[name.end : name.end + 1] != "S")


def _quoted(parsed: ParsedText) -> bytearray:
    """For each word, whether quotation marks stand around it; each paragraph begins outside."""
    tokens = parsed.tokens
    flags = bytearray(len(tokens) + 1)
    for span in parsed.paragraphs:
        first, end = parsed.words_in(span)
        opened = tokens.tags.find('"', first, end)
        while opened >= 0:
            closed = tokens.tags.find('"', opened + 1, end)
            stop = closed if closed >= 0 else end
            flags[opened:stop] = b"\x01" * (stop - opened)
            opened = tokens.tags.find('"', stop + 1, end) if closed >= 0 else -1
    return flags
