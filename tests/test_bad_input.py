"""Whatever a curator gets wrong is answered with its line, all at once, and nothing is written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from curated import ANNOTATION, FACTS, CuratedFolder

from onrecord.cli import main

ANN = "annotations/bree.yaml"
DOC = "documents/bree.yaml"
TXT = "documents/bree.txt"
ACTORS = "authorities/actors.yaml"

# Old words, new words, and what the message on that line (or so many lines further) must say.
EDITS = {
    "quotation not in the text": (
        ANN,
        "exact: Bree did not invite the League",
        "exact: Bree did not invte the Leage",
        "evidence not found: 'Bree did not invte the Leage'; nearest, 96 % alike, at 345: "
        "'Bree did not invite the League'",
    ),
    "quotation in it twice": (
        ANN,
        "exact: to leave the League",
        "exact: the League",
        "2 places have 'the League', at 281",
    ),
    "quotation cutting a word": (
        ANN,
        "exact: to leave the League",
        "exact: to leave the Leag",
        "begins or ends inside a word, at 272; quote whole words, such as 'to leave the League'",
    ),
    "prefix that matches nothing": (
        ANN,
        'suffix: " replied"',
        "prefix: zebra",
        "no 'the King' with the prefix 'zebra'; it stands at",
    ),
    "empty quotation": (ANN, "exact: to leave the League", "exact: ''", "empty quotation"),
    "blank quotation": (ANN, "exact: to leave the League", "exact: '  '", "empty quotation"),
    "words in no place": (ANN, "place: Edoras", "place: {prefix: in}", "no words; add 'exact"),
    "unknown actor": (
        ANN,
        "recipients: [bob-roper]",
        "recipients: [bob-ropr]",
        "unknown actor 'bob-ropr'; nearest 'bob-roper'",
    ),
    "unknown office": (
        ANN,
        "office: envoy-of-bree",
        "office: envoy-of-brie",
        "unknown office 'envoy-of-brie'; nearest 'envoy-of-bree'",
    ),
    "unknown type": (
        ANN,
        "type: THREATEN",
        "type: THREAT",
        "unknown event type 'THREAT'; nearest 'THREATEN'",
    ),
    "unknown mode": (
        ANN,
        "mode: visit",
        "mode: visits",
        "unknown event mode 'visits' of CONSULT; its codes are multilateral, phone",
    ),
    "mode of another type": (ANN, "mode: visit", "mode: riot", "unknown event mode 'riot'"),
    "unknown context": (
        ANN,
        "contexts: [diplomatic]",
        "contexts: [diplomacy]",
        "unknown context 'diplomacy'; nearest 'diplomatic'",
    ),
    "unknown modality": (
        ANN,
        "modality: planned",
        "modality: plan",
        "unknown modality 'plan'; nearest 'planned'",
    ),
    "unknown polarity": (
        ANN,
        "polarity: negative",
        "polarity: not",
        "unknown polarity 'not'; expected one of positive, negative",
    ),
    "unknown action": (ANN, "action: incumbent", "action: holds", "unknown action 'holds'"),
    "unknown embedding": (ANN, "embedding: threatened", "embedding: said", "unknown embedding"),
    "unknown country": (ANN, "{name: Edoras}", "{country: XQZ}", "unknown country 'XQZ'"),
    "unknown annotator": (ANN, "annotator: a1", "annotator: a9", "unknown annotator 'a9'"),
    "unknown document": (
        ANN,
        "document: bree",
        "document: brea",
        "unknown document 'brea'; the file is named for 'bree'",
    ),
    "unknown sector": (ACTORS, "sector: GOV", "sector: GVO", "unknown sector code 'GVO'"),
    "unknown actor type": (ACTORS, "type: state", "type: stat", "unknown actor_type 'stat'"),
    "wrong type: text for a mapping": (ANN, "{name: Edoras}", "Edoras", "expected a mapping"),
    "wrong type: mapping for a list": (
        ANN,
        "contexts: [diplomatic]",
        "contexts: {a: b}",
        "expected a list, not a mapping",
    ),
    "wrong type: text for a number": (
        ANN,
        'antecedent: {exact: the King, suffix: " replied"}',
        "antecedent: {exact: the King, occurrence: two}",
        "expected a whole number, not 'two'",
    ),
    "occurrence that does not exist": (
        ANN,
        'antecedent: {exact: the King, suffix: " replied"}',
        "antecedent: {exact: the King, occurrence: 7}",
        "no occurrence 7 of 'the King'; there are",
    ),
    "required key missing": (
        ANN,
        "    modality: planned\n",
        "",
        "no modality; add 'modality: ...'",
        -4,
    ),
    "unknown key": (
        ANN,
        "mode: relations",
        "moed: relations",
        "unknown key 'moed'; nearest 'mode'",
    ),
    "key given twice": (
        ANN,
        "mode: relations",
        "mode: relations\n    mode: relations",
        "key 'mode' is given twice; keep one",
        1,
    ),
    "id twice in a file": (ANN, "id: e06", "id: e05", "id 'e05' is given twice; number it anew"),
    "id of another form": (ANN, "id: e06", "id: x6", "malformed id 'x6'; expected e and digits"),
    "malformed EDTF": (
        ANN,
        "date: 2021-06\n",
        "date: June 2021\n",
        "malformed EDTF date 'June 2021'; expected for example 2024-11-13",
    ),
    "day that does not exist": (
        ANN,
        "date: 2021-06\n",
        "date: 2021-06-31\n",
        "date '2021-06-31' has no day 31; that month has 30 days",
    ),
    "date range reversed": (
        ANN,
        "date: 2021-06\n",
        "date: '[2021-06-09..2021-06-01]'\n",
        "date range '[2021-06-09..2021-06-01]' is reversed: 2021-06-09 is after 2021-06-01",
    ),
    "date without basis": (
        ANN,
        "date_basis: inferred",
        "date_basis: none",
        "date '2021-06' has the basis 'none'; expected 'stated' or 'inferred'",
        -1,
    ),
    "inferred date without a reason": (
        ANN,
        "    note: The June after the article appeared.\n",
        "",
        "the date of 'bree-e05' is inferred; give the reason in a note",
        -1,
    ),
    "actual event after publication": (
        ANN,
        "date: 2021-05-03\n    place",
        "date: 2021-05-11\n    place",
        "its earliest date 2021-05-11 is after the document's latest publication date 2021-05-10",
    ),
    "actual appointment after publication": (
        ANN,
        "date: 2021-05-03\n    evidence",
        "date: 2022\n    evidence",
        "its earliest date 2022-01-01 is after the document's latest publication date 2021-05-10",
    ),
    "realized_by nothing": (
        ANN,
        "date_basis: inferred",
        "date_basis: inferred\n    realized_by: e77",
        "unknown event 'bree-e77'",
        1,
    ),
    "realized_by in a circle": (
        ANN,
        "date_basis: inferred",
        "date_basis: inferred\n    realized_by: e05",
        "realized_by 'bree-e05' leads back to 'bree-e05' in a circle",
        1,
    ),
    "embedded_in nothing": (
        ANN,
        "embedded_in: e03",
        "embedded_in: e99",
        "unknown event 'bree-e99'",
    ),
    "embedded_in in a circle": (
        ANN,
        "embedded_in: e03",
        "embedded_in: e04",
        "embedded_in 'bree-e04' leads back to 'bree-e04' in a circle",
    ),
    "embedded_in without embedding": (
        ANN,
        "    embedding: threatened\n",
        "",
        "embedded_in without embedding; an embedded event needs both",
        -1,
    ),
    "attributed_to nothing": (
        ANN,
        "mode: relations",
        "mode: relations\n    attributed_to: q99",
        "unknown quote 'bree-q99'",
        1,
    ),
    "actual APPOINT without appointment": (
        ANN,
        "    event: e02\n",
        "",
        "APPOINT of 'bob-roper' without its row in appointments; add one with event: e02",
        None,
    ),
    "evidence for somebody else": (
        ANN,
        "actors: {ada-byron: Ada Byron}",
        "actors: {bob-roper: Bob Roper}",
        "evidence for 'bob-roper', who is not among the actors",
    ),
    "negated stretch that is not there": (
        ANN,
        "content: that “the road is open”\n",
        "content: that “the road is open”\n    negated: [2]\n",
        "no quoted stretch 2; the content has 1",
        1,
    ),
    "text changed after annotation": (TXT, "King of Rohan", "Queen of Rohan", "", None),
    "tab in YAML": (ANN, "mode: relations", "mode:\n\trelations", "not readable as YAML", 1),
    "anchor": (
        ANN,
        "summary: A minister",
        "summary: &a A minister",
        "anchor '&a'; write the value",
    ),
    "tag": (ANN, "id: e06", "id: !!python/name:os.system e06", "tag 'tag:yaml.org,2002:python"),
    "version of another form": ("dataset.yaml", "1.0.0", "one", "malformed version 'one'"),
    "coding none with rows": (DOC, "coding: complete", "coding: none", "'coding: none', but", None),
    "text_release unknown": (
        DOC,
        "text_release: full",
        "text_release: all",
        "unknown text_release",
    ),
    "draft in a release": (
        ANN,
        "mode: relations",
        "mode: relations\n    status: draft",
        "'bree-e03' is a draft; confirm it, or build --include-drafts",
        1,
    ),
}


@pytest.mark.parametrize("case", EDITS)
def test_a_wrong_edit_is_answered_at_its_line(
    case: str, corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file and the line of the edit, the status is 1, nothing is written."""
    file, old, new, message, *shift = EDITS[case]
    line = corpus.replace(file, old, new)
    status, errors = _build(corpus, capsys)
    assert status == 1, errors
    if shift == [None]:
        assert message in errors
    else:
        place = f"data/curated/{file}:{line + sum(shift)}: "
        assert any(each.startswith(place) and message in each for each in errors.splitlines()), (
            errors
        )
    _assert_nothing_written(corpus)


