"""Compare the meetings and visits that documents tell of with the stays that records have."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from onrecord.corroboration.directory import Directory
from onrecord.corroboration.people import Match
from onrecord.corroboration.periods import Calendar, Period, read_period, shift
from onrecord.corroboration.places import Place
from onrecord.corroboration.proposal import Proposal
from onrecord.corroboration.records import Stay
from onrecord.corroboration.tables import PRESENT, Row, Tables
from onrecord.corroboration.weigh_stay import Meeting, Part, weigh

# A date that is not known at all is looked for so many days around the publication, and one known
# to no more than a year as well.
_AROUND, _LONGEST = 183, 366
# How many days a record may be away from a row and still speak of the same act.
NEAR = 3


def compare_meetings(
    tables: Tables, stays: Iterable[Stay], directory: Directory
) -> Iterator[list[Proposal]]:
    """Propose findings for each meeting of a document, those of a meeting together."""
    by_person: dict[str, list[tuple[Period, Stay]]] = defaultdict(list)
    for stay in stays:
        if stay.period.is_known:
            for person in stay.people:
                by_person[person.key].append((_reach(stay), stay))
    calendars = {key: Calendar(dated) for key, dated in by_person.items()}
    for row in tables.meetings:
        meeting = _read_meeting(row, tables)
        if meeting is not None:
            yield _compare(meeting, calendars, directory)


def _reach(stay: Stay) -> Period:
    """The days of which a record may tell: of those to come, if it announces something."""
    return stay.period.widen(0, _AROUND) if stay.is_plan else stay.period


def _compare(
    meeting: Meeting, calendars: dict[str, Calendar[Stay]], directory: Directory
) -> list[Proposal]:
    found: dict[Stay, dict[str, Match]] = {}
    days = meeting.days.widen(NEAR, NEAR)
    for part in meeting.parts:
        for match in _find_people(part, meeting.days, directory):
            calendar = calendars.get(match.person.key)
            for stay in calendar.find(days) if calendar else ():
                who = found.setdefault(stay, {})
                if part.actor_id not in who or who[part.actor_id].score < match.score:
                    who[part.actor_id] = match
    weighed = [weigh(meeting, stay, who) for stay, who in found.items()]
    return _drop_outdone([each for each in weighed if each is not None], meeting.met)


def _find_people(part: Part, days: Period, directory: Directory) -> list[Match]:
    """Find who takes part: by name, or by the office where a text names nothing else."""
    if part.is_person:
        return directory.find(part.actor_id)
    return directory.find_holder(part.office_id, days) if part.office_id else []


def _drop_outdone(proposals: list[Proposal], met: str) -> list[Proposal]:
    """Leave out what another record of the same person tells better; ``met`` is the best finding.

    A record of days nearby or of another place is then one of another act, and who is in a second
    country within a long stay in one is still where both records say.
    """
    stronger = {"differs": {met}, "contradicts": {met, "differs"}}
    having = {
        weak: {each.actor_id for each in proposals if each.finding in strong}
        for weak, strong in stronger.items()
    }
    return [each for each in proposals if each.actor_id not in having.get(each.finding, ())]


def _read_meeting(row: Row, tables: Tables) -> Meeting | None:
    """Read a meeting; None for a call, for what is only threatened, and where no day is known."""
    published = tables.published.get(row["document_id"], Period())
    days = _days(row, published)
    if row["event_mode"] == "phone" or row["modality"] == "hypothetical" or days is None:
        return None
    parts = [part for part in tables.parts(row["event_id"]) if part["role"] in PRESENT]
    place = Place(row["place_name"], row["country_id"] or _visited(row, parts, tables))
    those = [_read_part(part, tables) for part in parts]
    return Meeting(row, place, read_period(row), days, published, those)


def _read_part(part: Row, tables: Tables) -> Part:
    actor_id = part["actor_id"]
    office_id = part["office_id"] or tables.office_of.get(actor_id)
    return Part(
        actor_id,
        tables.names(actor_id),
        tables.country_name(actor_id),
        office_id if tables.is_unnamed(actor_id) else None,
        tables.is_person(actor_id),
    )


def _visited(row: Row, parts: list[Row], tables: Tables) -> str | None:
    """The state that is visited, where the row gives no place."""
    hosts = [part["actor_id"] for part in parts if part["role"] in ("recipient", "host")]
    states = {tables.state(each) for each in hosts} - {None}
    return states.pop() if row["event_mode"] == "visit" and len(states) == 1 else None


def _days(row: Row, published: Period) -> Period | None:
    """The days in which to look for a record."""
    period = read_period(row)
    if period.earliest and period.latest and (period.last - period.first).days <= _LONGEST:
        return period
    if not published.is_known:
        return None
    first, last = (published.earliest or published.last), (published.latest or published.first)
    around = Period(shift(first, -_AROUND), shift(last, _AROUND))
    found = Period(max(around.first, period.first), min(around.last, period.last))
    return found if found.first <= found.last else None
