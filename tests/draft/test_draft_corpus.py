"""Drafts are written beside what people wrote, and never over it."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from curated import CuratedFolder
from drafted import TEXT, add_road, by_hand
from lines import write_lines

from onrecord.corpus.facts import Actor, Office
from onrecord.corpus.model import Annotation
from onrecord.corpus.read_documents import read_coding
from onrecord.corpus.read_yaml import read_items
from onrecord.draft.draft_corpus import Drafted, draft_corpus
from onrecord.engine.engines import find_engine
from onrecord.errors import DataError, UsageError

__all__ = ["by_hand"]

pytestmark = pytest.mark.usefixtures("by_hand")


@pytest.fixture
def corpus(tmp_path: Path) -> CuratedFolder:
    """The small corpus with a document that nobody has coded."""
    folder = CuratedFolder(tmp_path)
    add_road(folder)
    return folder


def line(document_id: str, **changed: Any) -> dict[str, Any]:
    """The text as a document in a line."""
    facts = {"title": "The Road", "language": "en", "text_release": "full", "coding": "none"}
    return {"id": document_id, "text": TEXT, **facts, **changed}


def drafts(corpus: CuratedFolder) -> Path:
    """The folder of drafts."""
    return corpus.layout.drafts


def read_actors(corpus: CuratedFolder) -> list[str]:
    """The ids of the new actors, as the corpus reads them."""
    path = drafts(corpus) / "authorities/actors.yaml"
    items, problems = read_items(corpus.root, path, "actors", Actor)
    assert problems == []
    return [item.id for item, _ in items]


def ids_in_lines(path: Path) -> list[str]:
    """The documents of a file of drafts, in order."""
    return [json.loads(each)["document"] for each in path.read_bytes().splitlines()]


def test_draft_reads_back(corpus: CuratedFolder) -> None:
    """A draft has the form of an annotation, with a head that says what to do with it."""
    drafted = draft_corpus(corpus.root, documents=["road"])
    assert drafted == Drafted(
        drafts(corpus),
        Counter(documents=1, events=3, quotes=2, appointments=1, actors=2, offices=1),
    )
    path = drafts(corpus) / "road.yaml"
    assert path.read_text(encoding="utf-8").startswith("# Drafted by `onrecord draft`")
    coding, problems = read_coding(corpus.root, path, "road", "draft-rules")
    assert problems == []
    assert coding is not None
    assert [item.id for item, _ in coding.events] == ["e01", "e02", "e03"]
    assert {item.status for item, _ in coding.events} == {"draft"}
    assert not (drafts(corpus) / "bree.yaml").exists()


def test_new_names_become_entries(corpus: CuratedFolder) -> None:
    """Actors and offices that the corpus does not know are proposed in the form of authorities."""
    draft_corpus(corpus.root)
    assert read_actors(corpus) == ["cora-dale", "ned-oak"]
    offices, problems = read_items(
        corpus.root, drafts(corpus) / "authorities/offices.yaml", "offices", Office
    )
    assert problems == []
    assert [item for item, _ in offices] == [
        Office(id="warden-of-the-road", name="Warden of the Road")
    ]


def test_names_of_no_row_become_no_entries(corpus: CuratedFolder) -> None:
    """Whoever is named by no row that is left is of no use to anybody."""
    drafted = draft_corpus(corpus.root, least=0.99)
    assert drafted.counts == Counter(documents=2)
    assert read_actors(corpus) == []


def test_nothing_curated_is_touched(corpus: CuratedFolder) -> None:
    """Drafting writes below build only."""
    before = {path: path.read_bytes() for path in corpus.curated.rglob("*") if path.is_file()}
    draft_corpus(corpus.root)
    assert before == {path: path.read_bytes() for path in before}
    assert sorted(path.name for path in corpus.root.iterdir()) == ["build", "data"]


def test_drafting_again_gives_the_same_bytes(corpus: CuratedFolder) -> None:
    """Drafts depend on nothing but the documents."""
    draft_corpus(corpus.root)
    before = {path: path.read_bytes() for path in drafts(corpus).rglob("*") if path.is_file()}
    draft_corpus(corpus.root)
    assert before == {path: path.read_bytes() for path in drafts(corpus).rglob("*.*")}


def test_changed_draft_stays(corpus: CuratedFolder) -> None:
    """What somebody has changed is kept and told of, unless all is to be written anew."""
    draft_corpus(corpus.root)
    path = drafts(corpus) / "road.yaml"
    mended = path.read_text(encoding="utf-8") + "# mine\n"
    path.write_text(mended, encoding="utf-8")
    drafted = draft_corpus(corpus.root)
    assert (drafted.kept, drafted.counts["documents"]) == ([path], 1)
    assert path.read_text(encoding="utf-8") == mended
    assert "cora-dale" in read_actors(corpus)
    assert draft_corpus(corpus.root, fresh=True).kept == []
    assert path.read_text(encoding="utf-8") != mended


def test_entries_are_added_to_a_changed_authority_file(corpus: CuratedFolder) -> None:
    """What somebody wrote there stays as it is, and entries that are missing stand behind it."""
    draft_corpus(corpus.root)
    path = drafts(corpus) / "authorities/actors.yaml"
    own = "actors:\n  # She of the road.\n  - {id: cora-dale, name: Cora May Dale, type: person}\n"
    path.write_text(own, encoding="utf-8")
    draft_corpus(corpus.root)
    assert path.read_text(encoding="utf-8").startswith(own)
    assert read_actors(corpus) == ["cora-dale", "ned-oak"]


def test_authority_file_that_cannot_be_added_to_is_told_of(corpus: CuratedFolder) -> None:
    """Where entries at the end would break a file that somebody wrote, it stays as it is."""
    path = drafts(corpus) / "authorities/actors.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("actors: []\n", encoding="utf-8")
    with pytest.raises(DataError, match=r"actors\.yaml:1: new entries cannot be added"):
        draft_corpus(corpus.root)
    assert path.read_text(encoding="utf-8") == "actors: []\n"


def test_entries_of_other_drafts_stay(corpus: CuratedFolder) -> None:
    """To draft one document takes nobody away whom the drafts of others name."""
    draft_corpus(corpus.root)
    draft_corpus(corpus.root, documents=["bree"])
    assert read_actors(corpus) == ["cora-dale", "ned-oak"]


def test_documents_in_lines_give_lines(corpus: CuratedFolder) -> None:
    """The drafts of a JSON Lines file stand in one of the same name, in the same order."""
    names = [f"d{number}" for number in range(5)]
    write_lines(corpus.curated / "documents/many.jsonl", [line(each) for each in names])
    draft_corpus(corpus.root)
    path = drafts(corpus) / "many.jsonl"
    assert ids_in_lines(path) == names
    assert json.loads(path.read_bytes().splitlines()[3])["quotes"][0]["id"] == "q01"
    assert not (drafts(corpus) / "authorities/actors.yaml").exists()
    entries = (drafts(corpus) / "authorities/actors.jsonl").read_bytes().splitlines()
    assert [json.loads(each)["id"] for each in entries] == ["cora-dale", "ned-oak"]


def test_one_document_in_lines_is_put_among_the_others(corpus: CuratedFolder) -> None:
    """Only its own line is written anew, wherever it stands and whether or not it was there."""
    names = ["d0", "d1", "d2"]
    write_lines(corpus.curated / "documents/many.jsonl", [line(each) for each in names])
    draft_corpus(corpus.root, documents=["d2"])
    draft_corpus(corpus.root, documents=["d0"])
    path = drafts(corpus) / "many.jsonl"
    assert ids_in_lines(path) == ["d0", "d2"]
    draft_corpus(corpus.root, documents=["d1", "d2"])
    assert ids_in_lines(path) == names


def test_lines_out_of_order_are_not_lost(corpus: CuratedFolder) -> None:
    """What stands behind a line that is out of its place is kept, and the place told."""
    write_lines(
        corpus.curated / "documents/bulk.jsonl", [line(each) for each in ("aa", "bb", "cc")]
    )
    draft_corpus(corpus.root)
    path = drafts(corpus) / "bulk.jsonl"
    turned = b"".join(reversed(path.read_bytes().splitlines(keepends=True)))
    path.write_bytes(turned)
    with pytest.raises(DataError, match="does not stand in the order of"):
        draft_corpus(corpus.root, documents=["bb"], fresh=True)
    assert path.read_bytes() == turned


def test_changed_lines_stay(corpus: CuratedFolder) -> None:
    """A file of lines that somebody has changed is kept as a whole."""
    write_lines(corpus.curated / "documents/many.jsonl", [line("d0"), line("d1")])
    draft_corpus(corpus.root)
    path = drafts(corpus) / "many.jsonl"
    first, _ = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(first)
    assert draft_corpus(corpus.root).kept == [path]
    assert path.read_bytes() == first


def test_processes_give_the_same_bytes(
    corpus: CuratedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On several cores the drafts and their order are the same."""
    monkeypatch.undo()  # other processes know the real rules only
    lines = [line(f"d{number}", text=f"{TEXT} It is {number}.") for number in range(6)]
    for number, each in enumerate(lines):
        write_lines(corpus.curated / f"documents/many{number}.jsonl", [each])
    draft_corpus(corpus.root)
    before = {path: path.read_bytes() for path in drafts(corpus).glob("many*")}
    draft_corpus(corpus.root, engine=find_engine("processes", 2))
    assert before == {path: path.read_bytes() for path in before}


