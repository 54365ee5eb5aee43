"""A citation names authors, year, title, version, publisher and hash; for a row, its words too."""

import pytest
from support import FACTS

from onrecord.access import Package
from onrecord.errors import OnRecordError, UsageError
from onrecord.release.citation import cite_package
from onrecord.release.hashes import dataset_hash


def test_text(package: Package) -> None:
    """As text it is one line."""
    assert package.cite() == (
        "Lovelace, Ada (2026). Memos & Minutes (version 1.2.3) [Data set]. Press & Sons. "
        f"https://example.org/a_b. sha256:{dataset_hash(package.descriptor)}"
    )


def test_bibtex(package: Package) -> None:
    """For BibTeX its signs are escaped, names are kept whole, and the link is as it is."""
    assert package.cite(style="bibtex") == (
        "@misc{memos-1.2.3,\n"
        "  author = {{Lovelace, Ada}},\n"
        "  title = {{Memos \\& Minutes}},\n"
        "  year = {2026},\n"
        "  version = {1.2.3},\n"
        "  publisher = {Press \\& Sons},\n"
        "  howpublished = {\\url{https://example.org/a_b}},\n"
        f"  note = {{Data set, sha256:{dataset_hash(package.descriptor)}}},\n"
        "}"
    )


def test_a_row(package: Package) -> None:
    """A row is cited with its key, the words that prove it, and the document they stand in."""
    assert package.cite("memo-e01") == (
        f"{package.cite()}. Row memo-e01 of events: “Ada Byron met the Board on 2 May 1843”, "
        "in: =A memo, with a comma"
    )


def test_a_row_for_bibtex(package: Package) -> None:
    """For BibTeX the row is part of the key and of the note."""
    entry = package.cite("memo-e01", style="bibtex").splitlines()
    assert entry[0] == "@misc{memos-1.2.3-memo-e01,"
    assert entry[-2] == (
        f"  note = {{Data set, sha256:{dataset_hash(package.descriptor)}. Row memo-e01 of events: "
        "“Ada Byron met the Board on 2 May 1843”, in: =A memo, with a comma},"
    )


def test_a_row_from_a_record(package: Package) -> None:
    """A row that no document proves is cited with what its official record says."""
    assert package.cite("memo-a01").endswith(". Row memo-a01 of appointments, in: Elections")


def test_a_row_that_is_not_there(package: Package) -> None:
    """A key of no row, or of one that was removed, is wrong use."""
    with pytest.raises(UsageError, match=r"^unknown row 'memo-e03' in events, quotes"):
        package.cite("memo-e03")
    with pytest.raises(UsageError, match=r"^row 'memo-e09' was removed in 1\.1\.0: coded twice$"):
        package.cite("memo-e09")


def test_without_author_year_and_homepage() -> None:
    """What is not known is left out; text says n.d. for the year."""
    nothing: dict[str, object] = {"schemas": [], "inputs": []}
    descriptor = {"name": "x", "title": "X", "version": "1", "resources": [], "onrecord": nothing}
    digest = dataset_hash(descriptor)
    assert cite_package(descriptor, "text") == f"(n.d.). X (version 1) [Data set]. sha256:{digest}"
    assert cite_package(descriptor, "bibtex") == (
        "@misc{x-1,\n  title = {{X}},\n  version = {1},\n"
        f"  note = {{Data set, sha256:{digest}}},\n}}"
    )


def test_two_authors() -> None:
    """Authors and creators are named in their order."""
    people = [{"title": "B & B", "roles": ["creator"]}, {"title": "A", "roles": ["author"]}]
    descriptor = {**FACTS, "contributors": people, "resources": []}
    descriptor["onrecord"] = {"schemas": [], "inputs": []}
    assert cite_package(descriptor, "text").startswith("B & B; A (n.d.). Memos")
    assert "author = {{B \\& B} and {A}}," in cite_package(descriptor, "bibtex")


def test_a_damaged_descriptor_is_an_error() -> None:
    """A descriptor without hashes cannot be cited, and the error says so."""
    descriptor = {"name": "x", "title": "X", "version": "1", "resources": [{"path": "p"}]}
    with pytest.raises(OnRecordError, match="cannot be cited"):
        cite_package({**descriptor, "onrecord": {"schemas": [], "inputs": []}}, "text")
