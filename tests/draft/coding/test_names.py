"""Names become ids: those that the corpus knows, or new ones with all that was seen of them."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from drafted import KNOWN

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.corpus.read_yaml import read_items
from onrecord.draft.coding.ids import free_id, to_id
from onrecord.draft.coding.known import Known
from onrecord.draft.coding.names import Names, Seen
from onrecord.draft.proposals import Mention
from onrecord.draft.write_authorities import write_authorities
from onrecord.evidence.text import Span
from onrecord.layout import Layout

STATES = replace(KNOWN, states={"FRA": "gaul"}, actor_ids=KNOWN.actor_ids | {"gaul"})


def see(*mentions: tuple[str, str, str], known: Known = KNOWN, country: str | None = None) -> Names:
    """Look up mentions, each given by its words, its name and its kind."""
    text = " ".join(words for words, _, _ in mentions)
    names, at = Names(text, known), 0
    for words, name, kind in mentions:
        span = Span(at, at + len(words))
        names.actor(Mention(span, name, kind, country_id=country))
        at = span.end + 1
    return names


def entries(root: Path, *seen: Seen) -> tuple[list[Actor], list[Office]]:
    """The entries that are written for what was seen in documents."""
    total: Seen = Counter()
    for each in seen:
        total.update(each)
    drafts = Layout(root).drafts
    write_authorities(Layout(root), drafts, total, as_lines=False, keep=False)
    found = []
    for name, shape in (("actors", Actor), ("offices", Office)):
        items, problems = read_items(root, drafts / f"authorities/{name}.yaml", name, shape)
        assert problems == []
        found.append([item for item, _ in items])
    return found[0], found[1]


@pytest.mark.parametrize(
    ("mention", "expected"),
    [
        (("Bob Roper", "Bob Roper", "person"), "bob-roper"),
        (("Ned Oak", "Ned Oak", "person"), "ned-oak-2"),
        (("he", "Cora  Dale", "person"), "cora-dale"),
        (("The League", "The League", "group"), "league"),
        (("officials", "officials", "unnamed"), None),
        (("Bob Roper", "Bob Roper", "unnamed"), "bob-roper"),
        (("Sam Low", "Sam Low", "person"), None),
        (("--", "--", "person"), None),
        (("x" * 300, "x" * 300, "person"), None),
    ],
    ids=[
        "known",
        "id taken",
        "white space",
        "article",
        "unnamed",
        "known all the same",
        "shared",
        "marks",
        "too long",
    ],
)
def test_actor_of_a_mention(mention: tuple[str, str, str], expected: str | None) -> None:
    """Known names keep their ids, new ones get their own, and nobody's name is nobody."""
    words, name, kind = mention
    assert Names(words, KNOWN).actor(Mention(Span(0, len(words)), name, kind)) == expected


def test_state_is_found_by_its_country() -> None:
    """A state has the id that the corpus has for it, or else the name of its country."""
    paris = Mention(Span(0, 5), "Paris", "state", country_id="FRA")
    berlin = Mention(Span(0, 6), "Berlin", "state", country_id="DEU")
    names = Names("Berlin", STATES)
    assert (names.actor(paris), names.actor(berlin)) == ("gaul", "germany")
    assert names.seen["actors", "germany", "name", "Germany"] == 1


def test_office_is_found_whatever_its_case() -> None:
    """A name of an office is known in any case; a long one is cut, and found by all of it."""
    long = "Judge of the High Court of the Seven Hills for the Term of Ten Years"
    names = Names("", KNOWN)
    assert names.office("ENVOY") == "envoy-of-bree"
    assert names.office(" ") is None
    assert names.office(long) == to_id(long)
    assert list(names.seen) == [
        ("offices", to_id(long), "name", "Judge of the High Court of the Seven Hills ..."),
        ("offices", to_id(long), "wording", long),
    ]


def test_entries_gather_what_all_documents_have(tmp_path: Path) -> None:
    """The most frequent spelling is the name, and others and short forms stand beside it."""
    one = see(("Cora Dale", "Cora Dale", "person"), ("Dale", "Cora Dale", "person"))
    two = see(("CORA DALE", "CORA DALE", "group"))
    three = see(("Cora Dale", "Cora Dale", "person"))
    actors, offices = entries(tmp_path, one.seen, two.seen, three.seen)
    assert offices == []
    assert actors == [
        Actor(
            id="cora-dale",
            name="Cora Dale",
            type="person",
            names=[
                ActorName(name="CORA DALE", kind="alternative"),
                ActorName(name="Dale", kind="short"),
            ],
        )
    ]


def test_a_person_is_not_called_in_capitals(tmp_path: Path) -> None:
    """Where a name has small letters in any text, that is the name, however often it is a label."""
    shouted = see(("STONE", "STONE", "person"))
    actors, _ = entries(
        tmp_path, shouted.seen, shouted.seen, see(("Stone", "Stone", "person")).seen
    )
    assert [(each.name, [name.name for name in each.names]) for each in actors] == [
        ("Stone", ["STONE"])
    ]


def test_short_name_of_two_is_nobodys(tmp_path: Path) -> None:
    """What would mean two people, or is somebody's whole name, is left out."""
    seen = see(
        ("Dale", "Cora Dale", "person"),
        ("Dale", "Ben Dale", "person"),
        ("Oak", "Ida Oak", "person"),
        ("Oak", "Oak", "person"),
    ).seen
    actors, _ = entries(tmp_path, seen)
    assert [(each.id, each.names) for each in actors] == [
        ("ben-dale", []),
        ("cora-dale", []),
        ("ida-oak", []),
        ("oak", []),
    ]


def test_acronym_is_told_from_a_short_name(tmp_path: Path) -> None:
    """Initials of a name are an acronym of it."""
    actors, _ = entries(tmp_path, see(("LON", "League Of Nations", "organization")).seen)
    assert actors[0].names == [ActorName(name="LON", kind="acronym")]


@pytest.mark.parametrize("name", ["x", "Ünal", "好", "a" * 500, "¿", "Ann--Lee", "42"])
def test_every_name_has_an_id(name: str) -> None:
    """An id is lower-case letters, digits and single hyphens, of no great length."""
    found = to_id(name)
    assert set(found) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert 0 < len(found) < 120 and "--" not in found and found.strip("-") == found
    assert free_id(name, {found, f"{found}-2"}) == f"{found}-3"
