"""A person settles where two passes differ, and the coding is whole at every moment."""

from __future__ import annotations

from adjudication.conftest import SAME, PassesFolder

from onrecord.corpus.adjudications import read_adjudication


def test_all_answered_can_be_built(corpus: PassesFolder) -> None:
    """What is settled passes every check, is signed, and has ids of its own."""
    said = corpus.answer("f", "s the text says so", "f")
    assert (said.status, said.err) == (0, "")
    assert said.out.startswith("7 rows that a1 and a2 code the same: taken over\n")
    assert said.out.endswith(
        "3 decided, 0 open\n"
        "all is settled; if the passes cover the whole text, write coding: complete into "
        "data/curated/documents/bree.yaml\n"
        f"next: onrecord build {corpus.root}\n"
    )
    rows = corpus.coding()
    assert rows.keys() == {*SAME, "e01", "e02", "e06", "a02"}
    assert rows["e01"]["contexts"] == ["diplomatic"]
    assert rows["a02"]["action"] == "nominated"
    # The second pass numbers the two the other way round.
    assert (rows["e04"]["embedded_in"], rows["e03"]["type"]) == ("e03", "THREATEN")
    assert "coding: partial" in (corpus.curated / "documents/bree.yaml").read_text()
    built = corpus.built().read("events").to_pylist()
    assert {(row["status"], row["annotator_id"]) for row in built} == {("curated", "p1")}


def test_who_decided_what_is_kept(corpus: PassesFolder) -> None:
    """Each row of a pass has a decision: what was taken, by whom, why, and what differed."""
    corpus.answer("f", "s the text says so", "s")
    assert corpus.decisions() == [
        {
            "step": "2",
            "table": "events",
            "taken": "first",
            "decided_by": "p1",
            "first_row": "e01",
            "second_row": "e01",
            "row": "e01",
            "fields": ["contexts"],
        },
        {
            "step": "3",
            "table": "appointments",
            "taken": "second",
            "decided_by": "p1",
            "first_row": "a02",
            "second_row": "a02",
            "row": "a02",
            "fields": ["action"],
            "note": "the text says so",
        },
        {
            "step": "4",
            "table": "events",
            "taken": "second",
            "decided_by": "p1",
            "first_row": "e06",
        },
    ]
    found, problems = read_adjudication(corpus.layout, "bree")
    assert problems == []
    assert found is not None
    assert (found.first, found.second, len(found.decisions)) == ("a1", "a2", 11)


def test_both_codings_are_shown(corpus: PassesFolder) -> None:
    """What the passes share is said once, and where they differ stand both."""
    said = corpus.answer("q")
    assert said.out == (
        "7 rows that a1 and a2 code the same: taken over\n"
        "\nbree, 1 of 3: event e01\n"
        "  [[On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in\n"
        "  Edoras]].\n"
        "event e01: e01 of a1, e01 of a2\n"
        "  differs in:   contexts\n"
        "  words:        “On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in "
        "Edoras”\n"
        "  summary:      A minister visits a king.\n"
        "  type:         Consult, Visit (CONSULT); actual\n"
        "  actor:        Ada Byron (ada-byron), as Minister of Bree (minister-of-bree)  "
        "“Ada Byron”\n"
        "  recipient:    King of Rohan (king-of-rohan)\n"
        "  date:         2021-05-03 (stated)  “3 May 2021”\n"
        "  place:        Edoras  “Edoras”\n"
        "  contexts, a1: diplomatic\n"
        "  contexts, a2: diplomatic, military\n"
        "[f]irst [s]econd [e]dit [n]either [l]ater [u]ndo [q]uit [?]: \n"
        "0 decided, 3 open\n"
        "the same command takes up what is open\n"
    )


