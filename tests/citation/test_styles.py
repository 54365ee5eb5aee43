"""Every style says the same, and no style can be broken by what a title holds."""

from __future__ import annotations

import io
import json
import re
import subprocess
import sys
from dataclasses import replace

import pytest
from citeproc.source.bibtex.bibparse import BibTeXParser

import onrecord
from onrecord.access import Package
from onrecord.citation.part import row_part
from onrecord.citation.styles import STYLES, cite
from onrecord.errors import UsageError
from onrecord.release.description import Contributor, Description

SHA256 = 64 * "0"
PLAIN = Description(
    name="memos",
    title="Memos",
    version="1.2.3",
    sha256=SHA256,
    released="2026-01-15",
    homepage="https://example.org/a_b",
    contributors=(Contributor("Memo Office", ("author",)), Contributor("Press", ("publisher",))),
)
HOSTILE = (
    '<b>"q"</b> {x \\} % $1 #2 ~^_& \nTY  - BOOK\r\nER  - \n@misc{z, \x00\x1b[31m \u202e \ud800 '
    '\u2028<span class="nocase">Y 🎉 and more = ,'
)
ENEMY = Description(
    name=HOSTILE,
    title=HOSTILE,
    version=HOSTILE,
    sha256=SHA256,
    released="9999-12-31",
    homepage="https://example.org/a_b%20{c}\\ d",
    doi="10.5/a_b{c",
    contributors=(Contributor(HOSTILE, ("author",)), Contributor(HOSTILE, ("publisher",))),
)
# As it is once it is one line that any file and any terminal can take.
TAMED = (
    '<b>"q"</b> {x \\} % $1 #2 ~^_& TY - BOOK ER - @misc{z, [31m ? '
    '<span class="nocase">Y 🎉 and more = ,'
)


def read_ris(text: str) -> list[tuple[str, str]]:
    """Read RIS as its specification has it: six signs of tag and dash, then the value."""
    lines = [re.fullmatch(r"([A-Z][A-Z0-9])  - (.*)", line) for line in text.split("\n")]
    assert all(lines)
    return [(line[1], line[2]) for line in lines if line]


def test_ris() -> None:
    """RIS has a tag for each fact, and ends the reference."""
    assert read_ris(cite(PLAIN, "ris", row_part("memo-e01", "events"))) == [
        ("TY", "DATA"),
        ("ID", "memos-1.2.3-memo-e01"),
        ("AU", "Memo Office"),
        ("TI", "Memos"),
        ("PY", "2026"),
        ("DA", "2026/01/15"),
        ("ET", "1.2.3"),
        ("PB", "Press"),
        ("UR", "https://example.org/a_b"),
        ("N1", f"sha256:{SHA256}. Row memo-e01 of events"),
        ("ER", ""),
    ]


def test_csl_json() -> None:
    """CSL-JSON is a list of one item, with authors that nobody took apart."""
    assert json.loads(cite(PLAIN, "csl-json")) == [
        {
            "id": "memos-1.2.3",
            "type": "dataset",
            "genre": "Data set",
            "title": "Memos",
            "author": [{"literal": "Memo Office"}],
            "issued": {"date-parts": [[2026, 1, 15]]},
            "version": "1.2.3",
            "publisher": "Press",
            "URL": "https://example.org/a_b",
            "note": f"sha256:{SHA256}",
        }
    ]


def test_apa() -> None:
    """APA is what its seventh edition asks for, with the hash behind."""
    assert cite(PLAIN, "apa") == (
        "Memo Office. (2026). Memos (Version 1.2.3) [Data set]. Press. https://example.org/a_b "
        f"sha256:{SHA256}"
    )


def test_chicago() -> None:
    """Chicago is its author-date system, with the hash behind."""
    assert cite(PLAIN, "chicago") == (
        "Memo Office. 2026. “Memos.” Data set. Version 1.2.3. Press, January 15. "
        f"https://example.org/a_b. sha256:{SHA256}"
    )


