"""Type an act that has another within: "threatened to withdraw", "ready to mediate"."""

from __future__ import annotations

from onrecord.draft.events.acts import (
    CONFLICT,
    COOPERATION,
    Act,
    Complement,
    enclose,
    is_future,
    mode_within,
)
from onrecord.draft.events.around import base_form
from onrecord.draft.events.match import Match
from onrecord.draft.events.patterns import Outer, outer_words
from onrecord.draft.events.speech import is_reproach, type_of_request, type_of_statement
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.time_phrases import skip_time
from onrecord.draft.parsed.tokens import Tokens

# How far a clause may begin behind its word, and an infinitive behind "to", in words.
_REACH, _NEXT = 24, 3
# What experts are sent for is the act, and not that they are sent.
_PURPOSES = frozenset(["ACCUSE", "CONSULT"])
# Nobody is refused anything by a speaker who declines to do so.
_SPEAKING = frozenset(["comment", "say", "elaborate", "speculate", "discuss", "answer", "confirm"])


def resolve_acts(
    tokens: Tokens, groups: list[VerbGroup], matches: list[Match | None], end: int
) -> list[Act | None]:
    """The act of each verb group of a sentence, from what each verb says alone.

    ``matches`` are what the verbs say, ``end`` is the word behind the sentence.
    """
    acts: list[Act | None] = [None] * len(groups)
    for number in range(len(groups) - 1, -1, -1):
        match, group = matches[number], groups[number]
        act = None
        outer, at = _outer_at(tokens, group, end)
        if outer and number + 1 < len(groups) and groups[number + 1].first - at <= _REACH:
            word = base_form(tokens.lowers[at - 1])
            behind = groups[number + 1]
            clause = Complement(tokens, outer, word, at, number + 1, behind, acts[number + 1])
            act = _with_clause(clause, has_noun=match is not None and match.has_noun)
        acts[number] = act or _alone(tokens, groups, number, match)
    return acts


def _alone(tokens: Tokens, groups: list[VerbGroup], number: int, match: Match | None) -> Act | None:
    """The act of a verb by itself.

    That an actor will not do what was hoped for is a refusal, an attack by words a reproach.
    """
    if match is None:
        return None
    own, group = Act(*match[:7]), groups[number]
    if group.is_negated and own.type in COOPERATION and is_future(tokens, group):
        mode = mode_within("REJECT", own.type, own.mode)
        words = f"not {own.words}"
        return own._replace(type="REJECT", mode=mode, words=words, is_refusal=True)
    if own.type == "ASSAULT" and "attack" in own.words and number + 1 < len(groups):
        behind = groups[number + 1]
        if is_reproach(tokens, behind):
            words = f"{own.words}, {tokens.lowers[behind.head]}"
            return own._replace(type="ACCUSE", mode="disapprove", words=words)
    return own


def _outer_at(tokens: Tokens, group: VerbGroup, end: int) -> tuple[Outer | None, int]:
    """How the words of a group type a clause behind them, and where that begins."""
    words = outer_words()
    lower = tokens.lowers[group.head]
    found = words.get(lower) if group.first < group.head else None  # is prepared to
    found = found or words.get(base_form(lower))
    if found is None and tokens.tags[group.head] != "A":
        return None, group.end
    at = skip_time(tokens, group.head + 1, end)
    if found is None and at < end:
        found = words.get(tokens.lowers[at])  # is ready to
        at = skip_time(tokens, at + 1, end)
    return found, at


def _with_clause(clause: Complement, *, has_noun: bool) -> Act | None:
    """The act of a word with a clause for an object, if the clause is there.

    ``has_noun`` says that the word has a noun for an object, which types it.
    """
    kind, inner = clause.outer.kind, clause.inner
    if kind == "purpose":
        is_infinitive = clause.tokens.tags[clause.group.first - 1] == "T"
        is_purpose = inner is not None and inner.type in _PURPOSES and is_infinitive
        return inner.as_own(clause.number) if inner and is_purpose else None
    if has_noun:
        return None
    if kind == "say":
        return type_of_statement(clause)
    if kind == "request":
        return type_of_request(clause)
    opens = clause.between[:1] or clause.tokens.tags[clause.at]
    if opens != ("I" if kind == "of" else "T") or clause.group.first - clause.at > _NEXT:
        return None
    if kind in ("light", "of"):
        return inner.as_own(clause.number) if inner else None
    return _willing(clause)


def _willing(clause: Complement) -> Act | None:
    """The act of agreeing, vowing, threatening or refusing to do something."""
    kind, inner = clause.outer.kind, clause.inner
    if kind == "refuse":
        if clause.word == "fail" and not (inner and inner.type in COOPERATION):
            return None
        if clause.word == "decline" and clause.tokens.lowers[clause.group.head] in _SPEAKING:
            return None
        return enclose("REJECT", clause)
    is_hostile = inner is not None and inner.type in CONFLICT - {"MOBILIZE"}
    if kind == "threaten" or (kind == "vow" and is_hostile):
        return enclose("THREATEN", clause)
    if inner is None and clause.outer.weight < 0.7:
        return None
    return enclose("AGREE", clause)
