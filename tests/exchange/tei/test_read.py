"""Of TEI files the elements of the text become marks on exactly the characters they cover."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, Layer, check_layer
from onrecord.exchange.tei.form import TEI
from onrecord.intake.read_file import read_file

HEADER = """<fileDesc><titleStmt><title>A memo</title></titleStmt><publicationStmt>
<date when="1843-05-04">May</date></publicationStmt></fileDesc>"""
LAUGHS = "".join(f'<!ENTITY l{i} "' + f"&l{i - 1};" * 10 + '">' for i in range(1, 10))


def write(folder: Path, body: str, apart: str = "", name: str = "memo.xml") -> Path:
    """Write a TEI file."""
    path = folder / name
    path.write_text(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader>{HEADER}</teiHeader>{apart}'
        f"<text><body>{body}</body></text></TEI>",
        "utf-8",
    )
    return path


def read(folder: Path, body: str, apart: str = "") -> Annotated:
    """The document of a TEI file, whose text and facts are those that intake makes."""
    path = write(folder, body, apart)
    (found,) = TEI.read(folder)
    assert isinstance(found, Annotated), found
    intake = read_file(path)
    assert (found.text, found.facts, found.name) == (intake.text, intake.facts, "memo")
    assert check_layer(found) == []
    return found


def marks(found: Annotated) -> list[tuple[str, str]]:
    """The marks with their words."""
    return [
        (each.label, " ... ".join(found.text[start:end] for start, end in each.spans))
        for each in found.layer.marks
    ]


def features(layer: Layer) -> list[tuple[str, str, str | None]]:
    """The features, with the ids of their marks."""
    return [(each.of, each.label, each.value) for each in layer.features]


def test_elements_and_attributes(tmp_path: Path) -> None:
    """Quotes, names and dates are marks, what their attributes state features, dates in EDTF."""
    body = """<p>
      <persName xml:id="ada" ref="#AB">Ada
        Byron</persName> wrote on <date when="1843-07-10T09:00:00">July
      10</date>: <said who="#ada" aloud="true">“Send it to
        <placeName>Turin</placeName>.”</said><lb/><seg type="close" xml:lang="en"> Yours </seg>
    </p><p><quote>All
    of it</quote></p>"""
    found = read(tmp_path, body)
    assert marks(found) == [
        ("persName", "Ada Byron"),
        ("date", "July 10"),
        ("said", "“Send it to Turin.”"),
        ("placeName", "Turin"),
        ("seg", "Yours"),
        ("quote", "All of it"),
    ]
    assert features(found.layer) == [
        ("ada", "ref", "#AB"),
        ("date-1", "when", "1843-07-10T09:00:00"),
        ("date-1", "edtf", "1843-07-10"),
        ("said-1", "who", "#ada"),
        ("said-1", "aloud", "true"),
        ("seg-1", "type", "close"),
        ("seg-1", "lang", "en"),
    ]


def test_nested_and_empty_elements(tmp_path: Path) -> None:
    """The outer element comes before the inner one; one without words is no mark."""
    found = read(tmp_path, "<p><q><persName>Ada</persName></q> <name> </name><date/>left.</p>")
    assert marks(found) == [("q", "Ada"), ("persName", "Ada")]


def test_over_paragraphs(tmp_path: Path) -> None:
    """A quote of several paragraphs is one mark over all of them."""
    found = read(tmp_path, "<p>So:</p><quote><p>One.</p><p>Two.</p></quote><p>End.</p>")
    assert marks(found) == [("quote", "One.\n\nTwo.")]


@pytest.mark.parametrize("accent", ["e\u0301", "\u1112\u1161\u11ab", "\U0001d15e", "o\u0323\u0302"])
def test_composed_characters(tmp_path: Path, accent: str) -> None:
    """Spans are of the text after its accents are composed; a part of one is all of it."""
    found = read(
        tmp_path, f"<p>Caf{accent} <name>Ren{accent}</name>, {accent[0]}<q>{accent[1:]}s</q></p>"
    )
    name, quote = found.layer.marks
    assert found.text[slice(*name.spans[0])] == found.text.split()[1].rstrip(",")
    assert found.text[slice(*quote.spans[0])] in (found.text.split()[2], "s")


def test_order_mark_and_other_spaces(tmp_path: Path) -> None:
    """The byte order mark and spaces that do not break do not move a mark."""
    found = read(tmp_path, "<p>\ufeff\u00a0<name>Ada</name>\u00a0left <name>\u00a0Turin</name></p>")
    assert marks(found) == [("name", "Ada"), ("name", "Turin")]


def test_notes_are_remarks(tmp_path: Path) -> None:
    """A note is a remark on the word before it, on what points to it, or on the document."""
    body = """<p><note>At the top.</note>Ada left Turin<note n="1" xml:id="n1">In <hi>May</hi>,
    </note>, she <ref target="#n2">wrote</ref>.</p><note xml:id="n2">To Charles.</note>
    <p>It <choice><sic>wroks</sic><corr>works</corr></choice><del>not</del><note/>.</p>"""
    found = read(tmp_path, body)
    layer = found.layer
    assert found.text == "Ada left Turin, she wrote.\n\nIt wroks.\n"
    assert marks(found) == [
        ("ref", "wrote"),
        ("note", "Turin"),
        ("corr", "wroks"),
        ("del", "wroks"),
    ]
    assert [(each.label, each.of, each.text) for each in layer.remarks] == [
        ("note", "", "At the top."),
        ("note", "n1", "In May,"),
        ("note", "ref-1", "To Charles."),
        ("corr", "corr-1", "works"),
        ("del", "del-1", "not"),
    ]
    assert ("n1", "n", "1") in features(layer)


def test_annotations_apart(tmp_path: Path) -> None:
    """Spans and annotations of a standOff mark what they point to, in one piece or several."""
    apart = """<standOff><spanGrp type="claim">
      <span xml:id="s1" from="#a" to="#b" ana="#sure">she left</span><span target="#w1 #w2"/>
      <span from="#w1"/><span target="#nobody">lost</span></spanGrp>
      <listAnnotation><annotation xml:id="x" target="#w2" motivation="linking">
      <ptr target="https://example.org/t"/><note>The city.</note></annotation></listAnnotation>
      </standOff>"""
    body = """<p><anchor xml:id="a"/><w xml:id="w1">Ada</w> left<anchor xml:id="b"/>
      <w xml:id="w2">Turin</w>.</p>"""
    found = read(tmp_path, body, apart)
    assert marks(found) == [
        ("claim", "Ada left"),
        ("claim", "Ada ... Turin"),
        ("claim", "Ada"),
        ("annotation", "Turin"),
    ]
    assert features(found.layer) == [
        ("s1", "ana", "#sure"),
        ("s1", "content", "she left"),
        ("x", "motivation", "linking"),
        ("x", "ptr", "https://example.org/t"),
    ]
    assert [(each.label, each.of, each.text) for each in found.layer.remarks] == [
        ("claim", "", "target: #nobody; content: lost"),
        ("annotation", "x", "The city."),
    ]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("<TEI", 1, "not readable as XML: Couldn't find end of Start Tag TEI line 1"),
        ("<html/>", 1, "the root element is 'html', expected TEI of TEI P5"),
        (
            "<!DOCTYPE TEI [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><TEI><text>&e;</text></TEI>",
            1,
            "entity '&e;' is not resolved; write the characters themselves",
        ),
        ("<TEI><text> </text></TEI>", 1, "has no text; leave the file out"),
    ],
)
def test_other_files(tmp_path: Path, content: str, line: int, message: str) -> None:
    """Files that are no TEI, bombs and entities of elsewhere are one problem each."""
    path = tmp_path / "memo.xml"
    path.write_text(content)
    assert list(TEI.read(tmp_path)) == [Problem(str(path), line, message)]


@pytest.mark.parametrize(
    "content",
    [
        f"<!DOCTYPE TEI [<!ENTITY l0 'ha'>{LAUGHS}]>\n<TEI><text>&l9;</text></TEI>",
        "<TEI><text>" + "<q>" * 100_000 + "x" + "</q>" * 100_000 + "</text></TEI>",
    ],
)
def test_bombs(tmp_path: Path, content: str) -> None:
    """Entities of entities, and what is nested too deep, are one problem, at once."""
    path = tmp_path / "memo.xml"
    path.write_text(content)
    (found,) = TEI.read(path)
    assert isinstance(found, Problem)
    assert found.message.startswith(("not readable as XML: ", "entity '&l9;' is not resolved"))


def test_many_accents_and_notes_are_quick(tmp_path: Path) -> None:
    """A word with a hundred thousand accents, and as many notes on one word, take no time."""
    body = "<p>a" + "\u0301" * 100_000 + "<note>n</note>" * 20_000 + "<q>x\u0301</q></p>"
    found: Any = read(tmp_path, body)
    assert len(found.layer.remarks) == 20_000


def test_letters_of_the_state_department(shared: Callable[[str], Path]) -> None:
    """All 63 documents load with the text of intake, and their notes, quotes and references."""
    count: dict[str, int] = {}
    for found in TEI.read(shared("corpora/frus-history/documents")):
        assert isinstance(found, Annotated), found
        intake = read_file(Path(found.place))
        assert (found.text, found.facts) == (intake.text, intake.facts)
        assert check_layer(found) == []
        count["documents"] = count.get("documents", 0) + 1
        count["remarks"] = count.get("remarks", 0) + len(found.layer.remarks)
        for mark in found.layer.marks:
            count[mark.label] = count.get(mark.label, 0) + 1
    assert count == {"documents": 63, "remarks": 44, "ref": 73, "note": 44, "quote": 8}
