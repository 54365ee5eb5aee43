"""Two validators, one verdict: what is broken in a written package, both of them say."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest
from checking import check, said
from curated import Built
from lines import LinesFolder
from tamper import change_descriptor, frictionless, outputs, replace_once, resource, vouch

from onrecord.cli import main
from onrecord.pipeline.make import make_release
from onrecord.release.write_parquet import read_parquet, write_parquet

Findings = tuple[set[tuple[str, int | None, str]], list[str]]

# Table, old cells, new cells; the row and type that Frictionless gives; what our own check says.
CELLS = {
    "enum": (
        "events",
        ",hypothetical,",
        ",real,",
        (5, "constraint-error"),
        "5: unknown modality 'real'; expected one of actual, planned, possible, hypothetical",
    ),
    "pattern": (
        "actors",
        ",GOV,",
        ",gov,",
        (2, "constraint-error"),
        "2: malformed sector_code 'gov'; expected the form [A-Z]{3}, as in 'GOV'",
    ),
    "minimum": (
        "quote_fragments",
        "bree-q02,1,",
        "bree-q02,0,",
        (3, "constraint-error"),
        "3: quote_fragments.position 0 is out of range; minimum is 1",
    ),
    "key": (
        "quotes",
        "\nbree-q03,",
        "\nbree-q02,",
        (4, "primary-key"),
        "4: quotes.quote_id 'bree-q02' is given twice; keys are never used again",
    ),
    "key of several columns": (
        "quote_fragments",
        "bree-q03,2,",
        "bree-q03,1,",
        (5, "primary-key"),
        "5: quote_fragments has quote_id, position = 'bree-q03', 1 twice; keep one",
    ),
    "foreign key": (
        "quotes",
        ",king-of-rohan,",
        ",king-of-gondor,",
        (4, "foreign-key"),
        "4: unknown actor 'king-of-gondor'; nearest 'king-of-rohan'",
    ),
    "foreign key to a code": (
        "events",
        ",THREATEN,relations,",
        ",THREATN,relations,",
        (4, "foreign-key"),
        "4: unknown event type 'THREATN'; nearest 'THREATEN'",
    ),
    "foreign key to the table itself": (
        "events",
        ",bree-e03,threatened,",
        ",bree-e08,threatened,",
        (5, "foreign-key"),
        "5: unknown event 'bree-e08'; nearest 'bree-e06'",
    ),
}
# What Parquet could not even hold.
UNTYPED = {
    "type": (
        "events",
        ",4.0,04,",
        ",four,04,",
        (2, "type-error"),
        "2: malformed intensity 'four'; expected a number",
    ),
    "a day that does not exist": (
        "documents",
        ",2021-05-10,2021-05-10,2021-05-10,stated,",
        ",2021-05-10,2021-02-30,2021-05-10,stated,",
        (2, "type-error"),
        "2: malformed published_earliest '2021-02-30'; expected a day, as in 2024-11-13",
    ),
    "required": (
        "actors",
        "bob-roper,Bob Roper,",
        "bob-roper,,",
        (4, "constraint-error"),
        "4: actors.name is empty; it is required",
    ),
}


@pytest.fixture(scope="module")
def damaged(built: Built, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Findings]:
    """What both validators find where all cells of a group are wrong, each under a right hash."""
    findings = {}
    for group in (CELLS, UNTYPED):
        root = Path(shutil.copytree(built.root, tmp_path_factory.mktemp("damaged") / "copied"))
        for table, old, new, _, _ in group.values():
            replace_once(root / f"data/tables/{table}.csv", old, new)
            vouch(root, f"data/tables/{table}.csv")
        findings |= dict.fromkeys(group, (frictionless(root), check(root)))
    return findings


@pytest.mark.parametrize("case", {**CELLS, **UNTYPED})
def test_both_validators_see_a_wrong_cell(case: str, damaged: dict[str, Findings]) -> None:
    """Even under a matching hash, both say what is wrong and in which row."""
    theirs, ours = damaged[case]
    table, _, _, (row, kind), message = {**CELLS, **UNTYPED}[case]
    path = f"data/tables/{table}.csv"
    assert (path, row, kind) in theirs
    assert f"{path}:{message}" in ours
    assert any(each.startswith(f"{path}:{row}: frictionless: ") for each in ours)
    assert not any("changed since the build" in each for each in ours)


def test_both_validators_enforce_hashes_and_sizes(copied: Path) -> None:
    """A file that has not the hash or the size of its description is invalid, CSV and Parquet."""

    def lie(descriptor: dict[str, object]) -> None:
        for name in ("events", "events-parquet"):
            resource(descriptor, name)["hash"] = f"sha256:{'0' * 64}"
        for name in ("quotes", "quotes-parquet"):
            resource(descriptor, name)["bytes"] = 7

    change_descriptor(copied, lie)
    problems = check(copied)
    assert frictionless(copied) == {
        (f"data/tables/{table}.{form}", None, kind)
        for table, kind in {"events": "hash-count", "quotes": "byte-count"}.items()
        for form in ("csv", "parquet")
    }
    for form in ("csv", "parquet"):
        for start in (
            f"data/tables/events.{form}:1: changed since the build: its sha256 is ",
            f"data/tables/events.{form}:1: frictionless: The data source does not match the "
            "expected hash count: ",
            f"data/tables/quotes.{form}:1: frictionless: The data source does not match the "
            'expected byte count: expected is "7" ',
        ):
            assert sum(each.startswith(start) for each in problems) == 1
    assert len(problems) == 8


def altered(rows: pa.Table) -> pa.Table:
    """Another word in one cell."""
    summaries = pa.array(["Nothing happened.", *rows["summary"].to_pylist()[1:]])
    place = rows.schema.get_field_index("summary")
    return rows.set_column(place, rows.schema.field(place), summaries)


def retyped(rows: pa.Table) -> pa.Table:
    """The same values as another type."""
    place = rows.schema.get_field_index("position")
    return rows.set_column(place, "position", rows["position"].cast(pa.int32()))


PARQUET: dict[str, tuple[Callable[[pa.Table], pa.Table], str]] = {
    "events": (altered, "rows"),
    "actors": (lambda rows: rows.take([1, 0, *range(2, rows.num_rows)]), "rows"),
    "mentions": (lambda rows: rows.slice(1), "rows"),
    "participants": (retyped, "columns"),
    "passages": (lambda rows: rows.replace_schema_metadata({"title": "Other"}), "columns"),
    "quotes": (lambda rows: rows.drop_columns(["cue"]), "columns"),
}


def test_a_parquet_table_is_that_of_the_csv_file(copied: Path) -> None:
    """Another cell, order, number of rows, type, meaning or column is found under a right hash."""
    expected = []
    for table, (change, what) in sorted(PARQUET.items()):
        file = f"data/tables/{table}.parquet"
        write_parquet(change(read_parquet(copied / file)), copied / file)
        vouch(copied, file)
        right = {"rows": "the CSV table", "columns": "the schema"}[what]
        expected.append(f"{file}:1: its {what} are not those of {right}; build again")
    assert check(copied) == expected


def test_what_frictionless_says_stands_in_its_line(copied: Path) -> None:
    """Cells of several lines before a row do not lead astray; both name the line of the file."""
    evidence = copied / "data/tables/evidence.csv"
    replace_once(evidence, "bree-e04,,1,1,words", "bree-e04,,1,0,words")
    vouch(copied, "data/tables/evidence.csv")
    lines = evidence.read_text(encoding="utf-8").splitlines()
    line = 1 + next(n for n, each in enumerate(lines) if each.startswith("bree-e04.main"))
    ours, theirs, _ = check(copied)
    assert ours == f"data/tables/evidence.csv:{line}: evidence.part 0 is out of range; minimum is 1"
    assert theirs.startswith(f'data/tables/evidence.csv:{line}: frictionless: The cell "0" in row')


def test_files_that_are_gone_or_broken_are_named(copied: Path) -> None:
    """Each problem stands at the file that has it, and it does not hide the others."""
    tables = copied / "data/tables"
    (tables / "events.csv").unlink()
    (tables / "notes.parquet").unlink()
    (tables / "quotes.csv").write_bytes(b"\xff")
    (tables / "actors.parquet").write_bytes(b"PAR1")
    change_descriptor(copied, lambda it: it["resources"].remove(resource(it, "offices-parquet")))
    assert {
        "data/tables/events.csv:1: is missing; build or install the dataset again",
        "data/tables/notes.parquet:1: is missing; build or install the dataset again",
        "data/tables/quotes.csv:1: cannot be read as CSV in UTF-8: 'utf-8' codec can't decode byte "
        "0xff in position 0: invalid start byte",
        "data/tables/actors.parquet:1: cannot be read as Parquet; build or install the dataset "
        "again (Parquet file size is 4 bytes, smaller than the minimum file footer (8 bytes))",
        "data/tables/offices.parquet:1: datapackage.json lists no parquet file of 'offices'; "
        "build again",
    } <= set(check(copied))


def test_the_database_is_never_vouched_for(copied: Path) -> None:
    """datapackage.json does not name the database, and without it a package is as valid."""
    (copied / "build/onrecord.db").unlink()
    assert b"onrecord.db" not in outputs(copied)["datapackage.json"]
    assert (main(["check", str(copied)]), main(["verify", str(copied)])) == (0, 0)


def test_texts_in_lines_are_held_against_the_words(tmp_path: Path) -> None:
    """Words that are not those of the text are found, also where the text is a line of many."""
    corpus = LinesFolder(tmp_path / "corpus")
    corpus.write_documents(["one", "two"])
    make_release(corpus.root)
    assert said(corpus.root) == "valid: hashes, CSV and Parquet, our checks, and Frictionless agree"
    path = corpus.curated / "documents/many.jsonl"
    one, two = path.read_text(encoding="utf-8").splitlines(keepends=True)
    assert "minister" in two
    path.write_text(one + two.replace("minister", "monsters"), encoding="utf-8")
    found = [each for each in check(corpus.root) if "/evidence.csv:" in each]
    assert found
    assert all("monsters" in each for each in found)


def test_what_was_not_checked_is_said(tmp_path: Path) -> None:
    """Without CSV, Frictionless reads nothing; without texts, words are compared with nothing."""
    corpus = LinesFolder(tmp_path / "corpus")
    corpus.write_documents(["one", "two"])
    make_release(corpus.root, forms=("parquet",))
    agreed = "valid: hashes, Parquet, and our checks agree; not checked: by Frictionless, since "
    assert said(corpus.root) == agreed + "there is no CSV"
    (corpus.curated / "documents/bree.txt").unlink()
    assert said(corpus.root) == (
        f"{agreed}there is no CSV; the words of 1 document, whose text is not in data/curated"
    )
