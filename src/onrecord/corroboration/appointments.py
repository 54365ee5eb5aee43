"""Compare the appointments that documents tell of with the terms that records have."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corroboration.directory import Directory
from onrecord.corroboration.names import compare_names
from onrecord.corroboration.offices import Office
from onrecord.corroboration.people import Match, Person
from onrecord.corroboration.periods import Period, read_period
from onrecord.corroboration.proposal import Proposal
from onrecord.corroboration.records import Term
from onrecord.corroboration.tables import Row, Tables
from onrecord.corroboration.terms import Terms
from onrecord.corroboration.weigh_term import Verdict, weigh_predecessor, weigh_term

# How long somebody else must have held an office before and after a day, to contradict a row.
_SETTLED = 31
_SURE = 0.8


def compare_appointments(
    tables: Tables, terms: Terms, directory: Directory
) -> Iterator[list[Proposal]]:
    """Propose findings for each appointment of a document, those of an appointment together."""
    for row in tables.claims:
        office = tables.offices.get(row["office_id"])
        period = read_period(row)
        published = tables.published.get(row["document_id"], Period())
        if office is None or not (period.is_known or published.is_known):
            continue
        when = period if period.is_known else published
        found = list(_compare(row, office, when, period.is_known, terms, directory))
        if not found and row["action"] == "incumbent":
            appointee = tables.person(row["appointee_id"])
            found = list(_find_other_holder(row, appointee, office, when, terms))
        yield found


def _compare(
    row: Row, office: Office, when: Period, is_dated: bool, terms: Terms, directory: Directory
) -> Iterator[Proposal]:
    for match in directory.find(row["appointee_id"]):
        for term in terms.of_person(match.person.key, office):
            verdict = weigh_term(row["action"], when, is_dated, term)
            if verdict:
                yield _propose(row, row["appointee_id"], match, term, verdict)
    if row["predecessor_id"]:
        for match in directory.find(row["predecessor_id"]):
            for term in terms.of_person(match.person.key, office):
                verdict = weigh_predecessor(when, term)
                if verdict:
                    yield _propose(row, row["predecessor_id"], match, term, verdict)


def _find_other_holder(
    row: Row, appointee: Person, office: Office, when: Period, terms: Terms
) -> Iterator[Proposal]:
    """An office that one person at a time holds, and that a record gives to another then."""
    holders = terms.of_office(office, when)
    if len(holders) != 1 or not terms.is_single(holders[0].office) or not appointee.names:
        return
    (term,) = holders
    if not term.held.holds(when, margin=_SETTLED) or _may_be_one(appointee, term.person):
        return
    verdict = Verdict("contradicts", _SURE, f"the record has {term.person.label} in it {term.held}")
    match = Match(term.person, 1.0, "holding the office instead")
    yield _propose(row, row["appointee_id"], match, term, verdict)


def _may_be_one(one: Person, other: Person) -> bool:
    """Whether names leave it open that two are one person, if only by the family name."""
    return one.key == other.key or any(
        name.family in second.parts or compare_names(name, second)
        for name in one.names
        for second in other.names
    )


def _propose(row: Row, actor_id: str, match: Match, term: Term, verdict: Verdict) -> Proposal:
    office = term.office
    return Proposal(
        row_id=row["appointment_id"],
        record_id=term.record_id,
        finding=verdict.finding,
        score=round(match.score * verdict.score, 2),
        reasons=(
            f"person: {match.person.label}, by {match.because}",
            f"office: {office.name}",
            f"dates: {verdict.words}",
        ),
        actor_id=actor_id,
        person=match.person,
    )
