"""Type what is said or asked for by the clause that follows: "said it will", "urged X to"."""

from __future__ import annotations

from onrecord.draft.events.acts import (
    CONFLICT,
    COOPERATION,
    Act,
    Complement,
    enclose,
    is_future,
)
from onrecord.draft.parsed.chunks import VerbGroup
from onrecord.draft.parsed.tokens import Tokens

_DUTY = frozenset(["must", "should", "ought"])
# Marks that end what belongs to a word of saying.
_STOP = frozenset('.;:"')
# Verbs that ask with a bare clause ("demanded X leave"), with a preposition, and only with "to".
_BARE = frozenset(["demand", "request", "insist"])
_WITH_PREPOSITION = frozenset(["call", "appeal", "plead"])
_PREPOSITIONS = frozenset(["on", "upon", "to", "for", "with"])
# Participles that say with what words a person was attacked, and the pronouns for one.
_REPROACHING = frozenset(
    [
        *("calling", "branding", "labeling", "labelling", "dubbing", "describing", "likening"),
        *("accusing", "blaming", "denouncing", "criticizing", "criticising", "mocking"),
    ]
)
_ONE_PERSON = frozenset(["him", "her"])


def type_of_statement(clause: Complement) -> Act | None:
    """What a speaker's "will" or "must" makes of an act: a promise, threat, refusal or demand.

    What a speaker says of the future of others stays the act itself, and what is said of the past
    or present is no act of the speaker here: both give None.
    """
    tokens, inner, between = clause.tokens, clause.inner, clause.between
    if not _STOP.isdisjoint(between):
        return None
    if not _DUTY.isdisjoint(tokens.lowers[clause.group.first : clause.group.end]):
        return enclose("REQUEST", clause)._replace(recipients=("clause",), after=clause.at)
    if inner is None or not is_future(tokens, clause.group):
        return None
    if inner.type == "REJECT":
        return enclose("REJECT", clause)._replace(mode=inner.mode)
    if "P" in between or inner.type not in COOPERATION | CONFLICT:
        return None
    return enclose("AGREE" if inner.type in COOPERATION else "THREATEN", clause)


def is_reproach(tokens: Tokens, group: VerbGroup) -> bool:
    """Whether a verb says with what words a person was attacked: ", calling him a liar"."""
    return (
        tokens.lowers[group.head] in _REPROACHING
        and tokens.tags[group.first - 1 : group.first] == ","
        and not _ONE_PERSON.isdisjoint(tokens.lowers[group.end : group.end + 1])
    )


def type_of_request(clause: Complement) -> Act | None:
    """A demand with a clause: "urged X to", "demanded that X", "called on X to"."""
    tokens, between, word = clause.tokens, clause.between, clause.word
    if not between or not _STOP.isdisjoint(between):
        return None
    tags, lowers = tokens.tags, tokens.lowers
    opening = lowers[clause.at]
    if word in _WITH_PREPOSITION and opening not in _PREPOSITIONS:
        return None
    group = clause.group
    if word == "insist" and is_future(tokens, group):
        return type_of_statement(clause)
    has_that = "that" in lowers[clause.at : clause.at + 2]
    has_to = tags[group.first - 1] == "T" or "T" in tags[group.first : group.end]
    if word == "order" and not has_to and clause.inner and group.first == group.head:
        return clause.inner.as_own(clause.number)  # ordered them jailed
    if not (has_that or has_to or word in _BARE):
        return None
    made = enclose("REQUEST", clause)
    if has_that:
        return made._replace(recipients=("clause",), after=clause.at + 1)
    if tags[clause.at] in "IT":
        return made._replace(recipients=(opening, "clause"), after=clause.at + 1)
    return made._replace(recipients=("object",), after=clause.at)
