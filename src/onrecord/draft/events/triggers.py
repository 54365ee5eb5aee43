"""Find the words that report an act, and the type of the act."""

from __future__ import annotations

from dataclasses import dataclass, replace

from onrecord.draft.events.around import Verb
from onrecord.draft.events.match import match_verb
from onrecord.draft.events.noun_triggers import NounAct, find_noun_acts
from onrecord.draft.events.outer import Act, resolve_acts
from onrecord.draft.events.rank import MAIN, WITHIN, place_of
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.parsed_text import ParsedText
from onrecord.draft.parsed.tokens import Tokens

# The weight of the second act of a main clause, and of further ones.
_NEXT = 0.7
# What an act gains that is only told beside others where these are none, if it is likely by itself.
_ALONE, _LIKELY = 1.3, 0.6
# The weight from which on an act is taken for the main one of its clause.
SURE = 0.5


@dataclass(frozen=True, slots=True)
class Trigger:
    """Words that report an act, by their indexes, end excluded.

    ``head`` is the word whose subject is the actor, ``group`` its verb group (None for a noun).
    ``recipients`` are the places to look for the recipient, the likelier first: ``object`` (the
    noun phrase at ``after``), ``indirect`` (one between the verb and its object), ``clause`` (the
    subject of the clause behind), ``subject``, or a preposition from ``after`` on. ``actor`` is
    ``subject``, or for a noun ``possessive``. ``inner`` is the verb of the act within ("withdraw" in
    "threatened to withdraw"). ``weight`` ranks triggers: below 0.5 the act is hardly the main one
    of its clause.
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
    actor: str = "subject"
    inner: int | None = None
    is_passive: bool = False


def find_triggers(parsed: ParsedText) -> list[Trigger]:
    """The triggers of a text, ordered by position.

    >>> text = ParsedText("Norway threatened to expel two diplomats.")
    >>> [(each.type, each.mode) for each in find_triggers(text) if each.weight >= 0.5]
    [('THREATEN', 'expel')]
    """
    found: list[Trigger] = []
    groups = parsed.verb_groups
    next_group = 0
    for number, span in enumerate(parsed.sentences):
        begin, end = parsed.words_in(span)
        first_group = next_group
        while next_group < len(groups) and groups[next_group].first < end:
            next_group += 1
        found += _in_sentence(parsed, number, groups[first_group:next_group], begin, end)
    return found


def _in_sentence(
    parsed: ParsedText, number: int, groups: list[VerbGroup], begin: int, end: int
) -> list[Trigger]:
    tokens = parsed.tokens
    groups = [each for each in groups if not _is_noun(tokens, each, begin)]
    matches = [
        match_verb(Verb(tokens, each.head, each.first, begin, end, each.is_passive))
        for each in groups
    ]
    acts = resolve_acts(tokens, groups, matches, end)
    enclosed = {act.inner for act in acts if act and act.inner is not None}
    light = {act.inner for act in acts if act and act.is_light}
    found: list[Trigger] = []
    likely: list[int] = []
    has_main = False
    before, since = MAIN, begin
    for index, (group, act) in enumerate(zip(groups, acts, strict=True)):
        match = matches[index]
        has_object = not act or act.inner is not None or (match is not None and match.is_whole)
        place = place_of(tokens, group, begin, has_object=has_object, before=before, since=since)
        if index in enclosed:
            place = WITHIN
        if "A" in tokens.tags[group.first : group.end] or place == MAIN:
            before, since = place, group.end
        if act is None or index in light:
            continue
        weight = act.weight * place
        likely += [len(found)] if act.weight >= _LIKELY else []
        if place == MAIN:
            weight *= _NEXT if has_main else 1
            has_main = has_main or weight >= SURE
        inner = groups[act.inner].head if act.inner is not None else None
        found.append(
            Trigger(
                sentence=number,
                first=group.head,
                end=act.end,
                head=group.head,
                group=group,
                type=act.type,
                mode=act.mode,
                weight=round(weight, 3),
                because=f'verb "{act.words}"',
                recipients=_recipients(group, act),
                after=act.after,
                inner=inner,
                is_passive=group.is_passive and inner is None,
            )
        )
    if any(each.weight >= SURE for each in found):
        return found
    told = [
        _of_noun(number, groups, each) for each in find_noun_acts(tokens, groups, acts, begin, end)
    ]
    if likely:
        best = max(likely, key=lambda each: found[each].weight)
        found[best] = replace(found[best], weight=round(found[best].weight * _ALONE, 3))
    return sorted(found + told, key=lambda each: each.first)


def _of_noun(number: int, groups: list[VerbGroup], told: NounAct) -> Trigger:
    act = told.act
    return Trigger(
        sentence=number,
        first=told.first,
        end=told.end,
        head=told.first,
        group=None,
        type=act.type,
        mode=act.mode,
        weight=round(act.weight, 3),
        because=f'noun "{act.words}"',
        recipients=act.recipients,
        after=act.after,
        actor="possessive",
        inner=groups[act.inner].head if act.inner is not None else None,
    )


def _recipients(group: VerbGroup, act: Act) -> tuple[str, ...]:
    """Where the recipient stands: the subject of a passive, if its object would be the recipient."""
    if group.is_passive and act.inner is None and "object" in act.recipients:
        return ("subject",)
    return act.recipients


def _is_noun(tokens: Tokens, group: VerbGroup, begin: int) -> bool:
    """Whether what is tagged as a verb stands where only a noun or an adjective can."""
    if group.first < group.head or group.first == begin:
        return False
    before = tokens.tags[group.first - 1]
    return before in "DS" or (before == "#" and not tokens.lowers[group.head].endswith("ed"))
