"""A violation of a row becomes a problem at the line that its curator must mend."""

from __future__ import annotations

from pathlib import Path

import pytest
from curated import CuratedFolder, build_rows

from onrecord.checks.locate import locate
from onrecord.checks.violation import Violation
from onrecord.corpus.origin import Origin
from onrecord.tables.rows import RowSet

ANN = "data/curated/annotations/bree.yaml"
# A table, the index of a row, a column, and the words of the line that is to be mended.
PLACES: dict[str, tuple[str, int, str | None, str]] = {
    "a key of its own": ("events", 0, "event_mode", "    mode: visit"),
    "the key of the row": ("events", 0, "event_id", "  - id: e01"),
    "an actor": ("events", 0, "actor_id", "    actors: [{actor: ada-byron, office: minister"),
    "a recipient": ("events", 3, "recipient_id", "    recipients: [league]"),
    "a date by its bounds": ("events", 0, "date_latest", "    date: 2021-05-03"),
    "a basis that is written": ("events", 4, "date_basis", "    date_basis: inferred"),
    "a basis that is not": ("events", 0, "date_basis", "  - id: e01"),
    "inside of the place": ("events", 0, "place_name", "    place: {name: Edoras}"),
    "a country that is not written": ("events", 0, "country_id", "  - id: e01"),
    "a link": ("events", 3, "embedded_in", "    embedded_in: e03"),
    "the evidence": ("events", 0, "evidence_id", "    evidence:"),
    "the head of the file": ("events", 0, "annotator_id", "annotator: a1"),
    "the document of the file": ("quotes", 0, "document_id", "document: bree"),
    "no column": ("events", 1, None, "  - id: e02"),
    "a participant": ("participants", 0, "actor_id", "    actors: [{actor: ada-byron, office"),
    "an office of a participant": ("participants", 0, "office_id", "    actors: [{actor: ada-byr"),
    "a context": ("event_contexts", 0, "context", "    contexts: [diplomatic]"),
    "a speaker": ("quotes", 1, "speaker_id", "    speakers: [ada-byron]"),
    "a speaker's row": ("quote_speakers", 2, "actor_id", "    speakers: [king-of-rohan]"),
    "content": ("quotes", 2, "content", '    content: ["“We are ready,”", "“for peace.”"]'),
    "an office": ("appointments", 1, "office_id", "    office: envoy-of-bree"),
    "an appointee": ("appointments", 1, "appointee_id", "    appointee: bob-roper"),
    "an event": ("appointments", 1, "event_id", "    event: e02"),
}


@pytest.fixture(scope="module")
def small(tmp_path_factory: pytest.TempPathFactory) -> tuple[CuratedFolder, RowSet]:
    """The rows of the small corpus, which is read only."""
    corpus = CuratedFolder(tmp_path_factory.mktemp("locate") / "corpus")
    return corpus, build_rows(corpus)


@pytest.mark.parametrize("case", PLACES)
def test_the_line_to_mend(case: str, small: tuple[CuratedFolder, RowSet]) -> None:
    """The problem stands where the wrong word stands, or where the item begins."""
    corpus, out = small
    table, row, column, expected = PLACES[case]
    origins = {name: rows.origins for name, rows in out.rows.items()}
    (problem,) = locate([Violation(table, row, column, "rule", "It is wrong.")], origins)
    assert (problem.file, problem.message) == (ANN, "It is wrong.")
    line = (corpus.root / ANN).read_text(encoding="utf-8").splitlines()[problem.line - 1]
    assert line.startswith(expected)


def test_authorities_and_facts(small: tuple[CuratedFolder, RowSet]) -> None:
    """Rows of other files are mended in those."""
    _, out = small
    origins = {name: rows.origins for name, rows in out.rows.items()}
    violations = [
        Violation("actors", 1, "actor_type", "r", "a"),
        Violation("actor_names", 1, "kind", "r", "b"),
        Violation("offices", 0, "organization_id", "r", "c"),
        Violation("documents", 0, "text_sha256", "r", "d"),
        Violation("documents", 0, "published_latest", "r", "e"),
        Violation("annotators", 0, "kind", "r", "f"),
        Violation("contexts", 1, "label", "r", "g"),
    ]
    assert [str(each).removeprefix("data/curated/") for each in locate(violations, origins)] == [
        "authorities/actors.yaml:2: b",
        "authorities/actors.yaml:3: a",
        "authorities/offices.yaml:2: c",
        "documents/bree.yaml:3: e",
        "documents/bree.yaml:8: d",
        "vocabularies/annotators.csv:2: f",
        "vocabularies/contexts.csv:3: g",
    ]


def test_a_mistake_is_told_once(small: tuple[CuratedFolder, RowSet]) -> None:
    """Two rules that the same word breaks in the same way are one problem, in order of lines."""
    _, out = small
    origins = {name: rows.origins for name, rows in out.rows.items()}
    violations = [
        Violation("events", 1, "actor_id", "foreign_key", "unknown actor 'x'"),
        Violation("participants", 2, "actor_id", "foreign_key", "unknown actor 'x'"),
        Violation("events", 0, "actor_id", "foreign_key", "unknown actor 'x'"),
    ]
    found = locate(violations, origins)
    assert [each.message for each in found] == ["unknown actor 'x'"] * 2
    assert found[0].line < found[1].line


def test_rows_of_a_written_table_have_their_lines(tmp_path: Path) -> None:
    """In a package without curated files, the line is that of the row in its CSV file."""
    (tmp_path / "t.csv").write_text('a,b\n1,"x\ny"\n2,z\n', encoding="utf-8")
    origins = {"t": [Origin(tmp_path, "t.csv", (row,)) for row in range(2)]}
    violations = [Violation("t", row, "a", "rule", "wrong") for row in range(3)]
    assert [str(each) for each in locate(violations, origins)] == [
        "t:1: wrong",
        "t.csv:2: wrong",
        "t.csv:4: wrong",
    ]
