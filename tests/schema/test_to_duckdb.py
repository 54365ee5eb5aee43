"""The DuckDB statements, whole for a small schema and tried where DuckDB has a trap."""

from __future__ import annotations

import duckdb
import pytest
from support import real_tables

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.sort_tables import sort_tables
from onrecord.schema.to_duckdb import explain, to_duckdb

PARTS = Table(
    "parts",
    "Parts",
    "One row per part.",
    "support",
    1,
    (Field("topic", "string", "The topic."), Field("part", "integer", "The part.", required=True)),
    unique_keys=(("topic", "part"),),
)
TALKS = Table(
    "talks",
    "Talks",
    "One row per talk.",
    "dataset",
    2,
    (
        Field("talk_id", "string", "The key.", required=True, unique=True, pattern="t[0-9]+"),
        Field("form", "string", "Where.", required=True, enum=("on air", "at Tom's")),
        Field("length", "number", "How long.", unit="hours", minimum=0, maximum=2.5),
        Field("code", "string", "A code.", unique=True, min_length=2, pattern=r"\w+"),
        Field("is_open", "boolean", "Whether all may come."),
        Field("day", "date", "When.", title="The day"),
        Field("part", "integer", "The part of the topic."),
        Field("topic", "string", "The topic."),
        Field("after", "string", "The talk before."),
    ),
    primary_key=("talk_id",),
    foreign_keys=(
        ForeignKey(("part", "topic"), "parts", ("part", "topic")),
        ForeignKey(("after",), "talks", ("talk_id",)),
        ForeignKey(("topic",), "topics", ("topic",)),
        ForeignKey(("topic",), "parts", ("topic",)),
    ),
)
DDL = """\
CREATE TABLE "talks" (
  "talk_id" VARCHAR NOT NULL CHECK (regexp_full_match("talk_id", 't[0-9]+')),
  "form" VARCHAR NOT NULL CHECK ("form" IN ('on air', 'at Tom''s')),
  "length" DOUBLE CHECK ("length" >= 0) CHECK ("length" <= 2.5),
  "code" VARCHAR CHECK (length("code") >= 2),
  "is_open" BOOLEAN,
  "day" DATE,
  "part" BIGINT,
  "topic" VARCHAR,
  "after" VARCHAR,
  PRIMARY KEY ("talk_id"),
  UNIQUE ("code"),
  FOREIGN KEY ("topic", "part") REFERENCES "parts" ("topic", "part")
);

COMMENT ON TABLE "talks" IS 'Talks: One row per talk. Not enforced here: \
after in talks (talk_id); topic in topics (topic); topic in parts (topic); code matches \\w+.';
COMMENT ON COLUMN "talks"."talk_id" IS 'Talk: The key.';
COMMENT ON COLUMN "talks"."form" IS 'Form: Where.';
COMMENT ON COLUMN "talks"."length" IS 'Length: How long. [hours]';
COMMENT ON COLUMN "talks"."code" IS 'Code: A code.';
COMMENT ON COLUMN "talks"."is_open" IS 'Is open: Whether all may come.';
COMMENT ON COLUMN "talks"."day" IS 'The day: When.';
COMMENT ON COLUMN "talks"."part" IS 'Part: The part of the topic.';
COMMENT ON COLUMN "talks"."topic" IS 'Topic: The topic.';
COMMENT ON COLUMN "talks"."after" IS 'After: The talk before.';
"""


def test_the_whole_ddl() -> None:
    """Columns with checks, keys in the order of those they point at, and what is not enforced."""
    tables = {"parts": PARTS, "talks": TALKS}
    statements = to_duckdb(tables)
    assert statements.endswith(f"\n\n{DDL}")
    with duckdb.connect() as database:
        database.execute(statements)


def test_the_real_schemas_make_a_database() -> None:
    """DuckDB takes the statements, and has every primary key and every reference that it can."""
    tables = sort_tables(real_tables())
    with duckdb.connect() as database:
        database.execute(to_duckdb(tables))
        counts = dict(
            database.execute(
                "SELECT constraint_type, count(*) FROM duckdb_constraints() GROUP BY ALL"
            ).fetchall()
        )
    keys = [(table, each) for table in tables.values() for each in table.foreign_keys]
    late = [each for table, each in keys if each.table == table.name]
    assert counts["PRIMARY KEY"] == sum(bool(each.primary_key) for each in tables.values())
    # The one more is that of quotes to events, which point at each other.
    assert counts["FOREIGN KEY"] == len(keys) - len(late) - 1


@pytest.mark.parametrize("pattern", [r"\d+", r"\bx", "(?=x)x", "(?i)x", "[[:alpha:]]+"])
def test_a_pattern_that_is_read_otherwise_is_not_enforced(pattern: str) -> None:
    """What Python and DuckDB understand differently is left out, and the comment says so."""
    field = Field("code", "string", "A code.", pattern=pattern)
    statements = to_duckdb({"t": Table("t", "T", "A t.", "support", 1, (field,))})
    assert "CHECK" not in statements
    assert f"Not enforced here: code matches {pattern}." in statements


def test_names_and_words_cannot_break_out() -> None:
    """Quotation marks and statements in names, codes and meanings stay what they are."""
    words = "it's'); DROP TABLE x; --\n\"/*"
    field = Field('a"b', "string", words, unit=words, enum=("it's",), pattern="it's")
    table = Table('t"; --', words, words, "support", 1, (field,))
    with duckdb.connect() as database:
        database.execute(to_duckdb({table.name: table}))
        database.execute("""INSERT INTO "t""; --" VALUES ('it''s')""")
        (comment,) = database.execute("SELECT comment FROM duckdb_tables()").fetchall()
    assert comment == (f"{words}: {words}",)


def test_a_view_is_explained_with_a_note() -> None:
    """A view and its columns have comments too, and a note stands at the end of its own."""
    view = Table("v", "V", "A view.", "view", 1, (Field("a", "string", "An a."),), query="SELECT 1")
    assert explain("VIEW", view, "It is old.") == (
        "COMMENT ON VIEW \"v\" IS 'V: A view. It is old.';\n"
        'COMMENT ON COLUMN "v"."a" IS \'A: An a.\';'
    )
