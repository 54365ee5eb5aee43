"""The words that attribute, by their forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_rows
from onrecord.draft.parsed.verb_forms import forms_of


class CueWord(NamedTuple):
    """A form of a word that attributes.

    ``kind`` is one of those at the head of lexicons/cues.csv; ``form`` is ``base``,
    ``third``, ``past``, ``ing``, ``participle`` or ``noun``; ``particle`` the word that must
    follow, or "".
    """

    kind: str
    form: str
    particle: str


@cache
def read_cue_words() -> dict[str, tuple[CueWord, ...]]:
    """The cue words by their forms, those with a particle first.

    >>> [word.kind for word in read_cue_words()["called"]]
    ['urge', 'topic', 'judge']
    """
    words: dict[str, list[CueWord]] = {}
    for row in read_rows("cues"):
        for word, form in forms_of(row["verb"]).items():
            words.setdefault(word, []).append(CueWord(row["kind"], form, row["particle"]))
        for noun in row["noun"].split():
            words.setdefault(noun, []).append(CueWord(row["kind"], "noun", ""))
    return {
        word: tuple(sorted(each, key=lambda one: not one.particle)) for word, each in words.items()
    }
