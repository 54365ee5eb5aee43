"""Imports as a whole: what is written, what is refused, and the command."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder, build_rows
from records.conftest import Importer
from records.published import Published, holder, trip, visit

from onrecord.cli import main
from onrecord.commands import import_
from onrecord.errors import DataError, UsageError
from onrecord.records.import_records import KINDS, import_records


def publish_all(published: Published) -> None:
    """Publish a trip, a visit and a term of office."""
    published.trips(trip(role="secretary"), path="secretary-travels/doe-jane.xml")
    published.visits(visit())
    published.person()
    published.title()
    published.mission(holder(appointed="1951-01-02", started="1951-02-03"))


def contents(corpus: CuratedFolder) -> dict[str, bytes]:
    """Every file below data/curated."""
    files = (path for path in corpus.curated.rglob("*") if path.is_file())
    return {path.relative_to(corpus.curated).as_posix(): path.read_bytes() for path in files}


def test_all_kinds_build_together(
    published: Published, importer: Importer, corpus: CuratedFolder
) -> None:
    """A corpus with all three kinds builds, and one person with one id is one actor."""
    publish_all(published)
    for kind in ("travels", "visits", "pocom"):
        assert importer(kind).problems == []
    out = build_rows(corpus)
    assert out.problems == []
    made = [row for row in map(dict, out.rows["events"].values) if row["record_id"]]
    assert [row["event_id"] for row in made] == ["hsg-secretary-travel-7-e1", "hsg-visit-9-e1"]
    assert {row["status"] for row in made} == {"imported"}
    people = [row for row in map(dict, out.rows["actors"].values) if row["name"] == "Jane Doe"]
    assert [row["actor_id"] for row in people] == ["hsg-doe-jane"]
    assert {row["annotator_id"] for row in made} <= {
        row["annotator_id"] for row in map(dict, out.rows["annotators"].values)
    }


def test_the_same_input_gives_the_same_bytes(
    published: Published, importer: Importer, corpus: CuratedFolder
) -> None:
    """A second import of the same data writes nothing, whichever order the kinds come in."""
    publish_all(published)
    first = [importer(kind).files for kind in ("travels", "pocom")]
    before = contents(corpus)
    assert first == [
        [
            "data/curated/authorities/actors.travels.jsonl",
            "data/curated/authorities/offices.travels.jsonl",
            "data/curated/records/travels.jsonl",
            "data/curated/vocabularies/annotators.csv",
        ],
        [
            "data/curated/authorities/actors.pocom.jsonl",
            "data/curated/authorities/offices.pocom.jsonl",
            "data/curated/records/pocom.jsonl",
        ],
    ]
    assert [importer(kind).files for kind in ("pocom", "travels")] == [[], []]
    assert contents(corpus) == before


def test_other_content_is_not_overwritten(
    published: Published, importer: Importer, corpus: CuratedFolder
) -> None:
    """Files with other content stay, unless they are to be replaced."""
    published.trips(trip())
    importer("travels")
    before = contents(corpus)
    published.trips(trip(name="Jane Q. Doe"))
    with pytest.raises(UsageError) as caught:
        importer("travels")
    assert str(caught.value) == (
        "data/curated/records/travels.jsonl, data/curated/authorities/actors.travels.jsonl: there "
        "with other content; add --replace to write anew"
    )
    assert contents(corpus) == before
    assert importer("travels", replace=True).files == [
        "data/curated/authorities/actors.travels.jsonl",
        "data/curated/records/travels.jsonl",
    ]
    assert '"who":"Jane Q. Doe"' in importer.read("records/travels.jsonl")


def test_annotators_are_added_to(
    published: Published, importer: Importer, corpus: CuratedFolder
) -> None:
    """The body of the records stands behind the annotators who are there, once."""
    published.trips(trip())
    published.visits(visit())
    corpus.write(
        "vocabularies/annotators.csv",
        "annotator_id,kind,name,description\na1,person,First coder,Coded.",
    )
    importer("travels")
    importer("visits")
    assert importer.read("vocabularies/annotators.csv") == (
        "annotator_id,kind,name,description\n"
        "a1,person,First coder,Coded.\n"
        "office-of-the-historian,record,Office of the Historian (US Department of State),"
        '"The public data of the Office, from which a program made events and appointments by '
        'fixed rules. Nobody read the records again."\n'
    )


HOSTILE = {
    "cut": ("<trips><trip>", "1: not readable as XML: "),
    "a document type": (
        '<!DOCTYPE trips [<!ENTITY a "b">]>\n<trips/>',
        "1: declares a document type; ",
    ),
    "a file from outside": (
        '<!DOCTYPE t [<!ENTITY a SYSTEM "file:///etc/hostname">]><trips>&a;</trips>',
        "1: declares a document type; ",
    ),
    "no XML": (b"\x00\xff\xfe", "1: not readable as XML: "),
    "nothing": ("", "1: not readable as XML: "),
    "deep": ("<a>" * 100_000, "1: not readable as XML: "),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_file_that_cannot_be_read(
    published: Published, importer: Importer, corpus: CuratedFolder, case: str
) -> None:
    """A file that is no plain XML is a problem with its name, and nothing is written."""
    content, message = HOSTILE[case]
    published.trips(trip(), path="president-travels/a.xml")
    path = published.write("president-travels/b.xml", content)
    before = contents(corpus)
    with pytest.raises(DataError) as caught:
        importer("travels")
    (problem,) = caught.value.problems
    assert str(problem).startswith(f"{path.as_posix()}:{message}")
    assert str(problem).endswith("; restore the file as the Office of the Historian publishes it")
    assert contents(corpus) == before


def test_entities_do_not_grow(published: Published, importer: Importer) -> None:
    """Entities that would grow to gigabytes are refused before they do."""
    entities = '<!ENTITY a0 "ha">' + "".join(
        f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12)
    )
    published.write(
        "president-travels/a.xml", f'<!DOCTYPE t [{entities}]><trips who="&a11;">&a11;</trips>'
    )
    with pytest.raises(DataError):
        importer("travels")


def test_a_link_out_is_not_followed(published: Published, importer: Importer) -> None:
    """A symbolic link out of the published folder is a problem, and not read."""
    published.trips(trip())
    (published.root / "president-travels" / "b.xml").symlink_to("/etc/hostname")
    with pytest.raises(DataError) as caught:
        importer("travels")
    assert [problem.message for problem in caught.value.problems] == [
        "a symbolic link out of the corpus; put the file itself here"
    ]


def test_hostile_words_stay_words(published: Published, importer: Importer) -> None:
    """Markup, quotation marks and controls in a field are text, and the lines read back."""
    published.trips(trip(name='&lt;script&gt; "x" \\u0000 &#x9b;31m', who="../../etc"))
    (record,) = importer.records("travels")
    assert record.who == '<script> "x" \\u0000 31m'
    assert record.events[0].actors[0].actor == "hsg-etc"  # type: ignore[union-attr]


@pytest.mark.parametrize("kind", ["travels", "visits", "pocom"])
def test_another_folder_is_refused(tmp_path: Path, corpus: CuratedFolder, kind: str) -> None:
    """A folder that does not hold the records of a kind is refused with what was expected."""
    with pytest.raises(UsageError) as caught:
        import_records(kind, tmp_path, corpus.root)
    assert str(caught.value).endswith(
        f"in {str(tmp_path)!r}; expected the folder {kind!r} of the public data of the Office of "
        "the Historian"
    )


def test_what_is_no_corpus_is_refused(published: Published, tmp_path: Path) -> None:
    """Nothing is written into a folder that is no corpus."""
    published.trips(trip())
    with pytest.raises(UsageError) as caught:
        import_records("travels", published.root, tmp_path)
    assert str(caught.value) == (f"no corpus in {str(tmp_path)!r}; make one with: onrecord new DIR")
    with pytest.raises(UsageError) as caught:
        import_records("travel", published.root, tmp_path)
    assert str(caught.value) == (
        "unknown kind 'travel' of records; expected travels, visits, pocom"
    )


def test_the_command_offers_every_kind() -> None:
    """The choices of the command, which are told without loading a reader, are all there are."""
    assert import_.KINDS == KINDS


def test_the_command(
    published: Published, corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command counts what it read and wrote, and lists the rest with file and line."""
    path = published.trips(trip(), trip(id="8", territory="texas"))
    status = main(["import", "travels", str(published.root), "--folder", str(corpus.root)])
    out, err = capsys.readouterr()
    assert status == 0
    assert err == (
        f"{path.as_posix()}:12: territory 'texas' has no code of a country; it is left empty\n"
    )
    assert out == (
        "read 2 records, kept 2 with 2 events, 1 actor, 1 office\n"
        "listed 1 thing that could not be understood\n"
        "wrote data/curated/authorities/actors.travels.jsonl\n"
        "wrote data/curated/authorities/offices.travels.jsonl\n"
        "wrote data/curated/records/travels.jsonl\n"
        "wrote data/curated/vocabularies/annotators.csv\n"
        f"next: onrecord build {corpus.root}\n"
    )


def test_the_command_fails_where_records_are_left_out(
    published: Published, corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """A record without a usable fact is left out, listed, and told by the exit status."""
    published.visits(visit(), visit(id="10", visitor=""))
    status = main(["import", "visits", str(published.root), "--folder", str(corpus.root)])
    assert status == 1
    assert capsys.readouterr().err.endswith("nobody is named as visitor; left out\n")
