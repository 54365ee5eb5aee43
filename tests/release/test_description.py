"""A description takes from datapackage.json what is of the right shape, and names what is not."""

from __future__ import annotations

from typing import Any

import pytest

from onrecord.errors import OnRecordError
from onrecord.release.description import describe_dataset

FACTS: dict[str, Any] = {
    "name": "memos",
    "title": "Memos",
    "version": "1.0.0",
    "resources": [],
    "onrecord": {"schemas": [], "inputs": []},
}


@pytest.mark.parametrize(
    "id_",
    [
        "10.1234/Abc.d(1)",
        "https://doi.org/10.1234/Abc.d(1)",
        "http://doi.org/10.1234/Abc.d(1)",
        "https://dx.doi.org/10.1234/Abc.d(1)",
        "http://dx.doi.org/10.1234/Abc.d(1)",
    ],
)
def test_a_doi_is_known_in_every_form(id_: str) -> None:
    """A DOI is kept without the address in front of it."""
    assert describe_dataset({**FACTS, "id": id_}).doi == "10.1234/Abc.d(1)"


@pytest.mark.parametrize(
    "id_",
    [
        "",
        "b03ec84-77fd-4270-813b-0c698943f7ce",
        "https://example.org/10.1234/abc",
        "https://hdl.handle.net/2027/x",
        "https://doi.org/10.1234",
        "https://doi.org/10.1234/a b",
    ],
)
def test_another_id_is_no_doi(id_: str) -> None:
    """The descriptor of another program may have any id, which is not passed off as a DOI."""
    assert describe_dataset({**FACTS, "id": id_}).doi is None


ODD: dict[str, tuple[dict[str, Any], str]] = {
    "a day that is none": ({"created": "2026-13-45"}, "created is no day: '2026-13-45'"),
    "a day in words": ({"created": "yesterday"}, "created is no day: 'yesterday'"),
    "no title": ({"title": None}, "title is missing"),
    "a number for a title": ({"title": 3}, "title is no text"),
    "a number for a date": ({"created": 2026}, "created is no text"),
    "a list for an id": ({"id": ["10.1234/abc"]}, "id is no text"),
    "nothing of ours": ({"onrecord": None}, "onrecord is missing"),
    "a text for keywords": ({"keywords": "memo"}, "keywords is no list"),
    "a keyword of another shape": ({"keywords": [1]}, "keywords is no list of texts"),
    "null for licenses": ({"licenses": None}, "licenses is no list"),
    "a text for a license": ({"licenses": ["MIT"]}, "licenses is no list of objects"),
    "a license without a name": ({"licenses": [{}]}, "licenses.name is missing"),
    "a license with a list for a title": (
        {"licenses": [{"name": "MIT", "title": ["MIT"]}]},
        "licenses.title is no text",
    ),
    "a contributor without a name": ({"contributors": [{}]}, "contributors.title is missing"),
    "a text for roles": (
        {"contributors": [{"title": "A", "roles": "author"}]},
        "contributors.roles is no list",
    ),
    "a datasheet of another shape": (
        {"onrecord": {**FACTS["onrecord"], "datasheet": ["a"]}},
        "datasheet is no object",
    ),
    "an answer of another shape": (
        {"onrecord": {**FACTS["onrecord"], "datasheet": {"uses": 1}}},
        "datasheet.uses is no text",
    ),
}


@pytest.mark.parametrize("name", ODD)
def test_what_is_of_another_shape_is_named(name: str) -> None:
    """The error says in words which key is odd, and what to do."""
    facts, message = ODD[name]
    with pytest.raises(OnRecordError) as caught:
        describe_dataset({**FACTS, **facts})
    assert str(caught.value) == (
        f"datapackage.json does not say what the dataset is: {message}; build or install the "
        "dataset again"
    )
