"""The actors of one text: who is named where, and whom a phrase stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from functools import cached_property

from onrecord.draft.actors.authority import find_authority_names
from onrecord.draft.actors.countries import country_at
from onrecord.draft.actors.names import Name, find_names
from onrecord.draft.actors.people import Entity, People
from onrecord.draft.actors.references import References
from onrecord.draft.lexicons.read import read_words
from onrecord.draft.parsed.chunks import NounPhrase
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.spans import in_one_line
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span, fold_marks

# Bodies that act for a country, and need no name of their own.
_STATE_ORGANS = frozenset(
    ["government", "army", "military", "parliament", "regime", "administration", "navy", "police"]
)


class Actors:
    """The actors of a text.

    ``authority`` has the ids of entries of the authority file by each of their names; it may be
    empty.
    """

    def __init__(self, parsed: ParsedText, authority: Mapping[str, str] | None = None) -> None:
        self._parsed = parsed
        self._authority = authority or {}
        found = find_names(parsed)
        self.names = find_authority_names(parsed, self._authority, found)
        self._firsts = [name.first for name in self.names]
        self._entities = People(parsed, self.names).of_name
        self._known: dict[NounPhrase, Mention] = {}

    @cached_property
    def mentions(self) -> list[Mention]:
        """Every place where somebody is named, in order."""
        return [
            self._mention(name, entity, self._parsed.span_of(name.first, name.end))
            for name, entity in zip(self.names, self._entities, strict=True)
            if entity
        ]

    def of(self, phrase: NounPhrase) -> Mention:
        """The actor that a noun phrase stands for; pronouns with the name they stand for.

        ``span`` is the whole phrase, ``name`` the fullest name: "Jane Roe" for "the Ohio senator".
        """
        found = self._known.get(phrase)
        if found is None:  # the subject of several verbs is asked for again
            found = self._known[phrase] = self._find(phrase)
        return found

    def _find(self, phrase: NounPhrase) -> Mention:
        span = self._parsed.span_of(phrase.first, phrase.end)
        if phrase.kind == "pronoun":
            return self._referring(self._references.of_pronoun(phrase.first), span)
        number = self._name_at_end(phrase)
        if number is not None:
            entity = self._entities[number]
            if entity:
                return self._mention(self.names[number], entity, span)
        return self._described(phrase, span)

    @cached_property
    def _references(self) -> References:
        return References(self._parsed, self.names, self._entities)

    def _mention(self, name: Name, entity: Entity, span: Span) -> Mention:
        full = self._parsed.span_of(entity.first, entity.end)
        is_full = name.first == entity.first or name.end - name.first >= entity.end - entity.first
        actor_id = self._id_of(name, entity) if self._authority else None
        return Mention(
            span, entity.name, entity.kind, None if is_full else full, actor_id, entity.country_id
        )

    def _id_of(self, name: Name, entity: Entity) -> str | None:
        """The id that the words have in the authority file, else the one of the full name."""
        words = self._one_line(self._parsed.span_of(name.first, name.end))
        spellings = (words, fold_marks(words), entity.name, fold_marks(entity.name))
        return next(filter(None, map(self._authority.get, spellings)), None)

    def _referring(self, number: int | None, span: Span) -> Mention:
        entity = None if number is None else self._entities[number]
        if number is None or entity is None:
            return Mention(span, self._one_line(span), "unnamed")
        found = self._mention(self.names[number], entity, span)
        name = self.names[number]
        antecedent = found.antecedent or self._parsed.span_of(name.first, name.end)
        return Mention(span, found.name, found.kind, antecedent, found.actor_id, found.country_id)

    def _name_at_end(self, phrase: NounPhrase) -> int | None:
        """The number of the name that a phrase ends with."""
        words, dates = self._parsed.tokens.words, read_words("months_and_days")
        end = phrase.end
        while end > phrase.first + 1 and words[end - 1] in dates:
            end -= 1  # said Senator Roe Tuesday
        number = bisect_left(self._firsts, end) - 1
        if number < 0:
            return None
        name = self.names[number]
        # A name may begin before the phrase or end behind it: "Bank of England" is two phrases.
        is_last = name.end >= end if name.first >= phrase.first else name.end == end
        return number if is_last else None

    def _described(self, phrase: NounPhrase, span: Span) -> Mention:
        """What a phrase with a common noun stands for, as far as its words tell."""
        tokens = self._parsed.tokens
        last = phrase.end - 1
        head = tokens.lowers[last]
        is_definite = tokens.lowers[phrase.first] in ("the", "this", "that")
        if is_definite:
            number = self._references.of_description(last)
            if number is not None:
                return self._referring(number, span)
        country_id = self._country_in(phrase)
        if head in read_words("group_nouns"):
            kind = "group"
        elif country_id and head in _STATE_ORGANS:
            kind = "organization"
        else:
            kind = "unnamed"
        return Mention(span, self._one_line(span), kind, country_id=country_id)

    def _country_in(self, phrase: NounPhrase) -> str | None:
        """The country that a phrase names or has an adjective of."""
        words, tags = self._parsed.tokens.words, self._parsed.tokens.tags
        for index in range(phrase.first, phrase.end):
            if tags[index] == "P":
                found = country_at(words, index, phrase.end)
                if found:
                    return found[1].country_id
        return None

    def _one_line(self, span: Span) -> str:
        return in_one_line(self._parsed.text, span)
