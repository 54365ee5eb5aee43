"""The reading page lights exactly the words that prove each row, and shows nothing that is kept."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browse.conftest import Site
from browse.marks import card_numbers, plain, words_of
from browse.markup import BREAKOUT, SCRIPT, TEXT, write_markup
from curated import Built, CuratedFolder
from leaks import kept_back, leaked
from leaks import released as released_spans

import onrecord
from onrecord.browse.kept import KeptPages
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

READ = "/-/read/damage-control"
ARTICLE = (bundled().documents / "damage-control.txt").read_text(encoding="utf-8")
EVIDENCE = onrecord.load("evidence", "arrow").to_pylist()
ROWS = sorted({row["row_id"] for row in EVIDENCE})


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A folder whose words and names are markup."""
    corpus = write_markup(tmp_path_factory.mktemp("hostile") / "corpus")
    make_release(corpus.root)
    site = Site(corpus.root, shows_texts=True)
    yield site
    site.close()


def main_words(row_id: str) -> str:
    """The words of a row's main span, its pieces joined."""
    spans = [row for row in EVIDENCE if row["row_id"] == row_id and row["field"] is None]
    return "".join(row["exact"] for row in sorted(spans, key=lambda row: row["start"]))


def first_words(row_id: str) -> str:
    """The first piece of a row's main span."""
    spans = [row for row in EVIDENCE if row["row_id"] == row_id and row["field"] is None]
    return str(min(spans, key=lambda row: row["start"])["exact"])


@pytest.mark.parametrize("site", ["article", "released"])
def test_the_marks_of_each_row_are_its_words(site: str, request: pytest.FixtureRequest) -> None:
    """With the whole text and with the released words alike, a row's marks are its evidence."""
    page = request.getfixturevalue(site).get(READ).text
    numbers = card_numbers(page)
    assert sorted(numbers) == ROWS
    assert {row: words_of(page, f"r{number}") for row, number in numbers.items()} == {
        row: main_words(row) for row in ROWS
    }


def test_every_row_has_one_anchor(article: Site) -> None:
    """The deep link of each row leads to one place, before the first of its words."""
    page = article.get(READ).text
    for row_id in ROWS:
        assert page.count(f'id="{row_id}"') == 1
        behind = page[page.index(f'id="{row_id}"') :].partition(">")[2]
        assert plain(behind[:5000]).startswith(first_words(row_id))


def test_the_whole_text_is_there(article: Site) -> None:
    """Every character of the article but its title line stands on the page, in order."""
    page = article.get(READ).text
    text = re.search(r'<article class="text".*?</article>', page, re.DOTALL)
    assert text
    shown = plain(text[0])
    wanted = " ".join(ARTICLE.partition("\n")[2].split())
    assert " ".join(shown.split()) == wanted


def test_cards_stand_in_the_order_of_the_text(article: Site) -> None:
    """The first words of each card lie behind those of the card before."""
    starts = {
        row_id: min(
            row["start"] for row in EVIDENCE if row["row_id"] == row_id and not row["field"]
        )
        for row_id in ROWS
    }
    order = [starts[row_id] for row_id in card_numbers(article.get(READ).text)]
    assert order == sorted(order)


def test_each_field_has_its_words(article: Site) -> None:
    """When a row is lit, the words for its place and its date are those of its evidence."""
    page = article.get(READ).text
    number = card_numbers(page)["damage-control-e02"]
    assert words_of(page, f"r{number}-when") == "Nov. 13, 2024"
    assert words_of(page, f"r{number}-where") == "NATO headquarters in Belgium"
    assert words_of(page, f"r{number}-who") == "Antony Blinken"


@pytest.mark.parametrize("path", [READ, f"{READ}.json"])
def test_nothing_is_shown_that_is_not_released(released: Site, path: str) -> None:
    """Without the text no stretch of 30 characters outside of the evidence is on the page."""
    spans = released_spans(lambda name: onrecord.load(name, "arrow").to_pylist(), "damage-control")
    title = ARTICLE.partition("\n")[0]
    windows = kept_back(ARTICLE, spans, title)
    # The space between two sentences is white space by the definition of a passage.
    answer = released.get(path).text.replace('</span> <span id="', '</span>|<span id="')
    assert leaked([plain(answer), answer], windows) == set()
    assert len(windows) > 500
    if path == READ:
        assert "characters not released" in answer


def test_gaps_count_what_is_missing(released: Site) -> None:
    """Known characters and gaps together are as long as the sentences."""
    page = released.get(READ).text
    text = re.search(r'<article class="text".*?</article>', page, re.DOTALL)
    assert text
    sentences = re.findall(
        r'<span id="damage-control-p\d+-s\d+" class="s">(.*?)</span>(?= |</p>)', text[0]
    )
    passages = onrecord.load("passages", "arrow").to_pylist()
    shown = "".join(sentences)
    missing = sum(int(n.replace(",", "")) for n in re.findall(r'title="([\d,]+) character', shown))
    known = len(plain(re.sub(r'<span class="gap".*?</span>', "", shown)))
    first = next(row for row in passages if row["sentence"] == row["paragraph"] == 1)
    total = sum(row["end"] - row["start"] for row in passages)
    assert missing + known in (total, total - (first["end"] - first["start"]))


