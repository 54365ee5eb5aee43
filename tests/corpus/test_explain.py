"""Everything wrong with the shape of a mapping is said, each fault at its path."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from onrecord.corpus.explain import explain
from onrecord.corpus.facts import Actor
from onrecord.corpus.model import Anchor, Annotation, Event, Place

FAULTS: dict[str, tuple[Any, type, list[tuple[tuple[str | int, ...], str]]]] = {
    "unknown key": (
        {"exact": "x", "prefx": "y", "zzz": "z"},
        Anchor,
        [(("prefx",), "unknown key 'prefx'; nearest 'prefix'"), (("zzz",), "unknown key 'zzz'")],
    ),
    "missing keys": (
        {"id": "a"},
        Actor,
        [((), "no name; add 'name: ...'"), ((), "no type; add 'type: ...'")],
    ),
    "text for a mapping": ("x", Actor, [((), "expected a mapping with id, name, type, not 'x'")]),
    "text for a place": (
        "Washington",
        Place | None,
        [((), "expected a mapping with name, country, not 'Washington'")],
    ),
    "list for a text": (
        {"id": "a", "name": ["b"], "type": {"c": "d"}},
        Actor,
        [
            (("name",), "expected text, not a list"),
            (("type",), "expected text, not a mapping"),
        ],
    ),
    "text for a list": (
        {"id": "a", "name": "b", "type": "c", "names": "d"},
        Actor,
        [(("names",), "expected a list, not 'd'")],
    ),
    "wrong items": (
        {"id": "a", "name": "b", "type": "c", "names": ["d", {"name": "e"}, None]},
        Actor,
        [
            (("names", 0), "expected a mapping with name, kind, not 'd'"),
            (("names", 1), "no kind; add 'kind: ...'"),
            (("names", 2), "expected a mapping with name, kind, not nothing"),
        ],
    ),
    "word for a number": (
        {"exact": "x", "occurrence": "second"},
        Anchor,
        [(("occurrence",), "expected a whole number, not 'second'")],
    ),
    "list for a number": (
        {"exact": "x", "occurrence": []},
        Anchor,
        [(("occurrence",), "expected a whole number, not a list")],
    ),
    "list for words or an anchor": (
        {"antecedent": ["x"]},
        Anchor,
        [(("antecedent",), "expected text or a mapping, not a list")],
    ),
    "deep in": (
        {"document": "d", "annotator": "a", "quotes": [{"evidence": {"speakers": "x"}}]},
        Annotation,
        [
            (
                ("quotes", 0, "evidence", "speakers"),
                "expected a mapping of ids to words, not 'x'",
            ),
            (("quotes", 0, "evidence"), "no exact; add 'exact: ...'"),
            (("quotes", 0), "no id; add 'id: ...'"),
            (("quotes", 0), "no content; add 'content: ...'"),
        ],
    ),
    "long text": (
        {"id": "a", "name": "b", "type": "c", "memberships": "m" * 100},
        Actor,
        [(("memberships",), f"expected a list, not '{'m' * 57}...'")],
    ),
}


@pytest.mark.parametrize("case", FAULTS)
def test_faults(case: str) -> None:
    """Every fault is named, in the words of the curator's file; msgspec refuses the same value."""
    value, shape, faults = FAULTS[case]
    assert sorted(explain(value, shape), key=str) == sorted(faults, key=str)
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(value, shape, strict=False)


@pytest.mark.parametrize("number", ["-5", "1e3", "5.0", "99999999999999999999999"])
def test_what_msgspec_takes_for_a_number_is_no_silent_fault(number: str) -> None:
    """A value that is refused is always explained."""
    value = {"exact": "x", "occurrence": number}
    try:
        msgspec.convert(value, Anchor, strict=False)
    except msgspec.ValidationError:
        assert list(explain(value, Anchor))


def test_nothing_is_wrong_with_a_whole_event() -> None:
    """A value of the right shape has no faults."""
    event = {
        "id": "e01",
        "summary": "s",
        "type": "CONSULT",
        "modality": "actual",
        "polarity": "positive",
        "actors": ["ada", {"actor": "bob", "office": "chair"}],
        "evidence": {"exact": ["a", {"exact": "b"}], "date": ["c"], "actors": {"ada": "d"}},
    }
    assert list(explain(event, Event)) == []
    assert msgspec.convert(event, Event, strict=False).id == "e01"
