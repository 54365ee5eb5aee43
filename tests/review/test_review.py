"""A person answers questions about a draft, and what was accepted becomes coding at once."""

from __future__ import annotations

import pytest
from reviewing import ALL, ReviewedFolder, corpus, ids

from onrecord.corpus.yaml_events import parse_yaml

__all__ = ["corpus"]


def test_all_accepted_can_be_built(corpus: ReviewedFolder) -> None:
    """What is accepted passes every check, is curated and signed, and leaves the draft."""
    said = corpus.answer(*ALL)
    assert (said.status, said.err) == (0, "")
    assert said.out.endswith(
        "5 accepted (6 rows), 0 dropped, 0 left for later, in 1 document\n"
        f"next: onrecord build {corpus.root}\n"
    )
    rows = [
        row for row in corpus.built().read("events").to_pylist() if row["document_id"] == "road"
    ]
    assert [(row["event_id"], row["status"], row["annotator_id"]) for row in rows] == [
        (f"road-e0{number}", "curated", "a1") for number in (1, 2, 3)
    ]
    assert "score" not in corpus.coding()
    assert "because" not in corpus.coding()
    assert ids(corpus.drafted()) == {}
    assert "coding: partial" in (corpus.curated / "documents/road.yaml").read_text()
    corpus.built(include_drafts=True)


def test_row_is_shown_in_plain_words(corpus: ReviewedFolder) -> None:
    """The passage has its main words in brackets, and each field has its words and its name."""
    said = corpus.answer("q")
    assert said.out == (
        "\nThe Treaty of Bree (The Bree Gazette, 2021-05-10): 5 proposals\n"
        "\nroad, 1 of 5: event e01\n"
        "  [[On 7 May 2021 Cora Dale visited Bob Roper in Edoras]].\n"
        "  summary:      Cora Dale visits Bob Roper.\n"
        "  type:         Consult, Visit (CONSULT); actual\n"
        "  actor:        Cora Dale (cora-dale)  “Cora Dale”\n"
        "  recipient:    Bob Roper (bob-roper)  “Bob Roper”\n"
        "  date:         2021-05-07 (stated)  “7 May 2021”\n"
        "  place:        Edoras  “Edoras”\n"
        "  score 0.80: verb visit\n"
        "[a]ccept [e]dit [d]rop [l]ater [u]ndo [q]uit [?]: \n"
        "0 accepted (0 rows), 0 dropped, 0 left for later, in 1 document\n"
        "the same command takes up after your last answer\n"
    )


def test_next_run_goes_on_behind_the_last_answer(corpus: ReviewedFolder) -> None:
    """What was settled is not asked again, and what was put off comes last."""
    corpus.answer("l", "d", "q")
    said = corpus.answer("a", "d", "d", "q")
    assert "1 of 4: quote q02" in said.out
    assert "4 of 4: event e01" in said.out
    assert ids(corpus.coding()) == {"quotes": ["q02"]}


def test_end_of_the_answers_is_like_quitting(corpus: ReviewedFolder) -> None:
    """A pipe that ends loses nothing that was answered before."""
    assert corpus.answer("a", "a").status == 0
    assert ids(corpus.coding()) == {"events": ["e01"]}


def test_appointment_and_its_event_go_together(corpus: ReviewedFolder) -> None:
    """An act of appointing is one question, and dropping it drops both rows."""
    said = corpus.answer("d", "d", "d", "d", "q")
    assert "4 of 5: appointment a01 with event e02" in said.out
    assert ids(corpus.drafted()) == {"events": ["e03"]}


def test_dropped_is_not_drafted_again(corpus: ReviewedFolder) -> None:
    """A later draft leaves out what was dropped, and proposes what was not settled."""
    corpus.answer("d", "l", "q")
    corpus.draft()
    assert ids(corpus.drafted()) == {
        "events": ["e01", "e02"],
        "quotes": ["q01", "q02"],
        "appointments": ["a01"],
    }
    assert "visits" not in corpus.drafted()


def test_undo_takes_everything_back(corpus: ReviewedFolder) -> None:
    """All files are as they were, and the question is asked again."""
    before = corpus.files()
    said = corpus.answer("a", "a", "d", "l", "u", "u", "u", "u", "q")
    assert corpus.files() == before
    assert "undone: accept of event e01" in said.out
    assert "there is no answer of this document to undo" in said.out
    assert "0 accepted (0 rows), 0 dropped, 0 left for later" in said.out
    # The actor is new once more.
    assert "new actor 'Cora Dale'" in corpus.answer("a", "q").out


def test_kind_and_score_choose(corpus: ReviewedFolder) -> None:
    """Only rows of a kind are asked about, or those with a score."""
    assert "1 of 2: quote q01" in corpus.answer("q", options=("--kind", "quotes")).out
    assert "1 of 2: quote q01" in corpus.answer("q", options=("--least", "0.85")).out


