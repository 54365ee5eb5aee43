"""The report, the entries of a changelog, the dictionary and the frame say the same."""

from __future__ import annotations

import datetime
import json
import math
import unicodedata
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from versions.states import TABLES, rows_of, state, with_rows, with_schema, without_field

from onrecord.release.description import Contributor
from onrecord.schema.markdown import prose
from onrecord.schema.model import Browse
from onrecord.versions.compare import compare
from onrecord.versions.diff import Diff
from onrecord.versions.words import shorten, show, show_change

HOSTILE = "=1+1|`x`\x1b[31m\r\n# <b>\u202e*_[a](b)_*\u2028😀"


@pytest.fixture(scope="module")
def diff() -> Diff:
    """A title, a row of each kind of change, a membership, and a column that went."""
    old, new = state(), state("2.0.0", title="Memos, again")
    first, second = rows_of(old, "events")
    third = {**second, "event_id": "memo-e03", "summary": "She stays."}
    new = with_rows(
        new,
        events=[{**first, "modality": "planned", "intensity": None}, third],
        memberships=[{"actor_id": "ada-byron", "organization_id": "board", "date_basis": "none"}],
        passages=rows_of(old, "passages")[:1],
        removed_rows=[
            *rows_of(old, "removed_rows"),
            {
                "row_id": "memo-e02",
                "table_name": "events",
                "removed_in": "2.0.0",
                "reason": "It is no *act*.",
            },
        ],
    )
    return compare(old, with_schema(new, without_field("offices", "wikidata_id")))


def test_the_report(diff: Diff) -> None:
    """People read tables in order, derived ones last, with every field before and after."""
    assert (
        diff.to_text()
        == """\
memos 1.2.3 -> memos 2.0.0

dataset
  title: "Memos" -> "Memos, again"
  version: "1.2.3" -> "2.0.0"

events: 2 -> 2 rows; 1 added, 1 removed, 1 changed
  + memo-e03  She stays.
  - memo-e02  It may happen again.
      because: "It is no *act*."
  ~ memo-e01  Ada Byron meets the Board.
      intensity: 1.5 -> nothing
      modality: "actual" -> "planned"

memberships: 0 -> 1 row; 1 added
  + ada-byron, board

offices
  column wikidata_id removed (breaking)

removed_rows: 1 -> 2 rows; 1 added
  + memo-e02

passages: 3 -> 1 row; 2 removed
  - memo-p01-s02
  - memo-p01-s03

breaking: needs at least version 2.0.0
"""
    )


def test_the_changelog(diff: Diff) -> None:
    """Readers of the data get what came, changed and went, with the reason of a removed row."""
    assert (
        diff.to_changelog()
        == """\
### Added

- `events`: 1 row added (`memo-e03`)
- `memberships`: 1 row added (`ada-byron, board`)
- `removed_rows`: 1 row

### Changed

- title of the dataset from `Memos` to `Memos, again`
- `events`: `memo-e01`: `intensity` from `1.5` to nothing, `modality` from `actual` to `planned`

### Removed

- `events`: `memo-e02`: It is no \\*act\\*.
- breaking: `offices`: column `wikidata_id`: """
        + f"{TABLES['offices'].field('wikidata_id').description}\n- `passages`: 2 rows\n"
    )


def test_a_table_in_the_changelog() -> None:
    """A table that came or went is one entry, with what it was for, and its rows are none."""
    fewer = {name: table for name, table in TABLES.items() if name != "offices"}
    old, new = state(), replace(state("2.0.0"), tables=fewer)
    entry = f"`offices`: {TABLES['offices'].description}\n"
    assert compare(old, new).to_changelog() == f"### Removed\n\n- breaking: {entry}"
    assert compare(new, old).to_changelog() == f"### Added\n\n- {entry}"


def test_the_dictionary(diff: Diff) -> None:
    """Programs get every change, and only what JSON can hold."""
    found = json.loads(json.dumps(diff.to_dict(), allow_nan=False))
    assert list(found) == [
        *("old", "new", "level", "needed_version", "broken_promises", "facts", "tables")
    ]
    assert found["old"] == {"name": "memos", "version": "1.2.3", "sha256": "0" * 64}
    assert (found["level"], found["needed_version"]) == ("breaking", "2.0.0")
    assert found["facts"][0] == {
        "name": "title",
        "old": "Memos",
        "new": "Memos, again",
        "level": "correction",
    }
    events = found["tables"][0]
    assert (events["table"], events["level"], events["key"]) == ("events", "breaking", ["event_id"])
    assert events["rows"] == {"old": 2, "new": 2}
    assert [row["event_id"] for row in events["added"]] == ["memo-e03"]
    assert [row["event_id"] for row in events["removed"]] == ["memo-e02"]
    assert events["changed"] == [
        {
            "key": {"event_id": "memo-e01"},
            "fields": {
                "intensity": {"old": 1.5, "new": None},
                "modality": {"old": "actual", "new": "planned"},
            },
        }
    ]
    assert found["tables"][2]["schema"] == [
        {
            "column": "wikidata_id",
            "name": "column",
            "old": TABLES["offices"].field("wikidata_id").description,
            "new": None,
            "level": "breaking",
        }
    ]


