"""The class of a word by itself, before the words beside it decide between its readings.

A class is one letter. Capital letters and marks are tags already (see tokens.py); small letters are
left to the rules of tagging.py:
b noun or base form ("attack"), c such a one that is the past too ("hit"), s noun or form with -s
("attacks"), d past or participle, n participle only, g form in -ing, k one in -ing that is as often
a noun ("meeting"), e plural noun, j adjective or verb ("open"), m adverb or verb ("back"), h "her",
o "that", q be or have, i "like", l noun or adjective ("general"), a particle or preposition
("off"), f particle or adverb ("up"), w a relative word that is no subject ("whether"), u a word of
no list.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from onrecord.draft.lexicons.read import read_rows, read_titles, read_words
from onrecord.draft.parsed.noun_forms import plural_forms
from onrecord.draft.parsed.verb_forms import verb_forms

_CLOSED = {
    "D": "determiners",
    "R": "pronouns",
    "w": "relatives",
    "A": "auxiliaries",
    "X": "negations",
    "I": "prepositions",
    "C": "conjunctions",
    "#": "numerals",
}
_BE_AND_HAVE = "am is are was were be been being has have had having 've 're 'm"
_SUBJECT_RELATIVES = "who which what"
_PARTICLES = ("off", "out", "up", "away", "aside")
_NOUNS_AND_ADJECTIVES = ("general", "military")
_MARKS = {
    **dict.fromkeys('“”„«»"', '"'),
    **dict.fromkeys("-–—―", "-"),
    **dict.fromkeys("([{", "("),
    **dict.fromkeys(")]}", ")"),
    **dict.fromkeys(".!?…", "."),
    **dict.fromkeys(",;:", ","),
    ";": ";",
    ":": ":",
}
_ADDRESS = ("http://", "https://", "www.")
_ADVERB = re.compile(r"\w{3,}ly\Z")
_ADJECTIVE = re.compile(r"\w{2,}(?:ous|ful|ive|able|ible|ical|less|ish|ary|ic|ian)\Z")
_PLURAL = re.compile(r"\w{2,}[^su'i]s\Z|men\Z|\w+[a-z]men\Z|people\Z|police\Z|children\Z")


@lru_cache(maxsize=1 << 16)
def class_of(word: str) -> str:
    """The class of a word or mark as it is written, a capital letter taken for that of a name.

    >>> "".join(class_of(word) for word in "The attacks on Kyiv killed two .".split())
    'DsIPd#.'
    """
    first = word[0]
    if not first.isalnum() or word.startswith(_ADDRESS):
        return _class_of_mark(word)
    if first.isdigit():
        return "#"
    lower = word.lower().replace("’", "'")
    if first.isupper():
        return _class_of_capitalized(word, lower)
    # Most scripts have no capitals, so that their words are in lower case too.
    return class_of_lower(lower) if word == word.lower() else _class_of_mixed(word)


@lru_cache(maxsize=1 << 16)
def class_of_lower(lower: str) -> str:
    """The class of a word in lower case."""
    return _known().get(lower) or _class_by_ending(lower)


def is_known(lower: str) -> bool:
    """Whether a word in lower case is one of the lists, so that it needs no capital."""
    return lower in _known()


def is_closed(lower: str) -> bool:
    """Whether a word in lower case belongs to a class to which no new words come."""
    return _known().get(lower, "N") in "DRWwAXICTShoqMaf#"


def _class_of_mark(word: str) -> str:
    if len(word) == 1:
        return _MARKS.get(word, "*")
    if word[1].isdigit():
        return "#"
    if word in ("''", "``"):
        return '"'
    if word.startswith(_ADDRESS):
        return "*"
    if word[0] in "'’" or word[0] == "-":
        return _known().get(word.lower().replace("’", "'"), "-")
    return "."


def _class_of_capitalized(word: str, lower: str) -> str:
    if lower in read_titles("title") and not is_closed(lower):
        return "L"
    if "-" in word and _is_compound_adjective(word.rpartition("-")[2]):
        return "J"
    # "US" is no pronoun and "May" no modal verb; the rest of the closed classes have no namesakes.
    if (word.isupper() and len(word) > 1) or lower in ("may", "will", "mark"):
        return "P"
    return _known().get(lower, "P") if is_closed(lower) and lower != "m" else "P"


def _is_compound_adjective(tail: str) -> bool:
    """Whether a word behind the hyphen of a capitalized one makes it no name: Spanish-language."""
    return tail in read_words("compound_participles") or _known().get(tail, "I") in "NeJbdgV"


def _class_of_mixed(word: str) -> str:
    """Of al-Bashir and iPhone, which are names, and of anti-American and then-President."""
    head, hyphen, _ = word.partition("-")
    return "J" if hyphen and (len(head) > 3 or head in ("pro", "non", "ex", "un", "mid")) else "P"


def _class_by_ending(lower: str) -> str:
    if lower.endswith("ed") and len(lower) > 4:
        return "d"
    if lower.endswith("ing") and len(lower) > 5:
        return "g"
    if _ADVERB.match(lower):
        return "M"
    if _ADJECTIVE.match(lower):
        return "J"
    return "e" if _PLURAL.match(lower) else "u"


@cache
def _known() -> dict[str, str]:
    """The class of each word of the lists; the later ones in this function win."""
    nouns = read_words("verbs_and_nouns")
    plurals = {form for noun in nouns for form in plural_forms(noun)}
    kinds = {"base": "V", "third": "V", "past": "d", "participle": "n", "ing": "g"}
    known = {form: kinds[kind] for form, (_, kind) in verb_forms().items()}
    for word in read_words("nouns"):
        known.setdefault(word, "e" if _PLURAL.match(word) else "N")
    known |= {word: "b" for word in nouns if known[word] == "V"}
    known |= {
        row["base"]: "c" for row in read_rows("irregular_verbs") if row["past"] == row["base"]
    }
    known |= {word: "s" if known.get(word) == "V" else "e" for word in plurals}
    known |= {word: "k" for word in read_words("ing_nouns") if not word.endswith("s")}
    known |= {word: "e" for word in read_words("ing_nouns") if word.endswith("s")}
    for tag, both, name in (("J", "j", "adjectives"), ("M", "m", "adverbs")):
        known |= {word: both if known.get(word, "N") in "bc" else tag for word in read_words(name)}
    known |= {word: tag for tag, name in _CLOSED.items() for word in read_words(name)}
    known |= {word: "a" if known[word] == "I" else "f" for word in _PARTICLES}
    known |= dict.fromkeys(_BE_AND_HAVE.split(), "q")
    known |= dict.fromkeys(_SUBJECT_RELATIVES.split(), "W")
    either = dict.fromkeys(_NOUNS_AND_ADJECTIVES, "l")
    return {**known, "to": "T", "'s": "S", "her": "h", "that": "o", "like": "i", **either}
