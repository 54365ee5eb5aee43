"""Join the actors and offices that drafts propose with those that people wrote or imported."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.corpus.facts import Actor, Office
from onrecord.corpus.read_authorities import Located
from onrecord.errors import Problem


def join_drafted(known: Located, drafted: Located) -> tuple[set[str], list[Problem]]:
    """Add the drafted entries whose ids are not known; gives these ids, and every problem.

    A known entry stands in place of a drafted one with its id, which must have one of its names:
    else two people would be one.
    """
    by_id = {entry.id: (entry, origin) for entry, origin in known}
    problems = []
    added: set[str] = set()
    for entry, origin in drafted:
        if entry.id not in by_id:
            # What drafts have twice stays twice, so that the check of the keys finds it.
            known.append((entry, origin))
            added.add(entry.id)
            continue
        other, place = by_id[entry.id]
        if entry.name not in names_of(other):
            fault = (
                f"id {entry.id!r} is that of {other.name!r} in {place.file}:{place.line}, and not "
                f"of {entry.name!r}; give it another id, or draft again"
            )
            problems.append(origin.at("id").problem(fault))
    return added, problems


def names_of(entry: Actor | Office) -> Iterator[str]:
    """Yield all names of an actor or an office.

    >>> list(names_of(Office(id="chair", name="Chair", names=["chairman"])))
    ['Chair', 'chairman']
    """
    yield entry.name
    for each in entry.names:
        yield each if isinstance(each, str) else each.name
