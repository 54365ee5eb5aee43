"""Annotations of other programs come into a corpus and out of it again, and are accounted for."""

from __future__ import annotations

from pathlib import Path

import pytest
from exchange.conftest import LINES, TEXT

from onrecord.cli import main
from onrecord.exchange.form_names import FORM_NAMES
from onrecord.exchange.forms import FORMS, find_form
from onrecord.exchange.import_annotations import Wishes, import_annotations
from onrecord.intake.complete import Defaults
from onrecord.intake.new_corpus import new_corpus

BRAT = find_form("brat")


def _curated(root: Path) -> list[str]:
    files = (root / "data" / "curated").rglob("*")
    names = [each.relative_to(root / "data" / "curated").as_posix() for each in files]
    return sorted(each for each in names if "my-memo" in each or "polnear" in each)


def _run(*arguments: object) -> int:
    return main([str(each) for each in arguments])


def test_the_command_knows_all_forms() -> None:
    """The forms that the commands tell without loading them are those that there are."""
    assert list(FORM_NAMES) == [*FORMS]


def test_a_layer_is_kept_and_comes_out_as_it_came(
    root: Path, coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without a mapping the text is a document, and the layer is exported byte for byte."""
    assert _run("import", "brat", coded, "--into", root, "--language", "en") == 0
    assert capsys.readouterr().out.splitlines() == [
        "read 1 document, 1 of them new, with 5 marks and 1 link",
        "changed line ends, letters or byte order marks of 1 text; what was changed is kept with "
        "their layers",
        "coded nothing: the layers are kept as they came; name what their labels become with "
        "--mapping",
        "wrote 3 files",
        "text_release: hashes, so a release passes on no more than five words at a time; "
        "--text-release says otherwise",
        f"next: onrecord build {root}",
    ]
    assert _curated(root) == [
        "documents/my-memo.txt",
        "documents/my-memo.yaml",
        "layers/my-memo.json",
    ]
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "out") == 0
    assert (tmp_path / "out" / "My memo.txt").read_bytes() == TEXT.encode()
    written = (tmp_path / "out" / "My memo.ann").read_text().splitlines()
    assert sorted(written) == sorted(LINES.splitlines())


def test_a_layer_whose_name_is_no_id_is_not_exported(
    root: Path, coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The name of a layer becomes a folder, so it must not be one that leads elsewhere."""
    assert _run("import", "brat", coded, "--into", root, "--language", "en") == 0
    layers = root / "data" / "curated" / "layers"
    (layers / "my-memo....json").write_bytes((layers / "my-memo.json").read_bytes())
    capsys.readouterr()
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "out") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "data/curated/layers/my-memo....json:1: a layer is named '..', which is no id; rename the "
        "file"
    )
    assert not (tmp_path / "out").exists()


