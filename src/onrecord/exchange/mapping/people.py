"""Find out which actor a mark stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict, deque
from dataclasses import replace
from typing import NamedTuple

from onrecord.draft.coding.ids import to_id
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names, Seen
from onrecord.draft.proposals import Mention
from onrecord.evidence.text import Span
from onrecord.exchange.annotated import Layer, Mark
from onrecord.exchange.mapping.marked_text import MarkedText
from onrecord.exchange.mapping.model import PRONOUN
from onrecord.exchange.mapping.reading import DESCRIPTION, NAME, Reader, Reading, is_capitalized
from onrecord.exchange.mapping.rules import Rules

_MOST_WORDS = 10
# Of marks that give a type, so many are looked at for each that needs one.
_MOST_TYPED = 50
NO_WORDS = "it stands on no words"
NO_NAME = "a pronoun, and nothing in the layer says for whom"
SHARED = "a name that several actors have"


class Found(NamedTuple):
    """The actor of a mark, with its id; ``is_guess`` where our rules and no coder found out."""

    mention: Mention
    is_guess: bool = False


class People:
    """The actors of one document; what is new is noted in ``seen``."""

    def __init__(
        self,
        document_id: str,
        text: MarkedText,
        layer: Layer,
        rules: Rules,
        known: Known,
        reader: Reader,
    ) -> None:
        self._document_id = document_id
        self._text = text
        self._rules = rules
        self._known = known
        self._reader = reader
        self._names = Names(text.content, known)
        self._found: dict[str, Found | str] = {}
        self._typed = sorted(
            (start, end, kind)
            for mark in layer.marks
            if (kind := rules.actor_type(mark.label))
            for start, end in mark.spans[:1]
        )
        self._chains = _chain(layer, rules)
        self._best: dict[int, Reading | None] = {}

    @property
    def seen(self) -> Seen:
        """What was seen of actors and offices that the corpus does not know."""
        return self._names.seen

    @property
    def names(self) -> Names:
        """The names of the document, for those who code offices."""
        return self._names

    def of(self, mark: Mark) -> Found | str:
        """The actor that a mark stands for, or why there is none."""
        if mark.id not in self._found:
            self._found[mark.id] = self._find(mark)
        return self._found[mark.id]

    def _find(self, mark: Mark) -> Found | str:
        reading = self._read(mark)
        if reading is None:
            return NO_WORDS
        is_guess = False
        if reading.form != NAME:
            chain = self._chains.get(mark.id)
            named = self._named_in(chain) if chain else None
            if named:
                antecedent = named.mention.antecedent or named.mention.span
                mention = replace(named.mention, span=reading.mention.span, antecedent=antecedent)
                reading = Reading(NAME, mention)
            elif self._rules.mapping.pronouns == "rules" and reading.guess:
                reading, is_guess = Reading(NAME, reading.guess), True
        if reading.form == DESCRIPTION:
            return self._described(reading.mention)
        if reading.form != NAME:
            return NO_NAME
        actor = self._names.actor(reading.mention)
        if actor is None:
            is_shared = reading.mention.name in self._known.shared
            return SHARED if is_shared else "no name is in its words"
        return Found(replace(reading.mention, actor_id=actor), is_guess)

    def _read(self, mark: Mark) -> Reading | None:
        """What the words of a mark are, with the type that the layer gives them."""
        pieces = self._text.pieces(mark)
        if not pieces:
            return None
        reading = self._reader.read(pieces[0])
        kind = self._rules.actor_type(mark.label) or self._type_at(
            Span(*mark.spans[0]), reading.mention.name
        )
        if reading.mention.actor_id:
            return reading
        if kind:
            return _with_type(reading, kind)
        # A name of which neither layer nor rules tell the kind, as in languages other than English.
        is_unknown = reading.form == NAME and reading.mention.kind == "unnamed"
        return reading._replace(form=DESCRIPTION) if is_unknown else reading

    def _type_at(self, span: Span, name: str) -> str | None:
        """The type that another mark gives on the same words, or on the name inside them."""
        at = bisect_left(self._typed, (span.start,))
        for start, end, kind in self._typed[at : at + _MOST_TYPED]:
            if start >= span.end:
                break
            words = self._text.words([Span(start, end)])
            if (start, end) == tuple(span) or f" {name}".endswith(f" {words}"):
                return kind
        return None

    def _named_in(self, chain: list[Mark]) -> Reading | None:
        """The fullest name among words for one actor."""
        key = id(chain)
        if key not in self._best:
            readings = [each for mark in chain if (each := self._read(mark))]
            named = [each for each in readings if each.form == NAME]
            self._best[key] = max(named, key=lambda each: len(each.mention.name), default=None)
        return self._best[key]

    def _described(self, mention: Mention) -> Found | str:
        """Somebody without a name: an actor of this document only, called as it is here."""
        words = mention.name.split(" ")
        name = mention.name if len(words) <= _MOST_WORDS else " ".join([*words[:9], "..."])
        if not any(map(str.isalnum, name)):
            return "no name is in its words"
        actor = to_id(f"{name} {self._document_id}")
        kind = mention.kind if mention.kind == "group" else "unnamed"
        self._names.seen["actors", actor, "name", name] = 1
        self._names.seen["actors", actor, "type", kind] = 1
        self._names.seen["actors", actor, "document", self._document_id] = 1
        if mention.country_id in self._known.countries:
            self._names.seen["actors", actor, "country", mention.country_id or ""] = 1
        return Found(replace(mention, actor_id=actor))


def _with_type(reading: Reading, kind: str) -> Reading:
    """A reading with what the layer says of it: a person, or that it is no name."""
    mention = reading.mention
    if kind == PRONOUN:
        return reading._replace(form=PRONOUN)
    if kind == "unnamed" and reading.form == NAME and mention.antecedent is None:
        return reading._replace(form=DESCRIPTION)
    if kind == "unnamed" or reading.form == PRONOUN:
        return reading
    if kind == "state" and not mention.country_id:
        kind = "organization"
    if reading.form == DESCRIPTION:
        if not is_capitalized(mention.name):
            return reading
        return Reading(NAME, replace(mention, kind=kind))
    return Reading(NAME, replace(mention, kind=kind))


def _chain(layer: Layer, rules: Rules) -> dict[str, list[Mark]]:
    """The marks that links tie to one actor, by the id of each of them."""
    beside: dict[str, list[str]] = defaultdict(list)
    for link in layer.links:
        if rules.is_same(link.label):
            for one, other in zip(link.ends, link.ends[1:], strict=False):
                beside[one.target].append(other.target)
                beside[other.target].append(one.target)
    marks = {mark.id: mark for mark in layer.marks}
    chains: dict[str, list[Mark]] = {}
    for first in beside:
        if first in chains:
            continue
        chain: list[Mark] = []
        waiting, seen = deque([first]), {first}
        while waiting:
            each = waiting.popleft()
            chains[each] = chain
            if each in marks:
                chain.append(marks[each])
            new = [other for other in beside[each] if other not in seen]
            seen.update(new)
            waiting.extend(new)
    return chains
