"""Of a page the main text is kept, and what its head states."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.found import UnreadableError
from onrecord.intake.read_html import read_html

HEAD = """<title>Minutes | The Gazette</title>
<meta property="og:title" content="Minutes of May">
<meta name="author" content="Ann Example"><meta name="author" content="https://example.org/ann">
<meta property="article:published_time" content="2024-03-04T10:00:00Z">
<meta property="og:site_name" content="The Gazette">
<link rel="canonical" href="https://example.org/minutes">"""
_NAMES = "a b body div font form head html li p section span table td tr ul"
TAGS = [f"<{slash}{name}>" for name in _NAMES.split() for slash in ("", "/")]
BLOCK = "a paragraph for each block"


def page(body: str, head: str = "") -> bytes:
    """Write a page."""
    html = f"<!DOCTYPE html><html lang=en-GB><head>{head}</head><body>{body}</body></html>"
    return html.encode()


def test_head_states_facts() -> None:
    """Title, author, publisher, date, address and language are taken from where pages say them."""
    assert read_html(page("<p>Text", HEAD), None).facts == {
        "title": "Minutes of May",
        "author": "Ann Example",
        "publisher": "The Gazette",
        "published": "2024-03-04",
        "url": "https://example.org/minutes",
        "language": "en-GB",
    }
    assert read_html(page("<h1>A <b>head</b></h1>"), None).facts == {
        "title": "A head",
        "language": "en-GB",
    }


def test_blocks_become_paragraphs() -> None:
    """A block is a paragraph, a break a line, a cell is parted by a tab; spaces are joined."""
    body = """<h1>Head</h1>loose <p>One <b>bo</b>ld
      word&nbsp;<br> next  line.</p><ul><li>a<li>b</ul>
      <table><tr><td>1<td>2</table><pre>
  x
     y

z</pre><blockquote><p>q</p></blockquote>tail"""
    assert read_html(page(body), None).text == (
        "Head\n\nloose\n\nOne bold word\u00a0\nnext line.\n\na\n\nb\n\n1\t2\n\n  x\n     y\nz"
        "\n\nq\n\ntail\n"
    )


def test_what_is_no_text_is_dropped_and_said() -> None:
    """Scripts, styles, menus and hidden parts go, and are counted; what follows them stays."""
    body = """<header>The Gazette</header><nav>Menu</nav><p>One<script>alert(1)</script> two
      <style>p {}</style><!-- three --><span hidden>four</span> five</p><script>x</script>"""
    found = read_html(page(body), None)
    assert found.text == "One two five\n"
    assert found.changes == [
        f"text taken from <body>, {BLOCK}",
        "dropped 1 header",
        "dropped 1 nav",
        "dropped 2 scripts",
        "dropped 1 span",
        "dropped 1 style",
    ]


@pytest.mark.parametrize(
    ("body", "text", "part"),
    [
        ("around<main>m<article><header>h</header>a</article></main>", "h\n\na\n", "article"),
        ("<main>m<article>a</article><article>b</article></main>x", "m\n\na\n\nb\n", "main"),
        ("<article>a</article><article>b</article>x", "a\n\nb\n\nx\n", "body"),
    ],
)
def test_main_part(body: str, text: str, part: str) -> None:
    """The text is that of the one article, else of the one main part, else of the whole body."""
    found = read_html(page(body), None)
    assert (found.text, found.changes) == (text, [f"text taken from <{part}>, {BLOCK}"])


@given(st.lists(st.sampled_from(["word ", *TAGS]), max_size=60))
def test_no_word_is_lost(pieces: list[str]) -> None:
    """However wrongly tags are nested, every word is kept, also where a page has no body."""
    html = "".join(pieces).replace("word", "word{}").format(*range(len(pieces)))
    wanted = [f"word{number}" for number in range(pieces.count("word "))]
    try:
        found = read_html(f"<title>A</title>{html}".encode(), None).text.split()
    except UnreadableError:
        found = []
    assert found == wanted


def test_charset_is_declared_in_the_page() -> None:
    """A page that is no UTF-8 is read as its head says."""
    content = page("<p>caf\xe9", '<meta charset="iso-8859-1">').decode().encode("latin-1")
    found = read_html(content, None)
    assert found.text == "café\n"
    assert found.changes[0] == "decoded from windows-1252, as the file says"


def test_references_are_characters() -> None:
    """References are read once, halves of surrogates and NUL as what browsers show for them."""
    found = read_html(page("<p>&amp;lt; e&#x301; &#xD800;&#0; &noname;"), None)
    assert found.text == "&lt; é \ufffd\ufffd &noname;\n"
    assert found.changes[1:] == ["normalized to NFC in 1 word"]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "has no text; leave the file out"),
        (b"<!-- nothing -->", "has no text; leave the file out"),
        (page("<script>x</script>"), "has no text; leave the file out"),
        (page("<p>a\0"), "has 1 NUL character, so it is no text; convert it first"),
        (
            page("<div>" * 100_000 + "x"),
            "line 1: Excessive depth in document: 256; mend the markup",
        ),
    ],
)
def test_page_that_cannot_be_read(content: bytes, message: str) -> None:
    """A page without text, or of which the parser would lose some, is refused."""
    with pytest.raises(UnreadableError) as caught:
        read_html(content, None)
    assert str(caught.value) == message
