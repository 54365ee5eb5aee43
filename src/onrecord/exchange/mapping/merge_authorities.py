"""Make authority entries of all that documents say of the same new actors and offices."""

from __future__ import annotations

from collections import Counter, defaultdict

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.draft.coding.names import Seen

# A name with more words is taken for text, which may be kept back.
_MOST_WORDS = 10
_Facts = dict[str, Counter[str]]


def merge_authorities(seen: Seen) -> tuple[list[Actor], list[Office]]:
    """Make the entries, in the order of their ids, whichever document came first.

    ``seen`` are the authorities of all documents, added up. The most frequent name is the
    preferred one. A short name or acronym that several have says nothing of whom it means, so
    nobody gets it.

    >>> seen = Counter({("actors", "ann-lee", "name", "Ann Lee"): 2,
    ...     ("actors", "ann-lee", "type", "person"): 2, ("actors", "ann-lee", "short", "Lee"): 1})
    >>> actors, _ = merge_authorities(seen)
    >>> actors[0].id, actors[0].name, actors[0].names[0].name
    ('ann-lee', 'Ann Lee', 'Lee')
    """
    by_list: dict[str, dict[str, _Facts]] = {"actors": {}, "offices": {}}
    for (name, entry, what, value), count in seen.items():
        by_list[name].setdefault(entry, defaultdict(Counter))[what][value] += count
    owners = Counter(
        variant
        for facts in by_list["actors"].values()
        for variant in {*facts["name"], *facts["short"], *facts["acronym"]}
    )
    actors = [_actor(entry, facts, owners) for entry, facts in sorted(by_list["actors"].items())]
    offices = [_office(entry, facts) for entry, facts in sorted(by_list["offices"].items())]
    return actors, offices


def _actor(entry: str, facts: _Facts, owners: Counter[str]) -> Actor:
    kind = _by_count(facts["type"])[0]
    names = _by_count(facts["name"])
    if kind == "person":
        names.sort(key=str.isupper)  # labels are in capitals
    variants = [ActorName(name=each, kind="alternative") for each in names[1:]]
    variants += [
        ActorName(name=each, kind=what)
        for what in ("short", "acronym")
        for each in _by_count(facts[what])
        if owners[each] == 1 and len(each.split()) <= _MOST_WORDS
    ]
    document = next(iter(facts["document"]), None)
    return Actor(
        id=entry,
        name=names[0],
        type=kind,
        description=f"so called, without a name, in {document}" if document else None,
        country=next(iter(_by_count(facts["country"])), None),
        names=variants,
    )


def _office(entry: str, facts: _Facts) -> Office:
    preferred, *others = _by_count(facts["name"])
    return Office(id=entry, name=preferred, names=[*others, *_by_count(facts["wording"])])


def _by_count(values: Counter[str]) -> list[str]:
    return sorted(values, key=lambda each: (-values[each], each))
