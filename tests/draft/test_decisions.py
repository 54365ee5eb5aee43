"""Answers are kept in lines, and the last one for a proposal counts."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.model import (
    Appointment,
    AppointmentEvidence,
    Event,
    EventEvidence,
    Participant,
)
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


def aid(*recipients: str | Participant, modality: str = "actual") -> Event:
    """Bread that was given."""
    return Event(
        id="e01",
        summary="S.",
        type="AID",
        modality=modality,
        polarity="positive",
        recipients=[*recipients],
        evidence=EventEvidence(exact="gave", suffix="bread"),
    )


def test_marks_tell_proposals_apart() -> None:
    """A mark has kind, type, main words, and what else tells apart what these prove."""
    assert mark_of("events", aid("ann", Participant("bob", office="mayor"))) == (
        '["events", "AID", {"exact": "gave", "suffix": "bread"}, '
        '[[], ["ann", "bob"], "actual", "positive"]]'
    )
    assert mark_of("events", aid("ann")) != mark_of("events", aid("bob"))
    assert mark_of("events", aid("ann")) != mark_of("events", aid("ann", modality="planned"))
    three = [
        Appointment(
            id="a01",
            office=office,
            action="nominated",
            appointee=who,
            evidence=AppointmentEvidence(exact="Ann and Bob, to be judges"),
        )
        for who, office in (("ann", "judge"), ("bob", "judge"), ("ann", "envoy"))
    ]
    assert len({mark_of("appointments", each) for each in three}) == 3


def test_marks_without_details_are_still_read(tmp_path: Path) -> None:
    """What was dropped before marks said who takes part is not proposed, whoever does."""
    layout = Layout(tmp_path)
    answer(layout, "drop", '["events", "AID", {"exact": "gave", "suffix": "bread"}]')
    answer(layout, "drop", "half [")
    settled = read_decisions(layout, "road").settled([])
    assert mark_of("events", aid("ann")) in settled
    assert mark_of("events", aid("bob")) in settled
    assert "half [" in settled
    assert "other [" not in settled
    answer(layout, "undo", mark_of("events", aid("ann")))
    assert mark_of("events", aid("ann")) not in read_decisions(layout, "road").settled([])
