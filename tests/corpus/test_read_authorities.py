"""Authority files: what people wrote, in YAML and in lines, and what came with records."""

from __future__ import annotations

from curated import CuratedFolder, build_rows
from support import real_tables

from onrecord.corpus.read import Corpus, read_corpus

IMPORTED = '{"id":"hsg-doe-jane","name":"Jane Doe","type":"person"}\n'


def read(corpus: CuratedFolder) -> Corpus:
    """Read a corpus that has no problem."""
    found, problems = read_corpus(corpus.layout, real_tables())
    assert problems == []
    return found


def names(corpus: Corpus) -> dict[str, list[str]]:
    """The names of actors that are not those of the small corpus."""
    own = ("ada-byron", "king-of-rohan", "bob-roper", "bree", "league")
    return {
        actor.id: [actor.name, *(each.name for each in actor.names)]
        for actor, _ in corpus.actors
        if actor.id not in own
    }


def test_lines_stand_beside_yaml(corpus: CuratedFolder) -> None:
    """Actors and offices written as lines are entries like those in YAML."""
    corpus.write("authorities/actors.jsonl", '{"id":"eve","name":"Eve","type":"person"}\n')
    corpus.write("authorities/offices.jsonl", '{"id":"chair","name":"Chair"}\n')
    found = read(corpus)
    assert names(found) == {"eve": ["Eve"]}
    assert [office.id for office, _ in found.offices][-1] == "envoy-of-bree"
    assert "chair" in [office.id for office, _ in found.offices]
    assert (found.imported_actors, found.imported_offices) == (set(), set())
    assert "data/curated/authorities/actors.jsonl" in found.files


def test_imported_entries_are_marked(corpus: CuratedFolder) -> None:
    """Entries that came with records are known as such, and their files are inputs."""
    corpus.write("authorities/actors.travels.jsonl", IMPORTED)
    corpus.write("authorities/offices.travels.jsonl", '{"id":"hsg-secretary","name":"Secretary"}\n')
    found = read(corpus)
    assert found.imported_actors == {"hsg-doe-jane"}
    assert found.imported_offices == {"hsg-secretary"}
    assert "data/curated/authorities/actors.travels.jsonl" in found.files


def test_imports_of_one_person_are_one_entry(corpus: CuratedFolder) -> None:
    """Of imported entries with one id the first stands, with the names of all."""
    corpus.write("authorities/actors.pocom.jsonl", IMPORTED)
    other = IMPORTED.replace("Jane Doe", "Jane Q. Doe")
    corpus.write("authorities/actors.travels.jsonl", other)
    assert names(read(corpus)) == {"hsg-doe-jane": ["Jane Doe", "Jane Q. Doe"]}


def test_what_people_wrote_comes_first(corpus: CuratedFolder) -> None:
    """An entry of the curators stands in place of the imported one with the same id."""
    corpus.write("authorities/actors.jsonl", IMPORTED.replace("Jane Doe", "J. Doe"))
    corpus.write("authorities/actors.travels.jsonl", IMPORTED)
    found = read(corpus)
    assert names(found) == {"hsg-doe-jane": ["J. Doe"]}
    assert found.imported_actors == set()


def test_imported_names_are_not_looked_for(corpus: CuratedFolder) -> None:
    """A text that has the name of an imported actor gets no mention of it, and no warning."""
    before = build_rows(corpus)
    called = IMPORTED.replace("Jane Doe", "Ada Byron")
    corpus.write("authorities/actors.travels.jsonl", called)
    after = build_rows(corpus)
    assert after.problems == []
    assert [str(each) for each in after.warnings] == [str(each) for each in before.warnings]
    assert list(after.rows["mentions"].values) == list(before.rows["mentions"].values)


def test_other_names_of_files_are_refused(corpus: CuratedFolder) -> None:
    """A file that nothing would read is a problem that says which there may be."""
    corpus.write("authorities/actors.travels.yaml", "actors: []\n")
    _, problems = read_corpus(corpus.layout, real_tables())
    assert [str(each) for each in problems] == [
        "data/curated/authorities/actors.travels.yaml:1: unexpected file name "
        "'actors.travels.yaml'; expected actors or offices with the ending .yaml or .jsonl, or an "
        "import such as actors.travels.jsonl"
    ]