def test_quote_comes_before_what_is_said_in_it(corpus: ReviewedFolder) -> None:
    """An event waits for the quote that it names; where that is dropped, the link goes."""
    draft = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace('because: "verb visit"', 'because: "v"\n    attributed_to: q02')
    draft.write_text(text, encoding="utf-8")
    said = corpus.answer("q", options=("--kind", "events"))
    assert "1 of 4: quote q02" in said.out
    said = corpus.answer("l", "q", options=("--kind", "events"))
    assert "event e01 waits for q02, and is left for later" in said.out
    said = corpus.answer("d", "a", "a", "q", options=("--kind", "events"))
    assert "note: event e01 no longer names q02 (attributed_to), which is not coded" in said.out
    assert "attributed_to" not in corpus.coding()
    assert corpus.drafted().startswith("# Drafted by `onrecord draft`")


def test_existing_coding_keeps_its_lines(corpus: ReviewedFolder) -> None:
    """Comments and order of what a person wrote stay; rows come at the end of their lists."""
    old = (
        "# My coding\ndocument: road\nannotator: a1\nquotes: # none yet\nevents:\n"
        "  # the attack\n  - {id: e50, summary: S., type: ASSAULT, modality: actual, "
        "polarity: positive, evidence: {exact: Cora Dale attacked the League}}\n# the end\n"
    )
    corpus.write("annotations/road.yaml", old)
    corpus.answer("a", "a", "q")
    lines = corpus.coding().splitlines()
    assert [line for line in lines if line in old.splitlines()] == old.splitlines()
    assert lines[-1] == "# the end"
    corpus.built()


def test_coding_of_somebody_else_stays(corpus: ReviewedFolder) -> None:
    """A coding has one annotator, so another one cannot add to it."""
    corpus.answer("d", "a", "a", "q")
    corpus.write(
        "vocabularies/annotators.csv",
        "annotator_id,kind,name,description\na1,person,A,First.\nb2,person,B,Second.\n",
    )
    said = corpus.answer("a", annotator="b2")
    assert said.status == 1
    assert said.err == (
        f"{corpus.root}/data/curated/annotations/road.yaml:2: this is the coding of 'a1', and a "
        "coding has one annotator; review with --annotator a1 if that is you, or settle this "
        "draft by hand\n"
        "1 problem; what is wrong was not asked about\n"
    )


def test_refused_by_the_build(corpus: ReviewedFolder) -> None:
    """What the build would refuse is not written, and the person is told why."""
    draft = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace('type: "CONSULT"', 'type: "CONSULTED"')
    draft.write_text(text, encoding="utf-8")
    before = corpus.files()
    said = corpus.answer("a", "a", "q")
    assert "the build would refuse this:" in said.out
    assert "CONSULTED" in said.out
    assert corpus.files() == before


@pytest.mark.parametrize(("word", "later"), [("q", 0), ("l", 1)])
def test_later_and_quit_are_no_reasons(corpus: ReviewedFolder, word: str, later: int) -> None:
    """Neither is written into the coding as the reason of a date, and no other key is."""
    draft = corpus.layout.drafts / "road.yaml"
    draft.write_text(corpus.drafted().replace('"stated"', '"inferred"'), encoding="utf-8")
    said = corpus.answer("a", "a", "?", "a", word, "q")
    assert said.out.count("expected words, or l for later, or q to quit") == 2
    assert f"0 accepted (0 rows), 0 dropped, {later} left for later" in said.out
    assert corpus.coding() == ""


def test_row_that_waited_is_counted_once(corpus: ReviewedFolder) -> None:
    """Whoever goes back behind it and on again has left it for later once."""
    draft = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace('because: "verb visit"', 'because: "v"\n    attributed_to: q02')
    draft.write_text(text, encoding="utf-8")
    said = corpus.answer("l", "u", "l", "q", options=("--kind", "events"))
    assert said.out.count("event e01 waits for q02, and is left for later") == 2
    assert "0 dropped, 2 left for later" in said.out


@pytest.mark.parametrize(
    ("answer", "note"),
    [
        ("", "The date is counted from the publication, 2021-05-10."),
        ("The  seventh.", "The seventh."),
    ],
)
def test_inferred_date_has_its_reason(corpus: ReviewedFolder, answer: str, note: str) -> None:
    """A row whose date is not stated goes with a note, as the build asks."""
    draft = corpus.layout.drafts / "road.yaml"
    draft.write_text(corpus.drafted().replace('"stated"', '"inferred"'), encoding="utf-8")
    said = corpus.answer("a", "a", answer, "q")
    assert "the date is inferred, so a note must give the reason" in said.out
    assert parse_yaml(corpus.coding()).value["events"][0]["note"] == note
    corpus.built()
