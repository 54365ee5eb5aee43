"""What was changed since a build is named, by rebuilding it or against somebody's own texts."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from curated import TEXT, CuratedFolder
from partitioned import write_partitioned
from support import TEXT as MEMO
from support import small_rows
from tamper import change_descriptor, outputs, replace_once, resource

from onrecord.cli import main
from onrecord.pipeline.make import make_release

TABLE = "data/tables/actors.csv"
ANNOTATION = "data/curated/annotations/bree.yaml"
OFFICES = "data/curated/authorities/offices.yaml"


def test_a_good_release_comes_out_the_same(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The rebuild is compared file by file, and nothing in the folder is touched."""
    before = outputs(copied)
    assert main(["verify", str(copied)]) == 0
    descriptor = json.loads(before["datapackage.json"])
    ours = descriptor["onrecord"]
    count = len(descriptor["resources"]) + len(ours["schemas"]) + len(ours["inputs"])
    compared, rebuilt, _, where = capsys.readouterr().out.splitlines()
    assert compared == f"verified: {count} files have the hashes that datapackage.json gives"
    assert rebuilt == "rebuilt: every byte is the same"
    assert where == f"in {copied.resolve()}"
    assert outputs(copied) == before


CHANGES: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a table": (
        lambda root: replace_once(root / TABLE, "Bob Roper", "Rob Boper"),
        [f"{TABLE}:1: changed since the build: its sha256 is "],
    ),
    "a table that is gone": (
        lambda root: (root / TABLE).unlink(),
        [f"{TABLE}:1: is missing; build or install the dataset again"],
    ),
    "a schema": (
        lambda root: replace_once(root / "schemas/notes.json", '"Notes"', '"Remarks"'),
        ["schemas/notes.json:1: changed since the build: its sha256 is "],
    ),
    "an input": (
        lambda root: replace_once(root / OFFICES, "Minister of Bree", "Head of Bree"),
        [
            f"{OFFICES}:1: changed since the build: its sha256 is ",
            f"{OFFICES}:1: the rebuild gives ",
            "data/tables/offices.csv:1: the rebuild gives ",
            "data/tables/offices.parquet:1: the rebuild gives ",
            "datapackage.json:1: the rebuild describes the package otherwise; build again",
        ],
    ),
    "an input that is new": (
        lambda root: (root / "data/curated/removed_rows.csv").write_text(
            "row_id,table_name,removed_in,reason\n", encoding="utf-8"
        ),
        [
            "data/curated/removed_rows.csv:1: the rebuild gives ",
            "datapackage.json:1: the rebuild describes the package otherwise; build again",
        ],
    ),
    "a title in the descriptor": (
        lambda root: change_descriptor(root, lambda it: it.update(title="Treaties of Bree")),
        ["datapackage.json:1: the rebuild describes the package otherwise; build again"],
    ),
    "a hash in the descriptor": (
        lambda root: change_descriptor(
            root, lambda it: resource(it, "actors").update(hash=f"sha256:{'0' * 64}")
        ),
        [
            f"{TABLE}:1: changed since the build: its sha256 is ",
            f"{TABLE}:1: the rebuild gives ",
            "datapackage.json:1: the rebuild describes the package otherwise; build again",
        ],
    ),
    "a file less in the descriptor": (
        lambda root: change_descriptor(
            root, lambda it: it["resources"].remove(resource(it, "actors"))
        ),
        [
            f"{TABLE}:1: the rebuild gives ",
            "datapackage.json:1: the rebuild describes the package otherwise; build again",
        ],
    ),
    "an input that no longer builds": (
        lambda root: replace_once(root / ANNOTATION, "type: AGREE", "type: AGRE"),
        [f"{ANNOTATION}:71: unknown event type 'AGRE'; nearest 'AGREE'"],
    ),
    "a text": (
        lambda root: replace_once(root / "data/curated/documents/bree.txt", "envoy", "envoi"),
        ["data/curated/documents/bree.yaml:8: the text of bree.txt is not the one that was "],
    ),
}


