"""A file that people may go on with is known to be as it was written, or not."""

from __future__ import annotations

import os
from pathlib import Path
from stat import S_IMODE

import pytest

from onrecord.corpus.yaml_events import parse_yaml
from onrecord.forms.own_file import (
    is_edited,
    is_ours,
    put,
    put_blocks,
    put_lines,
    remove,
    with_hash,
)
from onrecord.forms.to_yaml import to_yaml

CONTENT = with_hash("# Made here.\n", "a: 1\nb: 2\n")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with its hash in a comment, in a folder that is made for it."""
    file = tmp_path / "new" / "file.yaml"
    put(file, CONTENT)
    return file


def test_file_is_ours_as_it_was_written(path: Path) -> None:
    """Nobody has changed it, and there is nothing else in its folder."""
    assert is_ours(path)
    assert [each.name for each in path.parent.iterdir()] == ["file.yaml"]


@pytest.mark.parametrize(
    ("old", "new"),
    [("b: 2", "b: 3"), ("# Made here", "# Mended"), ("other", "others"), ("b: 2\n", "")],
    ids=["body", "head", "line of the hash", "line taken away"],
)
def test_every_change_is_seen(path: Path, old: str, new: str) -> None:
    """In the body, in the comments, and in the line of the hash itself."""
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    assert is_edited(path)
    assert not is_ours(path)


@pytest.mark.skipif(os.name != "posix", reason="other systems have other rights")
def test_rights_are_those_of_any_file(path: Path) -> None:
    """A new file can be read by whoever can read others here; later its rights stay."""
    other = path.with_name("other")
    other.touch()
    assert path.stat().st_mode == other.stat().st_mode
    path.chmod(0o640)
    put(path, CONTENT)
    assert S_IMODE(path.stat().st_mode) == 0o640


def test_what_is_not_ours_is_edited(tmp_path: Path) -> None:
    """A folder, a file without any hash and a link that leads nowhere are somebody's."""
    (tmp_path / "other.yaml").write_text("a: 1\n", encoding="utf-8")
    (tmp_path / "link.yaml").symlink_to("nowhere")
    found = [is_edited(tmp_path / name) for name in (".", "other.yaml", "link.yaml", "none.yaml")]
    assert found == [True, True, True, False]


def test_lines_have_their_hash_in_a_hidden_file(tmp_path: Path) -> None:
    """JSON Lines have no comments, so their hash stands beside them, and goes with them."""
    path = tmp_path / "lines.jsonl"
    put_lines(path, [b"{}\n", b"[]\n"])
    assert is_ours(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == [
        ".lines.jsonl.sha256",
        "lines.jsonl",
    ]
    path.write_bytes(b"{}\n")
    assert is_edited(path)
    remove(path)
    assert list(tmp_path.iterdir()) == []


def test_file_is_put_whole_or_not_at_all(path: Path) -> None:
    """What ends in midst of its blocks leaves the old file, and nothing beside it."""

    def blocks() -> object:
        yield b"half"
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        put_blocks(path, blocks())  # type: ignore[arg-type]
    assert path.read_bytes() == CONTENT
    assert [each.name for each in path.parent.iterdir()] == ["file.yaml"]


def test_nested_facts_read_back() -> None:
    """Mappings in mappings and lists, numbers, and odd keys stay what they are."""
    facts = {
        "score": 0.5,
        "inner": {"no": "yes", "ada-byron": {"exact": "she: #1", "occurrence": 2}, "12": ["a"]},
        "items": [{"id": "e01", "place": {"name": "Bree"}}],
        "nothing": {},
    }
    value, *_ = parse_yaml(to_yaml(facts))
    assert value == {
        "score": "0.5",
        "inner": {"no": "yes", "ada-byron": {"exact": "she: #1", "occurrence": "2"}, "12": ["a"]},
        "items": [{"id": "e01", "place": {"name": "Bree"}}],
    }