def test_the_frame(diff: Diff) -> None:
    """A frame has a line for each row that came or went, and for each field that changed."""
    frame = diff.to_frame()
    events = frame[frame["table"] == "events"].to_json(orient="values")
    assert json.loads(events) == [
        ["events", "memo-e03", "added", None, None, None],
        ["events", "memo-e02", "removed", None, None, None],
        ["events", "memo-e01", "changed", "intensity", "1.5", None],
        ["events", "memo-e01", "changed", "modality", "actual", "planned"],
    ]
    assert len(frame) == 8


def test_a_version_that_rises_alone_needs_none() -> None:
    """Where nothing but the version changed, no version is said to be needed."""
    assert compare(state(), state("1.2.4")).to_text() == (
        'memos 1.2.3 -> memos 1.2.4\n\ndataset\n  version: "1.2.3" -> "1.2.4"\n'
    )


def test_lists_and_objects_are_shown_in_words() -> None:
    """People read who took part and which columns make a key, and no brackets of a program."""
    table = TABLES["events"]
    new = state(
        "2.0.0",
        contributors=(Contributor("Ada", ("author", "curator")), Contributor("Bob")),
        keywords=tuple(f"word-{number}" for number in range(100)),
    )
    key = replace(table, primary_key=("event_id", "event_type"))
    diff = compare(state(keywords=("word-0",)), with_schema(new, key))
    text, entries = diff.to_text(), diff.to_changelog()
    assert "  contributors: nothing -> Ada (author, curator); Bob\n" in text
    assert "  primary key: event_id -> event_id, event_type (breaking)\n" in text
    assert "- contributors of the dataset from nothing to `Ada (author, curator); Bob`\n" in entries
    assert (
        "- breaking: `events`: primary key from `event_id` to `event_id, event_type`\n" in entries
    )
    (keywords,) = (line for line in text.splitlines() if line.startswith("  keywords"))
    assert keywords.startswith("  keywords: word-0 -> word-0, word-1,")
    assert len(keywords) < 150


def test_many_titles_and_hints_are_counted() -> None:
    """One title is told; several are one line for each table, and hints one line for all."""
    old, new = state(), state("1.2.4")
    for name in TABLES:
        fields = TABLES[name].fields
        # One column of each table, and two of the events, which are described otherwise as well.
        many = 2 if name == "events" else 1
        fields = (*(replace(each, title="New") for each in fields[:many]), *fields[many:])
        table = replace(TABLES[name], fields=fields, browse=Browse(sort=fields[0].name))
        if name == "events":
            table = replace(table, description="Acts.")
        if name == "quotes":
            table = replace(table, indexes=(("document_id",),))
        new = with_schema(new, table)
    diff = compare(old, new)
    text, entries = diff.to_text(), diff.to_changelog()
    first, second = TABLES["events"].columns[:2]
    assert f"\nevents\n  titles of 2 columns ({first}, {second}), description changed\n" in text
    assert '\nactors\n  column actor_id, title: nothing -> "New"\n' in text
    hints = f"  browse of {len(TABLES)} tables\n  indexes of quotes\n"
    assert f"\nhow tables are shown and looked up\n{hints}\ncorrection: needs" in text
    counted = f"titles of 2 columns (`{first}`, `{second}`), description"
    assert f"- `events`: {counted}\n" in entries
    assert "- `actors`: column `actor_id`: title from nothing to `New`\n" in entries
    assert entries.endswith(
        f"- how tables are shown and looked up: browse of {len(TABLES)} tables; "
        "indexes of `quotes`\n"
    )
    assert entries.count("\n- ") == len(TABLES) + 1
    schema = diff.to_dict()["tables"][0]["schema"]
    assert {"browse", "title", "description"} == {each["name"] for each in schema}


def test_no_differences() -> None:
    """The same version is said to be the same, in each form."""
    same = compare(state(), state())
    assert not same
    assert same.to_text() == "memos 1.2.3 -> memos 1.2.3\nno differences\n"
    assert same.to_changelog() == ""
    assert same.to_dict()["tables"] == []
    assert list(same.to_frame().columns) == ["table", "row", "change", "column", "old", "new"]
    assert len(same.to_frame()) == 0
    other = compare(state(), state(sha256="1" * 64))
    assert other.to_text().endswith("no differences, but other files (by their hashes)\n")


