"""The command draft: what it says, and what it says to wrong use and to odd texts."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest
from curated import CuratedFolder
from drafted import add_road, by_hand

from onrecord.cli import main

__all__ = ["by_hand"]


@pytest.fixture
def corpus(tmp_path: Path) -> CuratedFolder:
    """The small corpus with a document that nobody has coded."""
    folder = CuratedFolder(tmp_path / "corpus")
    add_road(folder)
    return folder


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    """The exit status of a command, and what it says to whom."""
    status = main(
        ["draft", *map(str, words), *([] if "--texts" in words else ["--engine", "serial"])]
    )
    said = capsys.readouterr()
    return status, said.out, said.err


def test_it_says_what_was_drafted(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """It counts what is proposed, and says where it stands and what comes next."""
    status, out, err = run(capsys, "road", "--folder", corpus.root)
    assert (status, err) == (0, "")
    assert out == (
        "drafted 1 document: 3 events, 2 quotes, 1 appointment; "
        "they name 2 new actors and 1 new office\n"
        f"written to {corpus.layout.drafts}; nobody has confirmed it\n"
        f"next: onrecord review --annotator YOU --folder {corpus.root}; "
        f"onrecord build {corpus.root} --include-drafts\n"
    )


def test_least_leaves_out_low_scores(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """What scores less than asked for is no proposal."""
    _, out, _ = run(capsys, corpus.root, "--least", "0.85")
    assert out.startswith("drafted 2 documents: 1 event, 1 quote, 1 appointment; ")


def test_it_says_what_was_left_out(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """Other languages, and drafts that somebody has changed, have a line each."""
    corpus.replace("documents/bree.yaml", "language: en", "language: de")
    run(capsys, corpus.root)
    path = corpus.layout.drafts / "road.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# Mine.\n", encoding="utf-8")
    status, out, _ = run(capsys, corpus.root)
    assert status == 0
    assert out == (
        "left out, since only English is drafted: 1 document (de 1)\n"
        f"kept as somebody has changed them: {path}; "
        "--fresh writes them anew, and what was changed by hand is lost\n"
    )


def test_what_no_draft_wrote_is_left_alone(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """Where a draft would go, a file of somebody else stays, also if all is written anew."""
    out = corpus.root.parent / "mine"
    out.mkdir()
    path = out / "road.yaml"
    path.write_text("document: road\nannotator: me\n", encoding="utf-8")
    status, said, _ = run(capsys, "road", "--folder", corpus.root, "--out", out, "--fresh")
    assert status == 0
    assert said == (
        f"left alone as no draft wrote them: {path}; move them away to have drafts there\n"
    )
    assert path.read_text(encoding="utf-8") == "document: road\nannotator: me\n"


@pytest.mark.parametrize("folder", ["annotations", "documents", "."])
def test_out_is_not_where_people_write(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None, folder: str
) -> None:
    """No draft is put among the codings and facts of a corpus, of whichever one it is."""
    other = CuratedFolder(corpus.root.parent / "other")
    for curated in (corpus.curated, other.curated):
        before = {path: path.read_bytes() for path in curated.rglob("*") if path.is_file()}
        out = curated / folder
        status, _, err = run(capsys, corpus.root, "--out", out, "--fresh")
        assert status == 2
        assert f"{out} is what people write; draft elsewhere, or leave --out out" in err
        assert {path: path.read_bytes() for path in curated.rglob("*") if path.is_file()} == before


def test_scorer_does_not_write_over_its_texts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The texts and what is found of them are two files."""
    texts = tmp_path / "texts.jsonl"
    texts.write_text('{"doc_id": "a", "text": "b"}\n', encoding="utf-8")
    status, _, err = run(capsys, "--texts", texts, "--scoring-form", texts)
    assert status == 2
    assert "--texts and --scoring-form are one file; write to another" in err
    assert texts.read_text(encoding="utf-8") == '{"doc_id": "a", "text": "b"}\n'


