"""What is written as TEI is TEI, and is read again to the same, whatever is in it."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from onrecord.errors import Problem, UsageError
from onrecord.exchange.annotated import (
    Annotated,
    End,
    Entry,
    Feature,
    Layer,
    Link,
    Mark,
    Remark,
)
from onrecord.exchange.tei.form import TEI
from onrecord.intake.read_file import read_file

MEMO = Annotated(
    "memo",
    "Ada,\r\n<she>, \x01 left\tTurin 😀 \ufffe.\r",
    Layer(
        marks=(
            Mark("T 1", "Who", ((0, 3),)),
            Mark("<2>", "Le\x02ave\r\n", ((15, 19), (0, 9)), "left Ada"),
        ),
        links=(
            Link("E1", "Leave", (End("Agent", "T 1"),), "<2>"),
            Link("R1", "", (End("", "E1"), End("", "E1"))),
            Link("R2", "same", ()),
        ),
        features=(Feature("A1", "sure", "E1", ""), Feature("A2", "negated", "A1")),
        entries=(Entry("N1", "Reference", "T 1", "wiki", "Ada", "Ada & co"),),
        remarks=(Remark("#1", "Note", "T 1", " a\x00b\n"), Remark("#2", "Note", "", "all")),
    ),
    {
        "title": "A <memo>",
        "published": "1843-05-04",
        "language": "en",
        "url": "https://x.org/a?b&c",
    },
)


def read_again(folder: Path, content: bytes) -> Annotated | Problem:
    """What is read of a file."""
    (folder / "memo.xml").write_bytes(content)
    (found,) = TEI.read(folder)
    return found


def written() -> bytes:
    """The file of the memo."""
    return TEI.write(MEMO)["memo.xml"]


def test_all_is_kept(tmp_path: Path) -> None:
    """Text, ids, order, facts and characters that XML cannot have are the same again."""
    found = read_again(tmp_path, written())
    assert isinstance(found, Annotated), found
    assert (found.name, found.text, found.facts) == (MEMO.name, MEMO.text, MEMO.facts)
    assert found.layer == MEMO.layer


def test_what_other_programs_find() -> None:
    """There are a header, spans from anchor to anchor in the text, and no id twice."""
    root = etree.fromstring(written())
    tei = {"t": "http://www.tei-c.org/ns/1.0"}
    parts = [etree.QName(each).localname for each in root]
    assert parts == ["teiHeader", "standOff", "text"]
    assert root.xpath("string(//t:titleStmt/t:title)", namespaces=tei) == "A <memo>"
    assert root.xpath("//t:publicationStmt/t:date/@when", namespaces=tei) == ["1843-05-04"]
    ids = root.xpath("//@xml:id")
    assert ids == ["m1", "m2", "c0", "c3", "c9", "c15", "c19"]
    spans = [dict(each.attrib) for each in root.iterfind(".//{*}span")]
    assert spans == [
        {"from": "#c0", "to": "#c3", "ana": "#m1"},
        {"from": "#c15", "to": "#c19", "ana": "#m2"},
        {"from": "#c0", "to": "#c9", "ana": "#m2"},
    ]


def test_intake_reads_it_too(tmp_path: Path) -> None:
    """The file can be added as a document, with its facts."""
    (tmp_path / "memo.xml").write_bytes(
        TEI.write(Annotated("memo", "Ada left.", Layer()))["memo.xml"]
    )
    found = read_file(tmp_path / "memo.xml")
    assert (found.text, found.facts) == ("Ada left.\n", {"title": "memo"})


@pytest.mark.parametrize(
    ("before", "after", "message"),
    [
        ("#c15", "#c16", "a span names anchor 'c16', which does not exist"),
        ('<anchor xml:id="c3"/>', "<hi>!</hi>", "element 'hi' in the text"),
        ('"#m2"', '"#m3"', "a span is of 'm3', which does not exist"),
        ('type="entry"', 'type="event"', "unknown type 'event'"),
        ('<f name="database">', '<f name="data">', "object contains unknown field `data`"),
        ("<ab ", "<ab/><ab ", "2 blocks of text where one is expected"),
    ],
)
def test_altered_files(tmp_path: Path, before: str, after: str, message: str) -> None:
    """A file of ours that somebody altered is one problem."""
    content = written().decode().replace(before, after).encode()
    found = read_again(tmp_path, content)
    assert isinstance(found, Problem)
    assert found.message == f"{message}; export the document again"


def test_lost_stretch(tmp_path: Path) -> None:
    """A mark whose spans were deleted is a problem."""
    content = written().replace(b'<span from="#c0" to="#c3" ana="#m1">Who</span>', b"")
    found = read_again(tmp_path, content)
    assert str(found) == f"{tmp_path / 'memo.xml'}:1: mark 'T 1' has no stretch of the text"


def test_what_cannot_be_written() -> None:
    """A stretch of no characters, and a text that no parser would take, cannot be written."""
    empty = Annotated("memo", "Ada", Layer(marks=(Mark("T1", "Who", ((1, 1),)),)))
    with pytest.raises(UsageError, match="empty stretch at 1; mark at least one character"):
        TEI.write(empty)
    fault = "^'memo' is too long for XML; export it in another form$"
    with pytest.raises(UsageError, match=fault):
        TEI.write(Annotated("memo", "é" * 5_000_000, Layer()))
