"""What nobody has confirmed is shown as a draft wherever it is shown."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from browse.conftest import Site
from browse.marks import plain
from drafts import DraftedFolder

from onrecord.pipeline.make import make_release

BADGE = 'class="standing draft"'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A coded document with one draft, and one that only has a draft."""
    folder = DraftedFolder(tmp_path_factory.mktemp("drafts") / "corpus")
    folder.draft_small()
    folder.draft_lines(["lonely"])
    make_release(folder.root, include_drafts=True)
    made = Site(folder.root, shows_texts=True)
    yield made
    made.close()


def test_a_card_of_a_draft_has_a_badge(site: Site) -> None:
    """One card of the coded document is a draft, and the page counts it."""
    page = site.get("/-/read/bree").text
    cards = re.split(r'<li class="card', page)[1:]
    assert [BADGE in card for card in cards].count(True) == 1
    assert BADGE in next(card for card in cards if "bree-e07" in card)
    assert "1 of its 12 rows is a draft: a program proposed it" in plain(page)


def test_annotations_of_drafts_say_so(site: Site) -> None:
    """Whoever takes the rows of the page with them sees which nobody has confirmed."""
    items = site.get("/-/read/bree.json").json()["items"]
    drafts = [each for each in items if "draft" in str(each["body"])]
    assert [each["body"][0]["value"] for each in drafts] == ["Two people are to meet."]


def test_a_document_with_drafts_only_says_so(site: Site) -> None:
    """Nobody has coded it, and what is there is not confirmed."""
    page = plain(site.get("/-/read/lonely").text)
    assert "it has no confirmed events, quotes or appointments." in page
    assert "1 of its 1 row is a draft" in page


def test_the_list_of_documents_counts_drafts(site: Site) -> None:
    """Of each document it is said how many rows are drafts."""
    page = plain(site.get("/-/read").text)
    assert "7 events, 3 quotes, 2 appointments, 1 of them draft" in page
    assert "0 events, 1 quote, 0 appointments, 1 of them draft" in page


def test_the_page_of_a_row_has_the_badge(site: Site) -> None:
    """A draft is called one on its own page; a curated row is not."""
    assert BADGE in site.get("/onrecord/events/bree-e07").text
    assert BADGE not in site.get("/onrecord/events/bree-e05").text


@pytest.mark.parametrize(
    "path",
    [
        "/",
        "/-/network",
        "/-/timeline",
        "/-/questions",
        "/-/questions?question=",
        "/-/search?q=met",
        "/-/read",
        "/-/read/bree",
        "/onrecord",
        "/onrecord/events",
        "/onrecord/events_that_happened",
        "/onrecord/events/bree-e05",
        "/onrecord/actors/eve-of-dale",
        "/onrecord?sql=select+1",
    ],
)
def test_every_page_with_rows_says_once_that_drafts_are_included(site: Site, path: str) -> None:
    """On whichever page somebody arrives, it says that drafts are among the rows."""
    said = "This dataset includes drafts, which nobody has confirmed"
    assert plain(site.get(path).text).count(said) == 1


def test_a_room_without_drafts_says_nothing_of_them(bree: Site) -> None:
    """Where all is confirmed, there is no banner."""
    assert "includes drafts" not in bree.get("/-/network").text
