"""Whatever stops it, nothing is half done."""

from __future__ import annotations

import pytest
from adjudication.conftest import PassesFolder

from onrecord.adjudication.files import Files
from onrecord.draft.decisions import decisions_folder
from onrecord.release.lock import lock
from onrecord.review import changes


def test_what_the_build_refuses_is_not_written(corpus: PassesFolder) -> None:
    """An answer that makes a faulty coding is refused; what is the same is asked about then."""
    for name in ("a1", "a2"):
        corpus.replace(f"annotations/bree.{name}.yaml", "type: THREATEN", "type: MENACE")
    said = corpus.answer("l", "l", "f", "q")
    assert "6 rows that a1 and a2 code the same" in said.out
    assert "3 of 4: event e03" in said.out
    assert "the build would refuse this:\n" in said.out
    assert "MENACE" in said.out
    assert "e03" not in corpus.coding()


@pytest.mark.parametrize("kind", ["annotations", "adjudications"])
def test_failing_disk_changes_nothing(
    corpus: PassesFolder, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where one of the two files cannot be written, both stay as they are."""
    corpus.answer("q")
    files = [corpus.path(each) for each in ("annotations", "adjudications")]
    before = [each.read_bytes() for each in files]
    real = changes.put_durably
    failed: list[str] = []

    def put(target, blocks):  # type: ignore[no-untyped-def]
        if target == corpus.path(kind) and not failed:
            failed.append(kind)
            raise OSError(28, "No space left on device", str(target))
        real(target, blocks)

    monkeypatch.setattr(changes, "put_durably", put)
    said = corpus.answer("f", "q")
    assert "No space left on device" in said.out
    assert failed == [kind]
    assert [each.read_bytes() for each in files] == before


def test_crash_between_the_files_is_made_good(corpus: PassesFolder) -> None:
    """Where a crash left the decisions one ahead, the next run writes the coding."""
    corpus.answer("q")
    old = corpus.path("annotations").read_bytes()
    corpus.answer("f", "q")
    new = corpus.path("annotations").read_bytes()
    corpus.path("annotations").write_bytes(old)
    assert corpus.answer("q").status == 0
    assert corpus.path("annotations").read_bytes() == new


def test_crash_at_the_begin_is_made_good(
    corpus: PassesFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed after any of the first files, the next run begins as if nothing had been."""
    real = Files._first_changes
    for number in (1, 2, 3):
        with monkeypatch.context() as patch:
            patch.setattr(Files, "_first_changes", lambda *a, n=number: [*real(*a)][:n])
            patch.setattr("onrecord.adjudication.adjudicate.Session", _Killed)
            with pytest.raises(RuntimeError):
                corpus.answer("f")
        assert corpus.answer("q").status == 0
        assert "coding: partial" in (corpus.curated / "documents/bree.yaml").read_text()
        for kind in ("annotations", "adjudications"):
            corpus.path(kind).unlink()
        corpus.replace("documents/bree.yaml", "coding: partial", "coding: none")


class _Killed:
    def __init__(self, *_: object) -> None:
        raise RuntimeError


def test_one_at_a_time(corpus: PassesFolder) -> None:
    """A document is settled or reviewed by one person at a time."""
    with lock(decisions_folder(corpus.layout), name="bree.lock"):
        said = corpus.answer("f")
    assert said.status == 1
    assert said.err == (
        "onrecord: bree is in the hands of somebody else; wait, or take another document\n"
    )
