"""Type an act that has another within: "threatened to withdraw", "ready to mediate", "said it will"."""

from __future__ import annotations

from typing import NamedTuple

from onrecord.draft.events.match import Match
from onrecord.draft.events.objects import skip_time
from onrecord.draft.events.patterns import Outer, outer_words
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.parsed.verb_forms import base_of

COOPERATION = frozenset("AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT".split())
CONFLICT = frozenset("THREATEN PROTEST SANCTION MOBILIZE COERCE ASSAULT".split())
_ASKED = {
    **dict.fromkeys(("CONCEDE", "RETREAT", "AGREE"), "yield"),
    **dict.fromkeys(("AID", "COOPERATE", "SUPPORT"), "assist"),
    "CONSULT": "meet",
}
_THREATENED = {
    ("COERCE", "arrest"): "arrest",
    ("SANCTION", "expel"): "expel",
    "SANCTION": "relations",
    "COERCE": "restrict",
    "PROTEST": "restrict",
    "ASSAULT": "violence",
    "MOBILIZE": "violence",
}
# Nobody is refused anything by a speaker who declines to do so.
_SPEAKING = frozenset(["comment", "say", "elaborate", "speculate", "discuss", "answer", "confirm"])
# What experts are sent for is the act, and not that they are sent.
_PURPOSES = frozenset(["ACCUSE", "CONSULT"])
# How far a complement may begin behind its verb, in words.
_REACH = 24
_EVERYWHERE = ("object", "with", "to", "on", "against", "from", "of", "in", "for")
_DUTY = frozenset(("must", "should", "ought"))
_WILL = frozenset(("will", "would", "'ll", "wo", "'d", "shall"))


class Act(NamedTuple):
    """What a verb group reports, with the act within, if there is one.

    ``inner`` is the number of the verb group within; ``is_light`` says that the act is that one's
    own ("decided to lift"). Other fields are as in Match.
    """

    type: str
    mode: str | None
    recipients: tuple[str, ...]
    weight: float
    end: int
    after: int
    words: str
    inner: int | None = None
    is_light: bool = False


def mode_within(outer: str, type: str, mode: str | None) -> str | None:
    """The mode of asking, refusing or threatening, by the act asked for, refused or threatened.

    >>> mode_within("THREATEN", "SANCTION", "expel"), mode_within("REQUEST", "CONSULT", None)
    ('expel', 'meet')
    """
    if outer == "THREATEN":
        return _THREATENED.get((type, mode or "")) or _THREATENED.get(type)
    return _ASKED.get(type, "change") if outer in ("REQUEST", "REJECT") else None


def resolve_acts(
    tokens: Tokens, groups: list[VerbGroup], matches: list[Match | None], end: int
) -> list[Act | None]:
    """The act of each verb group of a sentence, from what each verb says alone."""
    acts: list[Act | None] = [None] * len(groups)
    for number in range(len(groups) - 1, -1, -1):
        acts[number] = _resolve(tokens, groups, number, matches[number], acts, end)
    return acts


def _resolve(
    tokens: Tokens,
    groups: list[VerbGroup],
    number: int,
    match: Match | None,
    acts: list[Act | None],
    end: int,
) -> Act | None:
    group = groups[number]
    outer, at = _outer_at(tokens, group, end)
    own = Act(*match[:7]) if match else None
    if outer and (outer.kind == "purpose" or not (match and match.has_noun)):
        made = _with_clause(tokens, groups, number, outer, at, acts, end)
        if made:
            return made
    if own and group.is_negated and own.type in COOPERATION and _is_future(tokens, group):
        return own._replace(
            type="REJECT", mode=mode_within("REJECT", own.type, own.mode), words=f"not {own.words}"
        )
    return own


def _outer_at(tokens: Tokens, group: VerbGroup, end: int) -> tuple[Outer | None, int]:
    """How the words of a group type a clause behind them, and where that begins."""
    words = outer_words()
    lower = tokens.lowers[group.head]
    found = words.get(lower) if group.first < group.head else None  # is prepared to
    found = found or words.get(base_of(lower))
    at = skip_time(tokens, group.head + 1, end)
    if found is None and tokens.tags[group.head] == "A" and at < end:
        found = words.get(tokens.lowers[at])  # is ready to
        at = skip_time(tokens, at + 1, end)
    return found, at


