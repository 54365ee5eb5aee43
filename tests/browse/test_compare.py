"""Two codings stand side by side in their text, each unit with what was decided of it."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest
from browse.conftest import Site
from browse.marks import plain
from curated import ANNOTATION, CuratedFolder

import onrecord
from onrecord.browse.compare.figures import load_figures
from onrecord.browse.compare.pairs import Difference, Pair, Side
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

PAGE = "/-/compare/damage-control"
SCRIPT = "<script>alert(1)</script>"
ROWS = onrecord.load("disagreements", "arrow").to_pylist()


def side(page: str, name: str) -> str:
    """The text of one of the two columns."""
    cells = re.findall(rf'<div class="side of-{name}.*?<p dir="auto">(.*?)</p></div>', page, re.S)
    text = re.sub(r"<(a|span) class=\"ref.*?</\1>", "", "\n".join(cells))
    return plain(text)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A small corpus with three passes, in which summary, note and text are markup."""
    corpus = CuratedFolder(tmp_path_factory.mktemp("compare") / "corpus")
    text = (corpus.curated / "documents/bree.txt").read_text(encoding="utf-8")
    corpus.add_document("bree", text.replace("The Treaty of Bree", SCRIPT, 1))
    for name in ("a2", "a3"):
        coding = ANNOTATION.replace("annotator: a1", f"annotator: {name}")
        coding = coding.replace("name: Edoras", f'name: "{SCRIPT}"')
        corpus.write(f"annotations/bree.{name}.yaml", coding)
    corpus.write("annotations/bree.a1.yaml", ANNOTATION)
    with (corpus.curated / "vocabularies/annotators.csv").open("a", encoding="utf-8") as file:
        file.write("a2,model,Second,Coded.\na3,person,Third,Coded.\n")
    make_release(corpus.root)
    site = Site(corpus.root, shows_texts=True)
    yield site
    site.close()


def test_both_columns_have_the_whole_text(article: Site) -> None:
    """In a checkout every paragraph stands in both columns, character for character."""
    page = article.get(PAGE).text
    text = (bundled().documents / "damage-control.txt").read_text(encoding="utf-8")
    wanted = "".join(text.split())
    for name in ("first", "second"):
        assert "".join(side(page, name).split()) == wanted


def test_every_disagreement_is_told_once(article: Site, released: Site) -> None:
    """With the passes and without, each row that differs has one entry, with all of its fields."""
    keys = {(row["table_name"], row["first_row"], row["second_row"]) for row in ROWS}
    fields = sum(row["field"] is not None for row in ROWS)
    for site in (article, released):
        page = site.get(PAGE).text
        entries = re.findall(r'<li id="pair-\d+".*?</li>', page, re.S)
        assert len(entries) == len(keys)
        assert sum(entry.count('<th scope="row">') for entry in entries) == fields
        assert "not reliability between people" in page


def test_references_lead_to_entries_and_back(article: Site) -> None:
    """Every number in the text that is a link has its entry, and every entry its words."""
    page = article.get(PAGE).text
    names = re.findall(r' id="([^"]+)"', page)
    assert len(names) == len(set(names))
    targets = set(re.findall(r'href="#([ab]-\d+|pair-\d+)"', page))
    assert targets <= set(names)
    assert {name for name in names if name.startswith("pair-")} <= targets


def test_what_is_not_released_is_not_shown(released: Site) -> None:
    """Without the text, gaps stand for words that the tables do not release."""
    page = released.get(PAGE).text
    assert "The passes themselves are not here" in page
    assert "not released" in page
    known = [each for each in onrecord.load("evidence", "arrow").to_pylist() if each["exact"]]
    text = (bundled().documents / "damage-control.txt").read_text(encoding="utf-8")
    covered = {at for each in known for at in range(each["start"], each["end"])}
    hidden = [at for at in range(len(text) - 30) if not covered & {*range(at, at + 30)}]
    shown = " ".join(side(page, "first").split())
    assert hidden
    assert not any(" ".join(text[at : at + 30].split()) in shown for at in hidden)


def test_kind_and_coders_can_be_chosen(article: Site, hostile: Site) -> None:
    """A query narrows the page to a kind, and names the two whose passes are compared."""
    page = article.get(f"{PAGE}?kind=appointments").text
    assert set(re.findall(r'class="pair \w+ of-(\w+)"', page)) == {"appointments"}
    page = hostile.get("/-/compare/bree?first=a3&second=a1").text
    assert "How a1 and a3 coded it" in page
    assert "<option selected>a3</option>" in page
    for wrong in ("?kind=actors", "?first=zoe", "?first=a2&second=zoe"):
        assert hostile.get(f"/-/compare/bree{wrong}").status_code == 404
    assert hostile.get("/-/compare/nothing").status_code == 404


def test_codings_that_nowhere_differ_have_a_page(hostile: Site) -> None:
    """Two passes without a difference are in no table, and are shown all the same."""
    page = hostile.get("/-/compare/bree?first=a2&second=a3").text
    assert "How a2 and a3 coded it" in page
    assert re.search(r"They code [1-9]\d* rows the same\.\s+0 differ;", page)


def test_markup_of_others_is_text(hostile: Site) -> None:
    """Words and values that are markup are shown as they are."""
    page = hostile.get("/-/compare/bree").text
    assert SCRIPT not in page
    assert "&lt;script&gt;" in page


def test_figures_say_whose_they_are(hostile: Site) -> None:
    """Figures between a person and a model are not said to be of people."""
    page = hostile.get("/-/compare/bree?first=a1&second=a2").text
    assert "annotators of several kinds, not all of them people" in page
    page = hostile.get("/-/compare/bree?first=a1&second=a3").text
    assert "Agreement between people who coded independently of each other." in page
    assert "Agreement on events" in page


def test_pages_lead_to_each_other(article: Site, bree: Site) -> None:
    """The reading page and the document's row lead here and back, where there is something."""
    for path in ("/-/read/damage-control", "/onrecord/documents/damage-control"):
        assert f'href="{PAGE}"' in article.get(path).text
    assert 'href="/-/read/damage-control"' in article.get(PAGE).text
    assert "/-/compare/" not in bree.get("/-/read/bree").text
    assert bree.get("/-/compare/bree").status_code == 404


def test_pair_says_how_it_compares() -> None:
    """A unit is only with one coder, coded differently, or the same."""
    unit = Side("e01", ((3, 9),))
    assert Pair("events", unit, None).how == "alone"
    assert Pair("events", unit, unit).how == "same"
    assert Pair("events", unit, unit, [Difference("modality", "a", "b", None)]).how == "differs"


def test_kind_that_nobody_coded_has_no_figures() -> None:
    """A row of dashes would say nothing that a page without it does not."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.row_factory = sqlite3.Row
        figures = onrecord.load("reliability").assign(
            first_annotator_id="a", second_annotator_id="b"
        )
        figures.loc[figures["table_name"] == "quotes", ["value", "low", "high"]] = None
        figures.to_sql("reliability", connection)
        found = load_figures(connection, ("a", "b"), ("events", "quotes"))
    assert [each.table for each in found] == ["events"]