@pytest.mark.parametrize("case", CHANGES)
def test_a_change_is_named(case: str, copied: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """verify names each file that is not the released one, and nothing else, with status 1."""
    change, expected = CHANGES[case]
    change(copied)
    before = outputs(copied)
    assert main(["verify", str(copied)]) == 1
    problems = capsys.readouterr().err.splitlines()[:-1]
    assert len(problems) == len(expected)
    for problem, start in zip(problems, sorted(expected), strict=True):
        assert problem.startswith(start)
    assert outputs(copied) == before


def test_without_its_texts_a_release_is_not_rebuilt(
    copied: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """In a source archive, which has no texts, hashes are compared, and verify says so."""
    (copied / "data/curated/documents/bree.txt").unlink()
    assert main(["verify", str(copied)]) == 0
    assert "not rebuilt: no curated texts here\n" in capsys.readouterr().out
    replace_once(copied / TABLE, "Bob Roper", "Rob Boper")
    assert main(["verify", str(copied)]) == 1
    assert capsys.readouterr().err.startswith(f"{TABLE}:1: changed since the build: ")


@pytest.fixture(scope="module", params=["full", "evidence", "hashes"])
def released(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small corpus with two documents, released without its texts."""
    corpus = CuratedFolder(tmp_path_factory.mktemp("released") / "corpus", request.param)
    corpus.add_document("plain", "Ada Byron rested.\nAll was well.", request.param)
    corpus.replace("documents/plain.yaml", "coding: complete", "coding: none")
    make_release(corpus.root)
    for text in corpus.layout.documents.glob("*.txt"):
        text.unlink()
    return corpus.root


def verify_documents(
    root: Path, folder: Path, texts: dict[str, str], capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, list[str]]:
    """Run `onrecord verify --documents` on a folder of texts: status, output, problems."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / name).write_bytes(text.encode())
    status = main(["verify", str(root), "--documents", str(folder)])
    captured = capsys.readouterr()
    return status, captured.out, captured.err.splitlines()


PLAIN = {"plain.txt": "Ada Byron rested.\nAll was well."}


def test_the_right_texts_are_those_that_were_annotated(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every span is found in somebody's own texts, however much of them was released."""
    texts = {"bree.txt": TEXT, **PLAIN}
    status, out, _ = verify_documents(released, tmp_path / "mine", texts, capsys)
    assert status == 0
    assert " spans of evidence stand in the texts of " in out
    assert "rebuilt" not in out


def test_a_text_that_differs_is_named_with_its_spans(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A text with other words has another hash, and each span with other words is listed."""
    texts = {"bree.txt": TEXT.replace("Bob Roper", "Rob Roper"), **PLAIN}
    status, _, problems = verify_documents(released, tmp_path / "mine", texts, capsys)
    assert status == 1
    assert "bree.txt:1: not the text that was annotated: its sha256 differs" in problems
    lines = (released / "data/tables/evidence.csv").read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, each in enumerate(lines) if each.startswith("bree-e02.recipients"))
    fault = "expected 'Bob Roper' at 191 of 'bree', found 'Rob Roper'"
    assert f"data/tables/evidence.csv:{line}: {fault}" in problems


def test_a_text_that_is_cut_short_is_named(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Spans behind the end of a text are found wrong, not skipped."""
    texts = {"bree.txt": TEXT[:300], **PLAIN}
    status, _, problems = verify_documents(released, tmp_path / "mine", texts, capsys)
    assert status == 1
    assert any("at 345 of 'bree'" in each for each in problems)


def test_a_text_that_is_missing_is_named(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The texts that are there are checked, those that are not are problems."""
    folder = tmp_path / "mine"
    status, _, problems = verify_documents(released, folder, PLAIN, capsys)
    assert status == 1
    fault = f"bree.txt:1: no such text in {folder}; its spans were not checked"
    assert problems[:-1] == [fault]


def test_a_folder_without_any_text_is_wrong_use(
    released: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message lists the files that are looked for."""
    folder = tmp_path / "mine"
    status, _, errors = verify_documents(released, folder, {}, capsys)
    message = f"onrecord: {folder} has no text of this package; expected bree.txt, plain.txt"
    assert (status, errors) == (2, [message])


def test_spans_of_changed_tables_prove_nothing(
    copied: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Where a table is not the released one, that is the answer, also when the texts are right."""
    table = copied / "data/tables/evidence.parquet"
    table.write_bytes(table.read_bytes() + b"\n")
    status, _, problems = verify_documents(copied, tmp_path / "mine", {"bree.txt": TEXT}, capsys)
    assert status == 1
    assert problems[0].startswith("data/tables/evidence.parquet:1: changed since the build: ")
    assert len(problems) == 2


def test_spans_of_a_large_package_are_read_part_by_part(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without CSV, a span that is wrong is named by its part and its row in there."""
    root = tmp_path / "parts"
    write_partitioned(root)
    status, out, _ = verify_documents(root, tmp_path / "right", {"memo.txt": MEMO}, capsys)
    assert (status, out.splitlines()[0].partition(" in ")[0]) == (
        0,
        "verified: 2 spans of evidence stand",
    )
    changed = {"memo.txt": MEMO.replace("1843", "1844")}
    status, _, problems = verify_documents(root, tmp_path / "wrong", changed, capsys)
    assert status == 1
    told = "'2 May 1843' at 38 of 'memo', found '2 May 1844'"
    assert f"data/tables/evidence/part-00000.parquet:1: expected {told}" in problems
    words = "'Ada Byron met the Board on 2 May 1843' at 11 of 'memo'"
    found = "'Ada Byron met the Board on 2 May 1844'"
    assert f"data/tables/evidence/part-00001.parquet:1: expected {words}, found {found}" in problems


def test_a_package_in_some_forms_is_rebuilt_in_those(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever forms were written, the rebuild writes the same and finds every byte again."""
    for forms in ("parquet", "parquet,sqlite", "parquet,csv"):
        assert main(["build", str(corpus.root), "--engine", "serial", "--write", forms]) == 0
        capsys.readouterr()
        assert main(["verify", str(corpus.root)]) == 0
        assert capsys.readouterr().out.splitlines()[1] == "rebuilt: every byte is the same"
        assert corpus.layout.database.exists() == ("sqlite" in forms)
        assert any(corpus.layout.tables.glob("*.csv")) == ("csv" in forms)


@pytest.mark.parametrize("document_id", ["../secret", "/etc/hostname", "a" * 300, None])
def test_the_id_of_a_document_leads_to_no_other_file(
    document_id: str | None, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An id that is none, in somebody else's package, is that of a text that is not there."""
    (tmp_path / "secret.txt").write_text(MEMO, encoding="utf-8")
    rows = small_rows()
    evil = [{**each, "document_id": document_id} for each in rows["documents"].to_pylist()]
    columns = [each.with_nullable(True) for each in rows["documents"].schema]
    rows["documents"] = pa.Table.from_pylist(evil, pa.schema(columns))
    root = tmp_path / "evil"
    write_partitioned(root, rows)
    folder = tmp_path / "mine"
    status, _, errors = verify_documents(root, folder, {"other.txt": MEMO}, capsys)
    expected = f"onrecord: {folder} has no text of this package; expected {document_id}.txt"
    assert (status, errors) == (2, [expected])
