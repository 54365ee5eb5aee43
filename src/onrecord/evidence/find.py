"""Find the one place where quoted words stand in a text, or say how to mend the quotation."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from functools import lru_cache

from rapidfuzz import fuzz

from onrecord.evidence.places import places
from onrecord.evidence.quotation_marks import overlaps
from onrecord.evidence.text import Span, Text, fold, fold_marks
from onrecord.evidence.words import cuts_word, whole_words

# What is longer is cut in messages.
_LONGEST_SHOWN = 300


class NotFoundError(ValueError):
    """The words are not there, or not in one place only; the message says what to do."""


class BesideError(NotFoundError):
    """The words are there, but not beside the prefix or suffix that is given."""


def find_all(text: Text, words: str, within: Sequence[Span]) -> list[Span]:
    """Every place where the words stand whole inside one of the spans, in order.

    Straight quotes, hyphens and white space match their typographic forms. A place that begins or
    ends inside a word does not count.
    """
    return [span for span in _occurrences(text, words, within) if not cuts_word(text, span)]


def find_one(
    text: Text,
    words: str,
    within: Sequence[Span],
    *,
    prefix: str | None = None,
    suffix: str | None = None,
    occurrence: int | None = None,
) -> Span | None:
    """The one place of the words inside the spans; None where they do not stand there at all.

    Raises NotFoundError where they stand there more than once or the occurrence does not exist,
    and BesideError where they do not stand beside the prefix or suffix.
    """
    found = find_all(text, words, within)
    if not found:
        return None
    picked = found
    if prefix:
        picked = [place for place in picked if _follows(text, place, prefix)]
    if suffix:
        picked = [place for place in picked if _precedes(text, place, suffix)]
    if not picked:
        given = " and ".join(
            f"{name} {value!r}" for name, value in (("prefix", prefix), ("suffix", suffix)) if value
        )
        raise BesideError(
            f"no {_quoted(words)} with the {given}; it stands at {_listed(text, found)}; "
            "quote the characters right beside it"
        )
    if occurrence is not None:
        if not 1 <= occurrence <= len(picked):
            raise NotFoundError(
                f"no occurrence {occurrence} of {_quoted(words)}; there are {len(picked)}, "
                f"at {_listed(text, picked)}"
            )
        return picked[occurrence - 1]
    if len(picked) > 1:
        raise NotFoundError(
            f"{len(picked)} places have {_quoted(words)}, at {_listed(text, picked)}; "
            "add a prefix, suffix or occurrence that says which"
        )
    return picked[0]


def find_plain(text: Text, words: str, within: Sequence[Span]) -> Span | None:
    """The place of words in one span, if they stand there whole and just once.

    So it is with nearly all that is quoted; None says that it must be looked at more closely.
    """
    if len(within) != 1:
        return None
    folded, wanted = text.folded, words.strip()
    start, end = text.folded_span(within[0])
    at = folded.find(wanted, start, end)
    if at < 0:
        # Not before, since what stands in a folded text as it is needs no folding.
        wanted = _folded(words)
        at = folded.find(wanted, start, end)
    if at < 0 or not wanted or folded.find(wanted, at + 1, end) >= 0:
        return None
    span = text.span(at, at + len(wanted))
    return None if cuts_word(text, span) else span


def explain_absence(text: Text, words: str, within: Sequence[Span]) -> str:
    """Say why words are not found: cut inside a word, elsewhere, or which passage is nearest."""
    cut = _occurrences(text, words, within)
    if cut:
        span = cut[0]
        whole = whole_words(text, span)
        return (
            f"evidence {_quoted(words)} begins or ends inside a word, at {span.start}; "
            f"quote whole words, such as {_quoted(text[whole])}"
        )
    elsewhere = find_all(text, words, [Span(0, len(text.content))])
    if elsewhere:
        return (
            f"evidence {_quoted(words)} stands outside of the words that it must be part of, at "
            f"{_listed(text, elsewhere)}; quote more words there, or others here"
        )
    place, alike = _nearest(text, words, within)
    nearest = f"nearest, {alike} % alike, at {place.start}: {_quoted(text[place])}"
    return f"evidence not found: {_quoted(words)}; {nearest}"


def _occurrences(text: Text, words: str, within: Sequence[Span]) -> list[Span]:
    wanted = _folded(words)
    return [
        text.span(at, at + len(wanted))
        for scope in within
        for at in places(wanted, text.folded, *text.folded_span(scope))
    ]


def _follows(text: Text, place: Span, prefix: str) -> bool:
    end = text.folded_position(place.start)
    end -= text.folded[end - 1 : end] == " "
    return text.folded.endswith(_folded(prefix), 0, end)


def _precedes(text: Text, place: Span, suffix: str) -> bool:
    start = text.folded_position(place.end)
    start += text.folded[start : start + 1] == " "
    return text.folded.startswith(_folded(suffix), start)


@lru_cache(maxsize=4096)
def _folded(words: str) -> str:
    return fold(unicodedata.normalize("NFC", words)).strip()


def _listed(text: Text, found: Sequence[Span]) -> str:
    shown = [f"{place.start} (...{_around(text, place)}...)" for place in found[:4]]
    more = f" and {len(found) - 4} more" if len(found) > 4 else ""
    return ", ".join(shown) + more


def _around(text: Text, place: Span) -> str:
    end = min(place.end, place.start + _LONGEST_SHOWN) + 15
    return " ".join(text.content[max(0, place.start - 15) : end].split())


def _quoted(words: str) -> str:
    return repr(words if len(words) <= _LONGEST_SHOWN else words[: _LONGEST_SHOWN - 3] + "...")


def _nearest(text: Text, words: str, within: Sequence[Span]) -> tuple[Span, int]:
    """The passage most like the words. Long texts are compared by paragraph, to stay fast."""
    wanted = fold(words)[:500]
    best = (Span(0, 0), -1.0)
    for scope in overlaps(text.paragraphs, within):
        found = fuzz.partial_ratio_alignment(wanted, fold_marks(text[scope]))
        if found and found.score > best[1]:
            span = Span(scope.start + found.dest_start, scope.start + found.dest_end)
            best = (whole_words(text, span) if text[span].strip() else span, found.score)
    # What is not found differs, however little.
    return best[0], min(round(max(best[1], 0)), 99)