FILES: dict[str, tuple[Callable[[CuratedFolder], object], str, int, str]] = {
    "text not UTF-8": (
        lambda corpus: corpus.add_document("bree", b"one\ntwo \xff"),
        TXT,
        2,
        "not UTF-8: byte 0xff; save the file as UTF-8",
    ),
    "text not NFC": (
        lambda corpus: corpus.add_document("bree", "one\nCafe\u0301"),
        TXT,
        2,
        "not in Unicode normal form NFC",
    ),
    "text with CR": (
        lambda corpus: corpus.add_document("bree", "one\r\ntwo"),
        TXT,
        1,
        "has a carriage return; end lines with LF",
    ),
    "text with a NUL": (
        lambda corpus: corpus.add_document("bree", "one\ntwo\x00"),
        TXT,
        2,
        "has a NUL character",
    ),
    "text with a byte order mark": (
        lambda corpus: corpus.add_document("bree", "\ufeffone"),
        TXT,
        1,
        "begins with a byte order mark",
    ),
    "hash of another text": (
        lambda corpus: corpus.write(DOC, FACTS.format(release="full", sha256="0" * 64)),
        DOC,
        8,
        "the text of bree.txt is not the one that was annotated: its sha256 is",
    ),
    "YAML that is a list": (
        lambda corpus: corpus.write(ANN, "- a\n- b\n"),
        ANN,
        1,
        "expected a mapping of keys to values, not a list",
    ),
    "YAML that is text": (
        lambda corpus: corpus.write(ANN, "hello\n"),
        ANN,
        1,
        "expected a mapping of keys to values, not text",
    ),
    "empty YAML": (lambda corpus: corpus.write(ANN, ""), ANN, 1, "empty; expected a mapping"),
    "anchor bomb": (
        lambda corpus: corpus.write(
            ANN, "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: [*c, *c, *c]\n"
        ),
        ANN,
        1,
        "anchor '&a'; write the value out instead",
    ),
    "deep nesting": (
        lambda corpus: corpus.write(ANN, "a: " + "[" * 90000),
        ANN,
        1,
        "nested more than 50 deep",
    ),
    "two YAML documents": (
        lambda corpus: corpus.write(ANN, ANNOTATION + "---\na: b\n"),
        ANN,
        ANNOTATION.count("\n") + 1,
        "a second YAML document begins here",
    ),
    "YAML not UTF-8": (lambda corpus: corpus.write(ANN, b"a: \xe9\n"), ANN, 1, "not UTF-8"),
    "control character": (
        lambda corpus: corpus.write(ANN, ANNOTATION.replace("A minister", '"A\\0 minister"', 1)),
        ANN,
        5,
        "a control character stands in the text; remove it",
    ),
    "annotation without its document": (
        lambda corpus: corpus.write("annotations/brie.yaml", ANNOTATION),
        "annotations/brie.yaml",
        1,
        "annotates the document 'brie', which does not exist; nearest 'bree'",
    ),
    "facts without a text": (
        lambda corpus: (corpus.curated / TXT).unlink(),
        DOC,
        1,
        "'bree.txt' is missing beside it; a document is a text and its facts",
    ),
    "text without facts": (
        lambda corpus: corpus.write("documents/new.txt", "Hello."),
        "documents/new.txt",
        1,
        "'new.yaml' is missing beside it",
    ),
    "a directory": (
        lambda corpus: (corpus.curated / "annotations/other.yaml").mkdir(),
        "annotations/other.yaml",
        1,
        "a directory where a file is expected",
    ),
    "a link out of the corpus": (
        lambda corpus: (corpus.curated / "documents/stolen.txt").symlink_to(__file__),
        "documents/stolen.txt",
        1,
        "a symbolic link out of the corpus",
    ),
    "a link to nowhere": (
        lambda corpus: (corpus.curated / "documents/lost.txt").symlink_to("gone.txt"),
        "documents/lost.txt",
        1,
        "not a readable file",
    ),
    "file name with dots": (
        lambda corpus: corpus.write("documents/...bree..yaml.txt".replace("...", "a.."), "x"),
        "documents/a..bree..yaml.txt",
        1,
        "unexpected file name 'a..bree..yaml.txt'",
    ),
    "file name with a space": (
        lambda corpus: corpus.write("documents/my text.txt", "x"),
        "documents/my text.txt",
        1,
        "unexpected file name 'my text.txt'; ids are lower-case letters",
    ),
    "file name in upper case": (
        lambda corpus: corpus.write("documents/Bree.txt", "x"),
        "documents/Bree.txt",
        1,
        "unexpected file name 'Bree.txt'",
    ),
    "actor id with dots": (
        lambda corpus: corpus.replace(ACTORS, "id: league", "id: ../league"),
        ACTORS,
        6,
        "malformed actor_id '../league'; expected the form",
    ),
    "actor id twice": (
        lambda corpus: corpus.replace(ACTORS, "id: league", "id: bree"),
        ACTORS,
        6,
        "actors.actor_id 'bree' is given twice",
    ),
    "id that was removed": (
        lambda corpus: corpus.write(
            "removed_rows.csv",
            "row_id,table_name,removed_in,reason\nbree-e03,events,0.9.0,It was no act.\n",
        ),
        ANN,
        30,
        "id 'bree-e03' was taken back in 0.9.0 and is never used again",
    ),
    "vocabulary with another column": (
        lambda corpus: corpus.replace("vocabularies/contexts.csv", "context,label", "contxt,label"),
        "vocabularies/contexts.csv",
        1,
        "unknown column 'contxt'; nearest 'context'",
    ),
    "vocabulary with a word for a number": (
        lambda corpus: corpus.replace(
            "vocabularies/event_types.csv", "AGREE,plover", "AGREE,plovr"
        ),
        "vocabularies/event_types.csv",
        2,
        "unknown scheme 'plovr'; nearest 'plover'",
    ),
    "no dataset.yaml": (
        lambda corpus: (corpus.curated / "dataset.yaml").unlink(),
        "dataset.yaml",
        1,
        "no such file; a corpus begins with data/curated/dataset.yaml",
    ),
}


