"""Whatever stands in whichever place of an item, the gate gives a verdict and raises nothing."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from contextlib import closing
from typing import Any

import pytest
from curated import CuratedFolder
from models import DALE, answer, event, models, open_gate, quote

from onrecord.draft.model.gate import Gate

__all__ = ["models"]

# Values of every kind, and words that are sound in one place and nowhere else.
ODD: list[Any] = [
    None,
    True,
    -1,
    10**30,
    1.5,
    "",
    " ",
    "road",
    "e01",
    "q01",
    "Cora Dale",
    "\ufeff",
    "é" + "e\u0301",
    "😀",
    [],
    [[]],
    [""],
    ["Cora Dale", {"exact": "she"}],
    {},
    {"": ""},
    {"exact": ""},
    {"exact": "Cora Dale", "occurrence": -1},
    {"exact": "Cora Dale", "occurrence": "2"},
    {"antecedent": {"antecedent": {}}},
    {"cora-dale": []},
    {"actor": "cora-dale", "office": "nowhere"},
]


@pytest.fixture
def gate(corpus: CuratedFolder) -> Iterator[Gate]:
    """The gate for the road."""
    with closing(open_gate(corpus.root)) as opened:
        yield opened


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place in a value."""
    inside = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in inside:
        yield (*path, key)
        if isinstance(each, dict | list):
            yield from places(each, (*path, key))


def changed(item: dict[str, Any], letter: str) -> Iterator[dict[str, Any]]:
    """The item with an odd value in each of its places, all under ids of their own."""
    number = 100
    for path in places(item):
        for odd in ODD:
            number += 1
            other = copy.deepcopy(item) | {"id": f"{letter}{number}"}
            at: Any = other
            for key in path[:-1]:
                at = at[key]
            at[path[-1]] = odd
            yield other


WHOLE = {
    "events": event(
        contexts=["diplomatic"],
        date_basis="stated",
        place={"name": "Edoras", "country": None},
        attributed_to=None,
        embedded_in=None,
        mediators=[],
        note="A note.",
    ),
    "quotes": quote(negated=[], addressee=None, event=None),
    "appointments": {
        "id": "a01",
        "appointee": "cora-dale",
        "office": "envoy-of-bree",
        "appointing_authority": "bob-roper",
        "predecessor": None,
        "action": "incumbent",
        "date": "2021-05-07",
        "date_basis": "stated",
        "event": None,
        "evidence": {
            "exact": "On 7 May 2021 Cora Dale visited Bob Roper in Edoras",
            "appointee": "Cora Dale",
            "office": "Edoras",
            "appointing_authority": "Bob Roper",
            "date": "7 May 2021",
        },
    },
}


@pytest.mark.parametrize("kind", WHOLE)
def test_every_change_has_a_verdict(gate: Gate, kind: str) -> None:
    """Each item passes or is refused, and a reason is something that a model can read."""
    items = list(changed(WHOLE[kind], kind[0]))
    verdicts = 0
    for start in range(0, len(items), 300):
        now, refusals = gate.judge(answer(**{kind: items[start : start + 300]}))
        verdicts += len(now) + len([each for each in refusals if each.kind == kind])
        assert all(each.reason and json.dumps(str(each)) for each in refusals)
    assert verdicts == len(items)
    assert len(gate.passed) < len(items) / 4


def test_entries_have_a_verdict(gate: Gate) -> None:
    """So it is with new actors and offices."""
    office = {"id": "warden", "name": "Warden of the Road"}
    for kind, item in (("actors", {**DALE, "country": None}), ("offices", office)):
        items = list(changed(item, "e"))
        _, refusals = gate.judge(json.dumps({kind: items}))
        assert {each.kind for each in refusals} == {kind}
