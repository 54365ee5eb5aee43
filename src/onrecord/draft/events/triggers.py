"""Find the words that report an act, and the type of the act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.draft.events.acts import Act
from onrecord.draft.events.match import match_verb
from onrecord.draft.events.noun_triggers import NounAct, acts_alone, acts_with_clauses
from onrecord.draft.events.outer import resolve_acts
from onrecord.draft.events.rank import SURE, places_of, weigh
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that report an act, by their indexes, end excluded.

    ``head`` is the word whose subject is the actor, ``group`` its verb group (None for a noun).
    ``recipients`` are the places to look for the recipient, the likelier first: ``object`` (the
    noun phrase at ``after``), ``indirect`` (one between the verb and its object), ``clause`` (the
    subject of the clause behind), ``subject``, or a preposition from ``after`` on. ``inner`` is the
    verb of the act within ("withdraw" in "threatened to withdraw"); ``is_refusal`` says that a
    negated verb is itself the act. ``weight`` ranks triggers: below 0.5 the act is hardly the main
    one of its clause.
    """

    sentence: int
    first: int
    end: int
    head: int
    group: VerbGroup | None
    type: str
    mode: str | None
    weight: float
    because: str
    recipients: tuple[str, ...]
    after: int
    inner: int | None = None
    is_refusal: bool = False


def find_triggers(parsed: ParsedText) -> list[Trigger]:
    """The triggers of a text, ordered by position.

    >>> text = ParsedText("Norway threatened to expel two diplomats.")
    >>> [(each.type, each.mode) for each in find_triggers(text) if each.weight >= 0.5]
    [('THREATEN', 'expel')]
    """
    found: list[Trigger] = []
    groups = parsed.verb_groups
    next_group = 0
    for number, (begin, end) in enumerate(parsed.words_of_sentences):
        first_group = next_group
        while next_group < len(groups) and groups[next_group].first < end:
            next_group += 1
        found += _in_sentence(parsed, number, groups[first_group:next_group], begin, end)
    return found


def _in_sentence(
    parsed: ParsedText, number: int, groups: list[VerbGroup], begin: int, end: int
) -> list[Trigger]:
    """The triggers of one sentence, those of nouns only where no verb tells its main act."""
    tokens = parsed.tokens
    groups = [each for each in groups if not _is_noun(tokens, each, begin)]
    matches = [match_verb(tokens, each, begin, end) for each in groups]
    acts = resolve_acts(tokens, groups, matches, end)
    told = acts_with_clauses(tokens, groups, acts)
    of_nouns = {each.act.inner for each in told}
    found: list[Trigger] = []
    if any(acts):
        weights = weigh(acts, places_of(tokens, groups, matches, acts, begin), of_nouns)
        light = {act.inner for act in acts if act and act.is_light}
        found = [
            _of_verb(number, groups, index, act, weights[index])
            for index, act in enumerate(acts)
            if act and index not in light
        ]
        if any(each.weight >= SURE for each in found):
            return found
    told += acts_alone(tokens, begin, end)
    found += [_of_noun(number, groups, each) for each in told]
    return sorted(found, key=lambda each: each.first)


def _of_verb(number: int, groups: list[VerbGroup], index: int, act: Act, weight: float) -> Trigger:
    group = groups[index]
    found = _of_act(number, groups, act, group.head, act.end, f'verb "{act.words}"')
    takes_subject = group.is_passive and act.inner is None and "object" in act.recipients
    return replace(
        found,
        group=group,
        weight=round(weight, 3),
        recipients=("subject",) if takes_subject else act.recipients,
        is_refusal=act.is_refusal,
    )


def _of_noun(number: int, groups: list[VerbGroup], told: NounAct) -> Trigger:
    because = f'noun "{told.act.words}"'
    return _of_act(number, groups, told.act, told.first, told.end, because)


def _of_act(
    number: int, groups: list[VerbGroup], act: Act, first: int, end: int, because: str
) -> Trigger:
    return Trigger(
        sentence=number,
        first=first,
        end=end,
        head=first,
        group=None,
        type=act.type,
        mode=act.mode,
        weight=round(act.weight, 3),
        because=because,
        recipients=act.recipients,
        after=act.after,
        inner=None if act.inner is None else groups[act.inner].head,
    )


def _is_noun(tokens: Tokens, group: VerbGroup, begin: int) -> bool:
    """Whether what is tagged as a verb stands where only a noun or an adjective can."""
    if group.first < group.head or group.first == begin:
        return False
    before = tokens.tags[group.first - 1]
    return before in "DS" or (before == "#" and not tokens.lowers[group.head].endswith("ed"))
