"""Find the words that say that somebody said something."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.parsed.chunks import BE
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues_lexicon import CueWord, read_cue_words


class Cue(NamedTuple):
    """Words that attribute others, by their indexes, end excluded.

    ``head`` is the index of the word that carries the meaning ("said" in "has also said"). ``kind``
    is one of those at the head of lexicons/cues.csv, or ``according``; ``form`` is the form of the
    head, see CueWord, or ``phrase``.
    """

    first: int
    end: int
    head: int
    kind: str
    form: str
    is_passive: bool = False


_IS = BE | {"'s", "'re"}
# Before these a word is no verb: determiners, adjectives, possessives, numbers.
_BEFORE_NOUN = frozenset("DJS#")
_SINGLE_MARKS = frozenset(["'", "’"])
_LONGEST_GROUP = 6
# How far around it a cue is looked at; sentences of one million words are no sentences.
_WINDOW = 400


def find_cues(parsed: ParsedText) -> list[Cue]:
    """The cues of a text, in order, those in quoted words too.

    >>> parsed = ParsedText("She has also said so, according to the report.")
    >>> [parsed.text[slice(*parsed.span_of(cue.first, cue.end))] for cue in find_cues(parsed)]
    ['has also said', 'according to']
    """
    tokens, words = parsed.tokens, read_cue_words()
    found = []
    for index, lower in enumerate(tokens.lowers):
        if lower == "according" and tokens.lowers[index + 1 : index + 2] == ["to"]:
            found.append(Cue(index, index + 2, index, "according", "phrase"))
        elif lower in words and not (found and found[-1].end == index):
            cue = _cue(tokens, index, words[lower])
            if cue:
                found.append(cue)
    return found


def window(parsed: ParsedText, cue: Cue) -> tuple[int, int]:
    """The first word of the sentence of a cue and the first behind it, not too far away."""
    sentence = parsed.sentences[parsed.sentence_at(parsed.tokens.starts[cue.head])]
    first, end = parsed.words_in(sentence)
    return max(first, cue.first - _WINDOW), max(min(end, cue.end + _WINDOW), cue.end)


def _cue(tokens: Tokens, index: int, words: tuple[CueWord, ...]) -> Cue | None:
    before = tokens.tags[index - 1] if index else "."
    following = tokens.lowers[index + 1] if index + 1 < len(tokens) else ""
    if tokens.words[index][0].isupper() and before not in '."':
        return None
    for word in words:
        if word.form == "noun":
            if following == "that" and before in "DJSNP":
                return _make(word, index, index + 1, index)
        elif (not word.particle or word.particle == following) and _is_verb(tokens, index, word):
            first = group_start(tokens, index)
            passive = word.form in ("past", "participle") and not _IS.isdisjoint(
                tokens.lowers[first:index]
            )
            end = index + 1 + bool(word.particle)
            return _make(word, first, end, index, passive)
    return None


def _make(word: CueWord, first: int, end: int, head: int, is_passive: bool = False) -> Cue:
    return Cue(first, end, head, word.kind, word.form, is_passive)


def _is_verb(tokens: Tokens, index: int, word: CueWord) -> bool:
    before = tokens.tags[index - 1] if index else "."
    if before in _BEFORE_NOUN:
        # "said" is a verb even there: "she first said", "a mother of three said".
        return before in "J#" and word.kind == "say" and word.form == "past"
    if before == "T":
        return word.form == "base"
    if word.form == "base" and tokens.tags[index] != "V":
        return False
    # A preposition goes before a noun, and a bracket of markup before anything; a single quotation
    # mark, which has the same tag, ends what is said.
    is_mark = tokens.words[index - 1] in _SINGLE_MARKS
    return is_mark or before not in "I*" or word.form == "ing"


def group_start(tokens: Tokens, index: int) -> int:
    """Where the auxiliaries and adverbs before a verb begin."""
    first = index
    tags = tokens.tags
    while first and index - first < _LONGEST_GROUP:
        # "has long said": an adjective behind an auxiliary is an adverb.
        if tags[first - 1] not in "AMXT" and tags[first - 2 : first] != "AJ":
            break
        first -= 1
    return first