def test_a_text_that_changed_is_not_shown(tmp_path: Path) -> None:
    """Where the text is no longer the one that was coded, only released words are shown."""
    corpus = CuratedFolder(tmp_path / "corpus", release="evidence")
    make_release(corpus.root)
    whole, changed = Site(corpus.root, shows_texts=True), Site(corpus.root, shows_texts=True)
    assert "characters not released" not in whole.get("/-/read/bree").text
    corpus.replace("documents/bree.txt", "Edoras", "Isengard")
    page = changed.get("/-/read/bree").text
    assert "Isengard" not in page
    assert "characters not released" in page
    whole.close()
    changed.close()


def test_signs_before_a_span_do_not_shift_it(hostile: Site) -> None:
    """Emoji, joined emoji and combining marks before the words count as what they are."""
    page = hostile.get("/-/read/bad").text
    number = card_numbers(page)["bad-e01"]
    assert words_of(page, f"r{number}") == "met the King of Rohan"
    assert words_of(page, f"r{number}-who") == "Ada Byron"


def test_markup_in_data_stays_text(hostile: Site) -> None:
    """Scripts, handlers and addresses in texts, titles and names are shown, and nothing else."""
    page = hostile.get("/-/read/bad").text
    assert "<script>alert" not in page
    assert "<img" not in page
    assert "<svg" not in page
    assert 'href="javascript:' not in page
    assert not re.search(r"<[a-z][^<>]*\son[a-z]+\s*=", page)
    assert BREAKOUT in plain(page)
    assert SCRIPT in plain(page)
    assert " ".join(TEXT.partition("\n")[2].split()) in " ".join(plain(page).split())


@pytest.mark.parametrize(
    "path",
    [
        "/-/read/nothing",
        "/-/read/..%2F..%2FREADME",
        "/-/read/~2E~2E~2Fetc",
        "/-/read/%00",
        "/-/read/damage-control.xml",
        "/-/read/" + "x" * 5000,
        "/-/read/nothing.json",
        "/-/lit-0.css",
        "/-/lit-999.css",
    ],
)
def test_what_is_not_there_is_not_found(article: Site, path: str) -> None:
    """An address of no document is answered with 404, or led to one that is."""
    answer = article.get(path)
    # Datasette leads from the encoding of other sites to its own.
    if answer.status_code == 302:
        answer = article.get(answer.headers["location"])
    assert answer.status_code == 404


def test_a_page_is_the_same_from_memory(bree: Site) -> None:
    """A page that was kept is the page that was made."""
    made = bree.get("/-/read/bree").text
    assert bree.app.room._kept.find("read bree") == made.encode()
    assert bree.get("/-/read/bree").text == made


def test_the_title_answers_for_a_paragraph_that_repeats_it(bree: Site) -> None:
    """Where the first line of a text is its title, the links to that sentence lead to the title."""
    page = bree.get("/-/read/bree").text
    assert '<span id="bree-p01-s01" class="s"></span>The Treaty of Bree</h1>' in page
    assert page.count('id="bree-p01-s01"') == 1


def test_a_text_released_in_full_has_no_gaps(built: Built) -> None:
    """Without data/curated, a text that its tables release in full is read as it is."""
    site = Site(built.root)
    page = site.get("/-/read/bree").text
    site.close()
    assert "may not be passed on" not in page
    assert "not released" not in page
    assert "The two will meet again in June. 😀 Bree did not invite the League." in plain(page)


def test_a_page_with_very_many_rows_says_what_lights(
    bree: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Beyond what the style sheet knows, a notice says that lighting needs the script."""
    monkeypatch.setattr("onrecord.browse.reading.lit_css._MOST", 4)
    monkeypatch.setattr(bree.app.room, "_kept", KeptPages(0))
    page = bree.get("/-/read/bree").text
    assert 'data-rules="4"' in page
    assert "Without JavaScript only the first 4 rows and actors light up." in page


def test_documents_are_listed(article: Site) -> None:
    """The list of documents leads to each, and says how much was coded."""
    page = article.get("/-/read").text
    assert f'href="{READ}"' in page
    counts = {name: onrecord.load(name, "arrow").num_rows for name in ("events", "quotes")}
    assert f"{counts['events']} events, {counts['quotes']} quotes" in plain(page)


def test_a_document_without_coding_says_so(tmp_path: Path) -> None:
    """A document that nobody has coded is read with mentions only, and the page says why."""
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.add_document("plain", "Ada Byron came.\n")
    corpus.replace("documents/plain.yaml", "coding: complete", "coding: none")
    make_release(corpus.root)
    site = Site(corpus.root)
    page = site.get("/-/read/plain").text
    site.close()
    assert "Nobody has coded this document yet" in page
    assert words_of(page, "me") == "Ada Byron"
    assert card_numbers(page) == {}
