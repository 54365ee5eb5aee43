"""A CAS or an archive that is broken, or made to do harm, is one clear problem."""

from __future__ import annotations

import stat
import zipfile
from pathlib import Path
from time import perf_counter

import pytest

from onrecord.errors import Problem
from onrecord.exchange.xmi.form import XMI

_NAMES = 'xmlns="http://uima.apache.org/resourceSpecifier"'
CAS = (
    '<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:cas="http:///uima/cas.ecore" '
    'xmlns:a="http:///a.ecore" xmi:version="2.0">{}'
    '<cas:Sofa xmi:id="1" sofaNum="1" sofaID="_InitialView" sofaString="Go 😊 on"/>'
    '<cas:View sofa="1" members="{}"/></xmi:XMI>'
)
SPAN = '<a:Span xmi:id="2" sofa="1" begin="0" end="2"/>'


def types(feature: str = "value", name: str = "a.Span", above: str = "uima.tcas.Annotation") -> str:
    """A type system of one type with one feature."""
    return (
        f"<typeSystemDescription {_NAMES}><types><typeDescription><name>{name}</name>"
        f"<supertypeName>{above}</supertypeName><features><featureDescription>"
        f"<name>{feature}</name><rangeTypeName>uima.cas.String</rangeTypeName>"
        "</featureDescription></features></typeDescription></types></typeSystemDescription>"
    )


def _faults(folder: Path, cas: str, described: str | None = None) -> list[str]:
    (folder / "a.xmi").write_text(cas, "utf-8")
    (folder / "TypeSystem.xml").write_text(types() if described is None else described, "utf-8")
    found = list(XMI.read(folder / "a.xmi"))
    assert all(isinstance(each, Problem) for each in found), found
    return [str(each).removeprefix(f"{folder}/") for each in found]


BOMB = (
    '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;">'
    '<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">]>'
)


@pytest.mark.parametrize(
    ("cas", "fault"),
    [
        (BOMB + CAS.format(SPAN, 2), "a.xmi:1: has a document type; remove '<!DOCTYPE ...>'"),
        (
            '<!DOCTYPE x SYSTEM "file:///etc/hostname">' + CAS.format(SPAN, 2),
            "a.xmi:1: has a document type; remove '<!DOCTYPE ...>'",
        ),
        (
            CAS.format(SPAN + SPAN, 2),
            "a.xmi:1: id '2' is given twice; export the document again",
        ),
        (
            CAS.format('<a:Span xmi:id="2" begin="0" end="1"><b><c/></b></a:Span>', 2),
            "a.xmi:1: elements stand too deep in each other for a CAS",
        ),
        (
            "<html/>",
            "a.xmi:1: 0 texts (views) are in the CAS; export a document that has one",
        ),
        (
            CAS.format('<cas:Sofa xmi:id="9" sofaNum="2" sofaID="b" sofaString="b"/>', ""),
            "a.xmi:1: 2 texts (views) are in the CAS; export a document that has one",
        ),
        (
            CAS.format('<a:Span xmi:id="2" sofa="1" begin="2" end="2"/>', 2),
            "a.xmi:1: annotation 2 of layer 'a.Span' covers no character; "
            "mark at least one in INCEpTION, or delete it",
        ),
        (
            CAS.format('<a:Span xmi:id="2" sofa="1" begin="0" end="4"/>', 2),
            "a.xmi:1: is no CAS of its type system (UserWarning: Not mapping external offset [4] "
            "which is not valid within the internal range [0-8]); export both again",
        ),
        (
            CAS.format('<a:Other xmi:id="2" sofa="1" begin="0" end="2"/>', 2),
            "a.xmi:1: is no CAS of its type system (TypeNotFoundError: "
            "Type with name [a.Other] not found!); export both again",
        ),
        (
            CAS.format("", 7),
            "a.xmi:1: is no CAS of its type system (KeyError: 7); export both again",
        ),
    ],
)
def test_fault_of_cas(tmp_path: Path, cas: str, fault: str) -> None:
    """What is no CAS, or refers out of itself or the text, is named."""
    assert _faults(tmp_path, cas) == [fault]


def test_broken_xml(tmp_path: Path) -> None:
    """What is not XML is named with its line, in one line that is not too long."""
    for broken in ("<a>\n<b>", "<a>\n\x00</a>", f"<a>\n<{'b:' * 5_000}></a>"):
        (fault,) = _faults(tmp_path, broken)
        assert fault.startswith("a.xmi:2: is not XML (")
        assert fault.endswith("); export it again")
        assert fault.isprintable()
        assert len(fault) < 400


