"""An answer is read whatever stands in it."""

from __future__ import annotations

import json

import pytest

from onrecord.draft.model.answer import find_excess, label_of, read_answer

QUOTES = '{"quotes": [{"id": "q01"}]}'


@pytest.mark.parametrize(
    "answer",
    [
        QUOTES,
        f"```json\n{QUOTES}\n```",
        f"Here it is:\n\n{QUOTES}\nIs there anything else?",
        '{"document": "other", "annotator": "me", "events": null, "quotes": [{"id": "q01"}]}',
    ],
)
def test_json_is_found(answer: str) -> None:
    """It may be fenced, stand in prose, or have a head, which is ours to write."""
    found, refusals = read_answer(answer)
    assert refusals == []
    assert found == {
        "actors": [],
        "offices": [],
        "events": [],
        "quotes": [{"id": "q01"}],
        "appointments": [],
    }


@pytest.mark.parametrize(
    ("answer", "reason"),
    [
        ("", "no JSON in it; answer with one JSON object and nothing else"),
        ("} {", "no JSON in it; answer with one JSON object and nothing else"),
        ('{"quotes": [}', "not JSON, at character 13: Expecting value; mend or remove the line"),
        ('{"quotes": [], "quotes": []}', "key 'quotes' is given twice; keep one"),
        ('{"quotes": ' + "9" * 5_000 + "}", "not readable as JSON: too deep, or a number too long"),
        (
            '{"quotes": ' + "[" * 100_000 + "}",
            "not readable as JSON: too deep, or a number too long",
        ),
        ('{"quotes": ["\\ud800"]}', "half of a surrogate pair stands in a text; remove it"),
        ('{"quotes": ["\ud800"]}', "half of a surrogate pair stands in it; remove it"),
    ],
)
def test_what_is_no_json_is_refused_as_a_whole(answer: str, reason: str) -> None:
    """There is one reason, which says what to do."""
    found, (refusal,) = read_answer(answer)
    assert not any(found.values())
    assert (*refusal.key, refusal.reason) == ("answer", "as a whole", reason)


def test_unknown_lists_are_told() -> None:
    """What else is right in the answer is gone on with."""
    found, refusals = read_answer(
        json.dumps({"event": [], "quotes": "none", "events": list(range(301))})
    )
    assert list(map(str, refusals)) == [
        "answer key event refused: unknown key 'event'; nearest 'events'; remove it",
        "quotes as a whole refused: expected a list of items",
        "events after number 300 refused: 301 items; give the 300 that matter most",
    ]
    assert found["events"] == list(range(300))


def test_excess_is_found() -> None:
    """Depth, number and length have bounds; what is within them is not too much."""
    deep: object = "x"
    for _ in range(5_000):
        deep = [deep]
    assert find_excess(deep) == "nested deeper than 12 levels; write it flat"
    assert find_excess({"a": ["x"] * 200_000}) == "more than 300 values; write less"
    assert find_excess({"a": "x" * 4_001}) == "a text of 4,001 characters; the most are 4,000"
    assert find_excess({"a": ["x" * 4_000, None, 1]}) is None


def test_items_have_names() -> None:
    """An item goes by its id, or by its number where it has none that can be said."""
    assert label_of({"id": "e01"}, 3) == "e01"
    assert {label_of(each, 3) for each in ({}, [], {"id": 1}, {"id": "e" * 41})} == {"number 3"}