@pytest.mark.parametrize("case", FILES)
def test_a_wrong_file_is_answered_at_its_line(
    case: str, corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """The message names the file and the line, the status is 1, and nothing is written."""
    change, file, line, message = FILES[case]
    change(corpus)
    status, errors = _build(corpus, capsys)
    assert status == 1, errors
    place = f"data/curated/{file}:{line}: "
    assert any(each.startswith(place) and message in each for each in errors.splitlines()), errors
    _assert_nothing_written(corpus)


def test_all_problems_come_together(
    corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]
) -> None:
    """Faults of every stage are listed in one pass, in the order of files and lines."""
    places = [
        (ANN, corpus.replace(ANN, "type: THREATEN", "type: THREAT")),
        (ANN, corpus.replace(ANN, "exact: to leave the League", "exact: to flee the League")),
        (ANN, corpus.replace(ANN, "date: 2021-06\n", "date: soon\n")),
        (ANN, corpus.replace(ANN, "action: incumbent", "actoin: incumbent")),
        (ACTORS, corpus.replace(ACTORS, "type: state", "type: stat")),
    ]
    status, errors = _build(corpus, capsys)
    found = [each.split(": ")[0] for each in errors.splitlines()[:-1]]
    assert status == 1
    assert {f"data/curated/{file}:{line}" for file, line in places} <= set(found)
    assert errors.splitlines()[-1] == f"{len(found)} problems; nothing was written"
    assert found == sorted(
        found, key=lambda place: (place.rpartition(":")[0], int(place.rpartition(":")[2]))
    )


