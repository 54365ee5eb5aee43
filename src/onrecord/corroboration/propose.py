"""Compare all rows of documents with all records, and propose a finding for each pair that fits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from onrecord.corroboration.appointments import compare_appointments
from onrecord.corroboration.directory import Directory
from onrecord.corroboration.meetings import compare_meetings
from onrecord.corroboration.people import Person
from onrecord.corroboration.proposal import Proposal
from onrecord.corroboration.records import read_stays, read_terms
from onrecord.corroboration.tables import Tables
from onrecord.corroboration.terms import Terms
from onrecord.release.find_rows import Read

LEAST, MOST = 0.3, 5


@dataclass(frozen=True, slots=True)
class Proposals:
    """What is proposed, the surest first of each row, and how many were left out, by the reason."""

    kept: list[Proposal]
    low: int
    beyond: int


def propose(read: Read, *, least: float = LEAST, most: int = MOST) -> Proposals:
    """Propose findings for the events and appointments of a built package.

    ``read`` gives rows of the package's tables, in Arrow. Proposals that score less
    than ``least`` are left out, and those of a row after the first ``most``.
    The rows of documents are compared, never those that were imported with records. Of events only
    meetings and visits are, since records tell who was where, and nothing of what else was done.
    """
    tables = Tables(read)
    stays, terms = list(read_stays(tables)), Terms(read_terms(tables))
    directory = Directory(tables, stays, terms)
    kept: list[Proposal] = []
    low = beyond = 0
    for compared in (
        compare_meetings(tables, stays, directory),
        compare_appointments(tables, terms, directory),
    ):
        for found in compared:
            ranked = sorted(
                _one_for_each(_doubt(found, tables.list_of)),
                key=lambda each: (-each.score, each.pair),
            )
            fit = [each for each in ranked if each.score >= least]
            low += len(ranked) - len(fit)
            beyond += len(fit[most:])
            kept += fit[:most]
    return Proposals(
        sorted(kept, key=lambda each: (each.row_id, -each.score, each.pair)), low, beyond
    )


def _one_for_each(proposals: Iterable[Proposal]) -> list[Proposal]:
    """Only the surest for each pair of row and record, which can have one finding."""
    best: dict[tuple[str, str], Proposal] = {}
    for each in proposals:
        if each.pair not in best or best[each.pair].score < each.score:
            best[each.pair] = each
    return list(best.values())


def _doubt(
    proposals: list[Proposal], list_of: Callable[[str], tuple[str | None, str]]
) -> list[Proposal]:
    """Rank those lower for whom a row fits several people of the records, and say so.

    Entries with the very same name in different lists of records are one person here, since these
    have ids of their own each; two ids in one list are two people.
    """
    people: dict[tuple[str, bool], dict[str, Person]] = defaultdict(dict)
    lists: dict[str, set[tuple[str | None, str]]] = defaultdict(set)
    for each in proposals:
        lists[each.person.key].add(list_of(each.record_id))
        if each.finding != "contradicts":
            people[_group(each)][each.person.key] = each.person
    doubted = []
    for each in proposals:
        one, fit = each.person, people[_group(each)].values()
        others = {
            other.label if other.label != one.label else f"{other.label} ({other.key})"
            for other in fit
            if other.parts != one.parts or (other.key != one.key and _meet(other, one, lists))
        }
        doubted.append(each.doubt(sorted(others)) if others else each)
    return doubted


def _meet(one: Person, other: Person, lists: Mapping[str, set[tuple[str | None, str]]]) -> bool:
    """Whether two people stand in one list."""
    return not lists[one.key].isdisjoint(lists[other.key])


def _group(proposal: Proposal) -> tuple[str, bool]:
    """Whose proposals to hold against each other: a name in a record is no second person."""
    return proposal.actor_id, proposal.person.is_written
