"""What each kind of change means for the version, as docs/versions.md has it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from versions.states import (
    TABLES,
    change_field,
    diff_of,
    state,
    with_field,
    with_rows,
    with_schema,
    without_field,
)

from onrecord.errors import OnRecordError
from onrecord.release.description import Contributor
from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.versions.compare import compare
from onrecord.versions.level import Level, needed_version, parse_version

EVENTS = TABLES["events"]
NEW = Field("weight", "number", "How much it weighs.")
ENUM = EVENTS.field("modality").enum or ()

# The table as it becomes, and the one change that is found: name, column, level.
SCHEMAS: dict[str, tuple[Table, tuple[str, str | None, Level]]] = {
    "column added": (with_field("events", NEW), ("column", "weight", Level.ADDITION)),
    "column removed": (
        without_field("events", "place_name"),
        ("column", "place_name", Level.BREAKING),
    ),
    "type": (
        change_field("events", "country_id", type="integer"),
        ("type", "country_id", Level.BREAKING),
    ),
    "unit": (
        change_field("events", "intensity", unit="points"),
        ("unit", "intensity", Level.BREAKING),
    ),
    "description of a column": (
        change_field("events", "summary", description="What happened."),
        ("description", "summary", Level.CORRECTION),
    ),
    "no longer required": (
        change_field("events", "summary", required=False),
        ("required", "summary", Level.BREAKING),
    ),
    "now unique": (
        change_field("events", "date_basis", unique=True),
        ("unique", "date_basis", Level.CORRECTION),
    ),
    "no longer unique": (
        change_field("events", "event_id", unique=False),
        ("unique", "event_id", Level.BREAKING),
    ),
    "code added": (
        change_field("events", "modality", enum=(*ENUM, "rumored")),
        ("enum", "modality", Level.ADDITION),
    ),
    "code removed": (
        change_field("events", "modality", enum=ENUM[1:]),
        ("enum", "modality", Level.BREAKING),
    ),
    "codes in another order": (
        change_field("events", "modality", enum=ENUM[::-1]),
        ("enum", "modality", Level.CORRECTION),
    ),
    "any code": (
        change_field("events", "modality", enum=None),
        ("enum", "modality", Level.ADDITION),
    ),
    "first codes": (
        change_field("events", "summary", enum=("It rains.",)),
        ("enum", "summary", Level.CORRECTION),
    ),
    "wider range": (
        change_field("events", "quad_class", maximum=5),
        ("maximum", "quad_class", Level.ADDITION),
    ),
    "narrower range": (
        change_field("events", "quad_class", maximum=3),
        ("maximum", "quad_class", Level.CORRECTION),
    ),
    "no lower limit": (
        change_field("events", "quad_class", minimum=None),
        ("minimum", "quad_class", Level.ADDITION),
    ),
    "higher lower limit": (
        change_field("events", "quad_class", minimum=2),
        ("minimum", "quad_class", Level.CORRECTION),
    ),
    "another pattern": (
        change_field("events", "event_type", pattern="[A-Z_]+"),
        ("pattern", "event_type", Level.ADDITION),
    ),
    "first pattern": (
        change_field("events", "summary", pattern=".+[.]"),
        ("pattern", "summary", Level.CORRECTION),
    ),
    "longer texts": (
        change_field("events", "summary", min_length=9),
        ("min_length", "summary", Level.CORRECTION),
    ),
    "shorter texts": (
        change_field("events", "summary", min_length=None),
        ("min_length", "summary", Level.ADDITION),
    ),
    "primary key": (
        replace(EVENTS, primary_key=("event_id", "event_type")),
        ("primary_key", None, Level.BREAKING),
    ),
    "foreign key removed": (
        replace(EVENTS, foreign_keys=EVENTS.foreign_keys[1:]),
        ("foreign_keys", None, Level.BREAKING),
    ),
    "foreign key added": (
        replace(
            EVENTS,
            foreign_keys=(
                *EVENTS.foreign_keys,
                ForeignKey(("place_name",), "countries", ("name",)),
            ),
        ),
        ("foreign_keys", None, Level.CORRECTION),
    ),
    "unique key added": (
        replace(EVENTS, unique_keys=(("summary", "document_id"),)),
        ("unique_keys", None, Level.CORRECTION),
    ),
    "description of a table": (
        replace(EVENTS, description="Acts."),
        ("description", None, Level.CORRECTION),
    ),
    "how it is shown": (
        replace(EVENTS, browse=replace(EVENTS.browse, sort="summary")),
        ("browse", None, Level.CORRECTION),
    ),
    "columns in another order": (
        replace(EVENTS, fields=EVENTS.fields[::-1]),
        ("order_of_columns", None, Level.CORRECTION),
    ),
}


@pytest.mark.parametrize("case", SCHEMAS)
def test_a_change_of_a_schema_has_its_level(case: str) -> None:
    """One change of a schema is found once, with what it means, and no row changes by it."""
    table, expected = SCHEMAS[case]
    diff = compare(state(), with_schema(state("2.0.0"), table))
    (found,) = diff.tables
    assert [(each.name, each.column, each.level) for each in found.schema] == [expected]
    assert (found.name, found.changed, diff.level) == ("events", (), expected[2])
    assert diff.broken_promises == ()
    assert json.loads(json.dumps(diff.to_dict(), allow_nan=False)) == diff.to_dict()


ROWS: dict[str, tuple[str, Callable[[list[dict[str, Any]]], object], Level]] = {
    "event added": (
        "events",
        lambda rows: rows.append({**rows[1], "event_id": "memo-e03"}),
        Level.ADDITION,
    ),
    "event changed": ("events", lambda rows: rows[1].update(summary="No."), Level.CORRECTION),
    "event removed": ("events", lambda rows: rows.pop(), Level.BREAKING),
    "code of a vocabulary removed": ("event_modes", lambda rows: rows.pop(), Level.BREAKING),
    "participant added": (
        "participants",
        lambda rows: rows.append({**rows[0], "position": 2, "actor_id": "board"}),
        Level.ADDITION,
    ),
    "participant removed": ("participants", lambda rows: rows.pop(), Level.CORRECTION),
    "derived row added": (
        "passages",
        lambda rows: rows.append({**rows[0], "passage_id": "memo-p02-s01"}),
        Level.CORRECTION,
    ),
    "derived row removed": ("passages", lambda rows: rows.pop(), Level.CORRECTION),
    "membership added": (
        "memberships",
        lambda rows: rows.append(
            {"actor_id": "ada-byron", "organization_id": "board", "date_basis": "none"}
        ),
        Level.ADDITION,
    ),
}


@pytest.mark.parametrize("case", ROWS)
def test_a_change_of_rows_has_its_level(case: str) -> None:
    """Rows that came, went or changed mean what the page says of their kind of table."""
    table, change, level = ROWS[case]
    diff = diff_of(table, change, "2.0.0")
    assert [(each.name, each.level) for each in diff.tables] == [(table, level)]
    assert diff.level == level
    assert json.loads(json.dumps(diff.to_dict(), allow_nan=False)) == diff.to_dict()


def test_tables_come_and_go() -> None:
    """A table that came is an addition and one that went breaks programs; rows go with them."""
    old = state()
    new = replace(state("2.0.0"), tables={n: t for n, t in TABLES.items() if n != "offices"})
    gone, back = compare(old, new), compare(new, replace(old, description=new.description))
    assert [(each.name, each.counts, each.level) for each in gone.tables] == [
        ("offices", (1, 0), Level.BREAKING)
    ]
    assert gone.tables[0].removed.num_rows == 1
    assert [(each.name, each.counts, each.level) for each in back.tables] == [
        ("offices", (0, 1), Level.ADDITION)
    ]


def test_a_membership_is_matched_by_what_it_refers_to() -> None:
    """Without a key, who belongs to what tells the row, as long as no two rows say the same."""
    first = {"actor_id": "ada-byron", "organization_id": "board", "date_basis": "none"}
    other = {**first, "organization_id": "bree"}
    corrected = {**first, "date_text": "in May"}
    old = with_rows(state(), memberships=[first, other])
    (table,) = compare(old, with_rows(state("1.2.4"), memberships=[other, corrected])).tables
    assert (table.key, table.level) == (("actor_id", "organization_id"), Level.CORRECTION)
    assert (table.added.num_rows, table.removed.num_rows) == (0, 0)
    assert [(each.key, dict(each.fields)) for each in table.changed] == [
        (("ada-byron", "board"), {"date_text": (None, "in May")})
    ]
    twice = with_rows(state("1.3.0"), memberships=[other, first, corrected])
    (table,) = compare(old, twice).tables
    assert (table.key, table.changed, table.level) == ((), (), Level.ADDITION)
    assert table.added.to_pylist()[0]["date_text"] == "in May"
    (table,) = compare(twice, replace(old, description=twice.description)).tables
    assert (table.key, table.changed, table.level) == ((), (), Level.CORRECTION)
    assert table.removed.to_pylist()[0]["date_text"] == "in May"


def test_views_are_compared_by_their_columns() -> None:
    """A column that a view loses breaks programs, as one of a table does."""
    view = replace(EVENTS, name="wide", query="SELECT * FROM events", primary_key=())
    fewer = replace(view, fields=view.fields[1:])
    diff = compare(
        replace(state(), views={"wide": view}), replace(state("2.0.0"), views={"wide": fewer})
    )
    assert [(each.name, each.level) for each in diff.tables] == [("wide", Level.BREAKING)]


FACTS: dict[str, tuple[dict[str, Any], Level]] = {
    "title": ({"title": "Notes"}, Level.CORRECTION),
    "keywords": ({"keywords": ("rain",)}, Level.CORRECTION),
    "contributors": (
        {"contributors": (Contributor("Ada", ("author",), "person"),)},
        Level.CORRECTION,
    ),
    "datasheet": ({"datasheet": {"uses": "None yet."}}, Level.CORRECTION),
    "released": ({"released": "2026-02-01"}, Level.NONE),
    "name": ({"name": "notes"}, Level.BREAKING),
    "licenses": ({"licenses": ()}, Level.BREAKING),
}


@pytest.mark.parametrize("fact", FACTS)
def test_a_fact_of_the_dataset_has_its_level(fact: str) -> None:
    """Each fact of the dataset that changed is given with what it means."""
    changed, level = FACTS[fact]
    before = {"licenses": ("CC0-1.0",)} if fact == "licenses" else {}
    diff = compare(state(**before), state("2.0.0", **changed))
    assert [each.name for each in diff.facts if each.name != "version"] == [fact]
    assert diff.level == level
    assert json.loads(json.dumps(diff.to_dict(), allow_nan=False)) == diff.to_dict()


def test_each_level_needs_a_version() -> None:
    """The version that is needed follows from the old one and the level, before 1.0.0 and after."""
    needed = {
        old: [needed_version(old, level) for level in Level] for old in ("0.1.0", "0.9.9", "1.2.3")
    }
    assert needed == {
        "0.1.0": ["0.1.0", "0.1.1", "0.2.0", "0.2.0"],
        "0.9.9": ["0.9.9", "0.9.10", "0.10.0", "0.10.0"],
        "1.2.3": ["1.2.3", "1.2.4", "1.3.0", "2.0.0"],
    }


@pytest.mark.parametrize("version", ["", "1.0", "1.0.0-rc1", "v1.0.0", "1.0.0\n", "١.٠.٠"])
def test_another_form_of_version_is_refused(version: str) -> None:
    """A version is three numbers in plain digits, and nothing else."""
    with pytest.raises(OnRecordError, match="malformed version"):
        parse_version(version)