def test_a_mistake_is_told_once(corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]) -> None:
    """An actor that breaks the keys of two tables, or words without a span, are one problem."""
    corpus.replace(ANN, "recipients: [bob-roper]", "recipients: [bob-ropr]")
    corpus.replace(
        ANN, "evidence: {exact: Bree did not invite", "evidence: {exact: Bree did invite"
    )
    corpus.replace(ANN, "content: that “the road is open”\n", "content: that “a road is open”\n")
    _, errors = _build(corpus, capsys)
    assert errors.splitlines()[-1] == "3 problems; nothing was written"


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", '=HYPERLINK("http://a")'])
def test_cells_like_formulas_stay_as_they_are(cell: str, corpus: CuratedFolder) -> None:
    """Text that a spreadsheet would run is kept verbatim; exports for spreadsheets guard it."""
    corpus.replace(ANN, "summary: A minister visits a king.", f"summary: '{cell}'")
    assert main(["build", str(corpus.root)]) == 0
    events = (corpus.layout.tables / "events.csv").read_text()
    quoted = '"' + cell.replace('"', '""') + '"' if '"' in cell else cell
    assert f"bree-e01,{quoted},CONSULT" in events


def test_a_document_without_annotation_is_allowed(corpus: CuratedFolder) -> None:
    """A text that nobody has coded yet has passages and mentions, and says coding: none."""
    corpus.add_document("plain", "Ada Byron rested.\nAll was well.")
    corpus.replace("documents/plain.yaml", "coding: complete", "coding: none")
    assert main(["build", str(corpus.root)]) == 0
    passages = (corpus.layout.tables / "passages.csv").read_text()
    assert "plain-p02-s01,plain,2,1,18,31,All was well." in passages


def test_a_complete_coding_without_rows_is_allowed(corpus: CuratedFolder) -> None:
    """That a document reports no act at all is a finding too."""
    corpus.add_document("quiet", "Nothing happened.")
    corpus.write("annotations/quiet.yaml", "document: quiet\nannotator: a1\nevents: []\n")
    assert main(["build", str(corpus.root)]) == 0
    assert ",complete,1.0\n" in (corpus.layout.tables / "documents.csv").read_text()


def _build(corpus: CuratedFolder, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
    status = main(["build", str(corpus.root)])
    captured = capsys.readouterr()
    assert "Traceback" not in captured.err
    return status, captured.err


def _assert_nothing_written(corpus: CuratedFolder) -> None:
    written = [path for path in _files(corpus.root) if "curated" not in path.parts]
    assert written == []


def _files(root: Path) -> list[Path]:
    return [path for path in root.rglob("*") if path.is_file()]
