"""Cut quoted transcripts into turns: "“WALLACE: Why? LEE: It rained.”"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.draft.actors.actors import Actors
from onrecord.draft.proposals import Mention, ProposedQuote
from onrecord.evidence.text import Span

# In capitals, at the head of a quoted paragraph or behind the end of a sentence.
_LABEL = re.compile(
    r"(?:(?<=[.?!…—)\]\n] )|(?<=\n)|(?<![\w\s.,;:-]))"
    r"((?:MR|MRS|MS|DR)\. |)([QA]|[A-Z][A-Z’'-]{1,30}(?: [A-Z][A-Z.’'-]{1,30}){0,3})"
    r"(?: ?\([^()\n]{1,40}\))?:\s+"
)
# The places of full names, by the last word in lower case.
_Names = dict[str, dict[str, Span]]
_SCORE, _BECAUSE = 0.75, "turn of a quoted transcript"


def cut_turns(text: str, actors: Actors, quotes: Sequence[ProposedQuote]) -> list[ProposedQuote]:
    """The quotes in order, those with labels of speakers in their words cut at each.

    They are cut only where the quotes have two labels or more that differ: "WARNING:" is no
    speaker. Words before the first label of a quote are left out, as they are nobody's turn.

    >>> from onrecord.draft.parsed.parsed_text import ParsedText
    >>> parsed = ParsedText("“Q: Why? DOE: It rained.”")
    >>> quote = ProposedQuote((Span(1, 24),), (Span(0, 25),), 0.6, "long quotation without a cue")
    >>> for turn in cut_turns(parsed.text, Actors(parsed), [quote]):
    ...     print(turn.speaker.name, [parsed.text[slice(*piece)] for piece in turn.content])
    Q ['Why?']
    DOE ['It rained.']
    """
    labels = [[list(_LABEL.finditer(text, *piece)) for piece in each.content] for each in quotes]
    names = {label[2] for found in labels for piece in found for label in piece}
    if len(names) < 2:
        return list(quotes)
    full = _full_names(actors)
    turns: list[ProposedQuote] = []
    for each, found in zip(quotes, labels, strict=True):
        count = sum(map(len, found))
        # One label before words with a cue is part of what is said.
        is_cut = count > 1 or (count == 1 and each.cue is None)
        turns += _turns(text, each, found, full) if is_cut else [each]
    return turns


def _turns(
    text: str,
    quote: ProposedQuote,
    labels: Sequence[Sequence[re.Match[str]]],
    full: _Names,
) -> Iterator[ProposedQuote]:
    label: re.Match[str] | None = None
    pieces: list[Span] = []
    for piece, found in zip(quote.content, labels, strict=True):
        ends = [each.start() for each in found] + [piece.end]
        if label:
            pieces += _trimmed(text, piece.start, ends[0])
        for each, end in zip(found, ends[1:], strict=True):
            if label and pieces:
                yield _turn(label, pieces, full)
            label, pieces = each, _trimmed(text, each.end(), end)
    if label and pieces:
        yield _turn(label, pieces, full)


def _turn(label: re.Match[str], pieces: Sequence[Span], full: _Names) -> ProposedQuote:
    main = (Span(label.start(), pieces[-1].end),)
    return ProposedQuote(tuple(pieces), main, _SCORE, _BECAUSE, _speaker(label, full))


def _speaker(label: re.Match[str], full: _Names) -> Mention:
    span, words = Span(label.start(), label.end(2)), label[1] + label[2]
    if label[2] in ("Q", "A"):
        return Mention(span, words, "unnamed")
    known = full.get(label[2].split()[-1].lower(), {})
    if len(known) != 1:
        return Mention(span, words, "person")
    ((name, place),) = known.items()
    return Mention(span, name, "person", antecedent=place)


def _full_names(actors: Actors) -> _Names:
    """The places of the names of persons of two words and more, by the last word in lower case."""
    found: _Names = {}
    for each in actors.mentions:
        words = each.name.split()
        if each.kind == "person" and len(words) > 1 and not each.name.isupper():
            places = found.setdefault(words[-1].lower(), {})
            places.setdefault(each.name, each.antecedent or each.span)
    return found


def _trimmed(text: str, start: int, end: int) -> list[Span]:
    """The words between two places without the blanks around them, if there are any."""
    words = text[start:end]
    span = Span(end - len(words.lstrip()), start + len(words.rstrip()))
    return [span] if span.start < span.end else []
