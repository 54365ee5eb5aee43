"""Batches of documents are checked one after the other, against what all of them share."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pyarrow as pa
import pytest
from batches import TEXT, Tables, change, document_rows, shared_rows
from support import real_tables

from onrecord.checks.run import Checker, Findings
from onrecord.checks.violation import Violation
from onrecord.errors import OnRecordError
from onrecord.schema.to_arrow import to_arrow

DESCRIPTION = "Somebody of whom nobody had seen that he would leave."
LEAK = "Nobody had seen the envoy leav"


@pytest.fixture(scope="module")
def checker() -> Iterator[Checker]:
    """Checks batches against the bundled authorities."""
    made = Checker(real_tables(), shared_rows(), version="1.0.0", threads=1)
    yield made
    made.close()


def test_a_valid_batch_has_no_findings(checker: Checker) -> None:
    """A whole document of some hundred rows breaks no rule, and needs no other."""
    assert checker.check(document_rows("one")) == Findings([], False)


def test_a_batch_leaves_nothing_behind(checker: Checker) -> None:
    """What a batch had is neither found again nor pointed at in the next."""
    broken = change(document_rows("one"), "events", 3, modality="maybe", summary="")
    found = checker.check(broken).violations
    assert sorted(each.rule for each in found) == ["enum", "min_length"]
    assert checker.check(document_rows("one")) == Findings([], False)
    assert checker.check({}) == Findings([], False)


def test_what_is_shared_is_there_or_nowhere(checker: Checker) -> None:
    """An actor that the authorities lack is missing, whatever other batches hold."""
    broken = change(document_rows("one"), "quotes", 0, speaker_id="jd-vanse")
    assert checker.check(broken) == Findings(
        [
            Violation(
                "quotes",
                0,
                "speaker_id",
                "foreign_key",
                "unknown actor 'jd-vanse'; nearest 'jd-vance'",
            )
        ],
        False,
    )


@pytest.mark.parametrize(
    ("table", "cells"),
    [
        ("events", {"same_act_as": "two-e01"}),
        ("events", {"attributed_to": "two-q01"}),
        ("quotes", {"event_id": "two-e01"}),
        ("notes", {"row_id": "two-e01", "table_name": "events"}),
        ("appointments", {"event_id": "two-e01"}),
    ],
)
def test_another_batch_may_have_it(table: str, cells: dict[str, str], checker: Checker) -> None:
    """A row of a document that is not in the batch is no fault; it leaves a question open."""
    findings = checker.check(change(document_rows("one"), table, 0, **cells))
    assert [each for each in findings.violations if each.rule != "inferred_without_reason"] == []
    assert findings.is_open


def test_nothing_is_open_where_all_rows_are_there() -> None:
    """With ``whole``, a row that is not there is a fault like any other."""
    checker = Checker(real_tables(), shared_rows(), whole=True)
    findings = checker.check(change(document_rows("one"), "events", 0, same_act_as="two-e01"))
    checker.close()
    assert [(each.row, each.column, each.rule) for each in findings.violations] == [
        (0, "same_act_as", "foreign_key")
    ]
    assert not findings.is_open


def test_a_key_of_a_shared_row_is_taken() -> None:
    """A row may not have the key of a row that was made from a record; others are not blamed."""
    rows = document_rows("one")
    first = rows["events"].slice(0, 1)
    taken = change({"events": first}, "events", 0, document_id=None, evidence_id=None)
    checker = Checker(real_tables(), {**shared_rows(), **taken}, threads=1)
    found = [each for each in checker.check(rows).violations if each.rule == "unique"]
    others = checker.check(document_rows("two")).violations
    checker.close()
    assert found == [
        Violation(
            "events",
            0,
            "event_id",
            "unique",
            "events.event_id 'one-e01' is given twice; keys are never used again",
        )
    ]
    assert [each for each in others if each.rule.startswith("unique")] == []


def test_columns_are_those_of_the_schema(checker: Checker) -> None:
    """A table with a column less, or one of another type, is not looked into further."""
    rows = document_rows("one")
    fewer = {**rows, "notes": rows["notes"].drop_columns(["note"])}
    assert [each.message for each in checker.check(fewer).violations] == [
        "notes has columns row_id, table_name; expected row_id, table_name, note"
    ]
    schema = to_arrow(real_tables()["quote_fragments"])
    place = schema.get_field_index("position")
    typed = rows["quote_fragments"].cast(schema.set(place, pa.field("position", pa.int32())))
    assert [
        each.message for each in checker.check({**rows, "quote_fragments": typed}).violations
    ] == ["quote_fragments.position has the type int32; expected int64"]


def _withheld(name: str, rows: Tables) -> Tables:
    """A document whose text is kept back, with one event's summary to be held against it."""
    kept = {table: each.slice(0, 0) for table, each in rows.items()}
    kept["documents"] = rows["documents"]
    return change(
        kept, "documents", 0, title=name, text_release="evidence", character_count=len(TEXT)
    )


