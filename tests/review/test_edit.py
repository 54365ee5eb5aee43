"""A person mends a row in an editor, and nothing that was written there is lost."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from reviewing import ReviewedFolder, corpus

from onrecord.corpus.yaml_events import parse_yaml
from onrecord.draft.decisions import decisions_folder

__all__ = ["corpus"]


class Editor:
    """An editor that puts words in place of others, and then ends as it is told."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self._script = folder / "edit it.py"
        self._patch = monkeypatch
        monkeypatch.setenv("EDITOR", f"{sys.executable} '{self._script}'")

    def will(self, old: str, new: str, status: int = 0) -> None:
        """Replace words when it is opened next."""
        self._script.write_text(
            "import sys, pathlib\n"
            "path = pathlib.Path(sys.argv[1])\n"
            f"path.write_text(path.read_text().replace({old!r}, {new!r}))\n"
            f"sys.exit({status})\n"
        )


@pytest.fixture
def editor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, corpus: ReviewedFolder) -> Editor:
    """An editor, once the corpus is there, which has none."""
    return Editor(tmp_path, monkeypatch)


def kept(corpus: ReviewedFolder) -> list[Path]:
    """The edits that are kept."""
    return sorted(decisions_folder(corpus.layout).glob("*.yaml"))


def test_mended_row_is_coded(corpus: ReviewedFolder, editor: Editor) -> None:
    """The row is shown as it was mended, and accepted so; the edit is then gone."""
    editor.will("Cora Dale visits", "Dale calls on")
    said = corpus.answer("e", "a", "a", "q")
    assert "road, 1 of 5: event e01, as you mended it" in said.out
    assert parse_yaml(corpus.coding()).value["events"][0]["summary"] == "Dale calls on Bob Roper."
    assert kept(corpus) == []
    corpus.draft()
    assert "visits" not in corpus.drafted()


def test_editor_is_shown_the_row_alone(corpus: ReviewedFolder, editor: Editor) -> None:
    """The file has the row without what says that it is a draft, and the passage."""
    editor.will("nothing", "nothing")
    corpus.answer("e", "q")
    (path,) = kept(corpus)
    text = path.read_text(encoding="utf-8")
    assert text.startswith(
        "# event e01 of road: mend it, save, and leave the editor. The ids stay as they are.\n"
    )
    assert "#   On 7 May 2021 Cora Dale visited Bob Roper in Edoras.\n" in text
    assert 'events:\n  - id: "e01"\n' in text
    assert not any(word in text for word in ("score", "because", "status"))


@pytest.mark.parametrize(
    ("old", "new", "fault"),
    [
        ('date: "7 May 2021"', 'date: "8 May 2021"', "evidence not found: '8 May 2021'"),
        ('exact: "On 7', 'exact: "In 7', "evidence not found: 'In 7 May"),
        ("summary:", "sumary:", "sumary"),
        ('id: "e01"', 'id: "e09"', "expected the rows e01, and no others"),
        ("events:", "events: [", "not readable as YAML"),
        ("events:", "- events:", ".yaml:1: expected a mapping with the lists of rows"),
    ],
)
def test_faults_are_shown_with_their_line(
    corpus: ReviewedFolder, editor: Editor, old: str, new: str, fault: str
) -> None:
    """A faulty edit changes nothing but is kept, and the next one goes on with it."""
    before = corpus.files()
    editor.will(old, new)
    said = corpus.answer("e", "l", "q")
    told = [line for line in said.out.splitlines() if fault in line]
    assert told, said.out
    assert "what you wrote is kept; e goes on with it" in said.out
    assert corpus.files() == before
    (path,) = kept(corpus)
    assert new in path.read_text()
    editor.will(new, old)
    again = corpus.answer("d", "d", "d", "d", "e", "a", "a")
    assert "you have mended this before; e goes on with it" in again.out
    assert "e01" in corpus.coding()


def test_a_faulty_mending_is_not_thrown_away(corpus: ReviewedFolder, editor: Editor) -> None:
    """The row as it was drafted is not accepted over it."""
    before = corpus.files()
    editor.will('date: "7 May 2021"', 'date: "8 May 2021"')
    said = corpus.answer("e", "a", "q")
    assert "what you wrote for it has a fault" in said.out + said.err
    assert corpus.files() == before
    (path,) = kept(corpus)
    assert "8 May 2021" in path.read_text()


def test_editor_that_fails(corpus: ReviewedFolder, editor: Editor) -> None:
    """What it wrote before it failed is kept; without an editor, that is said."""
    editor.will("visits", "calls on", status=3)
    said = corpus.answer("e", "q")
    assert "ended with status 3" in said.out
    assert "calls on" in kept(corpus)[0].read_text()


@pytest.mark.parametrize("command", ["no-such-editor", "'", ""])
def test_no_editor(corpus: ReviewedFolder, monkeypatch: pytest.MonkeyPatch, command: str) -> None:
    """An editor that cannot be started is a line, and the row is asked about again."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.setenv("EDITOR", command)
    said = corpus.answer("e", "d", "q")
    assert "cannot be started" in said.out
    assert "1 dropped" in said.out


def test_unknown_code_is_refused_by_the_build(corpus: ReviewedFolder, editor: Editor) -> None:
    """What has the right shape may still be wrong, and is not written."""
    editor.will('type: "CONSULT"', 'type: "CHAT"')
    said = corpus.answer("e", "a", "a", "q")
    assert "the build would refuse this" in said.out
    assert corpus.coding() == ""


def test_new_actor_in_an_edit_must_be_listed(corpus: ReviewedFolder, editor: Editor) -> None:
    """Somebody whom no list has is refused, and nothing is listed by mistake."""
    editor.will("cora-dale", "cora-of-dale")
    said = corpus.answer("e", "a", "q")
    assert "cora-of-dale" in said.out
    assert "the build would refuse this" in said.out
    assert corpus.coding() == ""


def test_undone_edit_is_kept(corpus: ReviewedFolder, editor: Editor) -> None:
    """What was mended, accepted and undone is there again next time."""
    editor.will("Cora Dale visits", "Dale calls on")
    corpus.answer("e", "a", "a", "u", "q")
    assert "Dale calls on Bob Roper." in kept(corpus)[0].read_text(encoding="utf-8")


def test_dropped_edit_is_gone(corpus: ReviewedFolder, editor: Editor) -> None:
    """What is dropped needs no edit any more; undone, it has its edit again."""
    editor.will("visits", "calls on")
    corpus.answer("e", "d", "q")
    assert kept(corpus) == []
    corpus.draft("road")
    editor.will("“The road", "“The road")
    corpus.answer("e", "d", "u", "q")
    assert len(kept(corpus)) == 1
