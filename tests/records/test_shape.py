"""Files that are not what is expected: nothing in them is passed over in silence."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder
from records.conftest import Importer
from records.published import Published, trip, visit

from onrecord.cli import make_parser
from onrecord.errors import DataError, UsageError

FILE = "president-travels/doe-jane.xml"


def faults(importer: Importer, kind: str = "travels") -> list[str]:
    """What is wrong with an import that is refused, from the published folder on."""
    with pytest.raises(DataError) as caught:
        importer(kind, replace=True)
    prefix = f"{importer.published.root.as_posix()}"
    return [str(each).removeprefix(prefix) for each in caught.value.problems]


@pytest.mark.parametrize("outermost", ["TRIPS", "html", "trip"])
def test_another_file(published: Published, importer: Importer, outermost: str) -> None:
    """A file with another outermost element stops the import, and leaves what is there."""
    published.trips(trip())
    importer("travels")
    before = importer.read("records/travels.jsonl")
    published.write(FILE, f"<{outermost}>{trip()}</{outermost}>")
    assert faults(importer) == [
        f"/{FILE}:1: outermost element '{outermost}'; expected 'trips', "
        "as the Office of the Historian publishes it"
    ]
    assert importer.read("records/travels.jsonl") == before


def test_nothing_to_import(published: Published, importer: Importer) -> None:
    """Folders without a record that can be kept are refused, with what was found in them."""
    published.trips(trip(who="", name=""))
    assert sorted(faults(importer)) == [
        f"/{FILE}:2: nobody is named, neither by who nor by a name; left out",
        ":1: no records that can be kept in president-travels or secretary-travels",
    ]


def test_unknown_and_repeated_elements(published: Published, importer: Importer) -> None:
    """What is not known, or given a second time, is left out and listed."""
    second = "<start-date>1951-03-02</start-date><end-date>"
    published.trips(
        trip().replace("<end-date>", second).replace("<remarks>", "<extra/><remarks>"),
        trip(id="8").replace("<trip ", "<Trip ").replace("</trip>", "</Trip>"),
    )
    assert importer.listed("travels") == [
        f"{FILE}:4: a second 'start-date' in 'trip'; only the first is read",
        f"{FILE}:6: unknown element 'extra' in 'trip'; left out",
        f"{FILE}:9: unknown element 'Trip' in 'trips'; nearest 'trip'; left out",
    ]
    assert [record.id for record in importer.records("travels")] == ["hsg-president-travel-7"]


def test_the_files_of_an_import_stay_in_step(published: Published, importer: Importer) -> None:
    """Offices that no record names any more do not stay behind."""
    published.trips(trip())
    importer("travels")
    published.trips(trip(role="envoy"))
    importer("travels", replace=True)
    assert importer.read("authorities/offices.travels.jsonl") == ""


def test_links_out_of_the_corpus(
    published: Published, importer: Importer, corpus: CuratedFolder, tmp_path: Path
) -> None:
    """Nothing is written where a symbolic link leads out of the corpus, as nothing is read."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (corpus.curated / "records").symlink_to(elsewhere)
    published.visits(visit())
    with pytest.raises(UsageError) as caught:
        importer("visits", replace=True)
    assert str(caught.value) == (
        "data/curated/records/visits.jsonl: a symbolic link leads out of the corpus; "
        "put the folder or file itself there"
    )
    assert list(elsewhere.iterdir()) == []


def test_a_missing_library_is_named_with_its_extra() -> None:
    """What reads XML and makes ids of names is in the extra ``add``, and the command says so."""
    given = make_parser().parse_args(["import", "travels", "x"])
    assert given.extra == "add"