def _with_clause(
    tokens: Tokens,
    groups: list[VerbGroup],
    number: int,
    outer: Outer,
    at: int,
    acts: list[Act | None],
    end: int,
) -> Act | None:
    """The act of a word with a clause for an object, if the clause is there."""
    if number + 1 >= len(groups):
        return None
    next_group = groups[number + 1]
    if next_group.first - at > _REACH:
        return None
    inner = acts[number + 1]
    word = base_of(tokens.lowers[at - 1])
    if outer.kind == "say":
        return _said(tokens, groups[number], number, outer, at, next_group, inner)
    if outer.kind == "request":
        return _requested(tokens, groups[number], number, outer, at, next_group, inner)
    if outer.kind == "purpose":
        if inner and inner.type in _PURPOSES and tokens.tags[next_group.first - 1] == "T":
            return inner._replace(inner=number + 1, is_light=True)
        return None
    mark = tokens.tags[at] if at < end else ""
    if mark != ("I" if outer.kind == "of" else "T") or next_group.first - at > 3:
        return None
    if outer.kind == "of":
        return inner and inner._replace(inner=number + 1, is_light=True)
    if outer.kind == "light":
        return inner and inner._replace(inner=number + 1, is_light=True)
    if outer.kind == "refuse":
        if word == "fail" and not (inner and inner.type in COOPERATION):
            return None
        if word == "decline" and tokens.lowers[next_group.head] in _SPEAKING:
            return None
        type = "REJECT"
    elif outer.kind == "threaten" or (
        outer.kind == "vow" and inner and inner.type in CONFLICT - {"MOBILIZE"}
    ):
        type = "THREATEN"
    elif outer.weight < 0.7 and not inner:
        return None
    else:
        type = "AGREE"
    return enclose(type, outer, word, number + 1, next_group, inner)


def _said(
    tokens: Tokens,
    group: VerbGroup,
    number: int,
    outer: Outer,
    at: int,
    next_group: VerbGroup,
    inner: Act | None,
) -> Act | None:
    """What a speaker's "will" or "must" makes of an act: a promise, a threat, a refusal, a demand."""
    tags = tokens.tags
    if any(tag in '.;:"' for tag in tags[at : next_group.first]):
        return None
    words = tokens.lowers[next_group.first : next_group.end]
    verb = base_of(tokens.lowers[group.head])
    if any(word in _DUTY for word in words):
        made = enclose("REQUEST", outer, verb, number + 1, next_group, inner)
        return made._replace(recipients=("clause",), after=at)
    if not inner or not any(word in _WILL for word in words):
        return None
    is_own = all(tag not in "P" for tag in tags[at : next_group.first])
    if inner.type == "REJECT":
        return enclose("REJECT", outer, verb, number + 1, next_group, inner)._replace(
            mode=inner.mode
        )
    if not is_own:
        return None
    type = "AGREE" if inner.type in COOPERATION else "THREATEN"
    if inner.type not in COOPERATION | CONFLICT:
        return None
    return enclose(type, outer, verb, number + 1, next_group, inner)


def _requested(
    tokens: Tokens,
    group: VerbGroup,
    number: int,
    outer: Outer,
    at: int,
    next_group: VerbGroup,
    inner: Act | None,
) -> Act | None:
    """A demand with a clause: "urged X to", "demanded that X", "called on X to"."""
    tags, lowers = tokens.tags, tokens.lowers
    if at >= next_group.first or any(tag in '.;:"' for tag in tags[at : next_group.first]):
        return None
    verb = base_of(lowers[group.head])
    particle = lowers[at]
    has_that = "that" in lowers[at : at + 2]
    has_to = tags[next_group.first - 1] == "T" or "T" in tags[next_group.first : next_group.end]
    if verb in ("call", "appeal", "plead") and particle not in ("on", "upon", "to", "for", "with"):
        return None
    if verb == "order" and not has_to and inner and next_group.first == next_group.head:
        return inner._replace(inner=number + 1, is_light=True)  # ordered them jailed
    if not has_that and not has_to and verb not in ("demand", "request", "insist"):
        return None
    if verb in ("insist", "plead", "instruct") and not (has_that or has_to):
        return None
    made = enclose("REQUEST", outer, verb, number + 1, next_group, inner)
    if has_that:
        return made._replace(recipients=("clause",), after=at + 1)
    if tags[at] in "IT":
        return made._replace(recipients=(particle, "clause"), after=at + 1)
    return made._replace(recipients=("object",), after=at)


def enclose(
    type: str, outer: Outer, word: str, inner_number: int, group: VerbGroup, inner: Act | None
) -> Act:
    """An act around another, by the number and group of that, with its recipient."""
    if inner is None:
        mode = mode_within(type, "", None)
        return Act(
            type, mode, _EVERYWHERE, outer.weight * 0.85, group.end, group.end, word, inner_number
        )
    return Act(
        type,
        mode_within(type, inner.type, inner.mode),
        inner.recipients,
        outer.weight,
        inner.end,
        inner.after,
        f"{word} ... {inner.words}",
        inner_number,
    )


def _is_future(tokens: Tokens, group: VerbGroup) -> bool:
    return any(word in _WILL for word in tokens.lowers[group.first : group.head])