@pytest.mark.parametrize(
    ("described", "fault"),
    [
        (
            types(feature='x=print("here")'),
            "'x=print(\"here\")' is no name of a type or feature; letters, digits and '_' are",
        ),
        (
            types(name="a.Sp an"),
            "'a.Sp an' is no name of a type or feature; letters, digits and '_' are",
        ),
        (
            types(above="a.Span"),
            "type 'a.Span' stands under more than 50 types, or has more than 200 features; "
            "make the layers simpler",
        ),
        (BOMB + types(), "has a document type; remove '<!DOCTYPE ...>'"),
        ("<x/>", "the file describes no types; is it the 'TypeSystem.xml' of the export?"),
    ],
)
def test_fault_of_type_system(
    tmp_path: Path, described: str, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Names that would be run as code, circles and document types are refused."""
    assert _faults(tmp_path, CAS.format(SPAN, 2), described) == [
        f"a.xmi (TypeSystem.xml):1: {fault}"
    ]
    assert capsys.readouterr().out == ""


def _pack(folder: Path, entries: dict[str | zipfile.ZipInfo, bytes]) -> list[str]:
    path = folder / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in entries.items():
            archive.writestr(name, content, zipfile.ZIP_DEFLATED)
    found = list(XMI.read(path))
    assert all(isinstance(each, Problem) for each in found), found
    assert sorted(each.name for each in folder.iterdir()) == ["a.zip"]
    return [str(each).removeprefix(f"{folder}/") for each in found]


@pytest.mark.parametrize("name", ["../a.xmi", "/a.xmi", "b/../../a.xmi", "C:/a.xmi", "b\\a.xmi"])
def test_names_out_of_the_folder(tmp_path: Path, name: str) -> None:
    """An archive with a name that leads elsewhere is not opened."""
    assert _pack(tmp_path, {name: b"", "TypeSystem.xml": b""}) == [
        f"a.zip:1: entry {name!r} has a name that leads out of the folder; it is not opened"
    ]


def test_links_in_archives(tmp_path: Path) -> None:
    """A link to a file of the machine is not followed."""
    link = zipfile.ZipInfo("a.xmi")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    assert _pack(tmp_path, {link: b"/etc/hostname"}) == [
        "a.zip:1: entry 'a.xmi' is a link; it is not opened"
    ]


def test_bombs_in_archives(tmp_path: Path) -> None:
    """What would become far larger than it is packed is never unpacked."""
    start = perf_counter()
    (fault,) = _pack(tmp_path, {"a.xmi": b"0" * 30_000_000})
    assert fault.startswith("a.zip:1: entry 'a.xmi' would be 30,000,000 bytes out of 29,")
    assert fault.endswith("; it is not opened")
    assert _pack(tmp_path, {"a.xmi": b"0" * 33_000_000}) == [
        "a.zip:1: entry 'a.xmi' has 33,000,000 bytes, more than the 32,000,000 that are read; "
        "it is not opened"
    ]
    many: dict[str | zipfile.ZipInfo, bytes] = {f"{number}.xmi": b"" for number in range(10_001)}
    assert _pack(tmp_path, many) == [
        "a.zip:1: the archive has 10,001 entries; at most 10,000 are read"
    ]
    assert perf_counter() - start < 10


def test_understated_size(tmp_path: Path) -> None:
    """An entry that says it is small and is not is not read beyond that."""
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.xmi", b"0" * 5_000_000)
        archive.writestr("TypeSystem.xml", types())
    size = (5_000_000).to_bytes(4, "little")
    path.write_bytes(path.read_bytes().replace(size, (50).to_bytes(4, "little")))
    (found,) = XMI.read(path)
    assert str(found).removeprefix(f"{tmp_path}/") == (
        "a.zip/a.xmi:1: cannot be unpacked (Bad CRC-32 for file 'a.xmi'); export it again"
    )


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        (
            {"b.txt": b""},
            "a.zip:1: the archive has no '.xmi' file; export the document as 'UIMA CAS XMI', or "
            "unpack it where it holds other archives",
        ),
        (
            {"b/c.xmi": b""},
            "a.zip/b/c.xmi:1: no file 'TypeSystem.xml' lies beside 'c.xmi'; "
            "put the one of the same export there",
        ),
    ],
)
def test_archives_without_files(
    tmp_path: Path, entries: dict[str | zipfile.ZipInfo, bytes], fault: str
) -> None:
    """An archive of something else says what is missing."""
    assert _pack(tmp_path, entries) == [fault]


def test_no_archive(tmp_path: Path) -> None:
    """What only ends like an archive is told apart."""
    (tmp_path / "a.zip").write_bytes(b"PK")
    assert [str(each) for each in XMI.read(tmp_path)] == [
        f"{tmp_path}/a.zip:1: is no zip archive that can be read (File is not a zip file); "
        "export it again"
    ]


def test_link_to_a_type_system_elsewhere(tmp_path: Path) -> None:
    """No link leads out of the folder that was given."""
    (tmp_path / "elsewhere.xml").write_text(types())
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "a.xmi").write_text(CAS.format(SPAN, 2))
    (folder / "TypeSystem.xml").symlink_to(tmp_path / "elsewhere.xml")
    assert [str(each) for each in XMI.read(folder / "a.xmi")] == [
        f"{folder}/TypeSystem.xml:1: a symbolic link out of the folder; give the file itself"
    ]
