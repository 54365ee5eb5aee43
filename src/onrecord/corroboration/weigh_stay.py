"""What a stay in a record says of a meeting in a document, and why."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.corroboration.people import Match
from onrecord.corroboration.periods import Period
from onrecord.corroboration.places import Place, compare_places
from onrecord.corroboration.proposal import Proposal
from onrecord.corroboration.records import Stay
from onrecord.corroboration.tables import Row

_MONTH = 31
# So sure must it be who somebody is, before a record may contradict a row.
_SURE = 0.8


@dataclass(frozen=True, slots=True)
class Part:
    """Who takes part in a meeting: all names, the name of the country, and the office of those
    whom a text names by nothing else.
    """

    actor_id: str
    names: list[str]
    country: str | None
    office_id: str | None
    is_person: bool


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting or visit that a document tells of.

    ``days`` is where to look for it, and ``published`` when the document appeared.
    """

    row: Row
    place: Place
    period: Period
    days: Period
    published: Period
    parts: list[Part]

    @property
    def happened(self) -> bool:
        """Whether the document says that it took place."""
        return (self.row["modality"], self.row["polarity"]) == ("actual", "positive")

    @property
    def met(self) -> str:
        """The finding where a record has just this meeting."""
        return "confirms" if self.row["modality"] == "actual" else "occurred"

    @property
    def is_visit(self) -> bool:
        """Whether one side travels to the other."""
        return bool(self.row["event_mode"] == "visit")


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that was compared: how well it agrees, from 0 to 1, and in words."""

    score: float
    words: str


def weigh(meeting: Meeting, stay: Stay, who: dict[str, Match]) -> Proposal | None:
    """Propose what a record says of a meeting, or None where it says nothing of it.

    ``who`` are the people of the meeting that were found in the record.
    """
    if stay.is_plan:
        return _weigh_plan(meeting, stay, who)
    place = _weigh_place(meeting, stay)
    other, is_named = _weigh_others(meeting, stay, who)
    is_same_act = len(who) > 1 or is_named
    if place.score == 0:
        finding = _find_elsewhere(meeting, stay, who, is_same_act)
    elif not is_same_act and compare_places(meeting.place, stay.place) is None:
        finding = None  # that somebody was somewhere on that day says nothing
    else:
        finding = _find(meeting, stay, is_same_act)
    if finding is None:
        return None
    return _propose(meeting, stay, who, finding, [other, place, _weigh_date(meeting, stay)])


def _find(meeting: Meeting, stay: Stay, is_same_act: bool) -> str | None:
    if meeting.row["polarity"] == "negative":
        is_sure = (is_same_act or meeting.is_visit) and meeting.row["modality"] == "actual"
        return "contradicts" if is_sure and stay.period.holds(meeting.period) else None
    if not meeting.period.meets(stay.period):
        return "differs" if is_same_act else None
    return meeting.met


def _find_elsewhere(
    meeting: Meeting, stay: Stay, who: dict[str, Match], is_same_act: bool
) -> str | None:
    """A meeting in another country: the same one, if the same people met; else it cannot be."""
    if not meeting.happened or not stay.period.holds(meeting.period):
        return None
    if is_same_act:
        return "differs"
    is_sure = meeting.period.is_day and max(each.score for each in who.values()) >= _SURE
    # On its first and last day a traveler may be in two countries.
    return "contradicts" if is_sure and stay.period.holds(meeting.period, margin=1) else None


def _weigh_plan(meeting: Meeting, stay: Stay, who: dict[str, Match]) -> Proposal | None:
    """An announcement confirms a plan that it names the place of, made public before."""
    names = [meeting.place.name, *(each.country for each in meeting.parts)]
    named = stay.wording.names(*(each for each in names if each))
    is_before = stay.period.first <= meeting.days.last
    if meeting.row["modality"] != "planned" or named is None or not is_before:
        return None
    reasons = [
        Reason(
            0.9, f"plan: the record announces it and names {named}, and does not say it was done"
        ),
        Reason(0.8, f"dates: announced {stay.period}, {_shown(meeting)}"),
    ]
    return _propose(meeting, stay, who, "confirms", reasons)


def _weigh_date(meeting: Meeting, stay: Stay) -> Reason:
    shown = f"{_shown(meeting)}, the record has {stay.period}"
    period = meeting.period
    if not period.is_known:
        days = stay.period.gap(meeting.published)
        shown += f", {_count(days)} from the publication" if days else ", when it was published"
        return Reason(0.5 if days <= _MONTH else 0.3, f"dates: {shown}")
    if stay.period.holds(period):
        return Reason(1.0, f"dates: {shown}, which holds it")
    if period.meets(stay.period):
        is_short = (period.last - period.first).days <= _MONTH
        return Reason(0.8 if is_short else 0.5, f"dates: {shown}, which may hold it")
    return Reason(0.7, f"dates: {shown}, {_count(period.gap(stay.period))} apart")


def _weigh_place(meeting: Meeting, stay: Stay) -> Reason:
    score = compare_places(meeting.place, stay.place)
    both = f"{meeting.place} in the row, {stay.place} in the record"
    if score is None:
        return Reason(0.7, f"place: cannot be compared, {both}")
    return Reason(score, f"place: {'another country' if score == 0 else 'agrees'}, {both}")


def _weigh_others(meeting: Meeting, stay: Stay, who: dict[str, Match]) -> tuple[Reason, bool]:
    """Whether the record speaks of those who were met; also whether it names one of them."""
    others = [each for each in meeting.parts if each.actor_id not in who]
    if not others:
        return Reason(1.0, "others: all who took part are in the record"), len(who) > 1
    if named := stay.wording.names(*(name for each in others for name in each.names)):
        return Reason(1.0, f"others: the record also names {named}"), True
    if meeting.is_visit and stay.is_trip and compare_places(meeting.place, stay.place):
        return Reason(0.9, "others: the record is of a trip there"), True
    own = {each.country for each in meeting.parts if each.actor_id in who}
    countries = [each.country for each in others if each.country and each.country not in own]
    if country := stay.wording.names(*countries):
        return Reason(0.9, f"others: the record speaks of {country}"), True
    listed = ", ".join(each.names[0] for each in others if each.names)
    score = 0.7 if meeting.is_visit else 0.4
    return Reason(score, f"others: the record does not name {listed}"), False


def _propose(
    meeting: Meeting, stay: Stay, who: dict[str, Match], finding: str, reasons: list[Reason]
) -> Proposal:
    actor_id, best = max(who.items(), key=lambda each: each[1].score)
    score = best.score
    for each in reasons:
        score *= each.score if each.score else _SURE
    found = ", ".join(
        f"{match.person.label}, by {match.because}" for _, match in sorted(who.items())
    )
    return Proposal(
        row_id=meeting.row["event_id"],
        record_id=stay.record_id,
        finding=finding,
        score=round(score, 2),
        reasons=(f"person: {found}", *(each.words for each in reasons)),
        actor_id=actor_id,
        person=best.person,
    )


def _shown(meeting: Meeting) -> str:
    return f"the row has {meeting.period}" if meeting.period.is_known else "the row has no date"


def _count(days: int) -> str:
    return f"{days} day{'' if days == 1 else 's'}"
