"""A citation names authors, year, title, version, publisher and hash; for a row, its words too."""

from dataclasses import replace

import pytest

from onrecord.access import Package
from onrecord.citation.styles import cite
from onrecord.errors import UsageError
from onrecord.release.description import Contributor, Description
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
    assert package.cite("memo-a01").endswith(
        ". Row memo-a01 of appointments, in: Gazette, Elections"
    )


def test_a_row_that_is_not_there(package: Package) -> None:
    """A key of no row, or of one that was removed, is wrong use."""
    with pytest.raises(UsageError, match=r"^unknown table or row 'memo-e03'; nearest"):
        package.cite("memo-e03")
    with pytest.raises(UsageError, match=r"^row 'memo-e09' was removed in 1\.1\.0: coded twice$"):
        package.cite("memo-e09")


def described(**facts: object) -> Description:
    """Describe a dataset that is known by nothing but a name, and by what is given."""
    return replace(Description("x", "X", "1", 64 * "0"), **facts)


def test_without_author_year_and_homepage() -> None:
    """What is not known is left out; text says n.d. for the year."""
    note = f"sha256:{64 * '0'}"
    assert cite(described(), "text") == f"(n.d.). X (version 1) [Data set]. {note}"
    assert cite(described(), "bibtex") == (
        f"@misc{{x-1,\n  title = {{{{X}}}},\n  version = {{1}},\n  note = {{Data set, {note}}},\n}}"
    )


def test_two_authors() -> None:
    """Authors and creators are named in their order."""
    people = (Contributor("B & B", ("creator",)), Contributor("A", ("author",)))
    assert cite(described(contributors=people), "text").startswith("B & B; A (n.d.). X")
    entry = cite(described(contributors=people), "bibtex")
    assert "author = {{B \\& B} and {A}}," in entry
