"""What a term in a record says of an appointment in a document, and why."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from onrecord.corroboration.periods import Period, shift
from onrecord.corroboration.records import ENTERS, LEAVES, Term
from onrecord.corroboration.tables import HOLDS

# Steps before somebody is in office: that a person is to hold it, not that it is so.
TOWARD = frozenset({"rumored", "candidate", "announced", "designate", "nominated"})
# So many days after being named, or before being called former, is the term still the one meant.
_LATEST = 731
# So many days apart two accounts may date one act.
_NEAR = 92
# So many days around its ends a term is not held against a row that has no date.
_SETTLED = 31


@dataclass(frozen=True, slots=True)
class Verdict:
    """A finding, how surely (0 to 1), and what of the dates speaks for it."""

    finding: str
    score: float
    words: str


def weigh_term(action: str, when: Period, is_dated: bool, term: Term) -> Verdict | None:
    """Say what a term of the same person in the same office says of an action.

    ``when`` is the date of the row or, where it has none, that of its document. None where the term
    may be another one, and for a lost election or a withdrawal, of which no term tells.
    """
    shown = f"the row has {when}" if is_dated else f"the row has no date, its document {when}"
    shown += f", the record {term.held}"
    for actions, weigh in _BY_ACTION:
        if action in actions:
            verdict = weigh(action, when, is_dated, term)
            if verdict is None:
                return None
            finding, score, words = verdict
            return Verdict(finding, score if is_dated else score * 0.8, f"{shown}, {words}")
    return None


def weigh_predecessor(when: Period, term: Term) -> Verdict | None:
    """Say that a term is that of the predecessor: begun before, and not long over."""
    began = term.held.earliest is not None and term.held.earliest <= when.last
    if not began or shift(term.held.last, _LATEST) < when.first:
        return None
    return Verdict("confirms", 0.8, f"the row names the predecessor, the record has {term.held}")


_Found = tuple[str, float, str] | None


def _weigh_holding(action: str, when: Period, is_dated: bool, term: Term) -> _Found:
    if term.held.earliest is None and term.held.latest is None:
        return None
    if term.held.holds(when):
        return "confirms", 1.0, "which holds it"
    if term.held.meets(when):
        return "confirms", 0.8, "which may hold it"
    days = term.held.gap(when)
    if is_dated and days <= _NEAR:
        return "differs", 0.7, f"{days} days apart"
    return None


def _weigh_toward(action: str, when: Period, is_dated: bool, term: Term) -> _Found:
    began = term.held.earliest
    if began is None or not when.first <= began <= shift(when.last, _LATEST):
        return None
    return "occurred", 0.9, f"so that the {action} one took the office"


def _weigh_entry(action: str, when: Period, is_dated: bool, term: Term) -> _Found:
    dated = [(act, each) for act, each in term.acts if act in ENTERS | HOLDS and each.is_known]
    starts = [(act, _start(each)) for act, each in dated]
    if not is_dated:
        first = min((day for _, each in starts if (day := each.earliest)), default=None)
        return _weigh_undated_entry(first, when)
    for act, start in starts:
        if act == action and start.meets(when):
            return "confirms", 1.0, f"{_said(act)} {start}"
    for act, start in starts:
        if start.meets(when):
            return "confirms", 0.8, f"{_said(act)} {start}"
    act, start = min(starts, key=lambda each: each[1].gap(when), default=("", Period()))
    days = start.gap(when)
    if not starts or days > _LATEST:
        return None
    if act == action and days <= _NEAR:
        return "differs", 0.7, f"{_said(act)} {start}, {days} days apart"
    if act != action and start.first > when.last:
        return "occurred", 0.8, f"{_said(act)} {start}"
    return None


def _weigh_undated_entry(first: date | None, when: Period) -> _Found:
    if first is None or abs((first - when.last).days) > _LATEST:
        return None
    if first <= when.last:
        return "confirms", 0.8, "begun by then"
    return "occurred", 0.8, "begun after it"


def _weigh_leaving(action: str, when: Period, is_dated: bool, term: Term) -> _Found:
    left = term.held.latest
    if action == "former" and when.lasts:
        if term.held.meets(when):
            same = abs((term.held.first - when.first).days) <= _SETTLED
            same = same and abs((term.held.last - when.last).days) <= _SETTLED
            return ("confirms", 1.0, "the same") if same else ("differs", 0.7, "not the same")
        return None
    if action == "former" or not is_dated:
        if left is not None and left <= when.last:
            is_recent = shift(left, _LATEST) >= when.first
            return "confirms", 0.9 if is_recent else 0.6, "over by then"
        if action == "former" and left is not None and term.held.holds(when, margin=_SETTLED):
            return "contradicts", 0.7, "still held then"
        return None
    if left is None:
        return None
    days = Period(left, left).gap(when)
    if days == 0:
        return "confirms", 1.0, "the day on which it ended"
    return ("differs", 0.7, f"ended {days} days apart") if days <= _NEAR else None


def _start(period: Period) -> Period:
    """When what a record dates began: a time in office on its first day."""
    return Period(period.earliest, period.earliest) if period.lasts else period


def _said(action: str) -> str:
    return f"the record dates {action.replace('_', ' ')}"


_Weigh = Callable[[str, Period, bool, Term], _Found]
_BY_ACTION: tuple[tuple[frozenset[str], _Weigh], ...] = (
    (HOLDS, _weigh_holding),
    (TOWARD, _weigh_toward),
    (ENTERS, _weigh_entry),
    (LEAVES, _weigh_leaving),
)
