"""What programs propose stands beside what people coded, and never in place of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder
from drafts import ACTORS, DRAFT, DraftedFolder, draft_line
from lines import annotation_line, document_line, write_lines
from support import real_tables

from onrecord.corpus.documents import Documents
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document

PLACE = "build/drafts/bree.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> DraftedFolder:
    """The small corpus and a draft of its document."""
    made = DraftedFolder(tmp_path / "corpus")
    made.draft_small()
    return made


def read(
    folder: CuratedFolder, *, include_drafts: bool = True
) -> tuple[dict[str, Document], list[str]]:
    """Read all documents by id, and every problem."""
    documents = Documents(folder.layout, include_drafts=include_drafts)
    found, problems = [], []
    for batch in documents:
        some, faults = read_batch(folder.layout, batch)
        found += some
        problems += faults
    by_id = {each.document_id: each for each in found}
    return by_id, [str(each) for each in [*problems, *documents.problems]]


def authorities(folder: CuratedFolder) -> tuple[Corpus, list[str]]:
    """Read what documents share, with that of drafts."""
    corpus, problems = read_corpus(folder.layout, real_tables(), include_drafts=True)
    return corpus, [str(each) for each in problems]


def test_a_draft_stands_beside_the_coding(folder: DraftedFolder) -> None:
    """Its items, and where they stand, are read as those of the coding are."""
    documents, problems = read(folder)
    assert problems == []
    draft = documents["bree"].draft
    assert draft is not None
    assert [(event.id, event.score, event.because) for event, _ in draft.events] == [
        ("e07", 0.7, "will meet")
    ]
    assert (draft.annotator, draft.events[0][1].file) == ("draft-rules", PLACE)
    coding = documents["bree"].coding
    assert coding is not None
    assert len(coding.events) == 6


def test_without_being_asked_for_no_draft_is_read(folder: DraftedFolder) -> None:
    """Nothing below build/drafts is looked at, whatever is wrong with it."""
    folder.draft("bree.yaml", "{")
    folder.draft("nobody.yaml", "x")
    folder.draft("authorities/actors.yaml", "{")
    documents, problems = read(folder, include_drafts=False)
    assert (documents["bree"].draft, problems) == (None, [])
    assert read_corpus(folder.layout, real_tables())[1] == []


def test_drafts_in_lines_stand_in_the_order_of_documents(folder: DraftedFolder) -> None:
    """A file of lines is read beside that of documents and that of codings, each with gaps."""
    ids = ["one", "two", "three"]
    folder.write_bulk(
        [document_line("one"), document_line("two", coding="none"), document_line("three")],
        [annotation_line("one"), annotation_line("three")],
    )
    write_lines(
        folder.layout.drafts / "many.jsonl", [draft_line("two"), draft_line("three", id="q09")]
    )
    documents, problems = read(folder)
    assert problems == []
    assert [documents[each].coding is not None for each in ids] == [True, False, True]
    drafted = [
        [quote.id for quote, _ in draft.quotes] if (draft := documents[each].draft) else None
        for each in ids
    ]
    assert drafted == [None, ["q01"], ["q09"]]


def test_drafts_and_what_they_propose_are_inputs(folder: DraftedFolder) -> None:
    """Their hashes are listed with those of what people wrote."""
    folder.draft_lines(["one"])
    documents = Documents(folder.layout, include_drafts=True)
    assert len(list(documents)) == 2
    names = [each.path for each in documents.inputs]
    assert [name for name in names if "drafts" in name] == [PLACE, "build/drafts/many.jsonl"]
    assert "build/drafts/authorities/actors.yaml" in authorities(folder)[0].files


FAULTS = {
    "an id of the coding": (
        ("id: e07", "id: e06"),
        f"{PLACE}:4: id 'e06' is given in data/curated/annotations/bree.yaml:69 too; draft again",
    ),
    "a row that is no draft": (
        ("status: draft", "status: curated"),
        f"{PLACE}:13: status 'curated' in a draft; write 'status: draft', and put what is "
        "confirmed into data/curated",
    ),
    "a row without a status": (
        ("    status: draft\n", ""),
        f"{PLACE}:4: status 'curated' in a draft; write 'status: draft', and put what is "
        "confirmed into data/curated",
    ),
    "a draft of another document": (
        ("document: bree", "document: brie"),
        f"{PLACE}:1: unknown document 'brie'; the file is named for 'bree'",
    ),
    "a score in words": (
        ("score: 0.7", "score: high"),
        f"{PLACE}:14: expected a number, not 'high'",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_what_is_wrong_with_a_draft_is_told(folder: DraftedFolder, name: str) -> None:
    """Each fault is one problem at its line."""
    (old, new), problem = FAULTS[name]
    folder.draft("bree.yaml", DRAFT.replace(old, new))
    assert read(folder)[1] == [problem]


def test_score_of_a_confirmed_row_is_told(folder: DraftedFolder) -> None:
    """What only drafts say is left out where a row is confirmed, in files and in lines."""
    path = "annotations/bree.yaml"
    folder.replace(path, "  - id: e01\n", "  - id: e01\n    score: 0.7\n    because: said\n")
    line = draft_line("two", status="curated")
    folder.write_bulk(
        [document_line("one"), document_line("two")],
        [annotation_line("one"), line | {"annotator": "a1"}],
    )
    problems = read(folder, include_drafts=False)[1]
    said = "is for drafts alone; leave it out of what is confirmed"
    assert [each for each in problems if "many.jsonl" in each] == [
        f"data/curated/annotations/many.jsonl:2: quotes[0].{key}: {key} {said}"
        for key in ("score", "because")
    ]
    in_yaml = [each.partition(": ")[2] for each in problems if path in each]
    assert in_yaml == [f"score {said}", f"because {said}"]


def test_an_id_in_lines_is_told_with_both_files(folder: DraftedFolder) -> None:
    """In lines too, a row that the coding has is named with both places, and left out."""
    folder.write_bulk([document_line("one")], [annotation_line("one")])
    write_lines(folder.layout.drafts / "many.jsonl", [draft_line("one")])
    documents, problems = read(folder)
    assert problems == [
        "build/drafts/many.jsonl:1: quotes[0].id: id 'q01' is given in "
        "data/curated/annotations/many.jsonl:1 too; draft again"
    ]
    draft = documents["one"].draft
    assert draft is not None
    assert draft.quotes == []


def test_a_draft_of_no_document_is_told(folder: DraftedFolder) -> None:
    """A document that went leaves a draft behind, which says so."""
    folder.draft("gone.yaml", DRAFT)
    folder.draft("bulk.jsonl", "")
    assert read(folder)[1] == [
        "build/drafts/bulk.jsonl:1: annotates the documents of documents/bulk.jsonl, which does "
        "not exist",
        "build/drafts/gone.yaml:1: annotates the document 'gone', which does not exist",
    ]


def test_other_things_among_drafts_are_passed_over(folder: DraftedFolder) -> None:
    """Proposed corroborations, notes and hidden files are no drafts of documents."""
    for name in ("corroborations.yaml", "corroborations.old.yaml", "notes.txt", ".asked.yaml"):
        folder.draft(name, "{")
    folder.draft("half/done.yaml", "{")
    assert read(folder)[1] == []


def test_drafted_authorities_join_the_curated(folder: DraftedFolder) -> None:
    """Entries are added behind those that people wrote, also from lines."""
    folder.draft("authorities/offices.jsonl", '{"id":"reeve","name":"Reeve"}\n')
    corpus, problems = authorities(folder)
    assert problems == []
    assert [actor.id for actor, _ in corpus.actors][-2:] == ["league", "eve-of-dale"]
    assert (corpus.drafted_actors, corpus.drafted_offices) == ({"eve-of-dale"}, {"reeve"})


def test_a_curated_entry_stands_in_place_of_a_drafted_one(folder: DraftedFolder) -> None:
    """Once somebody has confirmed an actor, the draft's entry is silently theirs."""
    folder.draft("authorities/actors.yaml", ACTORS.replace("eve-of-dale", "ada-byron"))
    assert authorities(folder)[1] == [
        "build/drafts/authorities/actors.yaml:2: id 'ada-byron' is that of 'Ada Byron' in "
        "data/curated/authorities/actors.yaml:2, and not of 'Eve of Dale'; give it another id, or "
        "draft again"
    ]
    same = ACTORS.replace("eve-of-dale", "ada-byron").replace("Eve of Dale", "Byron")
    folder.draft("authorities/actors.yaml", same)
    corpus, problems = authorities(folder)
    assert problems == []
    assert [actor.name for actor, _ in corpus.actors if actor.id == "ada-byron"] == ["Ada Byron"]
    assert corpus.drafted_actors == set()


