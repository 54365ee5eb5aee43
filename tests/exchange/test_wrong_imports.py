"""An import that is asked for wrongly is refused in one line, and says only what it did."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.cli import main
from onrecord.errors import UsageError
from onrecord.exchange.forms import find_form
from onrecord.exchange.import_annotations import Wishes, import_annotations

BRAT = find_form("brat")


def _run(*arguments: object) -> int:
    return main([str(each) for each in arguments])


def test_nothing_is_said_of_what_was_refused(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where every file has a problem, nothing was there before, and there is nothing to build."""
    (coded / "My memo.ann").write_bytes(b"T1\tSource 0 900\tAda\n")
    assert _run("import", "brat", coded, "--into", root, "--mapping", "polnear") == 1
    said = capsys.readouterr().out.splitlines()
    assert said == ["read 0 documents, 0 of them new, with 0 marks and 0 links", "wrote nothing"]


@pytest.mark.parametrize(
    ("wishes", "message"),
    [
        (Wishes(annotator="a"), "nothing is coded without a mapping; name one with --mapping"),
        (Wishes(mapping="polnaer"), "no mapping 'polnaer'; give a file, onrecord for"),
        (Wishes(mapping=""), "no mapping ''; give a file, onrecord for"),
        (Wishes(mapping="polnear", annotator=""), "--annotator '' is no id; use lower-case"),
        (Wishes(mapping="polnear", annotator="No"), "--annotator 'No' is no id; use lower-case"),
        (
            Wishes(mapping="polnear", annotator="b7"),
            "annotator 'b7' is not declared; add a line to",
        ),
    ],
)
def test_wrong_use(root: Path, coded: Path, wishes: Wishes, message: str) -> None:
    """What cannot be done is said before anything is read."""
    with pytest.raises(UsageError) as error:
        import_annotations(BRAT, coded, root, wishes)
    assert str(error.value).startswith(message)
    assert not list((root / "data/curated").rglob("my-memo*"))


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            ["export", "brat", "--folder", "."],
            "there is no corpus in '.'; name its folder with --folder, as annotations are exported "
            "with their texts, which an installed dataset does not have",
        ),
        (
            ["export", "stata", "--coding"],
            "--coding is for annotations; use --package for a dataset",
        ),
        (
            ["export", "brat", "--package", "."],
            "--package is for datasets; name a corpus with its texts by --folder",
        ),
        (
            ["import", "brat", ".", "--mapping", ""],
            "--mapping is empty; name one, or leave it out",
        ),
        (
            ["import", "brat", ".", "--mapping", "polnear", "--annotator", ""],
            "--annotator is empty; name one, or leave it out",
        ),
        (
            ["import", "visits", ".", "--mapping", "x"],
            "--mapping is for annotations; leave it out for visits",
        ),
    ],
)
def test_wrong_calls(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    message: str,
) -> None:
    """One line says what is wrong with a call, and which option is meant."""
    monkeypatch.chdir(tmp_path)
    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"onrecord: {message}\n")
