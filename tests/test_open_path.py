"""Paths are of this machine, or of fsspec where they begin with a scheme."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from onrecord import UsageError
from onrecord.layout import open_path


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("corpus", Path("corpus")),
        (Path("/a") / "b", Path("/a/b")),
        ("C:\\corpus", Path("C:\\corpus")),
        ("file:///a/b", Path("/a/b")),
        ("a:b/c", Path("a:b/c")),
    ],
)
def test_a_path_of_this_machine(given: str | Path, expected: Path) -> None:
    """What has no scheme, or that of files, is a plain Path."""
    assert open_path(given) == expected
    assert isinstance(open_path(given), Path)


def test_a_path_elsewhere() -> None:
    """A scheme leads to a path that reads and writes as one of this machine does."""
    path = open_path("memory://open-path/a") / "b.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x", encoding="utf-8")
    assert path.read_bytes() == b"x"
    assert open_path(path) == path
    assert str(path) == "memory://open-path/a/b.txt"
    path.unlink()


def test_plain_paths_import_no_library() -> None:
    """Neither fsspec nor what stands on it is loaded for a path of this machine."""
    code = (
        "import sys, onrecord.layout; onrecord.layout.open_path('a'); "
        "print([each for each in ('fsspec', 'upath') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_what_is_not_installed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the library, the error says what to install."""
    monkeypatch.setattr("onrecord.errors.find_spec", lambda name: None)
    assert importlib.util.find_spec("upath") is not None
    with pytest.raises(UsageError) as caught:
        open_path("s3://bucket/corpus")
    message = "upath is not installed; run: pip install 'onrecord[remote]'"
    assert str(caught.value) == message
