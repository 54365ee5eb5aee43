"""Answers are kept in lines, and the last one for a proposal counts."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.model import Appointment, AppointmentEvidence, Event, EventEvidence
from onrecord.draft.decisions import append_line, decisions_folder, mark_of, read_decisions
from onrecord.layout import Layout


def answer(layout: Layout, answer: str, mark: str, own: str = "e01") -> None:
    """Note an answer."""
    path = decisions_folder(layout) / "road.jsonl"
    append_line(path, {"answer": answer, "marks": {mark: own}})


def test_last_answer_counts(tmp_path: Path) -> None:
    """What was dropped and then undone is as if it had never been asked about."""
    layout = Layout(tmp_path)
    assert read_decisions(layout, "road").settled([]) == frozenset()
    for given, mark in (("drop", "a"), ("drop", "b"), ("undo", "a"), ("later", "c")):
        answer(layout, given, mark)
    answer(layout, "accept", "d", "e04")
    answer(layout, "accept", "e", "e05")
    found = read_decisions(layout, "road")
    assert (found.dropped, found.later) == ({"b"}, {"c"})
    # A row that went from the coding may be proposed again.
    assert found.settled(["e04"]) == {"b", "d"}


def test_line_cut_off_by_a_crash_spoils_no_other(tmp_path: Path) -> None:
    """Half a line is passed over, and the next answer begins a line of its own."""
    layout = Layout(tmp_path)
    answer(layout, "drop", "a")
    path = decisions_folder(layout) / "road.jsonl"
    path.write_bytes(path.read_bytes() + b'{"answer": "drop", "ma')
    answer(layout, "drop", "ü\u2028")
    path.write_bytes(path.read_bytes() + b'\xff\n[1]\n"x"\n{"answer": "drop", "marks": [1]}\n')
    assert read_decisions(layout, "road").dropped == {"a", "ü\u2028"}


def test_marks_tell_proposals_apart() -> None:
    """Kind, type and main words make a mark, and of appointments who is appointed."""
    event = Event(
        id="e01",
        summary="S.",
        type="AID",
        modality="actual",
        polarity="positive",
        evidence=EventEvidence(exact="gave", suffix="bread"),
    )
    assert mark_of("events", event) == '["events", "AID", {"exact": "gave", "suffix": "bread"}]'
    two = [
        Appointment(
            id=f"a0{number}",
            office="o",
            action="nominated",
            appointee=who,
            evidence=AppointmentEvidence(exact="Ann and Bob, to be judges"),
        )
        for number, who in enumerate(("ann", "bob"))
    ]
    assert len({mark_of("appointments", each) for each in two}) == 2