@pytest.mark.parametrize(
    ("title", "quoted", "leading"),
    [
        ("Memos", "“Memos.” Data", "Memos. 2026. Data"),
        ("Memos?", "“Memos?” Data", "Memos? 2026. Data"),
        ("Memos!", "“Memos!” Data", "Memos! 2026. Data"),
        ("Memos.", "“Memos.” Data", "Memos. 2026. Data"),
        ("A “Memo”. B", "“A “Memo”. B.” Data", "A “Memo”. B. 2026. Data"),
    ],
)
def test_the_period_behind_a_title(title: str, quoted: str, leading: str) -> None:
    """Chicago sets the period inside the quotation marks; no sign is doubled behind a title."""
    described = replace(PLAIN, title=title)
    assert cite(described, "chicago").startswith(f"Memo Office. 2026. {quoted} set. Version")
    assert cite(described, "apa").startswith(f"Memo Office. (2026). {title} (Version 1.2.3)")
    unsigned = replace(described, contributors=())
    assert cite(unsigned, "chicago").startswith(f"{leading} set. Version")
    assert cite(unsigned, "apa").startswith(leading.replace("2026", "(2026)").partition("Data")[0])


@pytest.mark.parametrize("style", ["apa", "chicago"])
def test_a_doi_goes_before_the_link(style: str) -> None:
    """Where there is a DOI, it is the link that is printed."""
    reference = cite(replace(PLAIN, doi="10.5/memos"), style)
    assert "https://doi.org/10.5/memos" in reference
    assert "example.org" not in reference


def test_doi() -> None:
    """The DOI has its own field where a format has one, and is an address in text."""
    described = replace(PLAIN, doi="10.5/memos_1")
    assert "Press. https://doi.org/10.5/memos_1. sha256" in cite(described, "text")
    assert "  doi = {10.5/memos_1},\n" in cite(described, "bibtex")
    assert ("DO", "10.5/memos_1") in read_ris(cite(described, "ris"))


@pytest.mark.parametrize("style", ["text", "apa", "chicago"])
def test_nobody_and_never(style: str) -> None:
    """Without author and date, the title is given once, and the year is n.d."""
    unknown = replace(PLAIN, contributors=(), released=None, homepage=None)
    citation = cite(unknown, style)
    assert citation.count("Memos") == 1
    assert "n.d." in citation
    assert citation.endswith(f"sha256:{SHA256}")


@pytest.mark.parametrize("released", ["", "26", "2026-13-01", "soon"])
def test_a_date_that_is_none_is_left_out(released: str) -> None:
    """What is no ISO date gives no year."""
    assert "issued" not in cite(replace(PLAIN, released=released), "csl-json")


@pytest.mark.parametrize("style", STYLES)
def test_a_row_is_cited_in_every_style(style: str) -> None:
    """The version, the hash, the quoted words and the document are in each style."""
    citation = cite(PLAIN, style, row_part("e1", "events", ["Ada met", "the Board"], "A memo"))
    for each in ("1.2.3", SHA256, "Row e1 of events", "“Ada met […] the Board”", "in: A memo"):
        assert each in citation


@pytest.mark.parametrize("style", ["text", "apa", "chicago"])
def test_a_hostile_title_stays_on_its_line(style: str) -> None:
    """A title is text, not markup, and cannot break a line or move a cursor."""
    citation = cite(ENEMY, style)
    assert citation.isprintable()
    # Chicago capitalizes the first letter of a title, the others are as they are.
    assert '"q"</b> {x \\} %' in citation
    assert citation.endswith(f"sha256:{SHA256}")


def test_a_hostile_title_in_ris() -> None:
    """A title with lines that look like tags stays the value of its own tag."""
    found = read_ris(cite(ENEMY, "ris"))
    assert [tag for tag, _ in found] == [
        *("TY", "ID", "AU", "TI", "PY", "DA", "ET", "PB", "DO", "UR", "N1", "ER"),
    ]
    assert dict(found)["TI"] == TAMED


