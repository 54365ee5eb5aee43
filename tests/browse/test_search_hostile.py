"""Nothing that is typed into a search, and nothing that the data hold, breaks the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest
from curated import CuratedFolder
from hypothesis import given
from hypothesis import strategies as st

from onrecord.browse.search import split_hits
from onrecord.browse.search_query import MOST_TERMS, read_query
from onrecord.pipeline.make import make_release

HOSTILE = [
    '"',
    '""',
    '"""',
    "“",
    "'",
    "'; DROP TABLE events; --",
    "NEAR",
    "NEAR(",
    "NEAR(a b, 2)",
    "AND",
    "a AND",
    "OR NOT",
    "*",
    "a*",
    "^a",
    "a:b",
    "body:a",
    "{heading body}: a",
    "-a",
    "+",
    "(",
    ")",
    "((((a",
    "\\",
    "%",
    "_",
    "a\x00b",
    "\x00",
    "\x02a\x03",
    "\x1b[31m",
    "\u202eabc",
    "😀",
    "👩‍👩‍👧",
    "é" * 200,
    "…—?!.,",
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "{{ 7 * 7 }}",
    "a" * 10_000,
    "a " * 5_000,
    '"' * 10_000,
    "(" * 10_000,
    "NEAR(" * 2_000,
    "١٢٣ 漢字 עברית",
]
ODD_ADDRESSES = [
    "/-/search?q=%ED%A0%80",
    "/-/search?q=%FF%FE",
    "/-/search?q=%",
    "/-/search?q=%zz",
    "/-/search?q",
    "/-/search?q=",
    "/-/search?q=+++",
    "/-/search?q=a&q=b",
    "/-/search?&&;=",
    "/-/search?q=the&page=-1",
    "/-/search?q=the&page=0",
    "/-/search?q=the&page=1.5",
    "/-/search?q=the&page=two",
    "/-/search?q=the&page=99999999999999999999999999",
    f"/-/search?q=the&page={'9' * 5000}",
    "/-/search?q=the&page=%D9%A1",
    "/-/search?q=the&page=",
    "/-/search?q=the&in=",
    "/-/search?q=the&in=sqlite_master",
    "/-/search?q=the&in='",
    "/-/search?in=events&page=3",
]


def search(site: Any, text: str, **more: object) -> Any:
    """Ask for a search."""
    asked = "".join(f"&{name}={value}" for name, value in more.items())
    return site.get(f"/-/search?q={quote(text)}{asked}")


@pytest.mark.parametrize("text", HOSTILE, ids=lambda text: ascii(text[:20]))
def test_hostile_search(bree: Any, text: str) -> None:
    """No operator, sign or length makes a search fail."""
    assert search(bree, text).status_code == 200
    assert search(bree, text, **{"in": "passages", "page": 2}).status_code == 200
    assert search(bree, f"road {text}").status_code == 200


@pytest.mark.parametrize("path", ODD_ADDRESSES, ids=lambda path: path[10:40])
def test_odd_address(bree: Any, path: str) -> None:
    """No address of the page makes it fail."""
    assert bree.get(path).status_code == 200


@given(
    st.one_of(
        st.text(st.characters(exclude_categories=())).map(
            lambda text: text.encode("utf-8", "surrogatepass")
        ),
        st.binary(),
        st.text(' ab"“()*^:+-{}.,ANDORNTE\x00\x02').map(str.encode),
    )
)
def test_no_text_gives_an_error(bree: Any, typed: bytes) -> None:
    """Whatever is typed, a page comes back."""
    assert bree.get(f"/-/search?q={quote(typed)}").status_code == 200


@given(st.text(st.characters(exclude_categories=())))
def test_query_is_quoted_terms(typed: str) -> None:
    """A query is nothing but quoted terms, few of them, each with a letter or digit."""
    match = read_query(typed).match
    terms = match.split('"')[1::2]
    assert match == " ".join(f'"{term}"' for term in terms)
    assert len(terms) <= MOST_TERMS
    assert all(any(map(str.isalnum, term)) and term.isprintable() for term in terms)


@given(st.text("ab \x02\x03<&"))
def test_markers_in_data(text: str) -> None:
    """Markers that the data hold get lost, and nothing else does."""
    kept = "".join(each.text for each in split_hits(text))
    assert kept == text.replace("\x02", "").replace("\x03", "")


@pytest.fixture(scope="module")
def hostile(bree: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A folder whose title, summary and names try to become part of the page."""
    root: Path = tmp_path_factory.mktemp("hostile") / "corpus"
    corpus = CuratedFolder(root)
    attack = '<script>alert(1)</script>"onmouseover="alert(2)'
    corpus.replace(
        "documents/bree.yaml", "title: The Treaty of Bree", f"title: {yaml_text(attack)}"
    )
    corpus.replace(
        "annotations/bree.yaml",
        "summary: No invitation went to the alliance.",
        f"summary: {yaml_text('No invitation ' + attack)}",
    )
    corpus.replace("authorities/actors.yaml", "name: the League", f"name: {yaml_text(attack)}")
    make_release(root)
    site = type(bree)(root)
    yield site
    site.close()


def yaml_text(text: str) -> str:
    """Write a text for YAML."""
    return '"{}"'.format(text.replace('"', '\\"'))


def test_data_never_become_markup(hostile: Any) -> None:
    """Titles, summaries and names are shown as text, whatever they hold."""
    page = search(hostile, "invitation alert")
    escaped = "&lt;script&gt;<mark>alert</mark>(1)&lt;/script&gt;&#34;onmouseover=&#34;"
    assert page.status_code == 200
    assert "<script" not in page.text and '"onmouseover' not in page.text
    assert f"<mark>invitation</mark> {escaped}".lower() in page.text.lower()
