"""The command add tells what it changed, sums up, and fails where a file was not added."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.cli import main

Capture = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def inside(begun: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in the folder of the corpus."""
    monkeypatch.chdir(begun)
    Path("in").mkdir()


def test_it_says_what_it_changed(capsys: Capture) -> None:
    """Each document is named with its changes, then come the defaults and what to do next."""
    Path("in/b.html").write_text("<html lang=en><title>B</title><nav>x</nav><p>Text")
    Path("in/a.txt").write_bytes(b"Text\r\n")
    assert main(["add", "in", "--language", "en"]) == 0
    assert capsys.readouterr().out == (
        "added a from in/a.txt: 1 carriage return removed; title made of the file's name\n"
        "added b from in/b.html: text taken from <body>, a paragraph for each block; "
        "dropped 1 nav\n"
        "2 added to data/curated/documents\n"
        "text_release: hashes, so a release passes on no more than five words at a time; "
        "--text-release says otherwise\n"
        "coding: none, until you code them, language en where a file states none\n"
        "next: look at their facts; onrecord build\n"
    )
    assert main(["add", "in", "--language", "en"]) == 0
    assert capsys.readouterr().out == (
        "already there: a from in/a.txt\n"
        "already there: b from in/b.html\n"
        "0 added to data/curated/documents; 2 already there\n"
    )


def test_problems_fail(capsys: Capture) -> None:
    """Files that cannot be read are listed with their reason, the rest is added, status 1."""
    Path("in/a.txt").write_text("Text")
    Path("in/b.pdf").write_text("Text")
    Path("in/c.txt").write_bytes(b"\x00\xff")
    assert main(["add", "in", "--language=en", "--text-release=full", "--quiet"]) == 1
    told = capsys.readouterr()
    assert told.out.startswith("1 added to data/curated/documents\ncoding: none, until")
    assert told.err.splitlines() == [
        "in/b.pdf:1: unknown kind of file '.pdf'; expected .htm, .html, .markdown, .md, .tei, "
        ".text, .txt, .xhtml, .xml",
        "in/c.txt:1: not UTF-8 (byte 0xff at 1), nor another known charset; is it a text?",
        "2 problems; these files were not added",
    ]


def test_files_without_a_language_are_told_in_one_line(capsys: Capture) -> None:
    """What is wrong with all files in the same way is said once, with how many they are."""
    for name in ("a", "b", "c"):
        Path(f"in/{name}.txt").write_text("Text")
    assert main(["add", "in/a.txt", "in/b.txt", "--quiet"]) == 1
    assert capsys.readouterr().err == (
        "in/a.txt:1: states no language, nor does 1 other; say which with --language, as "
        "--language en\n"
        "2 problems; these files were not added\n"
    )
    Path("in/d.pdf").write_text("Text")
    assert main(["add", "in", "--quiet"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "in/a.txt:1: states no language, nor do 2 others; say which with --language, as "
        "--language en",
        "in/d.pdf:1: unknown kind of file '.pdf'; expected .htm, .html, .markdown, .md, .tei, "
        ".text, .txt, .xhtml, .xml",
        "4 problems; these files were not added",
    ]


@pytest.mark.parametrize("bulk", [[], ["--bulk", "news"]])
def test_same_text_twice_among_the_files_given(bulk: list[str], capsys: Capture) -> None:
    """A file with the text and the id of another one is passed over, and that one is named."""
    Path("in/b").mkdir()
    Path("in/a.txt").write_text("Text")
    Path("in/b/a.txt").write_text("Text")
    assert main(["add", "in", "--language", "en", *bulk]) == 0
    lines = capsys.readouterr().out.splitlines()
    place = "documents/news.jsonl" if bulk else "documents"
    assert lines[1:3] == [
        "passed over: a from in/b/a.txt, the same text as in/a.txt",
        f"1 added to data/curated/{place}; 1 passed over, the same as another file given",
    ]


def test_dry_run(capsys: Capture) -> None:
    """A dry run says what would be done, in bulk too."""
    Path("in/a.txt").write_text("Text")
    assert main(["add", "in/a.txt", "--language=en", "--dry-run", "--bulk", "news"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("would add a from in/a.txt: title made of the file's name\n")
    assert "\n1 would be added to data/curated/documents/news.jsonl\n" in told
    assert "next:" not in told


def test_file_names_are_shown_safely(capsys: Capture) -> None:
    """A name that a terminal would obey is written with escapes, on one line."""
    Path("in/\x1b[31mred\n.txt").write_text("Text")
    assert main(["add", "in", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("added 31mred from in/\\x1b[31mred\\n.txt: title made of")


def test_file_names_need_not_be_text(capsys: Capture) -> None:
    """A name that is no UTF-8 is shown with escapes, and what of it is text makes the id."""
    Path(os.fsdecode(b"in/caf\xe9-1.txt")).write_text("Text")
    assert main(["add", "in", "--language", "en"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("added caf-1 from in/caf\\udce9-1.txt: title made of the file's name\n")


@pytest.mark.parametrize(
    ("option", "message"),
    [
        ("--language=English", "'English' is no language tag; expected one as en or pt-BR"),
        ("--encoding=hex", "unknown charset 'hex'; expected one as windows-1252"),
        ("--bulk=../a", "'../a' is no name; expected lower-case letters, digits and hyphens"),
    ],
)
def test_wrong_options(option: str, message: str, capsys: Capture) -> None:
    """A wrong option is a wrong call, and says what is expected."""
    with pytest.raises(SystemExit) as caught:
        main(["add", "in", option])
    assert caught.value.code == 2
    assert f"{option.partition('=')[0]}: {message}\n" in capsys.readouterr().err


def test_documents_build(capsys: Capture) -> None:
    """What was added is built with the rest, with files of its own and in bulk."""
    Path("in/a.txt").write_text("One sentence. Another.")
    Path("in/b.txt").write_text("A third.")
    assert main(["add", "in/a.txt", "--language", "en"]) == 0
    assert main(["add", "in/b.txt", "--language", "en", "--bulk", "news"]) == 0
    assert main(["build"]) == 0
    assert main(["load", "documents", "--package", ".", "--format", "csv"]) == 0
    told = capsys.readouterr()
    assert told.err == ""
    ids = [line.partition(",")[0] for line in told.out.splitlines()[-3:]]
    assert sorted(ids) == ["a", "b", "example-minutes"]
