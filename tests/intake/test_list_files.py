"""Every file of a folder is listed, and what is passed over is a problem with its reason."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from onrecord.errors import Problem
from onrecord.intake.found import UnreadableError
from onrecord.intake.list_files import Given, list_given
from onrecord.intake.read_file import read_file


def test_folders_are_walked_in_order(articles: Path) -> None:
    """Files come in the order of their names, those of folders below too; hidden ones do not."""
    for name in ("b.txt", "a.txt", "in/c.txt", ".hidden.txt", ".git/d.txt"):
        (articles / name).parent.mkdir(exist_ok=True)
        (articles / name).write_text("x")
    assert list(list_given([articles, articles / "a.txt"])) == [
        Given(articles / "a.txt", Path("a.txt")),
        Given(articles / "b.txt", Path("b.txt")),
        Given(articles / "in" / "c.txt", Path("in/c.txt")),
        Given(articles / "a.txt", Path("a.txt")),
    ]


def test_links_are_not_followed_out(articles: Path, tmp_path: Path) -> None:
    """A link inside the folder is a file like any other; one that leads elsewhere is a problem."""
    (tmp_path / "secret.txt").write_text("x")
    (articles / "in").mkdir()
    (articles / "real.txt").write_text("x")
    targets = {
        "folder": "in",
        "itself.txt": "itself.txt",
        "link.txt": "real.txt",
        "nowhere.txt": "nothing",
        "out.txt": "../secret.txt",
        "up": "..",
    }
    for name, target in targets.items():
        (articles / name).symlink_to(target)
    nowhere = "a symbolic link that leads nowhere; remove it"
    out = "a symbolic link out of the folder; give the file itself"
    assert list(list_given([articles])) == [
        Problem(str(articles / "folder"), 1, "a symbolic link to a folder; give the folder itself"),
        Problem(str(articles / "itself.txt"), 1, nowhere),
        Given(articles / "link.txt", Path("link.txt")),
        Problem(str(articles / "nowhere.txt"), 1, nowhere),
        Problem(str(articles / "out.txt"), 1, out),
        Given(articles / "real.txt", Path("real.txt")),
        Problem(str(articles / "up"), 1, out),
    ]


def test_pipe_is_no_file(articles: Path) -> None:
    """A pipe is refused and not waited for."""
    os.mkfifo(articles / "pipe.txt")
    with pytest.raises(UnreadableError, match=r"^no ordinary file; give the file itself$"):
        read_file(articles / "pipe.txt")


def test_unknown_kind(articles: Path) -> None:
    """A file of another kind is refused with the kinds that there are."""
    (articles / "a.PDF").write_bytes(b"%PDF")
    with pytest.raises(UnreadableError) as caught:
        read_file(articles / "a.PDF")
    assert str(caught.value) == (
        "unknown kind of file '.PDF'; expected .htm, .html, .markdown, .md, .tei, .text, .txt, "
        ".xhtml, .xml"
    )


def test_huge_file(articles: Path) -> None:
    """A file that no document is as large as is refused before it is read."""
    with (articles / "huge.txt").open("wb") as file:
        file.truncate(100_000_001)
    with pytest.raises(UnreadableError) as caught:
        read_file(articles / "huge.txt")
    assert str(caught.value) == (
        "has 100,000,001 bytes, and a document at most 100,000,000; cut it up"
    )
