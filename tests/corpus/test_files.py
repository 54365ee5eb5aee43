"""Files that anybody may have put there are listed and read without trust."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import pytest
from curated import CuratedFolder
from support import real_tables

from onrecord.corpus.files import list_files, read_text
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_csv import read_csv
from onrecord.errors import Problem

PATTERN = r"[a-z]+\.txt"


def test_files_come_in_order_and_hidden_ones_not_at_all(tmp_path: Path) -> None:
    """Whole names that match are listed by name; hidden files and README.md are passed over."""
    for name in ("b.txt", "a.txt", ".hidden", ".a.txt.swp", "README.md"):
        (tmp_path / name).write_text("x")
    files, problems = list_files(tmp_path, tmp_path, PATTERN)
    assert ([path.name for path in files], problems) == (["a.txt", "b.txt"], [])


def test_a_folder_that_is_not_there_is_empty(tmp_path: Path) -> None:
    """Nothing has to be there."""
    assert list_files(tmp_path, tmp_path / "gone", PATTERN) == ([], [])


def test_everything_else_is_a_problem(tmp_path: Path) -> None:
    """Other names, folders, links out, loops, dead links and pipes are each named."""
    root = tmp_path / "root"
    (root / "folder.txt").mkdir(parents=True)
    (root / "B.txt").write_text("x")
    (root / "a.txt.bak").write_text("x")
    (root / "in.txt").write_text("x")
    (root / "linked.txt").symlink_to("in.txt")
    (root / "loop.txt").symlink_to("loop.txt")
    (root / "dead.txt").symlink_to("gone.txt")
    (tmp_path / "secret").write_text("x")
    (root / "out.txt").symlink_to("../secret")
    os.mkfifo(root / "pipe.txt")
    files, problems = list_files(root, root, PATTERN, "expected a word")
    assert [path.name for path in files] == ["in.txt", "linked.txt"]
    unreadable = "not a readable file; put the file itself here"
    assert sorted(problems) == [
        Problem("B.txt", 1, "unexpected file name 'B.txt'; expected a word"),
        Problem("a.txt.bak", 1, "unexpected file name 'a.txt.bak'; expected a word"),
        Problem("dead.txt", 1, unreadable),
        Problem("folder.txt", 1, "a directory where a file is expected; move it away"),
        Problem("loop.txt", 1, unreadable),
        Problem("out.txt", 1, "a symbolic link out of the corpus; put the file itself here"),
        Problem("pipe.txt", 1, unreadable),
    ]


def test_no_file_is_read_through_a_link_out(tmp_path: Path) -> None:
    """Also a file that is not listed but named, as dataset.yaml, must stand in the corpus."""
    corpus = CuratedFolder(tmp_path / "corpus")
    (tmp_path / "secret").write_text("password\n")
    for name in ("dataset.yaml", "vocabularies/contexts.csv", "removed_rows.csv"):
        (corpus.curated / name).unlink(missing_ok=True)
        (corpus.curated / name).symlink_to(tmp_path / "secret")
    _, problems = read_corpus(corpus.layout, real_tables())
    fault = "a symbolic link out of the corpus; put the file itself here"
    assert sorted(problems) == [
        Problem("data/curated/dataset.yaml", 1, fault),
        Problem("data/curated/removed_rows.csv", 1, fault),
        Problem("data/curated/vocabularies/contexts.csv", 1, fault),
    ]


def test_a_misnamed_vocabulary_is_not_passed_over(tmp_path: Path) -> None:
    """A file that nothing reads is a mistake of the curator, who is told which names mean it."""
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.write("vocabularies/context.csv", "context\n")
    corpus.write("authorities/people.yaml", "people: []\n")
    problems = read_corpus(corpus.layout, real_tables())[1]
    assert [str(each).split("; expected ")[0] for each in sorted(problems)] == [
        "data/curated/authorities/people.yaml:1: unexpected file name 'people.yaml'",
        "data/curated/vocabularies/context.csv:1: unexpected file name 'context.csv'",
    ]


def test_all_faults_of_a_text_are_named(tmp_path: Path) -> None:
    """Every fault of a text has its own line."""
    (tmp_path / "t.txt").write_bytes("\ufeffone\ncafe\u0301\r\n\x00".encode())
    text, content, problems = read_text(tmp_path, tmp_path / "t.txt")
    assert text is None
    assert content.endswith(b"\x00")
    assert [str(each) for each in problems] == [
        "t.txt:1: begins with a byte order mark; save the file as UTF-8 without it",
        "t.txt:3: has a NUL character; remove it",
        "t.txt:2: has a carriage return; end lines with LF",
        "t.txt:2: not in Unicode normal form NFC; normalize the text",
    ]


def test_a_right_text_is_given_with_its_bytes(tmp_path: Path) -> None:
    """Nothing is changed in a text."""
    (tmp_path / "t.txt").write_bytes("é\u2028\x0b😀\n\n".encode())
    assert read_text(tmp_path, tmp_path / "t.txt") == (
        "é\u2028\x0b😀\n\n",
        "é\u2028\x0b😀\n\n".encode(),
        [],
    )


VOCABULARY = "context,label,scheme,definition,origin\n"


def write_contexts(folder: Path, rows: str) -> tuple[list[dict[str, object]], list[str]]:
    """Write and read a vocabulary of contexts."""
    table = real_tables()["contexts"]
    path = folder / "contexts.csv"
    path.write_text(",".join(table.columns) + "\n" + rows, encoding="utf-8", newline="")
    found, origins, problems = read_csv(folder, path, table)
    assert len(found) == len(origins)
    return found, [str(each) for each in problems] + [str(each.line) for each in origins]


def test_rows_of_a_vocabulary_know_their_lines(tmp_path: Path) -> None:
    """A quoted cell may have line breaks; signs that end lines elsewhere do not end a row."""
    columns = real_tables()["contexts"].columns
    filled = ["x"] * (len(columns) - 1)
    rows = "\n".join(
        [
            ",".join(['"a\nb"', *filled]),
            ",".join(["c\u2028\x85\x0bd", *filled]),
            ",".join(["e", *[""] * len(filled)]),
        ]
    )
    found, lines = write_contexts(tmp_path, rows + "\n")
    assert [row[columns[0]] for row in found] == ["a\nb", "c\u2028\x85\x0bd", "e"]
    assert found[2] == {columns[0]: "e", **dict.fromkeys(columns[1:])}
    assert lines == ["2", "4", "5"]


def test_rows_with_other_cells_are_problems(tmp_path: Path) -> None:
    """A row that is too short or too long is named with its line, and the others are read."""
    columns = real_tables()["contexts"].columns
    whole = ",".join("x" * len(columns))
    found, said = write_contexts(tmp_path, f"a\n{whole}\n\n{whole},x\n")
    expected = f"expected {len(columns)}"
    assert len(found) == 1
    assert said == [
        f"contexts.csv:2: 1 cells, {expected}",
        f"contexts.csv:4: 0 cells, {expected}",
        f"contexts.csv:5: {len(columns) + 1} cells, {expected}",
        "3",
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "contexts.csv:1: not readable as CSV: empty; expected a header line"),
        ('context\n"x\n', "contexts.csv:2: not readable as CSV: unexpected end of data"),
    ],
)
def test_a_vocabulary_that_is_no_csv(content: str, message: str, tmp_path: Path) -> None:
    """A file that cannot be read as CSV is one problem."""
    path = tmp_path / "contexts.csv"
    path.write_text(content)
    assert [str(each) for each in read_csv(tmp_path, path, real_tables()["contexts"])[2]] == [
        message
    ]


@pytest.mark.parametrize(
    ("cell", "is_right"),
    [("1", True), ("-10", True), ("0.5", True), ("ten", False), ("1_0", False), ("nan", False)],
)
def test_numbers_of_a_vocabulary(cell: str, is_right: bool, tmp_path: Path) -> None:
    """A number is written in digits; anything else is a problem that quotes it."""
    table = real_tables()["event_types"]
    path = tmp_path / "event_types.csv"
    row = [cell if name == "intensity" else "" for name in table.columns]
    path.write_text(f"{','.join(table.columns)}\n{','.join(row)}\n")
    rows, _, problems = read_csv(tmp_path, path, table)
    if is_right:
        assert (rows[0]["intensity"], problems) == (float(cell), [])
    else:
        fault = f"intensity: expected number, not {cell!r}"
        assert problems == [Problem("event_types.csv", 2, fault)]


def test_the_line_of_a_row_in_a_damaged_csv(tmp_path: Path) -> None:
    """Where a table cannot be read to its end, rows before that still have their lines."""
    (tmp_path / "t.csv").write_text(f"a\nb\nc\n{'x' * 200_000}\n")
    # Some libraries raise the limit for the whole process.
    limit = csv.field_size_limit(131_072)
    try:
        assert [Origin(tmp_path, "t.csv", (row,)).line for row in range(4)] == [2, 3, 4, 1]
    finally:
        csv.field_size_limit(limit)
