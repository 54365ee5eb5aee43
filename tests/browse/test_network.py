"""The network shows who acts on whom, as often and in the way that the events tell."""

from __future__ import annotations

import math
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html import unescape
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from browse.pictured import Elements, Row, act, dated, event, items, site_with
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.browse.pictures.layout import lay_out
from onrecord.browse.pictures.network import MOST_ACTORS, MOST_ARROWS, choose
from onrecord.browse.pictures.nodes import Node
from onrecord.browse.pictures.ties import Actor, Tie, count_partners

HOSTILE = "\"onmouseover=alert(1) x='</title></svg><script>alert(1)</script>"
# Facts that a reader can verify in the article: who acted on whom, how often, and how.
FACTS = {
    ("Antony Blinken", "NATO"): ("4", "cooperation"),
    ("Donald Trump", "Iran"): ("2", "conflict"),
    ("Donald Trump", "Marco Rubio"): ("1", "neither"),
    ("Israel", "Iranian-backed militias"): ("1", "conflict"),
    ("Joe Biden", "China"): ("1", "cooperation"),
    ("Joe Biden", "Donald Trump"): ("1", "cooperation"),
    ("Supreme Leader of Iran", "Trump administration"): ("1", "conflict"),
}


def table(page: str) -> dict[tuple[str, str], tuple[str, ...]]:
    """The rows of the table: the two actors, then acts, mean intensity and sign."""
    body = page[page.index("<tbody>") : page.index("</tbody>")]
    rows = [
        [unescape(re.sub(r"<[^>]+>", "", cell)) for cell in re.findall(r"<t[hd].*?</t[hd]>", row)]
        for row in re.findall(r"<tr>.*?</tr>", body)
    ]
    found = {(row[0], row[1]): tuple(row[2:]) for row in rows}
    assert len(found) == len(rows)
    return found


def picture(page: str) -> str:
    """The SVG of the network."""
    found = re.search(r'<div class="network".*?</div>', page, re.DOTALL)
    assert found is not None
    return found[0]


def arrows(page: str) -> dict[str, str]:
    """The sign of each arrow of the picture, by its words."""
    return {
        unescape(words): sign
        for sign, words in re.findall(r'<a class="(\w+)" [^>]*><title>(.*?)</title>', picture(page))
    }


@pytest.fixture(scope="module")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """Two who act on each other, one on itself, and one whose name means harm."""
    site = site_with(
        tmp_path_factory.mktemp("drawn") / "package",
        events=[
            event(1, intensity=5.0),
            event(2, intensity=-6.0),
            event(3, intensity=-2.0),
            event(4, intensity=1.0),
            event(5),
            dated(6, "2024-11-05", "2024-11-05", intensity=-9.0, modality="planned"),
            event(7, intensity=5.0, same_act_as="memo-e01"),
        ],
        participants=[
            *act("memo-e01", "ada-byron", "board"),
            *act("memo-e02", "board", "ada-byron", role="target"),
            *act("memo-e03", "board", "ada-byron"),
            *act("memo-e04", "board", "board"),
            *act("memo-e05", "ada-byron", "villain"),
            *act("memo-e06", "villain", "ada-byron"),
            *act("memo-e07", "ada-byron", "board"),
        ],
        actors=[
            {"actor_id": "ada-byron", "name": "Ada Byron", "actor_type": "person"},
            {"actor_id": "board", "name": "The Board", "actor_type": "group"},
            {"actor_id": "villain", "name": HOSTILE, "actor_type": "person"},
        ],
    )
    yield site
    site.close()


@pytest.mark.parametrize("pair", FACTS, ids=" to ".join)
def test_facts_of_the_article(article: Any, pair: tuple[str, str]) -> None:
    """What a reader of the article finds that somebody did to somebody is in the network."""
    acts, _, sign = table(article.get("/-/network").text)[pair]
    assert (acts, sign) == FACTS[pair]


