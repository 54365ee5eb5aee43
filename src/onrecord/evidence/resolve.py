"""Resolve the words that a curator quotes for a row and its fields to spans of the text."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from onrecord.corpus.model import Anchor, RowEvidence, Words
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem
from onrecord.evidence.find import BesideError, NotFoundError, explain_absence, find_one
from onrecord.evidence.text import Span, Text

EMPTY = "empty quotation; quote the words of the document that prove it"


Scope = Callable[[], Sequence[Span]]


class Stretch(NamedTuple):
    """Words found in the text, or the antecedent that they (or a missing word) stand for."""

    kind: str
    span: Span


class Resolver:
    """Resolves quotations in one text and collects what cannot be resolved in ``problems``."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []

    def main(self, evidence: RowEvidence, origin: Origin) -> list[Span]:
        """The main span of a row, one or more pieces; empty where any piece is not found."""
        if isinstance(evidence.exact, str):
            anchor = Anchor(
                exact=evidence.exact,
                prefix=evidence.prefix,
                suffix=evidence.suffix,
                occurrence=evidence.occurrence,
            )
            found = self._anchor(anchor, self._scopes([]), origin.at("exact"))
            return [stretch.span for stretch in found]
        if not evidence.exact:
            self.problems.append(origin.at("exact").problem(EMPTY))
        for key in ("prefix", "suffix", "occurrence"):
            if getattr(evidence, key) is not None:
                fault = f"{key} beside a list; write it with the piece that it belongs to"
                self.problems.append(origin.at(key).problem(fault))
        pieces: list[Span] = []
        for index, words in enumerate(evidence.exact):
            found = self._anchor(_anchor(words), self._scopes(pieces), origin.at("exact", index))
            pieces += [stretch.span for stretch in found]
        return pieces if len(pieces) == len(evidence.exact) else []

    def field(self, words: Words, main: Sequence[Span], origin: Origin) -> list[Stretch]:
        """The words of a field: looked for in the row's own words, then ever wider around them."""
        return self._all(words, self._scopes(main), origin)

    def inside(self, words: Words, spans: Sequence[Span], origin: Origin) -> list[Stretch]:
        """Words that must stand inside the given spans."""
        return self._all(words, [lambda: spans], origin)

    def _all(self, words: Words, scopes: Sequence[Scope], origin: Origin) -> list[Stretch]:
        if not isinstance(words, list):
            return self._anchor(_anchor(words), scopes, origin)
        if not words:
            self.problems.append(origin.problem(EMPTY))
        return [
            stretch
            for index, each in enumerate(words)
            for stretch in self._anchor(_anchor(each), scopes, origin.at(index))
        ]

    def _scopes(self, main: Sequence[Span]) -> list[Scope]:
        """Where to look, from the nearest to the widest; made only when it is looked there."""
        if not main:
            return [lambda: self.text.whole]
        around = list(main)
        return [
            lambda: main,
            lambda: self.text.sentences_around(around),
            lambda: self.text.paragraphs_around(around),
            lambda: self.text.whole,
        ]

    def _anchor(self, anchor: Anchor, scopes: Sequence[Scope], origin: Origin) -> list[Stretch]:
        found: list[Stretch] = []
        kind = "words"
        while True:
            if anchor.exact is not None:
                found += [Stretch(kind, span) for span in self._find(anchor, scopes, origin)]
            elif anchor.antecedent is None:
                fault = "no words; add 'exact: ...' or 'antecedent: ...'"
                self.problems.append(origin.problem(fault))
            if anchor.antecedent is None:
                return found
            # One after the other, since whoever writes them may nest them as deep as he likes.
            anchor, origin = _anchor(anchor.antecedent), origin.at("antecedent")
            kind = "antecedent"

    def _find(self, anchor: Anchor, scopes: Sequence[Scope], origin: Origin) -> Iterator[Span]:
        """The first scope in which the words stand, beside prefix and suffix, decides."""
        words = anchor.exact or ""
        if not words.strip():
            self.problems.append(origin.problem(EMPTY))
            return
        fault = None
        for scope in scopes:
            try:
                span = find_one(
                    self.text,
                    words,
                    scope(),
                    prefix=anchor.prefix,
                    suffix=anchor.suffix,
                    occurrence=anchor.occurrence,
                )
            except BesideError as error:
                fault = str(error)
                continue
            except NotFoundError as error:
                fault = str(error)
                break
            if span:
                yield span
                return
        fault = fault or explain_absence(self.text, words, scopes[-1]())
        self.problems.append(origin.problem(fault))


def _anchor(words: str | Anchor) -> Anchor:
    return Anchor(exact=words) if isinstance(words, str) else words
