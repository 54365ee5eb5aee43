"""Labels of speakers in transcripts: "PRESIDENT ROE:", "Q", "MR. DOE (via interpreter):"."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

from onrecord.draft.lexicons.read import read_titles, read_words
from onrecord.evidence.text import Span

# At the head of a line; Markdown's marks of emphasis may surround it.
_LABEL = re.compile(
    r"^[ \t\xa0>*_]{0,40}"
    r"(?:(?P<q>Q(?=[.:*_ \t\xa0\n])[.:]?|A:)"
    r"|(?P<label>[^\W\d_][\w.,’'&#/ \xa0-]{0,60})(?:\([^()\n]{1,60}\))?[*_]{0,3}:)"
    r"[*_]{0,3}(?=[\s(“\"]|\Z)",
    re.MULTILINE,
)
_SMALL = re.compile(
    r"\b(?:Mc|Mac|Fitz|[Dd]e|[Vv]an|[Vv]on|der|[Ll]a|[Dd]el|al|bin|and|of|the|for)(?=[A-Z\s]|\b)"
)
_WORD = re.compile(r"[^\W\d_]+")
_NUMERALS = frozenset(["II", "III", "IV"])
_MARKS = ("“", '"', "[", "‘", "«")


class Label(NamedTuple):
    """The words that name a speaker, and where what is said begins."""

    span: Span
    words: str
    end: int


def read_labels(text: str, start: int = 0) -> list[Label]:
    """What may be the label of a speaker where it stands in a text, from a place on, in order."""
    if ":" not in text and "Q" not in text:
        return []
    found = [each for each in map(_read, _LABEL.finditer(text, start)) if each]
    return [each for each in found if _begins_paragraph(text, each) and not _is_heading(each)]


def choose_labels(
    text: str, found: list[Label], surnames: frozenset[str], start: int = 0
) -> list[Label]:
    """Those of the possible labels of a text that are speakers'; none where it is no transcript.

    ``surnames`` are the last words, in lower case, of the names of persons in the text; its prose
    begins at ``start``.
    """
    counts = Counter(each.words for each in found)
    firm = [each for each in found if _is_firm(each, counts, surnames)]
    if not _is_transcript(text, firm, surnames, start):
        return []
    if len(firm) < 4:
        return firm
    # Among many turns a speaker may come once, and be anybody: "CUSTOMER:".
    sure = {each.words for each in firm}
    return [each for each in found if each.words in sure or each.words.isupper()]


def name_in_label(words: str) -> str:
    """The name in a label, without what stands before it, and with small letters.

    >>> name_in_label("DEPUTY SECRETARY OF STATE LINDQVIST"), name_in_label("MS. McROY")
    ('Lindqvist', 'McRoy')
    """
    pieces = words.split()
    while len(pieces) > 1 and pieces[0].lower() in _before_names():
        del pieces[0]
        if len(pieces) > 2 and pieces[0].lower() in ("of", "for"):
            del pieces[:2]
    if not _SMALL.sub("", words).isupper():
        return " ".join(pieces)
    return " ".join(_WORD.sub(_with_small_letters, each) for each in pieces)


def _with_small_letters(word: re.Match[str]) -> str:
    """ "LEE" as "Lee", "McROY" as "McRoy"; "II" and "van" as they are."""
    letters = word.group()
    small = _SMALL.match(letters)
    if letters.islower() or letters in _NUMERALS:
        return letters
    end = small.end() if small else 0
    return letters[:end] + letters[end:].capitalize()


@cache
def _before_names() -> frozenset[str]:
    """Words that stand before a name in a label and are none of it."""
    return frozenset(["the"]).union(*map(read_titles, ("title", "office", "label", "modifier")))


def _read(match: re.Match[str]) -> Label | None:
    key = "q" if match["q"] else "label"
    words = match[key].rstrip(".: \xa0") if match["q"] else match[key].rstrip()
    start = match.start(key)
    label = " ".join(words.split())
    # A sentence before a colon is no label: that is in capitals, or a few words that begin so.
    if not _SMALL.sub("", label).isupper():
        pieces = label.split()
        if len(pieces) > 5 or not all(piece[0].isupper() for piece in pieces):
            return None
    return Label(Span(start, start + len(words)), label, match.end())


def _begins_paragraph(text: str, label: Label) -> bool:
    """Whether what stands before the label is the end of a sentence, a mark or nothing."""
    before = text[max(label.span.start - 60, 0) : label.span.start].rstrip(" \t\xa0>*_")
    if not before or before.endswith(("\n\n", "\n \n", "\n  \n", "\n   \n")):
        return True
    lines = before.rsplit("\n", 2)
    above = lines[-2].strip() if len(lines) > 1 else ""
    return not above or above[-1] in '.?!)]*_”"—–-:…' or above[-1].isdigit()


def _is_heading(label: Label) -> bool:
    words = label.words.lower().split()
    return words[0] in read_words("headings") or words[-1] in read_words("headings")


def _is_firm(label: Label, counts: Counter[str], surnames: frozenset[str]) -> bool:
    """Whether a label names a speaker for what it is, or by recurring."""
    if label.words in ("Q", "A"):
        return counts["Q"] > 0 and (counts["Q"] > 1 or sum(counts.values()) > 1)
    if _SMALL.sub("", label.words).isupper():
        return _is_somebody(label, surnames) or counts[label.words] > 1
    # With small letters it may be any heading, so that it must recur.
    return counts[label.words] > 1 and _is_somebody(label, surnames)


def _is_somebody(label: Label, surnames: frozenset[str]) -> bool:
    """Whether a label has the word of a role, or the last name of a person of the text."""
    words = label.words.lower().split()
    roles = read_titles("label")
    by_role = any(word in roles for word in words) or (words[0] == "the" and len(words) < 4)
    return (by_role and not words[0].endswith(",")) or words[-1] in surnames


def _is_transcript(text: str, labels: list[Label], surnames: frozenset[str], start: int) -> bool:
    """Whether labels are those of turns: most of a text, and what is said without quotation marks.

    A list of "NAME: “words”" is none; its words are found as other quotations are.
    """
    if not labels or (len(labels) == 1 and not _is_one_speech(text, labels[0], start)):
        return False
    if len(labels) < 4 and not any(_is_somebody(each, surnames) for each in labels):
        return False
    marked = sum(
        text[each.end : each.end + 6].lstrip(" \t\xa0\n*")[:1] in _MARKS for each in labels
    )
    return 2 * marked < len(labels)


def _is_one_speech(text: str, label: Label, start: int) -> bool:
    """Whether most of the text is behind its only label."""
    return label.words not in ("Q", "A") and 2 * (label.span.start - start) < len(text) - start