def test_own_words_are_held_against_the_own_text() -> None:
    """A leak is what repeats the text of the row's document; shared words may repeat no text."""
    shared = change(shared_rows(), "actors", 0, description=f"It is said: {TEXT[:34]}")
    checker = Checker(real_tables(), shared, facts={"description": f"About: {TEXT[:30]}"})
    rows = document_rows("one")
    texts = {"one": "Something else was written there, and it was quite long.", "two": TEXT}
    one, two = (_withheld(name, document_rows(name)) for name in ("one", "two"))
    both = {table: pa.concat_tables([one[table], two[table]]) for table in one}
    both["events"] = change(rows, "events", 0, summary=f"{TEXT[:40]}", evidence_id=None)[
        "events"
    ].slice(0, 1)
    leaks = [each for each in checker.check(both, texts).violations if each.rule == "leak"]
    checker.close()
    assert sorted((each.table, each.row, each.column, each.message) for each in leaks) == [
        (
            "actors",
            0,
            "description",
            f"description repeats {LEAK!r}, which the document's text_release keeps back; say it "
            "in your own words",
        ),
        ("dataset", 0, "description", f"repeats {LEAK!r}, which a text_release keeps back"),
    ]


def test_a_pattern_that_cannot_be_read_is_named() -> None:
    """Schemas may be anybody's: a pattern that is none is said to be so."""
    tables = real_tables()
    notes = tables["notes"]
    fields = (replace(notes.fields[0], pattern="(?<x"), *notes.fields[1:])
    with pytest.raises(OnRecordError) as raised:
        Checker({**tables, "notes": replace(notes, fields=fields)})
    assert str(raised.value) == (
        "the schema of 'notes' has a pattern for 'row_id' that cannot be read: '(?<x' (unknown "
        "extension ?<x at position 4); mend the pattern"
    )


def test_patterns_are_read_as_python_reads_them() -> None:
    """A class like \\w holds letters of all scripts, as in Frictionless, and look-ahead works."""
    tables = real_tables()
    notes = tables["notes"]
    fields = (*notes.fields[:2], replace(notes.fields[2], pattern=r"(?=Ü)\w+"))
    checker = Checker({"notes": replace(notes, fields=fields)}, whole=True)
    rows = [
        {"row_id": f"x-e0{n}", "table_name": "events", "note": note}
        for n, note in enumerate(["Übung", "Übung!", "Other"])
    ]
    findings = checker.check({"notes": pa.Table.from_pylist(rows, schema=to_arrow(notes))})
    checker.close()
    assert [each.message for each in findings.violations if each.rule == "pattern"] == [
        r"malformed note 'Übung!'; expected the form (?=Ü)\w+",
        r"malformed note 'Other'; expected the form (?=Ü)\w+",
    ]