def test_documents_without_a_day_are_told_of(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """Where nobody wrote when a text appeared, it is said what the drafts lack."""
    _, out, _ = run(capsys, "road", "--folder", corpus.root)
    assert "no day" not in out
    path = corpus.curated / "documents/road.yaml"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    kept = [each for each in lines if not each.startswith("published")]
    path.write_text("".join(kept), encoding="utf-8")
    _, out, _ = run(capsys, "road", "--folder", corpus.root, "--fresh")
    assert "1 document has no day in `published`, so dates such as 'yesterday' are left out" in out


def test_out_is_another_folder(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """Drafts may go elsewhere, with their authorities; then the corpus has none."""
    out = corpus.root.parent / "elsewhere"
    assert run(capsys, corpus.root, "--out", out)[0] == 0
    assert sorted(path.name for path in out.iterdir()) == ["authorities", "bree.yaml", "road.yaml"]
    assert not corpus.layout.drafts.exists()


def test_document_that_is_wrong_is_a_problem(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str], by_hand: None
) -> None:
    """Bytes that are no text are told by file and line; the exit status says so."""
    corpus.write("documents/bree.txt", b"Bree \xff\n")
    status, _, err = run(capsys, corpus.root)
    assert status == 1
    assert err == (
        f"{corpus.root}/data/curated/documents/bree.txt:1: not UTF-8: byte 0xff; "
        "save the file as UTF-8\n"
        "1 problem; what is wrong was not drafted\n"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["rode"], "unknown document 'rode'; nearest 'road'"),
        (["--least", "2"], "--least 2.0 is no score; give a number from 0 to 1"),
        (["--texts", "x.jsonl"], "--texts and --scoring-form go together; give both"),
        (["--scoring-form", "x.jsonl"], "--texts and --scoring-form go together; give both"),
        (["--texts", "x", "--scoring-form", "y"], "there is no file 'x'"),
        (
            ["--texts", "data/curated/dataset.yaml", "--scoring-form", "no/such/y"],
            "--scoring-form 'no/such/y' cannot be a file; name one",
        ),
        (
            ["road", "--texts", "x", "--scoring-form", "y"],
            "--texts drafts no documents of a corpus; leave them out",
        ),
        *(
            (
                ["--texts", "x", "--scoring-form", "y", *ignored],
                f"{ignored[0]} does not go with --texts; leave one of them out",
            )
            for ignored in (["--json"], ["--fresh"], ["--engine", "dask"], ["--workers", "2"])
        ),
        (["--model", "m", "--engine", "dask"], "--engine does not go with --model"),
        (["--model", "m", "--workers", "2"], "--workers does not go with --model"),
        (["road", "--against", "--workers", "2"], "--workers does not go with --against"),
        (["--timeout", "3"], "--timeout goes with --model; give both"),
        (["--part-characters", "900"], "--part-characters goes with --model; give both"),
        (["--json"], "--json goes with --against; give both"),
        (["no/such/folder"], "there is no folder 'no/such/folder'"),
        (["--folder", "nowhere"], "there is no folder 'nowhere'"),
        (["--out", "data/curated/dataset.yaml"], "is a file; name a folder"),
        (["--out", "memory://drafts"], "drafts are written on this machine"),
        (["--engine", "steam"], "unknown engine 'steam'"),
    ],
)
def test_wrong_use_is_one_line(
    corpus: CuratedFolder,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    words: list[str],
    said: str,
) -> None:
    """Wrong use is told in a line with exit status 2, and nothing is drafted."""
    monkeypatch.chdir(corpus.root)
    assert main(["draft", *words]) == 2
    out, err = capsys.readouterr()
    assert (out, err.count("\n")) == ("", 1)
    assert said in err
    assert not corpus.layout.drafts.exists()


@pytest.mark.parametrize("command", [("draft",), ("review", "--annotator", "me")])
def test_folder_without_a_corpus_is_named(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: tuple[str, ...],
) -> None:
    """It is said where there is no corpus, and how to name one."""
    monkeypatch.chdir(tmp_path)
    assert main([*command, str(tmp_path)]) == 2
    made = f"there is no corpus in '{tmp_path}'; make one: onrecord new DIR\n"
    assert capsys.readouterr().err.endswith(made)
    assert main([*command, "road"]) == 2
    advice = "'road' is no folder; for a document give --folder CORPUS\n"
    assert capsys.readouterr().err.endswith(f"there is no corpus in '.'; {advice}")