def test_two_datasets_may_be_compared() -> None:
    """Packages of two names are compared, and it is said that they may not be versions."""
    text = compare(state(), state("2.0.0", name="minutes")).to_text()
    assert text.startswith(
        "memos 1.2.3 -> minutes 2.0.0\n"
        "two names: these may be two datasets and not two versions of one\n"
    )


def test_long_lists_are_cut_and_counted() -> None:
    """The report names twenty rows of a kind, the changelog ten, the dictionary all."""
    old, new = state(), state("1.3.0")
    template = rows_of(old, "actors")[0]
    actors = [{**template, "actor_id": f"actor-{number:04}"} for number in range(1100)]
    diff = compare(with_rows(old, actors=actors[:1]), with_rows(new, actors=actors))
    assert diff.to_text().count("\n  + ") == 20
    assert "\n  ... and 1,079 more; --format json has all\n" in diff.to_text()
    assert "- `actors`: 1,099 rows added (`actor-0001`, " in diff.to_changelog()
    assert diff.to_changelog().endswith("`actor-0010` and 1,089 more)\n")
    assert len(diff.to_dict()["tables"][0]["added"]) == 1099
    renamed = [{**each, "name": "X", "description": "Y"} for each in actors]
    many = compare(with_rows(old, actors=actors), with_rows(new, actors=renamed))
    assert many.to_changelog() == (
        "### Changed\n\n- `actors`: 1,100 rows (`name` in 1,100, `description` in 1,100)\n"
    )


def test_hostile_words_stay_words() -> None:
    """No cell, fact or reason moves a terminal, ends a line, or becomes markup."""
    old, new = state(title="Memos"), state("2.0.0", title=HOSTILE)
    first, second = rows_of(old, "events")
    line = {
        "row_id": "memo-e02",
        "table_name": "events",
        "removed_in": "2.0.0",
        "reason": HOSTILE,
    }
    diff = compare(
        old,
        with_rows(
            new,
            events=[{**first, "summary": HOSTILE}, {**second, "event_id": HOSTILE}],
            memberships=[{"actor_id": HOSTILE, "organization_id": HOSTILE, "date_basis": HOSTILE}],
            removed_rows=[*rows_of(old, "removed_rows"), line],
        ),
    )
    for text in (diff.to_text(), diff.to_changelog()):
        assert is_plain(text.replace("\n", ""))
        assert "\\x1b[31m" in text and "\\u202e" in text and "😀" in text
    assert "<b>" not in prose(HOSTILE)
    assert diff.to_dict()["tables"][0]["added"][0]["event_id"] == HOSTILE


@given(st.text(), st.text())
def test_any_value_is_shown_in_one_plain_line(old: str, new: str) -> None:
    """Whatever a text holds, what is shown of it is one line that no terminal obeys."""
    for shown in (show(old), *show_change(old, new), shorten(old, 5)):
        assert is_plain(shown)


def test_a_difference_far_into_a_long_text_is_shown() -> None:
    """Two long texts that begin alike are cut around the place where they begin to differ."""
    old, new = show_change("x" * 500 + "one" + "y" * 500, "x" * 500 + "two" + "y" * 500)
    assert old == '"... ' + "x" * 30 + "one" + "y" * 67 + ' ..."'
    assert new == '"... ' + "x" * 30 + "two" + "y" * 67 + ' ..."'


def test_a_cut_parts_no_sign() -> None:
    """A text is cut before a letter with its accent, or a sign of several characters, not in it."""
    assert shorten("cafe\u0301s", 4) == "caf ..."
    assert shorten("a👩\u200d🚀b", 2) == "a ..."


def test_values_are_written_for_json() -> None:
    """Dates are ISO 8601, and numbers that JSON lacks are named as Data Package names them."""
    old = state()
    document = rows_of(old, "documents")[0]
    changed = {
        **document,
        "published_earliest": datetime.date(9999, 12, 31),
        "released_share": math.nan,
    }
    diff = compare(old, with_rows(state("1.2.4"), documents=[changed]))
    fields: dict[str, Any] = diff.to_dict()["tables"][0]["changed"][0]["fields"]
    assert fields == {
        "published_earliest": {"old": None, "new": "9999-12-31"},
        "released_share": {"old": 1.0, "new": "NaN"},
    }


def is_plain(text: str) -> bool:
    """Whether a text has no control, no end of a line, and nothing that turns its direction."""
    obeyed = {unicodedata.category(each) for each in text} & {"Cc", "Cs", "Zl", "Zp"}
    return not obeyed and not set(text) & set("\u200e\u200f\u202a\u202e\u2066\u2067")