@pytest.mark.parametrize("query", ["", "?show=all"])
def test_picture_and_table_say_the_same(article: Any, query: str) -> None:
    """Each row of the table has its arrow, with the same actors, acts and sign; no other has."""
    page = article.get(f"/-/network{query}").text
    said = {
        f"{agent} to {other}: {acts} act{'' if acts == '1' else 's'}, "
        f"{'no score' if mean == 'none' else f'mean intensity {mean}'}; {sign}": sign
        for (agent, other), (acts, mean, sign) in table(page).items()
    }
    assert arrows(page) == said
    names = {name for pair in table(page) for name in pair}
    assert len(Elements(picture(page)).all("circle", "node")) == len(names)
    count = f"{len(names)} actors and {len(said)} arrows."
    assert count in Elements(page).text


@pytest.mark.parametrize("query", ["", "?show=all"])
def test_an_arrow_leads_to_its_events(article: Any, query: str) -> None:
    """Behind each arrow stand exactly as many events as it counts."""
    page = article.get(f"/-/network{query}").text
    links = re.findall(r'<td class="number"><a href="([^"]+)"[^>]*>(\d+)</a>', page)
    assert len(links) == len(table(page))
    drawn = [each["href"] for each in Elements(picture(page)).all("a") if each.get("class")]
    assert sorted(drawn) == sorted(unescape(path) for path, _ in links)
    for path, acts in links:
        assert len(items(article.get(unescape(path)).text)) == int(acts)


def test_a_circle_leads_to_its_actor(article: Any) -> None:
    """Each circle is a link to the page of its actor."""
    links = [
        each["href"]
        for each in Elements(picture(article.get("/-/network").text)).all("a")
        if not each.get("class")
    ]
    assert "/onrecord/actors/antony-blinken" in links
    assert all(article.get(path).status_code == 200 for path in links)


def test_only_what_happened_is_counted(drawn: Any) -> None:
    """By default planned acts and acts that are told again do not count; they do if asked for.

    The intensity of an act against a target is not that toward it, and no act on oneself is a tie.
    """
    assert table(drawn.get("/-/network").text) == {
        ("Ada Byron", "The Board"): ("1", "+5.0", "cooperation"),
        ("Ada Byron", HOSTILE): ("1", "none", "neither"),
        ("The Board", "Ada Byron"): ("2", "−2.0", "conflict"),
    }
    everything = table(drawn.get("/-/network?show=all").text)
    assert everything["Ada Byron", "The Board"] == ("2", "+5.0", "cooperation")
    assert everything[HOSTILE, "Ada Byron"] == ("1", "−9.0", "conflict")


def test_words_stay_words(drawn: Any) -> None:
    """Tags, quotes and handlers in a name are shown, and do nothing."""
    page = Elements(drawn.get("/-/network").text)
    assert not page.all("script")
    assert not [name for _, each in page.found for name in each if name.startswith("on")]
    assert not [each for _, each in page.found if "style" in each]
    assert HOSTILE in page.text


@pytest.mark.parametrize(
    "value", ["none", "'", "%00", "%FF", "%ED%A0%80", "<script>", "ALL", "9" * 5000, "{{7*7}}"]
)
def test_bad_choice(bree: Any, value: str) -> None:
    """A choice that does not exist is answered with status 400 and those that do."""
    answer = bree.get(f"/-/network?show={value}")
    assert answer.status_code == 400
    assert (
        "There is no such choice. Show either what happened, or everything told."
        in Elements(answer.text).text
    )
    assert not Elements(answer.text).all("script")


@pytest.mark.parametrize("query", ["show=", "&&;=", "other=1", "show=all&show=x"])
def test_harmless_choice(bree: Any, query: str) -> None:
    """What is empty or unknown is as if it were not there."""
    assert bree.get(f"/-/network?{query}").status_code == 200


def test_the_same_picture_in_every_process() -> None:
    """Two fresh processes draw the article's network alike, however they order their sets."""
    code = (
        "import hashlib, sqlite3, onrecord\n"
        "from onrecord.browse.find_database import find_database\n"
        "from onrecord.browse.pictures.network import draw\n"
        "from onrecord.browse.pictures.ties import count_partners, find_ties\n"
        "from onrecord.layout import bundled\n"
        "connection = sqlite3.connect(find_database(onrecord.open(bundled().root)))\n"
        "connection.row_factory = sqlite3.Row\n"
        "ties = find_ties(connection, happened=False)\n"
        "print(draw(ties, count_partners(ties)))"
    )
    pictures = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(pictures) == 1
    assert "Antony Blinken" in pictures.pop()


