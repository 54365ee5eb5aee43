"""The words that attribute, by their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows


class CueWord(NamedTuple):
    """A form of a word that attributes.

    ``kind`` is one of those at the head of lexicons/cues.csv; ``form`` is ``base``, ``s``,
    ``past``, ``ing``, ``participle`` or ``noun``; ``particle`` the word that must follow, or "".
    """

    kind: str
    form: str
    particle: str


_FORMS = ("base", "s", "past", "ing", "participle")


@cache
def read_cue_words() -> dict[str, tuple[CueWord, ...]]:
    """The cue words by their forms, those with a particle first.

    >>> [word.kind for word in read_cue_words()["called"]]
    ['urge', 'topic', 'judge']
    """
    words: dict[str, list[CueWord]] = {}
    for row in read_rows("cues"):
        forms = zip(_FORMS, row["verb"].split(), strict=False)
        named = [*forms, *(("noun", noun) for noun in row["noun"].split())]
        for form, word in named:
            particle = row["particle"] if form != "noun" else ""
            words.setdefault(word, []).append(CueWord(row["kind"], form, particle))
    return {
        word: tuple(sorted(each, key=lambda one: not one.particle)) for word, each in words.items()
    }
