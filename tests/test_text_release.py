"""Text that may not be passed on stays out of everything that is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from curated import TEXT, Built, CuratedFolder
from leaks import kept_back, leaked, released, texts_below

from onrecord.access import Package
from onrecord.errors import DataError
from onrecord.pipeline.make import make_release

KINDS = ["full", "evidence", "hashes"]
TITLE = "The Treaty of Bree"


@pytest.fixture(scope="module")
def builds(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Built]:
    """The small corpus, built with each kind of release."""
    found = {}
    for kind in KINDS:
        corpus = CuratedFolder(tmp_path_factory.mktemp(kind) / "corpus", kind)
        found[kind] = Built(corpus, make_release(corpus.root))
    return found


def column(built: Built, table: str, name: str) -> list[Any]:
    """The values of a column."""
    return [row[name] for row in built.rows(table)]


@pytest.mark.parametrize("kind", KINDS)
def test_what_always_stays(kind: str, builds: dict[str, Built]) -> None:
    """Rows, keys, spans and hashes are the same whatever is released."""
    full, other = builds["full"], builds[kind]
    for table in full.release.tables:
        assert other.release.count(table) == full.release.count(table)
    for name in ("evidence_id", "start", "end", "exact_sha256", "kind"):
        assert column(other, "evidence", name) == column(full, "evidence", name)
    for table in ("passages", "mentions", "quote_fragments", "quotes"):
        for name in ("start", "end"):
            assert column(other, table, name) == column(full, table, name)
    for table in ("actors", "participants", "notes"):
        assert other.rows(table) == full.rows(table)


def test_full_keeps_everything(builds: dict[str, Built]) -> None:
    """With full, every sentence, word and surrounding is there."""
    full = builds["full"]
    assert None not in column(full, "passages", "text")
    assert None not in column(full, "mentions", "text")
    assert None not in column(full, "evidence", "exact")
    assert None not in column(full, "quotes", "content")
    assert column(full, "documents", "released_share") == [1.0]


def test_evidence_keeps_the_words_of_evidence(builds: dict[str, Built]) -> None:
    """With evidence, sentences and surroundings go; words of evidence, and content, stay."""
    full, some = builds["full"], builds["evidence"]
    assert set(column(some, "passages", "text")) == {None}
    assert set(column(some, "evidence", "prefix")) == {None}
    assert set(column(some, "evidence", "suffix")) == {None}
    assert column(some, "evidence", "exact") == column(full, "evidence", "exact")
    for name in ("content", "quoted", "cue"):
        assert column(some, "quotes", name) == column(full, "quotes", name)
    assert column(some, "events", "date_text") == column(full, "events", "date_text")
    spans = released(some.rows, "bree")
    for row in some.rows("mentions"):
        inside = any(start <= row["start"] and row["end"] <= end for start, end in spans)
        assert row["text"] == (TEXT[row["start"] : row["end"]] if inside else None)
    # The title of the text names Bree, and no evidence is taken from there.
    assert column(some, "mentions", "text")[0] is None


def test_hashes_keeps_short_words_only(builds: dict[str, Built]) -> None:
    """With hashes, words of evidence stay while they are five at most, and no content does."""
    full, few = builds["full"], builds["hashes"]
    for before, after in zip(
        column(full, "evidence", "exact"), column(few, "evidence", "exact"), strict=True
    ):
        assert after == (before if len(before.split()) <= 5 else None)
    assert set(column(few, "quotes", "content")) == {None}
    assert column(few, "quotes", "quoted") == [
        "the road is open",
        "will never, ever close it",
        None,
    ]
    assert column(few, "quote_fragments", "text") == column(full, "quote_fragments", "text")
    assert column(few, "quotes", "cue") == ["said", "said", "replied"]
    spans = released(few.rows, "bree")
    for row in few.rows("mentions"):
        inside = any(start <= row["start"] and row["end"] <= end for start, end in spans)
        assert (row["text"] is not None) == inside


@pytest.mark.parametrize("kind", ["evidence", "hashes"])
def test_the_released_share(kind: str, builds: dict[str, Built]) -> None:
    """The share is the part of the characters that some released words of evidence cover."""
    spans = released(builds[kind].rows, "bree")
    share = sum(end - start for start, end in spans) / len(TEXT)
    assert column(builds[kind], "documents", "released_share") == [round(share, 4)]
    assert 0 < share < 1


def test_a_large_share_gives_a_warning(builds: dict[str, Built]) -> None:
    """Where the evidence passes on more than half of a text, the build says so, and what to do."""
    mend = {"evidence": "shorten it, or use text_release: hashes", "hashes": "shorten it"}
    for kind, advice in mend.items():
        (share,) = column(builds[kind], "documents", "released_share")
        assert share > 0.5
        assert [str(each) for each in builds[kind].release.warnings] == [
            f"data/curated/documents/bree.yaml:7: the evidence passes on {share:.0%} of the text, "
            f"more than half; {advice}"
        ]
    assert builds["full"].release.warnings == []


@pytest.mark.parametrize("kind", ["evidence", "hashes"])
def test_no_thirty_characters_get_out(kind: str, builds: dict[str, Built]) -> None:
    """No thirty characters outside of the released words stand in any file of the build."""
    built = builds[kind]
    windows = kept_back(TEXT, released(built.rows, "bree"), TITLE)
    assert len(windows) > 50
    made = [built.root / name for name in ("data/tables", "schemas", "build")]
    texts = [text for folder in made for text in texts_below(folder)]
    assert leaked([*texts, built.corpus.layout.descriptor.read_text()], windows) == set()


def test_the_search_for_leaks_finds_them(builds: dict[str, Built], tmp_path: Path) -> None:
    """The same search in a build that releases all of the text finds all of it, in every form."""
    full = builds["full"]
    windows = kept_back(TEXT, [], TITLE)
    for form in ("csv", "parquet"):
        path = full.corpus.layout.table("passages", form)
        (tmp_path / form).mkdir()
        (tmp_path / form / path.name).write_bytes(path.read_bytes())
        assert leaked(texts_below(tmp_path / form), windows)
    assert leaked(texts_below(full.corpus.layout.work), windows)


@pytest.mark.parametrize(("kind", "has_context"), [("full", True), ("evidence", False)])
def test_evidence_has_context_only_where_it_may(
    kind: str, has_context: bool, builds: dict[str, Built]
) -> None:
    """The verb gives the sentences around the words, or None."""
    found = Package(builds[kind].root).evidence("bree-e06")
    assert [each.exact for each in found] == [
        "Bree did not invite the League",
        "Bree",
        "the League",
    ]
    assert all((each.context is not None) == has_context for each in found)


def test_evidence_without_words(builds: dict[str, Built]) -> None:
    """With hashes, long words are None and their span remains."""
    main, actor, recipient = Package(builds["hashes"].root).evidence("bree-e06")
    assert (main.exact, main.start, main.end, main.context) == (None, 345, 375, None)
    assert (actor.exact, recipient.exact) == ("Bree", "the League")


def test_scripts_without_spaces_have_no_long_words(tmp_path: Path) -> None:
    """A sentence that is one word to white space is not a short one."""
    sentence = "部长宣布她将于明年春天辞去目前的职务并返回家乡继续从事她的研究工作，" * 4
    corpus = CuratedFolder(tmp_path / "corpus")
    corpus.add_document("bree", f"开始。{sentence}结束。", "hashes")
    corpus.write(
        "annotations/bree.yaml",
        "document: bree\nannotator: a1\nevents:\n  - {id: e01, summary: s, type: AGREE, "
        f"modality: actual, polarity: negative, evidence: {{exact: '开始。{sentence}结束。'}}}}\n",
    )
    built = Built(corpus, make_release(corpus.root))
    assert column(built, "evidence", "exact") == [None]
    assert column(built, "documents", "released_share") == [0.0]


LEAKS: dict[str, tuple[str, str, str]] = {
    "summary": (
        "summary: A minister visits a king.",
        "summary: Ada Byron, the minister of Bree, met somebody.",
        "summary repeats 'Ada Byron, the minister of Bre'",
    ),
    "place": (
        "{name: Edoras}",
        "{name: 'in a place where He threatened to leave the League'}",
        "place_name repeats ' He threatened to leave the Le'",
    ),
    "note": (
        "note: The June after the article appeared.",
        "note: 'As she said, “the road is open” and that she went.'",
        "note repeats ' “the road is open” and that s'",
    ),
}


@pytest.mark.parametrize("case", LEAKS)
def test_own_words_must_be_own(case: str, tmp_path: Path) -> None:
    """What a curator says in summary, place or note may not be the text that is kept back."""
    corpus = CuratedFolder(tmp_path / "corpus", "hashes")
    old, new, message = LEAKS[case]
    line = corpus.replace("annotations/bree.yaml", old, new)
    with pytest.raises(DataError) as error:
        make_release(corpus.root)
    (problem,) = error.value.problems
    assert (problem.line, problem.message) == (
        line,
        f"{message}, which the document's text_release keeps back; say it in your own words",
    )