names = st.integers(0, 11).map("n{}".format)


# A picture takes a while, and few suffice.
@settings(max_examples=25)
@given(st.lists(st.tuples(names, names), max_size=24))
def test_no_label_lies_on_another(ties: list[tuple[str, str]]) -> None:
    """However actors are tied, their circles and labels lie apart, and inside of the picture."""
    found = sorted({name for tie in ties for name in tie})
    nodes = tuple(Node(name, 9.5, ("Somebody or other", "with two lines")) for name in found)
    layout = lay_out(nodes, tuple(ties))
    boxes = []
    for name, (x, y) in layout.places.items():
        left, up, right, down = layout.nodes[name].reach
        boxes.append((x - left, y - up, x + right, y + down))
        assert boxes[-1][0] >= 0
        assert boxes[-1][1] >= 0
        assert boxes[-1][2] <= layout.width
        assert boxes[-1][3] <= layout.height
    assert set(layout.places) == set(found)
    for one, other in combinations(boxes, 2):
        # Within the room that each has around it.
        apart = max(one[0], other[0]) >= min(one[2], other[2]) - 1
        assert apart or max(one[1], other[1]) >= min(one[3], other[3]) - 1


def test_more_than_sixty_actors(tmp_path: Path) -> None:
    """The picture shows the sixty with the most partners, and says how many it leaves out."""
    actors: list[Row] = [
        {"actor_id": f"a{number}", "name": f"Actor {number:02}", "actor_type": "person"}
        for number in range(70)
    ]
    site = site_with(
        tmp_path / "package",
        actors=actors,
        appointments=[],
        events=[event(number) for number in range(1, 70)],
        participants=[
            row for number in range(1, 70) for row in act(f"memo-e{number:02}", "a0", f"a{number}")
        ],
    )
    try:
        page = site.get("/-/network").text
        assert len(Elements(picture(page)).all("circle", "node")) == 60
        assert len(table(page)) == 69
        assert (
            "70 actors and 69 arrows. The picture shows the 60 actors with the most partners and "
            "the 59 arrows with the most acts between them, and leaves out the others."
            in Elements(page).text
        )
        radius = [float(each["r"] or 0) for each in Elements(picture(page)).all("circle", "node")]
        assert max(radius) == radius[0] > radius[1]
        assert all(math.isfinite(each) for each in radius)
    finally:
        site.close()


def test_a_picture_holds_so_much() -> None:
    """Of many actors and arrows, those with the most partners and the most acts are drawn."""
    actors = [Actor(f"a{number:03}", f"Actor {number:03}") for number in range(100)]
    ties = [
        Tie(one, other, acts, None, True)
        for acts in (3, 2, 1)
        for one, other in combinations(actors, 2)
        if int(other.actor_id[1:]) % 3 == acts - 1
    ]
    chosen, partners = choose(ties, count_partners(ties))
    assert (len(chosen), {tie.acts for tie in chosen}) == (MOST_ARROWS, {3})
    assert len(partners) <= MOST_ACTORS
    assert set(partners) == {actor for tie in chosen for actor in (tie.agent, tie.other)}


def test_nobody_acts_on_anybody(tmp_path: Path) -> None:
    """Where no act has somebody who does it and somebody whom it is done to, the page says so."""
    site = site_with(tmp_path / "package", is_empty=True)
    try:
        happened, everything = site.get("/-/network"), site.get("/-/network?show=all")
        assert happened.status_code == everything.status_code == 200
        assert (
            "Of nothing that happened it is told who did it to whom. Show everything told."
            in Elements(happened.text).text
        )
        assert "No event tells who acts on whom." in Elements(everything.text).text
        assert not Elements(happened.text).all("svg")
    finally:
        site.close()