def test_what_brat_leaves_loose_is_counted_and_exported_as_brat_only(
    root: Path, coded: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An annotation may name one that does not exist in brat, and in no other form."""
    (coded / "My memo.ann").write_text("T1\tSource 0 9\tAda Byron\nA1\tSure T9\n")
    assert _run("import", "brat", coded, "--into", root, "--language", "en") == 0
    said = capsys.readouterr().out
    assert "kept 1 name of annotations that do not exist, as they came\n" in said
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "brat") == 0
    capsys.readouterr()
    assert _run("export", "tei", "--folder", root, "--out", tmp_path / "tei") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        "data/curated/layers/my-memo.json:1: 'A1' names 'T9', which does not exist; mend it, or "
        "export brat"
    )


def test_a_mapping_makes_a_coding_that_builds(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is mapped becomes rows, and every label that is not is counted and named."""
    where = ("--into", root, "--language", "en", "--mapping", "polnear")
    assert _run("import", "brat", coded, *where) == 0
    said = capsys.readouterr().out
    assert "coded 1 document: 1 quote\n" in said
    assert "left out on purpose: 1\n  1 'Discuss'\n" in said
    assert "not known to the mapping: 1\n  1 'Weather'\n" in said
    assert _curated(root) == [
        "annotations/my-memo.yaml",
        "authorities/actors.polnear.jsonl",
        "documents/my-memo.txt",
        "documents/my-memo.yaml",
        "layers/my-memo.json",
    ]
    assert "coding: partial" in (root / "data/curated/documents/my-memo.yaml").read_text()
    assert _run("build", root) == 0
    capsys.readouterr()
    assert _run("import", "brat", coded, *where) == 0
    assert "wrote nothing: every file was there with the same content\n" in capsys.readouterr().out


def test_nothing_is_overwritten(
    root: Path, coded: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A layer with other content, and another text under the same id, are problems."""
    where = ("--into", root, "--language", "en")
    assert _run("import", "brat", coded, *where) == 0
    (coded / "My memo.ann").write_text("T1\tSource 0 3\tAda\n")
    capsys.readouterr()
    assert _run("import", "brat", coded, *where) == 1
    place = coded / "My memo.ann"
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{place}:1: data/curated/layers/my-memo.json: there with other content; add --replace to "
        "write anew"
    )
    assert _run("import", "brat", coded, *where, "--replace") == 0
    (coded / "My memo.txt").write_text("Ada left.")
    capsys.readouterr()
    assert _run("import", "brat", coded, *where, "--replace") == 1
    assert capsys.readouterr().err.splitlines()[0] == (
        f"{place}:1: the corpus has another text under the id 'my-memo'; rename the file, or make "
        "ids of folders too with --ids path"
    )


def test_passes_of_several_coders(root: Path, coded: Path) -> None:
    """Files that are named for their coders become passes of them, who are declared."""
    for coder in ("x1", "x2"):
        (coded / f"My memo_{coder}.ann").write_bytes(LINES.encode())
    (coded / "My memo.ann").unlink()
    wishes = Wishes(Defaults(language="en"), mapping="polnear", is_pass=True)
    report = import_annotations(BRAT, coded, root, wishes)
    assert (report.documents, report.coded, report.problems) == (1, 2, [])
    assert [each for each in _curated(root) if "annotations" in each or "layers" in each] == [
        "annotations/my-memo.x1.yaml",
        "annotations/my-memo.x2.yaml",
        "layers/my-memo.x1.json",
        "layers/my-memo.x2.json",
    ]
    declared = (root / "data/curated/vocabularies/annotators.csv").read_text()
    assert "\nx1,person,Coders of PolNeAR: x1," in declared
    assert _run("build", root) == 0


def test_a_pass_of_one_coder_declares_them(root: Path, coded: Path) -> None:
    """Whoever is named for passes by a mapping is what the mapping says of its coders."""
    wishes = Wishes(Defaults(language="en"), mapping="polnear", annotator="b7", is_pass=True)
    assert import_annotations(BRAT, coded, root, wishes).problems == []
    assert (root / "data/curated/annotations/my-memo.b7.yaml").is_file()
    declared = (root / "data/curated/vocabularies/annotators.csv").read_text()
    assert declared.count("\nb7,person,Coders of PolNeAR: b7,") == 1
    assert import_annotations(BRAT, coded, root, wishes).written == 0


def test_further_layers_are_kept(root: Path, coded: Path, tmp_path: Path) -> None:
    """Of several layers of a text the first is coded, and all are kept and exported."""
    (coded / "My memo_x2.ann").write_text("T1\tSource 0 3\tAda\n")
    report = import_annotations(BRAT, coded, root, Wishes(Defaults(language="en")))
    assert (report.documents, report.further) == (1, 1)
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "out") == 0
    assert (tmp_path / "out/x2/My memo.ann").read_text() == "T1\tSource 0 3\tAda\n"


def test_a_coding_is_exported_in_our_own_labels(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of a new corpus comes out in every form, and back from brat with all its rows."""
    for form in FORMS:
        assert _run("export", form, "--folder", root, "--out", tmp_path / form, "--coding") == 0
    coding = root / "data/curated/annotations/example-minutes.yaml"
    coding.unlink()
    capsys.readouterr()
    where = ("--into", root, "--mapping", "onrecord")
    facts = root / "data/curated/documents/example-minutes.yaml"
    facts.write_text(facts.read_text().replace("coding: complete", "coding: none"))
    assert _run("import", "brat", tmp_path / "brat", *where) == 0
    assert coding.is_file()
    assert _run("build", root) == 0


def test_what_a_coding_in_our_labels_names_must_be_there(
    root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A corpus that has not whom a coding names is told whom, and not left to its build."""
    assert _run("export", "brat", "--folder", root, "--out", tmp_path / "out", "--coding") == 0
    new_corpus(tmp_path / "other", "1.0")
    for path in (tmp_path / "other" / "data" / "curated").rglob("*"):
        if path.parent.name in ("documents", "annotations", "authorities"):
            path.unlink()
    capsys.readouterr()
    where = ("--into", tmp_path / "other", "--mapping", "onrecord", "--language", "en")
    assert _run("import", "brat", tmp_path / "out", *where) == 0
    told = [line for line in capsys.readouterr().out.splitlines() if "add them" in line]
    before = "not in this corpus, so add them before you build: "
    assert told == [
        f"{before}actors ann-example, ben-sample, town-council",
        f"{before}offices mayor, treasurer",
    ]
