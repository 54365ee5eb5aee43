"""The SQLite statements, whole for a small schema and tried where SQLite has a trap."""

import sqlite3
from contextlib import closing

import pytest
from support import real_tables, real_views

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.to_sqlite import to_sqlite

TALKS = Table(
    "talks",
    "Talks",
    "One row\nper talk.",
    "dataset",
    1,
    (
        Field("talk_id", "string", "The key.", required=True, unique=True),
        Field("form", "string", "Where.", required=True, enum=("on air", "at Tom's")),
        Field("length", "number", "How long.", unit="hours", minimum=0, maximum=2.5),
        Field("code", "string", "A code.", unique=True, min_length=2),
        Field("is_open", "boolean", "Whether all may come."),
        Field("day", "date", "When."),
        Field("topic", "string", "The topic."),
        Field("part", "integer", "The part of the topic.", minimum=1),
    ),
    primary_key=("talk_id",),
    unique_keys=(("day", "form"),),
    foreign_keys=(
        ForeignKey(("topic",), "topics", ("topic",)),
        ForeignKey(("topic", "part"), "parts", ("topic", "part")),
        ForeignKey(("day",), "days", ("day",)),
    ),
)
DDL = """\
CREATE TABLE "talks" (
  -- One row per talk.

  -- The key.
  "talk_id" TEXT NOT NULL,

  -- Where.
  "form" TEXT NOT NULL CHECK ("form" IN ('on air', 'at Tom''s')),

  -- How long. [hours]
  "length" REAL CHECK ("length" >= 0) CHECK ("length" <= 2.5),

  -- A code.
  "code" TEXT UNIQUE CHECK (length("code") >= 2),

  -- Whether all may come.
  "is_open" INTEGER CHECK ("is_open" IN (0, 1)),

  -- When.
  "day" TEXT CHECK (date("day", '+0 days') IS "day"),

  -- The topic.
  "topic" TEXT,

  -- The part of the topic.
  "part" INTEGER CHECK ("part" >= 1),
  PRIMARY KEY ("talk_id"),
  UNIQUE ("day", "form"),
  FOREIGN KEY ("topic") REFERENCES "topics" ("topic") DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("topic", "part") REFERENCES "parts" ("topic", "part") \
DEFERRABLE INITIALLY DEFERRED,
  FOREIGN KEY ("day") REFERENCES "days" ("day") DEFERRABLE INITIALLY DEFERRED
) STRICT;

CREATE INDEX "talks_topic_part" ON "talks" ("topic", "part");

CREATE VIEW "open_talks" AS
SELECT * FROM talks
WHERE is_open;
"""


def test_the_whole_ddl() -> None:
    """Columns with meanings and checks, keys, one index per uncovered foreign key, views as is."""
    view = Table(
        "open_talks", "Open", "Open.", "view", 2, (), query="SELECT * FROM talks\nWHERE is_open"
    )
    assert to_sqlite({"talks": TALKS}, {"open_talks": view}) == DDL


def test_the_real_schemas_make_a_database() -> None:
    """SQLite takes the statements of all tables and views, and every view can be queried."""
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(to_sqlite(real_tables(), real_views()))
        for name, view in real_views().items():
            shown = database.execute(f"SELECT * FROM {name}").description
            assert [column[0] for column in shown] == list(view.columns)


@pytest.mark.parametrize("type_", ["string", "integer", "date", "number"])
def test_a_primary_key_is_never_null(type_: str) -> None:
    """A key column that forgets to say required is so, also an integer, which SQLite would fill."""
    table = Table("t", "T", "A t.", "support", 1, (Field("k", type_, "K."),), primary_key=("k",))
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(to_sqlite({"t": table}, {}))
        with pytest.raises(sqlite3.IntegrityError, match=r"NOT NULL constraint failed: t\.k"):
            database.execute("INSERT INTO t VALUES (NULL)")


@pytest.mark.parametrize("day", ["2024-02-30", "2024-1-1", "20240101", "now", "2024-01-01 00:00"])
def test_a_date_is_an_iso_day(day: str) -> None:
    """A date column takes only a day that exists, written as YYYY-MM-DD."""
    table = Table("t", "T", "A t.", "support", 1, (Field("d", "date", "D."),))
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(to_sqlite({"t": table}, {}))
        database.execute("INSERT INTO t VALUES ('2024-02-29'), (NULL)")
        with pytest.raises(sqlite3.Error):
            database.execute("INSERT INTO t VALUES (?)", (day,))


def test_names_and_words_cannot_break_out() -> None:
    """Quotation marks in names and codes, and line breaks in meanings, stay what they are."""
    field = Field('a"b', "string", "One\n); DROP TABLE x; --", enum=("it's",))
    table = Table('t"; --', "T", "A t.", "support", 1, (field,))
    with closing(sqlite3.connect(":memory:")) as database:
        database.executescript(to_sqlite({table.name: table}, {}))
        database.execute("""INSERT INTO "t""; --" VALUES ('it''s')""")
