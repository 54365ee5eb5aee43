"""The reading page as W3C Web Annotations says the same as the tables, by quotation and place."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from browse.conftest import Site
from browse.markup import write_markup

import onrecord
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

ARTICLE = (bundled().documents / "damage-control.txt").read_text(encoding="utf-8")


def page_of(site: Site, document_id: str = "damage-control") -> dict[str, Any]:
    """The annotation page of a document."""
    answer = site.get(f"/-/read/{document_id}.json")
    assert answer.headers["content-type"] == "application/ld+json; charset=utf-8"
    page: dict[str, Any] = answer.json()
    return page


def test_the_page_has_the_form_of_the_standard(article: Site) -> None:
    """It is an annotation page of a collection, and each item has all that it must have."""
    page = page_of(article)
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert (page["type"], page["partOf"]["type"]) == ("AnnotationPage", "AnnotationCollection")
    assert page["partOf"]["total"] == len(page["items"])
    ids = [item["id"] for item in page["items"]]
    assert len(ids) == len(set(ids))
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert item["target"]
        assert all(body["type"] in ("TextualBody", "SpecificResource") for body in item["body"])


def test_every_stretch_of_evidence_and_every_mention_is_annotated_once(article: Site) -> None:
    """The places of the annotations are those of the tables, no more and no fewer."""
    rows = onrecord.load("evidence", "arrow").to_pylist()
    rows += onrecord.load("mentions", "arrow").to_pylist()
    found = [
        (selector["start"], selector["end"])
        for item in page_of(article)["items"]
        for target in item["target"]
        for selector in target["selector"]
        if selector["type"] == "TextPositionSelector"
    ]
    assert sorted(found) == sorted((row["start"], row["end"]) for row in rows)


def test_quotation_and_position_agree_with_the_text(article: Site) -> None:
    """The quoted words stand at their position, between the words that are said to be beside."""
    for item in page_of(article)["items"]:
        for target in item["target"]:
            quotation, position = target["selector"]
            start, end = position["start"], position["end"]
            assert quotation["exact"] == ARTICLE[start:end]
            assert ARTICLE[:start].endswith(quotation.get("prefix", ""))
            assert ARTICLE[end:].startswith(quotation.get("suffix", ""))


def test_a_row_says_what_its_card_says(article: Site) -> None:
    """The annotation of a row has its summary, its kind and how it stands."""
    items = {item["id"]: item for item in page_of(article)["items"]}
    (item,) = (each for name, each in items.items() if name.endswith("control#damage-control-e02"))
    assert [body["value"] for body in item["body"]] == [
        "Blinken visits the headquarters of NATO.",
        "Consult: Visit",
        "happened",
    ]


def test_words_that_are_not_released_are_left_out(released: Site) -> None:
    """Without the text there is no prefix or suffix but where released words lie beside."""
    rows = onrecord.load("evidence", "arrow").to_pylist()
    known = {place for row in rows if row["exact"] for place in range(row["start"], row["end"])}
    beside = 0
    for item in page_of(released)["items"]:
        for target in item["target"]:
            *quotations, position = target["selector"]
            quotation = quotations[0] if quotations else {}
            for name, end in (("prefix", position["start"]), ("suffix", None)):
                words = quotation.get(name, "")
                start = position["end"] if end is None else end - len(words)
                assert known.issuperset(range(start, start + len(words)))
                beside += bool(words)
    assert 0 < beside < len(rows)


def test_only_addresses_of_the_web_are_sources(tmp_path: Path) -> None:
    """An address of a document that is none of the web is not given to programs as one."""
    corpus = write_markup(tmp_path / "corpus")
    make_release(corpus.root)
    site = Site(corpus.root)
    sources = {
        target["source"] for item in page_of(site, "bad")["items"] for target in item["target"]
    }
    site.close()
    assert sources == {"http://localhost/-/read/bad"}
