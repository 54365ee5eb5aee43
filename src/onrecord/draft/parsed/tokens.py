"""Cut a text into words and marks, each with a tag of one letter.

The tags of a text are one string, so that phrases are found by regular expressions over it:
D determiner, R pronoun, W question or relative word, A auxiliary, X negation, V verb,
I preposition, T "to", C conjunction, S possessive 's, L title, P other capitalized word, N noun,
J adjective, M adverb, # number, " quotation mark, and marks of punctuation as themselves (- for
every dash, . for what ends a sentence, ( and ) for every bracket, * for any other mark).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from onrecord.draft.parsed.abbreviations import all_abbreviations
from onrecord.draft.parsed.capitals import lower_capitals
from onrecord.draft.parsed.tagging import choose_tags
from onrecord.draft.parsed.word_classes import class_of
from onrecord.evidence.text import Span

# Letters and digits in a row; the underscore is a mark of emphasis here.
_W = r"[^\W_]"
# Ayin and okina are written as an opening mark: al-Qa‘ida.
_APOSTROPHE = "['’‘`]"
_SHORT = r"['’](?:[sS]|re|ve|ll|[dm])\b"
# Stars are marks of emphasis, and no tokens, but for those of a list.
_TOKEN = re.compile(
    r"[A-Za-z]++(?=[ ,\n])"  # most words, told at once
    # An address, its last mark left out.
    r"|(?=[hw])(?:https?://|www\.)[^\s<>\"“”\[\]]{0,2000}[^\W_]/?"
    # The look ahead spares most words the comparison with each of the abbreviations.
    rf"|(?=[A-Za-z][a-z]{{1,6}}\.|W\.Va)(?:{all_abbreviations()})\."
    rf"|(?:[A-Za-z]\.){{2,}}(?:-{_W}+)?"
    r"|[A-Z]\.(?=\s[A-Z])"
    rf"|{_SHORT}"
    r"|[$€£]?\d[\d,.]*\d(?:st|nd|rd|th)?|[$€£]?\d"
    rf"|{_W}+?(?=n['’]t\b)|n['’]t\b"
    rf"|{_W}+(?:-{_W}+|(?!{_SHORT}){_APOSTROPHE}{_W}+)*"
    r"|''|``|\.\.\.|--+|[^\w\s*]|(?<!\S)\*(?=\s)"
)


class Tokens:
    """The words and marks of a text in order: parallel lists, and the string of their tags.

    ``sentences`` are the spans of the sentences, if they are known; the first word of each needs no
    name to be capitalized.
    """

    def __init__(self, text: str, sentences: Sequence[Span] | None = None) -> None:
        starts: list[int] = []
        ends: list[int] = []
        words: list[str] = []
        # A word that comes again is the same string, which saves the memory of most of a text.
        known: dict[str, str] = {}
        for match in _TOKEN.finditer(text):
            word = match.group()
            starts.append(match.start())
            ends.append(match.end())
            words.append(known.setdefault(word, word))
        lowers = {word: word.lower().replace("’", "'") for word in known}
        self.starts, self.ends, self.words = starts, ends, words
        self.lowers = [lowers[word] for word in words]
        classes = [class_of(word) for word in words]
        spans = [Span(0, len(text))] if sentences is None else sentences
        firsts = [bisect_left(starts, span.start) for span in spans]
        lower_capitals(classes, words, self.lowers, firsts, starts)
        self.tags = choose_tags("".join(classes))

    def __len__(self) -> int:
        return len(self.words)
