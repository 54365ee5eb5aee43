"""Tell subjects that stand for nobody from speakers."""

from __future__ import annotations

from onrecord.draft.parsed.chunks import BE
from onrecord.draft.parsed.tokens import Tokens
from onrecord.draft.quotes.cues import Cue
from onrecord.draft.quotes.speakers_subject import Subject

_NOBODY = frozenset(["nobody", "none", "nothing", "there", "no-one"])
_IS = BE | {"'s"}
_MAY = frozenset(["can", "could", "may", "might", "must", "should", "would", "has"])
# So many words of a verb are looked at behind its subject: "It would not be ...".
_GROUP = 4


def is_nobody(tokens: Tokens, subject: Subject, cue: Cue) -> bool:
    """Whether the subject of a cue is no speaker, so that nothing is said.

    "No one" is none, "one" is anybody ("one might say that ..."), and "it" stands for what follows
    in "it is worth noting that ..."; the "it" of "it said that ..." may be a ministry.

    >>> tokens = Tokens("It is worth noting that it rained")
    >>> is_nobody(tokens, Subject(0, 1, "far"), Cue(3, 4, 3, "report", "ing"))
    True
    """
    lower = tokens.lowers[subject.first]
    if lower in _NOBODY:
        return True
    before = tokens.lowers[subject.first - 1 : subject.first]
    if lower == "no" or (lower == "one" and before == ["no"]):
        return tokens.lowers[subject.end - 1] == "one"
    if subject.end - subject.first > 1 or lower not in ("one", "it") or subject.place == "after":
        return False
    verb = tokens.lowers[subject.end : min(subject.end + _GROUP, cue.head)]
    if lower == "one":
        return not _MAY.isdisjoint(verb)
    is_of_cue = subject.place == "before" and cue.kind != "bid"
    return not is_of_cue and not _IS.isdisjoint(verb)
