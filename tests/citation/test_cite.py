"""A citation names authors, year, title, version, publisher and hash; for a row, its words too."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow as pa
import pytest
from described import write_foreign
from support import arrow_rows, real_tables, small_rows

from onrecord.access import Package
from onrecord.citation.styles import cite
from onrecord.errors import OnRecordError, UsageError
from onrecord.release.description import Contributor, Description
from onrecord.release.hashes import dataset_hash
from onrecord.release.write_parquet import write_parquet


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
    """What is not known is left out; text begins with the title and says n.d. for the year."""
    note = f"sha256:{64 * '0'}"
    assert cite(described(), "text") == f"X (version 1) [Data set]. (n.d.). {note}"
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
    with pytest.raises(
        UsageError, match=r"^the rows of 'memberships' have no key to cite them by; "
    ):
        package.cite("memo-e01", table="memberships")
    with pytest.raises(UsageError, match=r"^'\\ud800' is no table or row"):
        package.cite("\ud800")
    with pytest.raises(UsageError, match=r"^unknown row 'memo-e01' in quotes$"):
        package.cite("memo-e01", table="quotes")
    with pytest.raises(UsageError, match=r"^say which rows of 'events' to cite"):
        package.cite(table="events")


def test_a_row_of_a_view(package: Package, article: Package) -> None:
    """A row of a view is cited as the row that it shows, if the view shows it."""
    for view in ("events_wide", "events_that_happened"):
        assert package.cite("memo-e01", table=view) == package.cite("memo-e01")
        assert article.cite("damage-control-e02", table=view) == article.cite("damage-control-e02")
    with pytest.raises(UsageError, match=r"^unknown row 'memo-e02' in events_that_happened; near"):
        package.cite("memo-e02", table="events_that_happened")


def test_a_row_of_a_document(package: Package) -> None:
    """A row about a document is cited with it, a piece of evidence with its own words."""
    assert package.cite("memo-p01-s02").endswith(
        ". Row memo-p01-s02 of passages, in: =A memo, with a comma"
    )
    assert package.cite("memo-e01.date.1.1").endswith(
        ". Row memo-e01.date.1.1 of evidence: “2 May 1843”, in: =A memo, with a comma"
    )
    assert package.cite("memo").endswith(". Row memo of documents")
    assert package.cite("gazette").endswith(". Row gazette of records")


def test_words_that_may_not_be_passed_on(rewrite: Any) -> None:
    """Evidence without its words is cited with its document alone."""
    rows = small_rows()["evidence"].to_pylist()
    package = rewrite(evidence=[each | {"exact": None} for each in rows])
    for key, table in (("memo-e01.main.1.1", "evidence"), ("memo-e01", "events")):
        assert package.cite(key).endswith(f". Row {key} of {table}, in: =A memo, with a comma")


def test_a_document_with_an_author(rewrite: Any) -> None:
    """A document is named with its author, title, publisher, date and address, as in the table."""
    (memo,) = small_rows()["documents"].to_pylist()
    known = {"author": "Byron, Ada", "publisher": "Gazette", "published_edtf": "1843-05"}
    package = rewrite(documents=[memo | known | {"url": "https://example.org/memo"}])
    assert package.cite("memo-e01").endswith(
        "in: Byron, Ada, =A memo, with a comma, Gazette, 1843-05, https://example.org/memo"
    )


def test_the_period_of_an_initial(rewrite: Any) -> None:
    """The period behind an initial is part of a name, that behind a title is not."""
    (memo,) = small_rows()["documents"].to_pylist()
    package = rewrite(documents=[memo | {"author": "Byron, A.", "title": "A memo."}])
    assert package.cite("memo-e01").endswith("in: Byron, A., A memo")


CHANGED = {
    "events": ("memo-e01", {"summary": "Forged."}),
    "evidence": ("memo-e01", {"exact": "Ada Byron bribed the Board"}),
    "documents": ("memo-e01", {"title": "Forged"}),
    "records": ("memo-a01", {"what": "Forged"}),
}


@pytest.mark.parametrize("table", CHANGED)
def test_words_that_were_changed_on_disk(rewrite: Any, table: str) -> None:
    """No row is cited with words that the hash of the dataset does not stand for."""
    row_id, change = CHANGED[table]
    package = rewrite()
    rows = [each | change for each in small_rows()[table].to_pylist()]
    write_parquet(arrow_rows(real_tables()[table], rows), package.locate(table))
    with pytest.raises(OnRecordError, match=f"the rows of '{table}' are not those that datapack"):
        package.cite(row_id)


def test_a_key_that_stands_twice(package: Package, rewrite: Any, tmp_path: Path) -> None:
    """Where two rows have one key, neither is cited nor found again."""
    file = tmp_path / "rows.json"
    file.write_text(package.cite(package.load("events")), encoding="utf-8")
    rows = small_rows()["events"].to_pylist()
    twice = rewrite(events=[*rows, rows[0] | {"summary": "Other."}])
    message = r"^the key 'memo-e01' stands twice in events; run: onrecord check$"
    for what in ("memo-e01", pa.table({"event_id": ["memo-e01"]})):
        with pytest.raises(OnRecordError, match=message):
            twice.cite(what)
    with pytest.raises(OnRecordError, match=message):
        twice.verify_citation(file)


def test_a_dataset_without_our_tables(tmp_path: Path) -> None:
    """Where nothing is said of removed rows or documents, an unknown row is just unknown."""
    pets = write_foreign(tmp_path / "pets", [{"name": "Rex"}])
    with pytest.raises(UsageError, match=r"^unknown table or row 'Rex'"):
        pets.cite("Rex")
    with pytest.raises(UsageError, match=r"^the frame has the key of no table; keep a key column$"):
        pets.cite(pa.table({"x": [1]}))
    with pytest.raises(UsageError, match=r"^the rows of 'pets' have no key to cite them by"):
        pets.cite("Rex", table="pets")


def test_a_document_and_a_record_by_what_is_known(article: Package) -> None:
    """The document of a row is named with its publisher and date, a record with its body."""
    assert article.cite("damage-control-e02").endswith(
        "in: Damage Control: How the US Seeks to Reassure Allies After the Presidential Election, "
        "IR Insider, [2024-11-14..2024-11-19]"
    )
