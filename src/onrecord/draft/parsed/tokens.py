"""Cut a text into words and marks, each with a tag of one letter.

The tags of a text are one string, so that phrases are found by regular expressions over it:
D determiner, R pronoun, W question or relative word, A auxiliary, X negation, V verb,
I preposition, T "to", C conjunction, S possessive 's, L title, P other capitalized word, N noun, J adjective,
M adverb, # number, " quotation mark, and marks of punctuation as themselves (- for every dash,
. for what ends a sentence, ( and ) for every bracket, * for any other mark).
"""

from __future__ import annotations

import re
from functools import cache

from onrecord.draft.lexicons.read import read_words

_TOKEN = re.compile(
    r"(?:[A-Za-z]\.){2,}"
    r"|(?:Mr|Mrs|Ms|Dr|Sen|Sens|Rep|Reps|Gov|Govs|Gen|Lt|Col|Sgt|Adm|Maj|Capt|Prof|Rev|Hon|Jr|Sr"
    r"|St|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|No|vs)\."
    r"|['’][sS]\b"
    r"|[$€£]?\d[\d,.]*\d|[$€£]?\d"
    r"|\w+?(?=n['’]t\b)|n['’]t\b"
    r"|\w+(?:-\w+|['’](?![sS]\b)\w+)*"
    r"|\.\.\.|--+|[^\w\s]"
)
_MARKS = {
    **dict.fromkeys('“”„«»"', '"'),
    **dict.fromkeys(("-", "–", "—", "―", "--", "---"), "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys((".", "!", "?", "...", "…"), "."),
    **dict.fromkeys(",;:", ","),
    ";": ";",
    ":": ":",
}
_TAG_LISTS = {
    "D": "determiners",
    "R": "pronouns",
    "W": "relatives",
    "A": "auxiliaries",
    "X": "negations",
    "I": "prepositions",
    "C": "conjunctions",
    "M": "adverbs",
    "J": "adjectives",
}
_ADVERB = re.compile(r"\w{3,}ly\Z")
_ADJECTIVE = re.compile(r"\w{2,}(?:ous|ful|ive|able|ible|ical|less|ish|ary|ic)\Z")
_NOUN = re.compile(r"\w{2,}(?:tion|sion|ment|ness|ity|ism|ist|ists|ance|ence|ship|tions|ments)\Z")
# Before these a word that may be a verb is one; after determiners and adjectives it is none.
_BEFORE_VERB = frozenset('NPLRMATXWC",)')


class Tokens:
    """The words and marks of a text in order: parallel lists, and the string of their tags."""

    def __init__(self, text: str) -> None:
        matches = list(_TOKEN.finditer(text))
        self.starts = [match.start() for match in matches]
        self.ends = [match.end() for match in matches]
        self.words = [match.group() for match in matches]
        self.lowers = [word.lower().replace("’", "'") for word in self.words]
        self.tags = _tag(self.words, self.lowers)

    def __len__(self) -> int:
        return len(self.words)


def _tag(words: list[str], lowers: list[str]) -> str:
    closed, verbs, titles = _closed(), read_words("verbs"), read_words("titles")
    tags: list[str] = []
    before = "."
    for word, lower in zip(words, lowers, strict=True):
        tag = closed.get(lower)
        if tag is None or (tag in "JM" and word[:1].isupper() and before not in '."'):
            tag = _tag_open(word, lower, before, verbs, titles)
        tags.append(tag)
        before = tag
    return "".join(tags)


def _tag_open(
    word: str, lower: str, before: str, verbs: frozenset[str], titles: frozenset[str]
) -> str:
    first = word[0]
    if not first.isalnum():
        return "#" if len(word) > 1 and word[1].isdigit() else _MARKS.get(word, "*")
    if first.isdigit():
        return "#"
    if first.isupper():
        return "L" if lower in titles else "P"
    if lower in verbs and before in _BEFORE_VERB:
        return "V"
    if lower.endswith(("ed", "ing")) and len(lower) > 4:
        return "V" if before in _BEFORE_VERB else "J"
    if _ADVERB.match(lower):
        return "M"
    if _NOUN.match(lower):
        return "N"
    if _ADJECTIVE.match(lower):
        return "J"
    return "V" if before in "ATX" and lower.isalpha() and before != "A" else "N"


@cache
def _closed() -> dict[str, str]:
    """The tag of each word of a closed class, of the marks too."""
    tags = {word: tag for tag, name in _TAG_LISTS.items() for word in read_words(name)}
    return {**tags, "to": "T", "'s": "S"}
