"""The actors of one text: who is named where, and whom a phrase stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping

from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span


class Actors:
    """The actors of a text.

    ``authority`` has the ids of entries of the authority file by each of their names; it may be
    empty.
    """

    def __init__(self, parsed: ParsedText, authority: Mapping[str, str] | None = None) -> None:
        self._parsed = parsed
        self._authority = authority or {}
        self.mentions = [self._name(each) for each in parsed.noun_phrases if each.kind == "name"]

    def of(self, phrase: NounPhrase) -> Mention:
        """The actor that a noun phrase stands for; pronouns with the name they stand for."""
        span = self._parsed.span_of(phrase.first, phrase.end)
        if phrase.kind == "name":
            return self._name(phrase)
        before = self._before(span) if phrase.kind == "pronoun" else None
        if before:
            return Mention(span, before.name, before.kind, before.antecedent or before.span)
        return Mention(span, self._parsed.text[slice(*span)], "unnamed")

    def _name(self, phrase: NounPhrase) -> Mention:
        span = self._parsed.span_of(phrase.first, phrase.end)
        name = " ".join(self._parsed.text[slice(*span)].split())
        return Mention(span, name, "person", actor_id=self._authority.get(name))

    def _before(self, span: Span) -> Mention | None:
        index = bisect_left(self.mentions, span.start, key=lambda each: each.span.start)
        return self.mentions[index - 1] if index else None
