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


def test_a_table(package: Package) -> None:
    """A table is cited with its file and the file's hash, a view by its name."""
    (sha256,) = [
        each["hash"] for each in package.descriptor["resources"] if each["name"] == "events"
    ]
    assert package.cite("events") == (
        f"{package.cite()}. Table events (data/tables/events.csv, {sha256})"
    )
    assert package.cite("events_wide") == f"{package.cite()}. View events_wide"


def test_a_row_of_any_table(package: Package) -> None:
    """A row of another table is cited by its key, from the first table that has it."""
    assert package.cite("ada-byron") == f"{package.cite()}. Row ada-byron of actors"
    assert package.cite("CONSULT", table="event_types").endswith(". Row CONSULT of event_types")


def test_rows_that_cannot_be_named(package: Package) -> None:
    """A table that is not there, or has no key of one column, is wrong use, as is no row at all."""
    with pytest.raises(UsageError, match=r"^unknown table 'evens'; nearest 'events'$"):
        package.cite("memo-e01", table="evens")
    with pytest.raises(UsageError, match=r"^the rows of 'participants' have no key of one column"):
        package.cite("memo-e01", table="participants")
    with pytest.raises(UsageError, match=r"^unknown row 'memo-e01' in quotes$"):
        package.cite("memo-e01", table="quotes")
    with pytest.raises(UsageError, match=r"^say which rows of 'events' to cite"):
        package.cite(table="events")


def test_a_document_and_a_record_by_what_is_known(article: Package) -> None:
    """The document of a row is named with its publisher and date, a record with its body."""
    assert article.cite("damage-control-e02").endswith(
        "in: Damage Control: How the US Seeks to Reassure Allies After the Presidential Election, "
        "IR Insider, [2024-11-14..2024-11-19]"
    )
