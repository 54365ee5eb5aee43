"""Searching finds what people mean, and leads to the words."""

from __future__ import annotations

import re
import sqlite3
from html import unescape
from itertools import groupby
from typing import Any
from urllib.parse import quote

import pytest

import onrecord
from onrecord.browse.search import KINDS

MAIN = re.compile(r'<main id="content".*?>(.*)</main>', re.DOTALL)
RESULT = re.compile(
    r'<p class="kind">(.*?)</p>\s*<(?:h2|p class="sentence")><a href="(.*?)">(.*?)</a>', re.DOTALL
)


def search(site: Any, text: str, **more: object) -> Any:
    """Ask for a search."""
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    return site.get(f"/-/search?q={quote(text)}{asked}")


def results(page: Any) -> list[tuple[str, str, str]]:
    """Of each result what it is, where it leads, and its heading."""
    assert page.status_code == 200
    return [
        (kind, unescape(path), unescape(re.sub("<.*?>", "", heading)))
        for kind, path, heading in RESULT.findall(page.text)
    ]


def said(page: Any) -> str:
    """What stands on the page, without its frame and its tags."""
    (main,) = MAIN.findall(page.text)
    return " ".join(unescape(re.sub("<.*?>", " ", main)).split())


def quote_of(words: str) -> str:
    """The key of the article's one quote that has these words."""
    quotes = onrecord.load("quotes")
    (found,) = quotes[quotes["content"].str.contains(words, regex=False)]["quote_id"]
    return str(found)


def test_phrase_leads_to_its_words(article: Any) -> None:
    """Words in double quotes are found together, and lead to the reading page at the quote."""
    page = search(article, '"an attack on one"', **{"in": "quotes"})
    key = quote_of("an attack on one")
    heading = (
        "the “extraordinary alliance” was founded on the principle that "
        "“an attack on one is an attack on all,”"
    )
    assert results(page) == [("Quote", f"/-/read/damage-control#{key}", heading)]
    assert "“<mark>an attack on one</mark> is an attack on all,”" in page.text
    assert f'<a href="/onrecord/quotes/{key}">Row {key}</a>' in page.text


def test_typographic_quotation_marks(article: Any) -> None:
    """Quotation marks as they are printed hold a phrase together too."""
    assert results(search(article, "“attack an”")) == []
    assert results(search(article, "“an attack on all”", **{"in": "quotes"})) != []


def test_every_word_must_be_found(article: Any) -> None:
    """A second word narrows a search down."""
    assert results(search(article, "Suleimani zebra")) == []
    assert {kind for kind, _, _ in results(search(article, "Suleimani"))} >= {"Event", "Actor"}


def test_endings_case_and_accents_do_not_matter(article: Any) -> None:
    """A word is found in other forms."""
    plain = results(search(article, "alliance", **{"in": "quotes"}))
    assert results(search(article, "ÁLLIANCES", **{"in": "quotes"})) == plain != []


def test_actor_leads_to_its_page(article: Any) -> None:
    """An actor stands in no one place of a text, so it leads to its own page."""
    found = results(search(article, "Vivek Ramaswamy", **{"in": "actors"}))
    assert found[0] == ("Actor", "/onrecord/actors/vivek-ramaswamy", "Vivek Ramaswamy")


def test_appointment(article: Any) -> None:
    """An appointment is found by whom it names, and says to which office and how far it came."""
    found = results(search(article, "Rubio Trump", **{"in": "appointments"}))
    assert [(kind, heading) for kind, _, heading in found] == [
        ("Appointment", "United States Secretary of State: Nominated")
    ]


def test_sentence_is_its_own_link(bree: Any) -> None:
    """A sentence of a text that is released whole leads to itself on the reading page."""
    found = results(search(bree, "invite League", **{"in": "passages"}))
    assert found == [
        ("Sentence", "/-/read/bree#bree-p04-s02", "😀 Bree did not invite the League.")
    ]


def test_kinds_are_counted(bree: Any) -> None:
    """Each kind of results is a link with the number of them, and one is marked as chosen."""
    page = search(bree, "League", **{"in": "events"})
    links = re.findall(r'<a href="(/-/search.*?)"( aria-current="page")?>(.*?)</a>', page.text)
    assert [
        (unescape(path), bool(chosen), re.sub("<.*?>", "", text)) for path, chosen, text in links
    ] == [
        ("/-/search?q=League", False, "Everything"),
        ("/-/search?q=League&in=events", True, "Events 3"),
        ("/-/search?q=League&in=actors", False, "Actors 1"),
        ("/-/search?q=League&in=passages", False, "Sentences 2"),
    ]
    assert {kind for kind, _, _ in results(page)} == {"Event"}


