"""Of a TEI document the text is kept, and what its header states; nothing else is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.intake.found import UnreadableError
from onrecord.intake.read_tei import read_tei

HEADER = """<fileDesc><titleStmt><title type="short">HAC</title><title>Minutes of
May</title><author>Ann <persName>Example</persName></author><author>Ben</author></titleStmt>
<publicationStmt><publisher>The Council</publisher><date type="created" when="1960-11-04"/>
<date when="2014-07-10">July 10</date><idno type="URI">https://example.org/m</idno>
<idno type="local">m-1</idno></publicationStmt></fileDesc>
<profileDesc><langUsage><language ident="en"/></langUsage></profileDesc>"""
LAUGHS = "".join(f'<!ENTITY l{i} "' + f"&l{i - 1};" * 10 + '">' for i in range(1, 10))


def tei(body: str, header: str = "", doctype: str = "") -> bytes:
    """Write a TEI document."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>{doctype}
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{header}</teiHeader>
<text><body>{body}</body></text></TEI>""".encode()


def test_header_states_facts() -> None:
    """Title, authors, publisher, date, address and language come from the header."""
    assert read_tei(tei("<p>x</p>", HEADER), None).facts == {
        "title": "Minutes of May",
        "author": "Ann Example, Ben",
        "publisher": "The Council",
        "published": "2014-07-10",
        "url": "https://example.org/m",
        "language": "en",
        "note": "created: 1960-11-04; local: m-1",
    }


def test_blocks_become_paragraphs() -> None:
    """Heads, paragraphs, items and rows are paragraphs; of two readings the document's stays."""
    body = """<div><head>Head</head><p>One<note>n</note> <hi>t</hi>wo<lb/>
      three<!-- c --> <choice><sic>teh</sic><corr>the</corr></choice> <corr>end</corr>.<pb/></p>
      <list><item>a</item><item>b</item></list>
      <table><row><cell>1</cell><cell>2</cell></row></table></div>"""
    found = read_tei(tei(body), None)
    assert found.text == "Head\n\nOne two\nthree teh end.\n\na\n\nb\n\n1\t2\n"
    assert found.changes == [
        "text taken from <text>, a paragraph for each block",
        "dropped 1 corr",
        "dropped 1 note",
    ]


def test_charset_is_declared() -> None:
    """The declaration of the file says its charset, UTF-16 included."""
    text = tei("<p>café</p>").decode()
    latin = text.replace("UTF-8", "iso-8859-1").encode("latin-1")
    for content in (latin, text.replace("UTF-8", "UTF-16").encode("utf-16")):
        assert read_tei(content, None).text == "café\n"


def test_nothing_else_is_opened(tmp_path: Path) -> None:
    """External DTDs and inclusions are left alone."""
    secret = tmp_path / "secret.dtd"
    secret.write_text("<!ENTITY secret 'SECRET'>")
    doctype = f'<!DOCTYPE TEI [<!ENTITY % x SYSTEM "{secret.as_uri()}"> %x;]>'
    include = f'<include xmlns="http://www.w3.org/2001/XInclude" href="{secret.as_uri()}"/>'
    assert read_tei(tei(f"<p>a</p>{include}", doctype=doctype), None).text == "a\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            tei("<p>&l9;</p>", doctype=f'<!DOCTYPE TEI [<!ENTITY l0 "lol">{LAUGHS}]>'),
            "line 1: not readable as XML: Maximum entity amplification factor exceeded",
        ),
        (
            tei("<p>&x;</p>", doctype='<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
            "line 3: entity '&x;' is not resolved; write the characters themselves",
        ),
        (
            tei("<p>&eacute;</p>", doctype='<!DOCTYPE TEI SYSTEM "tei.dtd">'),
            "line 3: entity '&eacute;' is not resolved; write the characters themselves",
        ),
        (
            tei("<p>x"),
            "line 3: not readable as XML: Opening and ending tag mismatch: p line 3 and body",
        ),
        (
            tei("<div>" * 5000 + "</div>" * 5000),
            "line 3: not readable as XML: Excessive depth in document: 256",
        ),
        (b"", "line 1: not readable as XML: Document is empty"),
        (b"<html/>", "the root element is 'html', expected TEI of TEI P5"),
        (
            b"<teiCorpus/>",
            "the root element is 'teicorpus', expected TEI of TEI P5; put each TEI into a file of "
            "its own",
        ),
        (b"<TEI/>", "has 0 text elements, expected one"),
        (tei("<p> </p>"), "has no text; leave the file out"),
    ],
)
def test_file_that_cannot_be_read(content: bytes, message: str) -> None:
    """What is no well-formed TEI P5, or needs entities, is refused with its line."""
    with pytest.raises(UnreadableError) as caught:
        read_tei(content, None)
    assert str(caught.value).partition(", see xmlCtxt")[0] == message


def test_real_documents(shared: Callable[[str], Path]) -> None:
    """Every TEI document of the Office of the Historian gives a title, a date and its words."""
    paths = sorted(shared("corpora/frus-history/documents").glob("*.xml"))
    found = {path.stem: read_tei(path.read_bytes(), None) for path in paths}
    assert len(found) == 63
    assert all({"title", "published"} <= set(each.facts) for each in found.values())
    minutes = found["1960-11-04-hac-meeting-minutes"]
    assert "\n\nDr. Richard W. Leopold\n\nDr. Philip W. Thayer\n\n" in minutes.text
    assert minutes.facts["note"] == "created: 1960-11-04"
    dropped = [change for each in found.values() for change in each.changes if "note" in change]
    assert len(dropped) == 7
    assert "dropped 36 notes" in dropped