def test_other_languages_are_left_out(corpus: CuratedFolder) -> None:
    """Only English is drafted; the others are counted by language."""
    write_lines(
        corpus.curated / "documents/many.jsonl",
        [line("d0", language="de"), line("d1", language="en-GB"), line("d2", language="de")],
    )
    drafted = draft_corpus(corpus.root)
    assert drafted.languages == Counter(de=2)
    assert ids_in_lines(drafts(corpus) / "many.jsonl") == ["d1"]


def test_document_that_is_wrong_is_told_of(corpus: CuratedFolder) -> None:
    """The others are drafted all the same."""
    corpus.write("documents/road.txt", TEXT + "More.")
    drafted = draft_corpus(corpus.root)
    assert [str(each).partition(";")[0][:75] for each in drafted.problems] == [
        "data/curated/documents/road.yaml:8: the text of road.txt was changed since "
    ]
    assert (drafts(corpus) / "bree.yaml").exists()


@pytest.mark.parametrize("form", ["files", "lines"])
def test_unknown_document_is_wrong_use(corpus: CuratedFolder, form: str) -> None:
    """A document that does not exist is told with the nearest that does, and nothing is written."""
    write_lines(corpus.curated / "documents/many.jsonl", [line("minutes")])
    wanted, near = ("rode", "road") if form == "files" else ("minute", "minutes")
    with pytest.raises(UsageError, match=f"unknown document '{wanted}'; nearest '{near}'"):
        draft_corpus(corpus.root, documents=["bree", wanted])
    assert not drafts(corpus).exists()


def test_what_was_drafted_before_an_end_is_whole(
    corpus: CuratedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever stops a long run has whole files, and the actors that they name."""
    from onrecord.draft import draft_writer as module

    written: list[Annotation] = []

    def stop_at_second(folder: Path, draft: Annotation, remarks: Iterable[str]) -> Path:
        if written:
            raise KeyboardInterrupt
        written.append(draft)
        return write(folder, draft, remarks)

    write = module.write_draft
    add_road(corpus, "another-road")
    monkeypatch.setattr(module, "write_draft", stop_at_second)
    with pytest.raises(KeyboardInterrupt):
        draft_corpus(corpus.root)
    names = sorted(path.name for path in drafts(corpus).glob("*"))
    assert names == ["another-road.yaml", "authorities"]
    assert "cora-dale" in read_actors(corpus)
