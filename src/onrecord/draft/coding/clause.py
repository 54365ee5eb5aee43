"""The words that prove a drafted row: its clause, and in it or near it the words of its fields."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from onrecord.corpus.model import Anchor, Words
from onrecord.draft.coding.anchors import find_anchor, scopes_around, whole_span
from onrecord.draft.coding.word_index import QuotedText
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span


class Clause:
    """The clause of a row in a text.

    ``main`` are its pieces as they resolve, and ``exact`` what to write for them: the keys of the
    main span of its evidence. To be made by find_clause.
    """

    def __init__(self, text: QuotedText, main: list[Span], exact: dict[str, Any]) -> None:
        self.main = main
        self.exact = exact
        self._text = text
        self._scopes = scopes_around(text, main)

    def words(self, span: Span) -> str | Anchor | None:
        """What to write for the words of a field; None where nothing leads to them alone."""
        whole = whole_span(self._text, span)
        found = find_anchor(self._text, whole, self._scopes) if whole else None
        return _plain(found)

    def words_of(self, mention: Mention) -> Words | None:
        """What to write for an actor: the words, and the name that they stand for if it is not
        in them.
        """
        own = self.words(mention.span)
        name = self.words(mention.antecedent) if mention.antecedent else None
        if own is None or name is None:
            return own if name is None else Anchor(antecedent=name)
        anchor = Anchor(exact=own) if isinstance(own, str) else own
        anchor.antecedent = name
        return anchor

    def inside(self, pieces: Iterable[Span]) -> Words | None:
        """What to write for words that must stand inside the clause; None if a piece does not."""
        found: list[str | Anchor] = []
        for span in pieces:
            words = _plain(find_anchor(self._text, span, [lambda: self.main]))
            if words is None:
                return None
            found.append(words)
        return found[0] if len(found) == 1 else found or None

    def stands_once(self, span: Span) -> bool:
        """Whether words inside the clause stand there once."""
        return isinstance(self.inside([span]), str)


def find_clause(
    text: QuotedText, pieces: Iterable[Span], content: Sequence[Span] = ()
) -> Clause | None:
    """Find how to quote a clause, made longer so that it has some content inside.

    None where no quotation leads to just these pieces.
    """
    main = merge_spans(whole for each in pieces if (whole := whole_span(text, each)))
    if any(not _is_inside(each, main) for each in content):
        main = merge_spans([*main, *content])
    anchors: list[Anchor] = []
    for number, span in enumerate(main):
        anchor = find_anchor(text, span, scopes_around(text, main[:number]))
        if anchor is None:
            return None
        anchors.append(anchor)
    if not anchors:
        return None
    if len(anchors) > 1:
        return Clause(text, main, {"exact": [_plain(each) for each in anchors]})
    (only,) = anchors
    keys = {"exact": only.exact, "prefix": only.prefix, "suffix": only.suffix}
    return Clause(text, main, {**keys, "occurrence": only.occurrence})


def merge_spans(spans: Iterable[Span]) -> list[Span]:
    """The spans in order, those that overlap made one.

    >>> merge_spans([Span(4, 9), Span(0, 2), Span(8, 12)])
    [Span(start=0, end=2), Span(start=4, end=12)]
    """
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return merged


def _is_inside(span: Span, main: Sequence[Span]) -> bool:
    return any(each.start <= span.start and span.end <= each.end for each in main)


def _plain(anchor: Anchor | None) -> str | Anchor | None:
    """The words alone, where they say enough."""
    if anchor is None:
        return None
    is_plain = anchor.prefix is None and anchor.suffix is None and anchor.occurrence is None
    return anchor.exact if is_plain else anchor