def test_pages_hold_every_result_once(article: Any) -> None:
    """Going through the pages shows each result once, twenty on a page."""
    path: str | None = "/-/search?q=Trump"
    seen: list[str] = []
    sizes = []
    while path:
        page = article.get(path)
        rows = [path for _, path, _ in results(page)]
        sizes.append(len(rows))
        seen += rows
        following = re.findall(r'<a rel="next" href="(.*?)">', page.text)
        path = unescape(following[0]) if following else None
    assert len(seen) == len(set(seen)) > 40
    assert set(sizes[:-1]) == {20} and 1 <= sizes[-1] <= 20
    assert f"Results 1 to 20 of {len(seen)}, the best first." in said(
        article.get("/-/search?q=Trump")
    )
    assert '<a rel="prev" href="/-/search?q=Trump">' in search(article, "Trump", page=2).text


def test_no_such_page(article: Any) -> None:
    """A page past the last one says so and leads back."""
    page = search(article, "Trump", page=40)
    assert "There is no such page of results. Go to the first page" in said(page)
    assert '<a href="/-/search?q=Trump">Go to the first page</a>' in page.text


def test_nothing_found(bree: Any) -> None:
    """A search that finds nothing says so and what to try."""
    assert "Nothing was found. All of the words must stand in" in said(search(bree, "zebra"))
    page = said(search(bree, "League", **{"in": "quotes"}))
    assert "Nothing of this kind was found, but other kinds were: choose one above." in page


def test_without_words(bree: Any) -> None:
    """Without anything to look for, the page explains itself with searches that find something."""
    page = bree.get("/-/search")
    examples = re.findall(r'<a href="(/-/search\?.*?)">(.*?)</a>', page.text)
    assert [unescape(text) for _, text in examples] == ["Ada Byron", '"Minister of Bree"']
    assert all(results(bree.get(unescape(path))) for path, _ in examples)
    nothing = "There is nothing to look for in that: a search needs a letter or a digit."
    assert nothing not in said(page)
    assert nothing in said(search(bree, "?!"))


def test_withheld_text_is_said(article: Any, released: Any, bree: Any) -> None:
    """Where a text may not be passed on, the page says what is searched instead."""
    note = (
        "The text of the one document here may not be passed on whole. Of such a text, summaries "
        "and the words released as evidence are searched, not each sentence."
    )
    for text in ("", "Trump", "zebra"):
        assert note in said(search(article, text))
        assert note in said(search(released, text))
        assert "may not be passed on" not in said(search(bree, text))


def test_words_outside_the_evidence_are_not_found(article: Any) -> None:
    """The words of a text that may not be passed on are not found, even where it may be read."""
    assert results(search(article, '"may change US foreign policy in unprecedented ways"')) != []
    assert results(search(article, '"Damage Control: How the US Seeks"')) == []


def test_what_was_typed_stays(bree: Any) -> None:
    """The search box of the page holds what was searched for."""
    page = search(bree, '"the road" & <b>')
    assert 'name="q" placeholder="Search" value="&#34;the road&#34; &amp; &lt;b&gt;"' in page.text


def test_long_search_is_cut(bree: Any) -> None:
    """Of a long search only the beginning is searched for, and the page says so."""
    note = (
        "That was long: only the first 12 words or phrases, of at most 300 characters, "
        "were searched for."
    )
    assert note in said(search(bree, "road " * 13))
    assert note in said(search(bree, "a" * 301))
    assert note not in said(search(bree, "road " * 12))
    assert results(search(bree, "road " * 1000)) == results(search(bree, "road"))


def test_slow_search(bree: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that takes too long ends kindly."""
    monkeypatch.setattr("onrecord.browse.room.TIME_LIMIT_MS", 0)
    page = search(bree, "road")
    assert page.status_code == 503
    assert (
        "This search takes too long here. Add a word, or put words that stand together in double "
        "quotes, to narrow it down." in said(page)
    )


def test_many_results_are_not_ranked(bree: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are too many results to rank, the page says so and shows them as they come."""
    monkeypatch.setattr("onrecord.browse.search._MOST_RANKED", 1)
    page = search(bree, "League")
    assert (
        "Results 1 to 6 of more than 1, in the order of the record because there are so many; "
        "add a word to have the best first." in said(page)
    )
    assert [kind for kind, _, _ in results(page)] == ["Sentence"] * 2 + ["Event"] * 3 + ["Actor"]


@pytest.mark.parametrize("name", ["article", "bree"])
def test_each_kind_is_one_range(name: str, request: pytest.FixtureRequest) -> None:
    """The index holds each kind of rows in one piece, in the order that the page relies on."""
    database = request.getfixturevalue(name).app.room.database
    connection = sqlite3.connect(f"file:{database}?immutable=1", uri=True)
    rows = connection.execute("SELECT rowid, table_name FROM search ORDER BY rowid").fetchall()
    connection.close()
    assert [rowid for rowid, _ in rows] == list(range(1, len(rows) + 1))
    found = [kind for kind, _ in groupby(rows, key=lambda row: row[1])]
    assert found == [kind for kind in KINDS if kind in found]
