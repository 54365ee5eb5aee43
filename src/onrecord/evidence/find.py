"""Find the one place where quoted words stand in a text, or say how to mend the quotation."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from rapidfuzz import fuzz

from onrecord.evidence.text import Span, Text, fold, fold_marks


class NotFoundError(ValueError):
    """The words are not there, or not in one place only; the message says what to do."""


class BesideError(NotFoundError):
    """The words are there, but not beside the prefix or suffix that is given."""


def find_all(text: Text, words: str, within: Sequence[Span]) -> list[Span]:
    """Every place where the words stand whole inside one of the spans, in order.

    Straight quotes, hyphens and white space match their typographic forms. A place that begins or
    ends inside a word does not count.
    """
    return [span for span in _occurrences(text, words, within) if not _cuts_word(text, span)]


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
    places = find_all(text, words, within)
    if not places:
        return None
    picked = [
        place
        for place in places
        if _follows(text, place, prefix) and _precedes(text, place, suffix)
    ]
    if not picked:
        given = " and ".join(
            f"{name} {value!r}" for name, value in (("prefix", prefix), ("suffix", suffix)) if value
        )
        raise BesideError(
            f"no {words!r} with the {given}; it stands at {_listed(text, places)}; "
            "quote the characters right beside it"
        )
    if occurrence is not None:
        if not 1 <= occurrence <= len(picked):
            raise NotFoundError(
                f"no occurrence {occurrence} of {words!r}; there are {len(picked)}, "
                f"at {_listed(text, picked)}"
            )
        return picked[occurrence - 1]
    if len(picked) > 1:
        raise NotFoundError(
            f"{len(picked)} places have {words!r}, at {_listed(text, picked)}; "
            "add a prefix, suffix or occurrence that says which"
        )
    return picked[0]


def explain_absence(text: Text, words: str, within: Sequence[Span]) -> str:
    """Say why words are not found: cut inside a word, or which passage is nearest."""
    cut = _occurrences(text, words, within)
    if cut:
        span = cut[0]
        whole = _whole_words(text, span)
        return (
            f"evidence {words!r} begins or ends inside a word, at {span.start}; "
            f"quote whole words, such as {text[whole]!r}"
        )
    place, alike = _nearest(text, words, within)
    nearest = f"nearest, {alike} % alike, at {place.start}: {text[place]!r}"
    return f"evidence not found: {words!r}; {nearest}"


def _occurrences(text: Text, words: str, within: Sequence[Span]) -> list[Span]:
    wanted = fold(unicodedata.normalize("NFC", words)).strip(" ")
    found = []
    for scope in within:
        end = text.folded_position(scope.end)
        at = text.folded.find(wanted, text.folded_position(scope.start), end)
        while at >= 0:
            last = text.position(at + len(wanted) - 1)
            found.append(Span(text.position(at), last + 1))
            at = text.folded.find(wanted, at + 1, end)
    return found


def _cuts_word(text: Text, span: Span) -> bool:
    content = text.content
    before, after = content[span.start - 1 : span.start], content[span.end : span.end + 1]
    cuts_start = _joins(before) and _joins(content[span.start])
    cuts_end = _joins(content[span.end - 1]) and _joins(after)
    return cuts_start or cuts_end or _extends(after)


def _joins(character: str) -> bool:
    return bool(character) and (character.isalnum() or character == "_" or _extends(character))


def _extends(character: str) -> bool:
    """Whether a character is part of the one before it: an accent, a joiner, a variation mark."""
    return bool(character) and (unicodedata.category(character)[0] == "M" or character == "\u200d")


def _whole_words(text: Text, span: Span) -> Span:
    start, end = span
    while start > 0 and _joins(text.content[start - 1]) and _joins(text.content[start]):
        start -= 1
    while end < len(text.content) and _joins(text.content[end]) and _joins(text.content[end - 1]):
        end += 1
    return Span(start, end)


def _follows(text: Text, place: Span, prefix: str | None) -> bool:
    if not prefix or not prefix.strip():
        return True
    before = fold(text.content[max(0, place.start - 4 * len(prefix) - 40) : place.start])
    return before.rstrip().endswith(fold(unicodedata.normalize("NFC", prefix)).strip())


def _precedes(text: Text, place: Span, suffix: str | None) -> bool:
    if not suffix or not suffix.strip():
        return True
    after = fold(text.content[place.end : place.end + 4 * len(suffix) + 40])
    return after.lstrip().startswith(fold(unicodedata.normalize("NFC", suffix)).strip())


def _listed(text: Text, places: Sequence[Span]) -> str:
    shown = [f"{place.start} (...{_around(text, place)}...)" for place in places[:4]]
    more = f" and {len(places) - 4} more" if len(places) > 4 else ""
    return ", ".join(shown) + more


def _around(text: Text, place: Span) -> str:
    return " ".join(text.content[max(0, place.start - 15) : place.end + 15].split())


def _nearest(text: Text, words: str, within: Sequence[Span]) -> tuple[Span, int]:
    """The passage most like the words. Long texts are compared by paragraph, to stay fast."""
    wanted = fold(words)[:500]
    scopes = [part for scope in within for part in text.paragraphs_around([scope])] or [Span(0, 0)]
    best = (Span(0, 0), -1.0)
    for scope in scopes:
        found = fuzz.partial_ratio_alignment(wanted, fold_marks(text[scope]))
        if found and found.score > best[1]:
            span = Span(scope.start + found.dest_start, scope.start + found.dest_end)
            best = (_whole_words(text, span) if text[span].strip() else span, found.score)
    return best[0], round(max(best[1], 0))