def test_a_hostile_title_in_csl_json() -> None:
    """CSL-JSON gives a title back without control characters, and otherwise as it was."""
    (item,) = json.loads(cite(ENEMY, "csl-json"))
    assert item["title"] == TAMED
    assert item["author"] == [{"literal": TAMED}]


def test_a_hostile_title_in_bibtex() -> None:
    """Every brace that BibTeX counts is closed in its own line, and links have no bare ones."""
    opening, *fields, closing = cite(ENEMY, "bibtex").split("\n")
    assert re.fullmatch(r"@misc\{[A-Za-z0-9.-]+,", opening)
    assert closing == "}"
    for field in fields:
        assert re.fullmatch(r"  [a-z]+ = \{.*\},", field)
        depths = [0]
        for mark in field:
            depths.append(depths[-1] + {"{": 1, "}": -1}.get(mark, 0))
        assert depths[-1] == 0
        assert min(depths) == 0
    assert "  howpublished = {\\url{https://example.org/a_b%20%7Bc%7D%5C%20d}}," in fields


@pytest.mark.parametrize("described", [PLAIN, ENEMY], ids=["plain", "hostile"])
def test_bibtex_is_read_by_another_program(described: Description) -> None:
    """The parser of citeproc-py finds the entry whole, with the fields that were written."""
    text = cite(described, "bibtex")
    ((key, entry),) = BibTeXParser(io.StringIO(text)).items()
    assert text.lower().startswith(f"@misc{{{key},")
    assert entry.document_type == "misc"
    written = dict(re.findall(r"^  (\w+) = \{(.*)\},$", text, flags=re.M))
    assert {name: " ".join(value.split()) for name, value in entry.items()} == written


@pytest.mark.parametrize("style", STYLES)
def test_characters_that_are_not_seen(style: str) -> None:
    """What only steers how others are shown is dropped, but for what spelling needs."""
    title = "Fi\u00adrst \u202eMe\u200bm\x9bos\u2069 \u0646\u06cc\u200c\u0645 \ufeffend"
    citation = cite(replace(PLAIN, title=title), style)
    # Chicago capitalizes the words of a title.
    assert "first mem os \u0646\u06cc\u200c\u0645 end" in citation.lower()


@pytest.mark.parametrize("style", STYLES)
def test_nothing_but_control_characters(style: str) -> None:
    """A dataset whose names are only control characters is cited by its hash alone."""
    blank = "\x00\n"
    people = (Contributor(blank, ("author", "publisher")),)
    described = Description(blank, blank, blank, SHA256, contributors=people)
    assert SHA256 in cite(described, style)


def test_same_bytes() -> None:
    """The same row is cited with the same bytes in another process with another hash seed."""
    code = (
        "import onrecord\n"
        f"for style in {list(STYLES)}: print(onrecord.cite('damage-control-e02', style=style))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        env={"PYTHONHASHSEED": "7", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        check=True,
    )
    here = [onrecord.cite("damage-control-e02", style=style) + "\n" for style in STYLES]
    assert done.stdout.decode("utf-8") == "".join(here)


def test_an_unknown_style(package: Package) -> None:
    """A style that does not exist is wrong use, and the nearest one is named."""
    with pytest.raises(UsageError, match=r"^unknown style 'apa6'; nearest 'apa'$"):
        package.cite(style="apa6")


def test_a_style_without_its_libraries(package: Package, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the citation processor is missing, the error says what to install."""
    monkeypatch.delitem(sys.modules, "onrecord.citation.to_reference", raising=False)
    monkeypatch.setitem(sys.modules, "citeproc", None)
    with pytest.raises(UsageError, match=r"run: pip install 'onrecord\[cite\]'$"):
        package.cite(style="apa")
