"""A person answers questions about a draft, and what was accepted becomes coding at once."""

from __future__ import annotations

import shutil
from collections.abc import Callable

import pytest
from drafted import add_road
from reviewing import ReviewedFolder, corpus

from onrecord.cli import main
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.draft.decisions import decisions_folder
from onrecord.release.lock import lock
from onrecord.review.terminal import Terminal

__all__ = ["corpus"]

# Accepts everything: the first actor, and the actor and the office of the appointment.
ALL = ("a", "a", "a", "a", "a", "a", "a", "a")


def ids(text: str) -> dict[str, list[str]]:
    """The ids of the rows in a coding or draft, by kind."""
    value = parse_yaml(text).value or {}
    kinds = ("events", "quotes", "appointments")
    return {kind: [each["id"] for each in value[kind]] for kind in kinds if value.get(kind)}


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


def test_actor_who_is_somebody_listed(corpus: ReviewedFolder) -> None:
    """Another actor stands in place of a new one, in every later row too."""
    said = corpus.answer("a", "u", "nobody", "u", "ada-byron", "a", "q")
    assert "'nobody' is not listed" in said.out
    value = parse_yaml(corpus.coding()).value
    assert value["events"][0]["actors"] == ["ada-byron"]
    assert value["events"][0]["evidence"]["actors"] == {"ada-byron": "Cora Dale"}
    assert value["quotes"][0]["speakers"] == ["ada-byron"]
    assert "cora-dale" not in (corpus.curated / "authorities/actors.yaml").read_text()
    assert "new actor 'Cora" not in corpus.answer("a", "q").out
    corpus.built(include_drafts=True)


def test_actor_is_found_by_name(corpus: ReviewedFolder) -> None:
    """Whoever does not know the id may type one of the names."""
    corpus.answer("a", "u", "Byron", "q")
    assert parse_yaml(corpus.coding()).value["events"][0]["actors"] == ["ada-byron"]


def test_all_that_are_new_are_accepted_at_once(corpus: ReviewedFolder) -> None:
    """One answer lists whom the row names, but for those who may be listed already."""
    asked = [*"ddd", "a", "A", "q"]
    said = corpus.answer(*asked)
    assert said.out.count("new actor ") + said.out.count("new office ") == 1
    assert ids(corpus.coding())["appointments"] == ["a01"]
    assert "warden" in (corpus.curated / "authorities/offices.yaml").read_text()


def test_nearest_names_are_offered(corpus: ReviewedFolder) -> None:
    """A number takes one of the listed actors whose names are most alike."""
    corpus.write(
        "authorities/actors.yaml",
        (corpus.curated / "authorities/actors.yaml").read_text()
        + "  - {id: c-dale, name: C. Dale, type: person}\n",
    )
    said = corpus.answer("a", "1", "q")
    assert "  1 is C. Dale (c-dale)" in said.out
    assert parse_yaml(corpus.coding()).value["events"][0]["actors"] == ["c-dale"]


def test_renamed_actor_has_an_id_of_the_new_name(corpus: ReviewedFolder) -> None:
    """The right name is listed, the old one beside it, and the row names it."""
    corpus.answer("a", "r", "Cora of Dale", "a", "q")
    listed = (corpus.curated / "authorities/actors.yaml").read_text()
    assert '  - id: "cora-of-dale"\n    name: "Cora of Dale"\n' in listed
    entry = parse_yaml(listed).value["actors"][-1]
    assert {"name": "Cora Dale", "kind": "alternative"} in entry["names"]
    assert parse_yaml(corpus.coding()).value["quotes"][0]["speakers"] == ["cora-of-dale"]
    corpus.built(include_drafts=True)


def test_actor_left_out(corpus: ReviewedFolder) -> None:
    """A row may go without a new actor; a quote then has no speaker."""
    corpus.answer("a", "d", "a", "q")
    value = parse_yaml(corpus.coding()).value
    assert "actors" not in value["events"][0]
    assert "speakers" not in value["quotes"][0]
    corpus.built()


def test_appointment_needs_its_office(corpus: ReviewedFolder) -> None:
    """Without the office there is no appointment, which is said."""
    said = corpus.answer("d", "d", "d", "a", "a", "a", "d", "q")
    assert "an appointment needs its office; drop it, or use another office" in said.out
    assert corpus.coding() == ""


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