def test_next_run_goes_on(corpus: PassesFolder) -> None:
    """What was answered is not asked again, but what was put off is."""
    corpus.answer("l", "f", "q")
    said = corpus.answer("s", "n")
    assert "1 of 2: event e01" in said.out
    assert "2 of 2: event e06" in said.out
    assert "taken over" not in said.out
    assert corpus.coding().keys() == {*SAME, "e01", "e02", "a02"}
    before = corpus.path("annotations").read_bytes()
    assert "\n0 decided, 0 open\n" in corpus.answer().out
    assert corpus.path("annotations").read_bytes() == before


def test_row_can_be_mended(corpus: PassesFolder) -> None:
    """The editor gets the first pass, with the second beside it, and what it leaves is taken."""
    corpus.edit_with(
        "assert '#     id: \"e01\"' in text.replace('- ', '  '); "
        "text = text.replace('\"diplomatic\"', '\"military\"', 1)"
    )
    said = corpus.answer("e", "t both are right", "q")
    assert "as you mended it" in said.out
    assert corpus.coding()["e01"]["contexts"] == ["military"]
    (decision,) = corpus.decisions()
    assert (decision["taken"], decision["note"]) == ("other", "both are right")
    assert decision["edited"]["contexts"] == ["military"]
    assert "1 of 2: event e02" in corpus.answer("q").out
    corpus.built()


def test_faulty_mending_is_kept(corpus: PassesFolder) -> None:
    """Words that are not in the text are told of, and the next edit goes on with them."""
    corpus.edit_with("text = text.replace('Edoras', 'Minas')")
    said = corpus.answer("e", "t", "q")
    assert "what you wrote is kept; e goes on with it" in said.out
    assert "t  take the row as you mended it" in said.out
    assert corpus.decisions() == []
    corpus.edit_with("text = text.replace('Minas', 'Edoras')")
    said = corpus.answer("e", "t", "q")
    assert "you have mended this before" in said.out
    assert corpus.decisions()[0]["taken"] == "other"


def test_appointment_can_be_taken_out_by_the_editor(corpus: PassesFolder) -> None:
    """Of rows that are settled together one may go, unless the build wants it."""
    corpus.edit_with("text = text[:text.index('appointments:')]")
    said = corpus.answer("l", "e", "t", "q")
    assert "the build would refuse this:" in said.out
    assert corpus.decisions() == []


def test_dropped_row_is_no_longer_named(corpus: PassesFolder) -> None:
    """Whoever names a row that is dropped loses the link, which is told."""
    corpus.replace("annotations/bree.a2.yaml", "type: THREATEN", "type: REJECT")
    said = corpus.answer("l", "l", "n", "q")
    assert "3 of 4: event e03" in said.out
    assert "note: e04 no longer names e03 (embedded_in), which was dropped" in said.out
    rows = corpus.coding()
    assert "e03" not in rows
    assert not {"embedded_in", "embedding"} & rows["e04"].keys()


def test_link_comes_with_the_row_that_it_names(corpus: PassesFolder) -> None:
    """A row is taken over before the one that it names is settled, and then gets its link."""
    corpus.replace("annotations/bree.a2.yaml", "recipients: [bree]", "recipients: [league]")
    corpus.answer("q")
    assert "embedded_in" not in corpus.coding()["e04"]
    said = corpus.answer("l", "l", "s", "q")
    assert "no longer names" not in said.out
    assert (corpus.coding()["e04"]["embedded_in"], corpus.coding()["e03"]["recipients"]) == (
        "e03",
        ["league"],
    )


def test_removed_ids_are_not_used_again(corpus: PassesFolder) -> None:
    """A row that went in some release leaves its number to nobody."""
    corpus.write(
        "removed_rows.csv",
        "row_id,table_name,removed_in,reason\nbree-e01,events,1.0.0,It said something else.\n",
    )
    corpus.answer("f", "f", "f")
    assert "e01" not in corpus.coding()
    assert corpus.coding()["e02"]["summary"] == "A minister visits a king."
    corpus.built()
