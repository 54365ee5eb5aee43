"""What is written for scorers: the texts in their order, and characters that are there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from onrecord.draft.scoring_form import to_scoring_form, write_scoring_form
from onrecord.errors import DataError

SAID = "“We will not pay,” Ada Byron said on Monday. She left."
NOMINATION = "Ada Byron, of Ohio, to be Director of the Mint, vice Charles Babbage, resigned."


def write_lines(path: Path, *lines: dict[str, Any] | str) -> Path:
    """Write lines, the objects among them as JSON."""
    texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
    path.write_text("".join(f"{line}\n" for line in texts), encoding="utf-8")
    return path


def test_texts_keep_their_order_and_other_keys_are_ignored(tmp_path: Path) -> None:
    """A scorer reads both files side by side."""
    given = [{"doc_id": name, "text": SAID, "meta": {"x": 1}} for name in ("b", "a", "b")]
    texts = write_lines(tmp_path / "in.jsonl", *given, "")
    out = tmp_path / "out.jsonl"
    assert write_scoring_form(texts, out) == f"3 texts drafted to {out}"
    lines = [json.loads(line) for line in out.read_text(encoding="utf-8").splitlines()]
    assert [line["doc_id"] for line in lines] == ["b", "a", "b"]
    assert lines[0]["quotes"] == lines[1]["quotes"]


def test_a_quote_has_the_keys_of_the_scorers() -> None:
    """Every offset is that of the words beside it."""
    (quote,) = to_scoring_form("d", SAID)["quotes"]
    assert SAID[quote["start"] : quote["end"]] == quote["text"]
    assert quote["spans"] == [[quote["start"], quote["end"]]]
    assert quote["text"].strip("“”,") == "We will not pay"
    assert quote["speaker_text"] == "Ada Byron"
    assert SAID[quote["speaker_start"] : quote["speaker_end"]] == "Ada Byron"
    assert quote["cue"] == "said"
    assert SAID[quote["cue_start"] : quote["cue_end"]] == "said"
    assert 0.5 <= quote["score"] <= 1


def test_an_appointment_has_the_keys_of_the_scorers() -> None:
    """Names and offices stand in one line, also where the text breaks them."""
    text = NOMINATION.replace("of the Mint", "of\nthe Mint")
    (found,) = to_scoring_form("d", text)["appointments"]
    assert found["nominee"] == "Ada Byron"
    assert text[found["nominee_start"] : found["nominee_end"]] == "Ada Byron"
    assert found["office"] == "Director of the Mint"
    assert text[found["office_start"] : found["office_end"]] == "Director of\nthe Mint"
    assert found["predecessor"] == "Charles Babbage"
    assert found["status"] == "nomination"
    assert found["why"] == "resigned"


def test_an_event_has_the_keys_of_the_scorers() -> None:
    """Who does it to whom, and the words that say so."""
    text = "Norway accused Sweden of dumping waste."
    found = to_scoring_form("d", text)["events"][0]
    assert found["type"] == "ACCUSE"
    assert (found["source"], found["target"]) == ("Norway", "Sweden")
    assert text[found["source_start"] : found["source_end"]] == "Norway"
    assert text[found["target_start"] : found["target_end"]] == "Sweden"
    assert "accused" in text[found["start"] : found["end"]]


def test_a_plan_is_written_as_its_announcement() -> None:
    """A visit to come is AGREE for PLOVER, as in the tables, and planned for us."""
    [event] = to_scoring_form("d", "Norway will visit Sweden.")["events"]
    assert (event["type"], event["modality"]) == ("AGREE", "planned")


def test_what_several_do_together_is_a_pair() -> None:
    """The first is the source, the others are targets."""
    [event] = to_scoring_form("d", "Norway and Sweden signed a treaty.")["events"]
    assert (event["source"], event["target"]) == ("Norway", "Sweden")


def test_what_scores_too_little_is_left_out() -> None:
    """A higher bar leaves fewer proposals; none scores more than one."""
    assert to_scoring_form("d", SAID, least=1.01)["quotes"] == []
    many = to_scoring_form("d", SAID + " " + NOMINATION, least=0.0)
    kinds = ("quotes", "events", "appointments")
    assert all(0 <= each["score"] <= 1 for kind in kinds for each in many[kind])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("{", "not JSON"),
        ("[]", 'expected an object with the keys "doc_id" and "text"'),
        ('{"doc_id": "a"}', 'expected an object with the keys "doc_id" and "text"'),
        ('{"doc_id": 1, "text": ""}', "doc_id and text must be texts"),
        ('{"doc_id": "a", "text": "\\ud800"}', "not UTF-8 text"),
        ('{"doc_id": "\\ud800", "text": "a"}', "not UTF-8 text"),
        ("[" * 100_000, "not JSON"),
    ],
)
def test_a_wrong_line_is_told_and_nothing_is_written(tmp_path: Path, line: str, fault: str) -> None:
    """All wrong lines are told at once, each with its number; the last answer stays."""
    texts = write_lines(tmp_path / "in.jsonl", {"doc_id": "a", "text": ""}, line, line)
    out = tmp_path / "out.jsonl"
    out.write_text("what was there", encoding="utf-8")
    with pytest.raises(DataError) as error:
        write_scoring_form(texts, out)
    assert [problem.line for problem in error.value.problems] == [2, 3]
    assert all(fault in problem.message for problem in error.value.problems)
    assert out.read_text(encoding="utf-8") == "what was there"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in.jsonl", "out.jsonl"]


def test_bytes_that_are_no_text_are_told(tmp_path: Path) -> None:
    """A file in another encoding is not read as nonsense."""
    texts = tmp_path / "in.jsonl"
    texts.write_bytes(b'{"doc_id": "a", "text": "caf\xe9"}\n')
    with pytest.raises(DataError, match="not UTF-8"):
        write_scoring_form(texts, tmp_path / "out.jsonl")