@pytest.mark.parametrize(
    ("options", "annotator", "said"),
    [
        ((), "zoe", "annotator 'zoe' is not declared; add to {}: zoe,person,YOUR NAME,\"Coded "),
        ((), "Zoe!", "--annotator 'Zoe!' is no id; use lower-case letters"),
        ((), "draft-rules", "--annotator 'draft-rules' is a rule, which settles nothing"),
        (("rood",), "a1", "unknown document 'rood'; nearest 'road'"),
        (("bree",), "a1", "there is no draft of 'bree'; run onrecord draft bree"),
        (("--least", "2"), "a1", "--least 2.0 is no score; give a number from 0 to 1"),
    ],
)
def test_wrong_use_is_one_line(
    corpus: ReviewedFolder, options: tuple[str, ...], annotator: str, said: str
) -> None:
    """Who or what is not there is said with what to do, and nothing is asked."""
    answered = corpus.answer("a", options=options, annotator=annotator)
    assert (answered.status, answered.out) == (2, "")
    path = corpus.curated / "vocabularies/annotators.csv"
    assert answered.err.startswith(f"onrecord: {said.format(path)}")
    assert answered.err.count("\n") == 1


def test_text_that_changed_is_not_reviewed(corpus: ReviewedFolder) -> None:
    """Words that the text no longer has are a reason to draft again."""
    corpus.add_document("road", "Cora Dale was in Edoras. Nobody went away.\n")
    corpus.replace("documents/road.yaml", "coding: complete", "coding: none")
    said = corpus.answer("a")
    assert said.status == 1
    assert "the text was changed since it was drafted" in said.err
    again = f"run onrecord draft road --folder {corpus.root} --fresh, which loses what was changed"
    assert again in said.err


