"""What is in a corpus is only replaced by an import of the same coder, and comes back as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import main

TEXT = "Ada Byron said that it would rain."
LINES = (
    "T1\tSource 0 9\tAda Byron\nT2\tCue 10 14\tsaid\nT3\tContent 15 33\tthat it would rain\n"
    "E1\tAttribution:T2 Source:T1 Content:T3\nT4\tWeather 29 33\train\n"
)


@pytest.fixture
def coded(tmp_path: Path) -> Path:
    """A folder with a document of brat's."""
    folder = tmp_path / "coded"
    folder.mkdir()
    (folder / "memo.txt").write_text(TEXT)
    (folder / "memo.ann").write_text(LINES)
    return folder


def _run(*arguments: object) -> int:
    return main([str(each) for each in arguments])


def _import(root: Path, path: Path, mapping: str, *more: str) -> int:
    return _run(
        "import", "brat", path, "--into", root, "--language", "en", "--mapping", mapping, *more
    )


def test_coding_of_somebody_else_is_never_replaced(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Not even where replacing is asked for: it may be the work of days."""
    path = root / "data/curated/annotations/example-minutes.yaml"
    before = path.read_bytes()
    text = (root / "data/curated/documents/example-minutes.txt").read_bytes()
    (coded / "example-minutes.txt").write_bytes(text)
    (coded / "example-minutes.ann").write_text("")
    for more in ((), ("--replace",)):
        assert _import(root, coded, "polnear", *more) == 1
        assert (
            "annotations/example-minutes.yaml: the coding of 'example', in whose place none of "
            "'polnear' is put; move it away first"
        ) in capsys.readouterr().err
    assert path.read_bytes() == before


def test_pass_that_cannot_be_read_is_never_replaced(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody knows whose it is."""
    path = root / "data/curated/annotations/memo.b7.yaml"
    path.write_text("document: [\n")
    assert _import(root, coded, "polnear", "--pass", "--annotator", "b7", "--replace") == 1
    assert "memo.b7.yaml: no coding that is whole, in whose place" in capsys.readouterr().err
    assert path.read_text() == "document: [\n"


def test_own_coding_of_the_same_coder_is_replaced(root: Path, coded: Path) -> None:
    """What an import wrote before is written anew, where that is asked for."""
    assert _import(root, coded, "polnear") == 0
    path = root / "data/curated/annotations/memo.yaml"
    before = path.read_bytes()
    (coded / "memo.ann").write_text(
        LINES.replace("15 33\tthat it would rain", "20 33\tit would rain")
    )
    assert _import(root, coded, "polnear") == 1
    assert path.read_bytes() == before
    assert _import(root, coded, "polnear", "--replace") == 0
    assert 'content: "it would rain"' in path.read_text()


def test_way_there_and_back_keeps_what_came_first(root: Path, coded: Path, tmp_path: Path) -> None:
    """A coding that is edited elsewhere in our labels leaves the first layer, and what is equal."""
    assert _import(root, coded, "polnear") == 0
    curated = root / "data/curated"
    layer = (curated / "layers/memo.json").read_bytes()
    minutes = (curated / "annotations/example-minutes.yaml").read_bytes()
    out = tmp_path / "out"
    assert _run("export", "brat", "--folder", root, "--out", out, "--coding") == 0
    lines = (out / "memo.ann").read_text()
    assert "\tCue 10 14\tsaid" not in lines
    (out / "memo.ann").write_text(lines.replace("\tfull\n", "\n"))
    assert _import(root, out, "onrecord", "--replace") == 0
    assert (curated / "layers/memo.json").read_bytes() == layer
    assert (curated / "annotations/example-minutes.yaml").read_bytes() == minutes
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "again") == 0
    lines = (tmp_path / "again/memo.ann").read_text()
    assert sorted(lines.splitlines()) == sorted(LINES.splitlines())


def test_mapping_that_makes_no_rows_codes_nothing(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A document is not taken for coded where its labels can be no rows."""
    assert _import(root, coded, "entities") == 0
    said = capsys.readouterr().out
    assert "coded nothing: the mapping makes no rows of its labels\n" in said
    assert "not known to the mapping: " in said
    assert not (root / "data/curated/annotations/memo.yaml").exists()
    assert "coding: none" in (root / "data/curated/documents/memo.yaml").read_text()
    assert "entity-coders" not in (root / "data/curated/vocabularies/annotators.csv").read_text()


def test_export_after_a_way_there_and_back_is_of_the_coding_as_it_is(
    root: Path, tmp_path: Path
) -> None:
    """A layer in our own labels is a coding of once, which somebody may have mended since."""
    out, again = tmp_path / "out", tmp_path / "again"
    assert _run("export", "brat", "--folder", root, "--out", out) == 0
    assert _import(root, out, "onrecord", "--replace") == 0
    path = root / "data/curated/annotations/example-minutes.yaml"
    path.write_text(path.read_text().replace("modality: actual", "modality: planned", 1))
    assert _run("export", "brat", "--folder", root, "--out", again) == 0
    lines = [(each / "example-minutes.ann").read_text() for each in (out, again)]
    assert [each.count("modality") for each in lines] == [2, 2]
    assert [each.count("planned") for each in lines] == [0, 1]


def test_labels_like_ours_are_not_ours(root: Path, coded: Path, tmp_path: Path) -> None:
    """A layer of others stays as it came, whatever its labels are called."""
    (coded / "memo.ann").write_text("T1\tEvent 10 14\tsaid\nT2\tactors 0 9\tAda Byron\n")
    mapping = tmp_path / "mine.yaml"
    mapping.write_text(
        "description: Mine.\nannotator: {id: me, kind: person, name: I, description: Coded.}\n"
        "events: {Event: {type: STATEMENT}}\n"
    )
    assert _import(root, coded, str(mapping)) == 0
    layer = root / "data/curated/layers/memo.json"
    before = layer.read_bytes()
    out = tmp_path / "out"
    assert _run("export", "brat", "--folder", root, "--out", out, "--coding") == 0
    assert _import(root, out, "onrecord", "--replace") == 0
    assert layer.read_bytes() == before


def test_document_with_a_problem_is_left_out_as_a_whole(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Also what else its file has of it."""
    value = {"start": 0, "end": 3, "text": "Ada", "labels": ["Event"]}
    region = {"id": "a", "from_name": "l", "to_name": "text", "type": "labels", "value": value}
    annotations = [{"completed_by": each, "result": [region]} for each in (3, 5)]
    task = {"id": 1, "data": {"text": TEXT, "name": "memo"}, "annotations": annotations}
    (tmp_path / "tasks.json").write_text(json.dumps([task]))
    words = ("--into", root, "--language", "en", "--mapping", "onrecord")
    assert _run("import", "label-studio", tmp_path / "tasks.json", *words) == 1
    assert "no annotator; say who coded it" in capsys.readouterr().err
    assert not list((root / "data/curated").rglob("memo*"))


def test_document_with_a_problem_is_left_out_with_the_files_of_others(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where the coding that counts cannot be made, the layers beside it are no document."""
    (tmp_path / "coded").mkdir()
    (tmp_path / "coded/memo.txt").write_text(TEXT)
    for coder in ("x1", "x2"):
        lines = "T1\tEvent 10 14\tsaid\n"
        (tmp_path / f"coded/memo_{coder}.ann").write_text(lines)
    assert _import(root, tmp_path / "coded", "onrecord") == 1
    told = capsys.readouterr()
    assert "memo_x1.ann:1: no annotator; say who coded it" in told.err
    assert told.out.startswith("read 0 documents, 0 of them new")
    assert not list((root / "data/curated").rglob("memo*"))
