"""Whatever the bytes of a file, it is read or refused with a reason; nothing else happens."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake.found import Found, UnreadableError
from onrecord.intake.read_file import read_file
from onrecord.intake.read_html import read_html
from onrecord.intake.read_tei import read_tei
from onrecord.intake.read_text_file import read_markdown, read_plain

READERS = {"plain": read_plain, "markdown": read_markdown, "html": read_html, "tei": read_tei}
# What the kinds of markup are made of, for files that are nearly right.
PIECES = [
    *(b"---\n", b"title: a\n", b"date: [b]\n", b": ", b"- ", b"\t", b"# H\n", b"\r\n", b"\xff"),
    *(b"<p>", b"</p>", b"<a:b c:d=1>", b"<x{y}>", b"<a<b", b"<=>", b"</>", b"<!--", b"-->", b"<?x"),
    *(b"<TEI>", b"<teiHeader>", b"<text>", b"</text>", b"</TEI>", b"<date when='0000'/>", b"<p/>"),
    *(b"<![CDATA[", b"]]>", b"<!DOCTYPE a [", b"<!ENTITY b 'c'>", b"]>", b"&b;", b"&#0;", b"&#xd;"),
    *(b"<meta charset=", b"utf-16", b"hex", b">", b"<meta name=date content='\x80'>", b"\xc3\xa9"),
    *(b"<html xmlns='&'>", b"xml:lang='x'", b" word ", b"e\xcc\x81", b"\xef\xbb\xbf", b"\x00"),
]


@pytest.mark.parametrize("kind", READERS)
@given(pieces=st.lists(st.sampled_from(PIECES) | st.binary(max_size=8), max_size=30))
def test_any_bytes(kind: str, pieces: list[bytes]) -> None:
    """A text that is read has the form that a corpus keeps, and its facts are lines of text."""
    try:
        found = READERS[kind](b"".join(pieces), None)
    except UnreadableError as error:
        assert str(error)
        return
    assert isinstance(found, Found)
    assert found.text.strip()
    assert unicodedata.is_normalized("NFC", found.text)
    assert not set("\r\x00") & set(found.text)
    for value in found.facts.values():
        assert value == " ".join(value.split())
        assert not any(unicodedata.category(each) == "Cc" for each in value)


@pytest.mark.parametrize("name", ["a.txt", "A.MD", "b.Html", "c.xhtml"])
def test_kind_is_told_by_the_name(name: str, tmp_path: Path) -> None:
    """The end of a name tells how a file is read, in upper and lower case."""
    (tmp_path / name).write_text("<p>Text")
    text = read_file(tmp_path / name).text
    assert text == ("Text\n" if "html" in name.lower() else "<p>Text")