def test_corpus_is_named_as_by_draft(
    corpus: ReviewedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The folder of a corpus may stand where documents stand, and means all of them."""
    shutil.rmtree(corpus.layout.drafts)
    assert main(["review", str(corpus.root), "--annotator", "a1"]) == 0
    assert capsys.readouterr().out == "there is nothing to ask about\n"
    assert main(["review", "road", "--folder", str(corpus.root), "--annotator", "a1"]) == 2
    advice = f"run onrecord draft road --folder {corpus.root}\n"
    assert capsys.readouterr().err.endswith(f"there is no draft of 'road'; {advice}")


def test_names_that_no_file_lists_are_told_of_first(corpus: ReviewedFolder) -> None:
    """Without the new actors of the drafts nothing is asked, as nothing could be accepted."""
    (corpus.layout.drafts / "authorities/actors.yaml").unlink()
    said = corpus.answer("a")
    assert (said.status, said.out) == (1, "")
    assert (
        "names 'cora-dale', which no file of actors lists, not even that of the drafts" in said.err
    )
    assert f"run onrecord draft road --folder {corpus.root}, which lists it anew" in said.err


def test_type_of_a_new_actor_is_looked_at_first(corpus: ReviewedFolder) -> None:
    """A type that somebody mistyped is told of with its line."""
    path = corpus.layout.drafts / "authorities/actors.yaml"
    text = path.read_text(encoding="utf-8").replace('type: "person"', 'type: "persn"', 1)
    path.write_text(text, encoding="utf-8")
    line = text[: text.index("persn")].count("\n") + 1
    said = corpus.answer("a")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith(
        f"{corpus.root}/build/drafts/authorities/actors.yaml:{line}: unknown type 'persn'; nearest "
        "'person'; types are person, state, organization, group, unnamed\n"
    )


@pytest.mark.parametrize("score", ["98", "-0.1"])
def test_score_is_from_0_to_1(corpus: ReviewedFolder, score: str) -> None:
    """A score that is none is told of with its line."""
    path = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace("score: 0.9\n", f"score: {score}\n", 1)
    assert score in text
    path.write_text(text, encoding="utf-8")
    said = corpus.answer("a")
    assert said.status == 1
    assert "is none; write a number from 0 to 1" in said.err


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


def test_two_at_once(corpus: ReviewedFolder) -> None:
    """A document that somebody else reviews is refused in one line."""
    with lock(decisions_folder(corpus.layout), name="road.lock"):
        said = corpus.answer("a")
    assert (said.status, said.err) == (
        1,
        "road is under review by somebody else; wait, or take another document\n",
    )


def test_busy_document_is_passed_over(corpus: ReviewedFolder) -> None:
    """The other documents are asked about, and at the end it is said which was not."""
    add_road(corpus, "path")
    corpus.draft("path")
    with lock(decisions_folder(corpus.layout), name="path.lock"):
        said = corpus.answer("d", "q")
    assert "road, 1 of 5: event e01" in said.out
    assert "1 dropped, 0 left for later, in 1 document\n" in said.out
    assert (said.status, said.err) == (
        1,
        "path is under review by somebody else; wait, or take another document\n",
    )


@pytest.mark.parametrize("asked", ["u", "r"])
@pytest.mark.parametrize(("word", "later"), [("q", 0), ("l", 1)])
def test_later_and_quit_are_no_names(
    corpus: ReviewedFolder, asked: str, word: str, later: int
) -> None:
    """Where a name or an id is asked for, l and q mean what they mean elsewhere."""
    said = corpus.answer("a", asked, word, "q")
    assert f"0 accepted (0 rows), 0 dropped, {later} left for later" in said.out
    assert "is not listed" not in said.out
    assert corpus.coding() == ""


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


def at_question(monkeypatch: pytest.MonkeyPatch, number: int, act: Callable[[], object]) -> None:
    """Let something happen while a person thinks about one of the questions."""
    ask, count = Terminal.ask, 0

    def interrupted(self: Terminal, question: str) -> str | None:
        nonlocal count
        count += 1
        if count == number:
            act()
        return ask(self, question)

    monkeypatch.setattr(Terminal, "ask", interrupted)


def test_draft_that_is_written_anew_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A row is not taken for another one that got its id since."""
    draft = corpus.layout.drafts / "road.yaml"
    text = corpus.drafted().replace('"CONSULT"', '"ACCUSE"')
    at_question(monkeypatch, 1, lambda: draft.write_text(text, encoding="utf-8"))
    said = corpus.answer("d", "q")
    assert "road.yaml was drafted anew; quit, and review it again" in said.out
    assert corpus.drafted() == text


def test_text_that_changes_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nothing is coded of a text that is not the one that was shown."""
    text = corpus.curated / "documents/road.txt"
    at_question(monkeypatch, 2, lambda: text.write_text("Another.\n", encoding="utf-8"))
    said = corpus.answer("a", "a", "q")
    assert "road.txt was changed; quit, and draft it again" in said.out
    assert corpus.coding() == ""


def test_what_somebody_wrote_meanwhile_stays(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rows are added to the coding as it is now, and an answer that would undo more stays."""
    path = corpus.curated / "annotations/road.yaml"
    at_question(
        monkeypatch,
        3,
        lambda: path.write_text(f"{corpus.coding()}# mine\n", encoding="utf-8"),
    )
    said = corpus.answer("a", "a", "u", "a", "q")
    assert f"{path} was changed since, so accept cannot be undone" in said.out
    assert corpus.coding().count("# mine\n") == 1
    assert ids(corpus.coding()) == {"events": ["e01"], "quotes": ["q01"]}


def test_actor_whom_somebody_else_listed_meanwhile(
    corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two reviews at once do not list somebody twice."""
    path = corpus.curated / "authorities/actors.yaml"
    entry = "  - {id: cora-dale, name: Cora Dale, type: person}\n"
    at_question(monkeypatch, 2, lambda: path.write_text(path.read_text() + entry, encoding="utf-8"))
    corpus.answer("a", "a", "q")
    assert path.read_text(encoding="utf-8").count("id: cora-dale") == 1
    corpus.built()


def test_row_says_who_stands_in_place_of_a_new_actor(corpus: ReviewedFolder) -> None:
    """What was decided of an actor shows where it is proposed again."""
    said = corpus.answer("a", "u", "ada-byron", "q")
    assert "  speaker:      Ada Byron (ada-byron), for Cora Dale (cora-dale)  “she" in said.out
