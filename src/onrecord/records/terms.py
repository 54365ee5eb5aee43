"""The appointments that an entry of the list of officers and chiefs of mission tells of.

``appointed`` has the date of the appointment. ``incumbent`` has the days in the office, from the
presentation of credentials or the entry on duty to the end of the mission or appointment, if their
beginning is known; ``former`` or ``resigned`` has that end. Of those who never took the office, the
note says whether they were nominated, announced or elected.
"""

from __future__ import annotations

import re

from onrecord.corpus.facts import RecordAppointment
from onrecord.records.dates import count_dates
from onrecord.records.entry import Entry

# The lists of those who took the office; those of others hold mostly nominees.
_TOOK_OFFICE = ("chiefs", "principals")
_ANNOUNCED = re.compile(r"[Nn]omination announced|announced (?:his|her|the) intention to nominate")
_RESIGNED = re.compile(
    r"(?<!\bnot )(?<!\bnever )(?<!\bnot yet )(?<!\bwithout having )\bresigned\b", re.IGNORECASE
)
# Whoever had a commission or took the oath was appointed, whatever became of it.
_COMMISSIONED = re.compile(r"(?<!\bnot )\b(?:commissioned|took (?:the )?oath)\b", re.IGNORECASE)
_WITHDRAWN = "withdrawn(?: by the president)?(?: on)?"

Step = tuple[str, str | None, str]


def make_appointments(entry: Entry, appointee: str, office: str) -> list[RecordAppointment]:
    """Make the appointments of an entry, at least one.

    What the record says in words is kept in notes: those on a date with its appointment, the others
    with the first.
    """
    steps = _dated_steps(entry) or _steps_in_note(entry)
    general = entry.note(entry.text("note"))
    return [
        RecordAppointment(
            id=f"a{number}",
            appointee=appointee,
            office=office,
            action=action,
            date=date,
            note=" ".join(filter(None, (general if number == 1 else None, words))) or None,
        )
        for number, (action, date, words) in enumerate(steps, start=1)
    ]


def _dated_steps(entry: Entry) -> list[Step]:
    """What has a date: the appointment, and the days in the office."""
    steps: list[Step] = []
    appointed = entry.date("appointed/date")
    words = _in_words(entry, "appointed", "Appointment")
    if appointed:
        steps.append(("appointed", appointed, words))
    else:
        entry.remarks += filter(None, [words])
    return steps + _time_in_office(entry)


def _time_in_office(entry: Entry) -> list[Step]:
    """The days in the office, and their end; nothing of those who did not take it."""
    (start, _), (end, end_between) = entry.step("started"), entry.step("ended")
    arrival = _in_words(entry, "arrived", "Arrival", always=True)
    in_list = entry.element.getparent().tag
    # A nominee with a day on duty and no end may never have come into the office.
    is_doubtful = bool(start) and not end and in_list == "other-nominees"
    start_in_words = _in_words(entry, "started", "Start", always=is_doubtful)
    beginning = " ".join(filter(None, (start_in_words, arrival)))
    ending = _in_words(entry, "ended", "End", always=True)
    steps: list[Step] = []
    if is_doubtful:
        entry.list_problem(
            "a nominee's start without an end; kept in the note, not as a time in the office",
            "started",
        )
        entry.remarks.append(beginning)
    elif start:
        steps.append(("incumbent", entry.stay(start, end), beginning))
    elif beginning:
        entry.remarks.append(beginning)
    if end and (start or in_list in _TOOK_OFFICE):
        # Of the ways in which it ended, the vocabulary has a code only for that of one's own will.
        action = "resigned" if _RESIGNED.search(ending) else "former"
        steps.append((action, end_between, _in_words(entry, "ended", "End")))
    elif ending:
        entry.remarks.append(ending)
    return steps


def _in_words(entry: Entry, step: str, called: str, *, always: bool = False) -> str:
    """The words that the record has for a date, with the date; or nothing without such words."""
    words, date = entry.text(f"{step}/note").rstrip(". "), entry.text(f"{step}/date")
    if not words and not (always and date):
        return ""
    return f"{called}: {' '.join(filter(None, (words, date)))}."


def _steps_in_note(entry: Entry) -> list[Step]:
    """What the note says of an appointment for which the entry has no date."""
    note = entry.text("note")
    steps = _steps_by_words(entry, note) or _steps_by_list(entry, note)
    dated = sum(date is not None for _, date, _ in steps)
    if count_dates(note) > dated:
        entry.list_problem("its note has dates that are left in it", "note")
    return steps


def _steps_by_words(entry: Entry, note: str) -> list[Step]:
    """What the note says in words that are certain, or nothing."""
    if _ANNOUNCED.search(note):
        steps = _steps("announced", entry.dates_in(note, "announced on"))
    elif re.search("nominat", note, re.IGNORECASE):
        steps = _steps("nominated", entry.dates_in(note, "[Nn]ominat(?:ed|ions?)(?: of| on)?"))
    elif elected := entry.dates_in(note, "Elected on"):
        return _steps("elected", elected)
    else:
        return []
    if "withdrawn" in note:
        steps += _steps("withdrawn", entry.dates_in(note, _WITHDRAWN)[:1])
    return steps


def _steps_by_list(entry: Entry, note: str) -> list[Step]:
    """What follows from the list that the entry stands in, where its note says nothing certain."""
    group = entry.element.getparent().tag
    action = "nominated" if group == "other-nominees" else "appointed"
    if _COMMISSIONED.search(note):
        action = "appointed"
    if re.search(r"\bas Acting\b|\bwas Acting\b", note) and group not in _TOOK_OFFICE:
        action = "acting"
    has = (
        " but that of the arrival"
        if entry.text("arrived/date")
        else ", and none that its note tells"
    )
    entry.list_problem(f"no date{has}; kept as {action!r} without a date")
    return [(action, None, "")]


def _steps(action: str, dates: list[str]) -> list[Step]:
    """A step for each date, or one without."""
    return [(action, date, "") for date in dates] or [(action, None, "")]
