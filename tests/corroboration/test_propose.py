"""All proposals together: which are kept, in which order, and how fast."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

import pyarrow as pa
import pytest
from corroboration.case import make_case, meeting, record, said, stays, trip
from support import real_tables
from world import make_parts

import onrecord
from onrecord.corroboration.decided import read_decided
from onrecord.corroboration.propose import propose
from onrecord.errors import OnRecordError
from onrecord.layout import bundled
from onrecord.release.filters import find_columns
from onrecord.release.find_rows import Read
from onrecord.release.read_table import Reader


def test_empty_dataset_has_nothing_to_propose() -> None:
    """Without events, or without records, there is no pair."""
    empty = propose(make_case(actors=[], offices=[], countries=[], documents=[]))
    assert (empty.kept, empty.low, empty.beyond) == ([], 0, 0)
    alone = make_case(events=[meeting("2024-11-13")], participants=make_parts("memo-e01", "ann"))
    assert propose(alone).kept == []


@pytest.fixture
def six() -> Read:
    """One visit and six records of trips to the place on that day."""
    found = stays(*(trip("2024-11-13", f"trip-{n}") for n in range(1, 7)))
    return make_case(
        events=[meeting("2024-11-13"), *found["trips"]],
        participants=[*make_parts("memo-e01", "ann", "germany"), *found["parts"]],
        records=found["records"],
    )


def test_the_best_of_a_row_are_kept_and_the_others_counted(six: Read) -> None:
    """What is left out is counted by the reason."""
    every = propose(six, most=9)
    assert len(every.kept) == 6
    first = propose(six, most=2)
    assert (said(first.kept), first.beyond) == (said(every.kept[:2]), 4)
    none = propose(six, least=0.99)
    assert (none.kept, none.low, none.beyond) == ([], 6, 0)


def test_order_of_the_tables_does_not_matter(six: Read) -> None:
    """The same rows in another order give the same proposals."""

    def turned(name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
        table = six(name, columns, filters)
        return table.sort_by([(table.column_names[0], "descending")])

    assert propose(six) == propose(turned)


def test_record_that_is_both_gives_one_proposal() -> None:
    """A pair of row and record has one finding, the surest."""
    twice = [trip("2024-11-13"), {**trip("2024-11-20"), "event_id": "trip-1-e2"}]
    load = make_case(
        events=[meeting("2024-11-13"), *twice],
        participants=[
            part
            for event, who in (("memo-e01", "ann"), ("trip-1-e1", "lee-ann-m"))
            for part in make_parts(event, who)
        ],
        records=[record("trip-1")],
    )
    assert said(propose(load).kept) == [("trip-1", "confirms")]


def test_dataset_without_the_columns_is_refused() -> None:
    """Tables of another program give one clear error."""

    def read(name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
        return make_case()(name).select(find_columns(columns, pa.schema([])))

    with pytest.raises(OnRecordError) as caught:
        propose(read)
    assert str(caught.value) == (
        "the table 'events' has not what this needs (unknown column 'event_id'); "
        "use a dataset with the schemas of On the Record"
    )


def test_no_more_is_read_than_is_compared() -> None:
    """Of every table some columns are read, and of events and appointments only rows to compare."""
    asked: dict[str, list[tuple[set[str], Any]]] = defaultdict(list)
    case = make_case(events=[meeting("2024-11-13")])

    def read(name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
        assert columns is not None
        asked[name].append((set(columns), filters))
        return case(name, columns, filters)

    propose(read)
    for name, asks in asked.items():
        assert all(columns <= {*real_tables()[name].columns} for columns, _ in asks)
    of_document, of_record = ("record_id", "==", None), ("record_id", "!=", None)
    met = ("event_type", "==", "CONSULT")
    assert [filters for _, filters in asked["appointments"]].count([of_document]) == 1
    assert [filters for _, filters in asked["appointments"]].count([of_record]) == 1
    found = sorted((filters for _, filters in asked["events"]), key=len)
    assert found == [[of_record], [met, of_document]]


def test_hostile_names_are_only_names() -> None:
    """Whatever stands in a name, of whatever length, is compared as a name and no more."""
    names = ["(a+)+$", "%s{}", "\u202eAnn", "'; --", "A " * 5_000, ",", "and and", "\x00"]
    actors = [
        {"actor_id": f"x{n}", "name": name, "actor_type": "person"} for n, name in enumerate(names)
    ]
    load = make_case(
        actors=actors,
        events=[meeting("2024-11-13")],
        participants=make_parts("memo-e01", " ".join(each["actor_id"] for each in actors)),
        records=[
            record(f"note-{n}", "2024-11-13", who=name, what=name, place=name, country_id="DEU")
            for n, name in enumerate(names)
        ],
    )
    assert all(0 < each.score <= 1 for each in propose(load, least=0).kept)


def test_findings_agree_with_those_of_the_dataset() -> None:
    """Of the bundled dataset most decided pairs are proposed, all with the finding decided."""
    package = onrecord.open(bundled().root)

    reader = Reader(package.root, package.descriptor)
    read = reader.held_to(reader.list_tables())
    proposed = {each.pair: each.finding for each in propose(read).kept}
    decided = read_decided(bundled(), read).findings
    both = {pair: finding for pair, finding in decided.items() if pair in proposed}
    assert both == {pair: proposed[pair] for pair in both}
    assert len(both) >= len(decided) * 0.75


def test_each_meeting_finds_its_own_stay_among_many() -> None:
    """Of two thousand stays of one person, each meeting finds those of its days first."""
    days = [
        f"20{year:02}-{month:02}-{day:02}"
        for year in range(20)
        for month in range(1, 13)
        for day in (1, 5, 9, 13, 17, 21, 25)
    ]
    trips = [trip(day, f"trip-{n}") for n, day in enumerate(days)]
    rows = [{**meeting(day), "event_id": f"memo-e{n}"} for n, day in enumerate(days)]
    parts = [make_parts(row["event_id"], "ann", "germany") for row in rows]
    parts += [make_parts(each["event_id"], "lee-ann-m") for each in trips]
    load = make_case(
        events=[*rows, *trips],
        participants=[part for each in parts for part in each],
        records=[record(f"trip-{n}") for n in range(len(days))],
    )
    found = propose(load, most=1).kept
    assert {each.pair for each in found} == {(f"memo-e{n}", f"trip-{n}") for n in range(len(days))}