def test_those_who_draft_are_declared_by_the_program(folder: DraftedFolder) -> None:
    """Their rows are there with drafts only, and a corpus may describe them itself."""
    rows, _ = authorities(folder)[0].codes["annotators"]
    assert [(row["annotator_id"], row["kind"]) for row in rows] == [
        ("a1", "person"),
        ("draft-rules", "rule"),
        ("draft-model", "model"),
    ]
    own = folder.curated / "vocabularies/annotators.csv"
    own.write_text(
        own.read_text(encoding="utf-8") + "draft-rules,rule,Ours,Our rules.\n", encoding="utf-8"
    )
    rows, _ = authorities(folder)[0].codes["annotators"]
    assert [row["name"] for row in rows] == ["First coder", "Ours", "Drafting model"]
    assert len(read_corpus(folder.layout, real_tables())[0].codes["annotators"][0]) == 2


def test_a_fault_in_a_line_is_not_told_of_its_score(folder: DraftedFolder) -> None:
    """Numbers in JSON are numbers, also where something else is wrong with the line."""
    folder.write_bulk([document_line("one", coding="none")], [])
    line = draft_line("one", score=0.5, cues="said")
    write_lines(folder.layout.drafts / "many.jsonl", [line])
    assert read(folder)[1] == [
        "build/drafts/many.jsonl:1: quotes[0].cues: unknown key 'cues'; nearest 'cue'"
    ]