def test_document_without_its_text_is_a_problem(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of a document that is there in part, what is missing is named as by the build."""
    (corpus.curated / "documents/road.txt").unlink()
    status, _, err = run(capsys, "road", "--folder", corpus.root)
    assert status == 1
    assert err.startswith(
        f"{corpus.root}/data/curated/documents/road.yaml:1: 'road.txt' is missing beside it; "
    )


def test_few_documents_are_listed(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Somebody who is wrong sees some ids, and not all of a large corpus."""
    for number in range(6):
        add_road(corpus, f"d{number}")
    _, _, err = run(capsys, "xyzzy", "--folder", corpus.root)
    assert err.endswith("unknown document 'xyzzy'; known are bree, d0, d1, d2, d3 and 3 more\n")


def test_texts_for_a_scorer(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Texts in lines give lines for a scorer, without any corpus."""
    texts, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts.write_text('{"doc_id": "d1", "text": "It rained."}\n', encoding="utf-8")
    status, said, _ = run(capsys, "--texts", texts, "--scoring-form", out)
    assert (status, said) == (0, f"1 text drafted to {out}\n")
    assert out.read_text(encoding="utf-8").startswith('{"doc_id": "d1", "quotes": [')


def test_least_holds_for_texts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A scorer gets what scores enough, and nothing else."""
    texts, out = tmp_path / "in.jsonl", tmp_path / "out.jsonl"
    texts.write_text('{"doc_id": "d1", "text": "Norway will visit Sweden."}\n', encoding="utf-8")
    found = {}
    for least in ("0", "1"):
        assert run(capsys, "--texts", texts, "--scoring-form", out, "--least", least)[0] == 0
        found[least] = json.loads(out.read_text(encoding="utf-8"))["events"]
    assert 0 < found["0"][0]["score"] < 1
    assert found["1"] == []


ODD = {
    "empty": "",
    "white-space": " \n\n\t\n",
    "never-closed": "“He said that " * 400,
    "closed-before": "he said” and she said, " * 400,
    "one-sentence": "Ann Lee said that Bob Low met Cy Oak and " * 400,
    "no-spaces": "漢字" * 5_000,
    "right-to-left": "אמרה ראש הממשלה “שלום” ‏" * 300,
    "one-word": "a" * 20_000,
    "same-sentence": "Ann Lee said: “Yes.” " * 400,
    "marks": "“”\"'‘’«»" * 1_000,
    "controls": "Ann \x07Lee said \x1b[31m “no\x08” to Bob.\n" * 100,
}


def test_odd_texts_are_drafted_and_build(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Whatever stands in texts, each has a draft in little time, and all of them build."""
    for name, text in ODD.items():
        corpus.add_document(name, text)
        corpus.replace(f"documents/{name}.yaml", "coding: complete", "coding: none")
    began = time.monotonic()
    status, out, err = run(capsys, *ODD, "--folder", corpus.root)
    assert time.monotonic() - began < 60
    assert (status, err) == (0, "")
    assert out.startswith(f"drafted {len(ODD)} documents: ")
    assert main(["build", str(corpus.root), "--include-drafts", "--engine", "serial"]) == 0, (
        capsys.readouterr().err[:2_000]
    )


def test_the_scoring_form_takes_no_place_of_links_and_devices(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A file that is put in the place of a link would leave what it leads to as it was."""
    texts, link = tmp_path / "in.jsonl", tmp_path / "link"
    texts.write_text('{"doc_id": "a", "text": ""}\n', encoding="utf-8")
    link.symlink_to(tmp_path / "target")
    assert main(["draft", "--texts", str(texts), "--scoring-form", str(link)]) == 2
    assert "is no plain file" in capsys.readouterr().err
    assert link.is_symlink()
