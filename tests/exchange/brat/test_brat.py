"""Files of brat are read with every line, checked against their text, and written as they were."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.errors import Problem, UsageError
from onrecord.exchange.annotated import (
    Annotated,
    End,
    Entry,
    Feature,
    Layer,
    Link,
    Mark,
    Remark,
)
from onrecord.exchange.forms import find_form

BRAT = find_form("brat")
TEXT = "Ada Byron said that it will\nrain, and soon."
LINES = """T1\tPerson 0 9\tAda Byron
T2\tCue 10 14\tsaid
T3\tContent 15 27;34 42\tthat it will and soon
E1\tSaying:T2 Content:T3 Source:T1
R1\tBefore Arg1:T2 Arg2:T3\t
*\tEquiv T1 T2
A1\tConfidence E1 Certain
M1\tNegation E1
N1\tReference T1 Wikidata:Q7259\tAda Lovelace
#1\tAnnotatorNotes T1\tor her mother?
"""


def _put(folder: Path, lines: str | bytes, text: str | bytes = TEXT, name: str = "a") -> Path:
    folder.mkdir(exist_ok=True)
    for ending, content in ((".txt", text), (".ann", lines)):
        content = content.encode() if isinstance(content, str) else content
        (folder / f"{name}{ending}").write_bytes(content)
    return folder / f"{name}.ann"


def _read(path: Path) -> Annotated:
    (found,) = BRAT.read(path)
    assert isinstance(found, Annotated), found
    return found


def _faults(path: Path) -> list[str]:
    found = list(BRAT.read(path))
    assert all(isinstance(each, Problem) for each in found), found
    return [str(each).replace(str(path.parent), "") for each in found]


def _lines(content: str | bytes) -> Counter[str]:
    text = content if isinstance(content, str) else content.decode("utf-8-sig")
    return Counter(" ".join(line.split()) for line in text.split("\n") if line.strip())


def test_every_kind_of_line_is_read(tmp_path: Path) -> None:
    """Marks, events, relations, equivalences, attributes, entries and notes are all kept."""
    assert _read(_put(tmp_path, LINES)) == Annotated(
        "a",
        TEXT,
        Layer(
            marks=(
                Mark("T1", "Person", ((0, 9),)),
                Mark("T2", "Cue", ((10, 14),)),
                Mark("T3", "Content", ((15, 27), (34, 42))),
            ),
            links=(
                Link("E1", "Saying", (End("Content", "T3"), End("Source", "T1")), "T2"),
                Link("R1", "Before", (End("Arg1", "T2"), End("Arg2", "T3"))),
                Link("*1", "Equiv", (End("", "T1"), End("", "T2"))),
            ),
            features=(
                Feature("A1", "Confidence", "E1", "Certain"),
                Feature("M1", "Negation", "E1"),
            ),
            entries=(Entry("N1", "Reference", "T1", "Wikidata", "Q7259", "Ada Lovelace"),),
            remarks=(Remark("#1", "AnnotatorNotes", "T1", "or her mother?"),),
        ),
        place=str(tmp_path / "a.ann"),
    )


def test_what_is_written_is_what_was_read(tmp_path: Path) -> None:
    """Every line comes out again, and the text byte for byte."""
    written = BRAT.write(_read(_put(tmp_path, LINES)))
    assert written["a.txt"] == TEXT.encode()
    assert _lines(written["a.ann"]) == _lines(LINES)


def test_words_that_go_on_in_the_next_lines(tmp_path: Path) -> None:
    """Line ends that were left in the words of a mark are read with it and written again."""
    text = "It will\n\nrain, he said.\nT9\tX"
    lines = "T1\tContent 0 13\tIt will\n\nrain\nT2\tCue 18 28\tsaid.\nT9\tX\nT3\tOwn 15 17\the\n"
    found = _read(_put(tmp_path, lines, text))
    assert [(each.id, each.quoted) for each in found.layer.marks] == [
        ("T1", "It will\n\nrain"),
        ("T2", "said.\nT9\tX"),
        ("T3", None),
    ]
    assert _lines(BRAT.write(found)["a.ann"]) == _lines(lines)


def test_carriage_returns_and_byte_order_marks(tmp_path: Path) -> None:
    """Positions count the characters of the text as it is; lines may end with CR LF."""
    text = "\ufeffAda\r\nsaid so."
    lines = "\ufeffT1\tPerson 1 4\tAda\r\nT2\tBoth 1 10\tAda said\r\n"
    found = _read(_put(tmp_path, lines, text))
    assert found.text == text
    assert found.layer.marks == (Mark("T1", "Person", ((1, 4),)), Mark("T2", "Both", ((1, 10),)))
    assert BRAT.write(found)["a.txt"] == text.encode()


def test_files_without_lines(tmp_path: Path) -> None:
    """A document in which nothing is marked has an empty layer."""
    assert _read(_put(tmp_path, "\n")).layer == Layer()
    assert BRAT.write(_read(_put(tmp_path, "")))["a.ann"] == b""


def test_texts_in_a_folder_beside(tmp_path: Path) -> None:
    """Annotations of several coders stand beside a folder with the texts that they share."""
    _put(tmp_path / "texts", "", name="a_b")
    (tmp_path / "texts" / "a_b.ann").unlink()
    for coder in ("x1", "x2"):
        path = _put(tmp_path / "coded", "T1\tPerson 0 3\tAda\n", name=f"a_b_{coder}")
        path.with_suffix(".txt").unlink()
    found = list(BRAT.read(tmp_path))
    assert [each.name for each in found if isinstance(each, Annotated)] == ["a_b", "a_b"]


def test_annotations_without_a_text(tmp_path: Path) -> None:
    """Each file without its text is one problem, and the others are read."""
    folder = tmp_path / "alone"
    _put(folder, LINES)
    (folder / "b.ann").write_text("T1\tPerson 0 3\tAda\n")
    first, second = BRAT.read(folder)
    assert isinstance(first, Annotated)
    place = folder / "b.ann"
    fault = "has no text; put 'b.txt' beside it, or in a folder beside its own"
    assert second == Problem(str(place), 1, fault)


def test_several_texts_of_one_file(tmp_path: Path) -> None:
    """Of two texts that a file may belong to, none is chosen."""
    for folder in ("one", "two"):
        _put(tmp_path / folder, "", name="a").unlink()
    (tmp_path / "coded").mkdir()
    (tmp_path / "coded" / "a.ann").write_text("")
    assert _faults(tmp_path / "coded" / "a.ann") == [
        "/a.ann:1: has several texts, 'one/a.txt' and 'two/a.txt'; leave one"
    ]


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("T1\tPerson 3 3\t", "an empty stretch at 3; mark at least one character"),
        (
            "T1\tPerson 0 99\tAda",
            "a stretch from 0 to 99, but the text has 43 characters; give the text that was "
            "annotated",
        ),
        (
            "T1\tPerson 0 3\tEve",
            "mark 'T1' has the words 'Eve', but the text has 'Ada' at '0 3'; give the text that "
            "was annotated",
        ),
        ("T1\tPerson 0 3", "mark 'T1' has no words; write those of the text behind a tab"),
        ("T1\tPerson x 3\tAda", "no stretch of the text 'x 3'; expected two numbers, as 0 5"),
        (
            "Ada Byron",
            "no annotation 'Ada Byron'; expected T, E, R, A, M, N or # with a number, or *, and a "
            "tab behind it",
        ),
        ("E1\tSaying", "event 'E1' has no trigger; write it as Label:T1"),
        ("R1\tBefore T1", "no end 'T1' of 'R1'; write it as Role:T1"),
        ("A1\tNegation", "attribute 'A1' is of nothing; write it as Label T1"),
        (
            "N1\tReference T1\tAda",
            "no entry 'Reference T1' in 'N1'; write it as Reference T1 Database:number",
        ),
        ("#1\tNote", "no note 'Note' in '#1'; write it as AnnotatorNotes T1, a tab, the text"),
    ],
)
def test_faulty_lines_are_named(tmp_path: Path, line: str, fault: str) -> None:
    """A line that cannot be read is told with its number, its words and what to do."""
    assert _faults(_put(tmp_path, f"\n{line}\n")) == [f"/a.ann:2: {fault}"]


def test_every_problem_is_told(tmp_path: Path) -> None:
    """All faulty lines of a file are told at once, but no end of them."""
    path = _put(tmp_path, "T1\tA 0 3\tAda\nT1\tA 0 3\tAda\nx\n")
    assert [each.split(";")[0] for each in _faults(path)] == [
        "/a.ann:2: id 'T1' is given twice, first in line 1",
        "/a.ann:3: no annotation 'x'",
    ]
    path = _put(tmp_path, "x\n" * 1000)
    assert len(_faults(path)) == 101
    assert _faults(path)[-1] == "/a.ann:100: more lines may be wrong; is it a file of brat's?"


def test_files_that_are_no_utf_8(tmp_path: Path) -> None:
    """Of two files it is said which one is not UTF-8."""
    fault = "not UTF-8: byte 0xff; save the file as UTF-8"
    assert _faults(_put(tmp_path, b"T1\t\xff")) == [f"/a.ann:1: {fault}"]
    assert _faults(_put(tmp_path, LINES, b"Ada\xff")) == [f"/a.txt:1: {fault}"]


def test_targets_that_do_not_exist_are_kept(tmp_path: Path) -> None:
    """A note of a mark that was taken away comes out as it was."""
    found = _read(_put(tmp_path, "#1\tAnnotatorNotes T7\tgone\n"))
    assert BRAT.write(found)["a.ann"] == b"#1\tAnnotatorNotes T7\tgone\n"


def test_ids_and_labels_that_brat_cannot_have(tmp_path: Path) -> None:
    """Ids of other forms are numbered anew, and labels survive in percent form."""
    layer = Layer(
        marks=(Mark("m 1", "said that", ((0, 3),)), Mark("T1", "", ((4, 9),))),
        links=(Link("l", "a:b", (End("to whom", "m 1"),)),),
        features=(Feature("f", "sure?", "l", ""),),
        remarks=(Remark("r", "Note", "", "one\ntwo"),),
    )
    written = BRAT.write(Annotated("a", TEXT, layer))["a.ann"].decode()
    assert written == (
        "T2\tsaid%20that 0 3\tAda\nT1\t% 4 9\tByron\nR1\ta:b to%20whom:T2\nA1\tsure? R1 %\n"
        "#1\tNote\tone%0Atwo\n"
    )
    again = _read(_put(tmp_path, written)).layer
    assert [each.label for each in again.marks] == ["said that", ""]
    assert again.links == (Link("R1", "a:b", (End("to whom", "T2"),)),)
    assert again.features == (Feature("A1", "sure?", "R1", ""),)
    assert again.remarks == (Remark("#1", "Note", "", "one\ntwo"),)


@pytest.mark.parametrize("value", ["\u2028", "\u00a0", "\x85 a"])
def test_values_of_other_white_space(tmp_path: Path, value: str) -> None:
    """Only spaces and tabs are blanks of brat's; others may be a value."""
    layer = Layer((Mark("T1", "Cue", ((10, 14),)),), features=(Feature("A1", "Kind", "T1", value),))
    written = BRAT.write(Annotated("a", TEXT, layer))["a.ann"]
    assert _read(_put(tmp_path, written)).layer == layer


def test_empty_marks_are_not_written() -> None:
    """A layer with an empty mark is refused before anything is written."""
    wrong = Annotated("a", TEXT, Layer((Mark("T1", "Cue", ((3, 3),)),)))
    with pytest.raises(UsageError, match="'a' cannot be written: mark 'T1' has an empty stretch"):
        BRAT.write(wrong)


@pytest.mark.parametrize(
    ("corpus", "count"), [("polnear", 1013), ("brat-examples", 172), ("litbank", 300)]
)
def test_corpora_of_others(shared: Callable[[str], Path], corpus: str, count: int) -> None:
    """Every file of these corpora is read, and written line for line."""
    read = 0
    for found in BRAT.read(shared(f"corpora/{corpus}")):
        assert isinstance(found, Annotated), found
        written = BRAT.write(found)
        assert _lines(written[f"{found.name}.ann"]) == _lines(Path(found.place).read_bytes())
        read += 1
    assert read == count
