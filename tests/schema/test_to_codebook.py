"""The codebook explains every table, column and code, and survives any words in them."""

import re

import pyarrow as pa
from support import real_tables, real_views, small_rows

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.to_codebook import to_codebook

VOCABULARIES = {
    name: small_rows()[name] for name, each in real_tables().items() if each.kind == "vocabulary"
}


def test_every_table_column_and_code_is_there() -> None:
    """Each table has a heading, each column a row below it, each code a row in its vocabulary."""
    page = to_codebook(real_tables(), real_views(), VOCABULARIES)
    sections = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", page, flags=re.M | re.S))
    every = {**real_tables(), **real_views()}
    assert list(sections) == list(every)
    for name, table in every.items():
        assert all(f"\n| `{column}` | " in sections[name] for column in table.columns)
    assert "| `CONSULT` | Consult | Meet or talk. |" in sections["event_types"]
    assert "| `CONSULT` | visit | Visit | Go there. |" in sections["event_modes"]


def test_the_dataset_comes_first() -> None:
    """The four tables of the dataset stand before all others."""
    page = to_codebook(real_tables(), real_views(), VOCABULARIES)
    assert re.findall(r"^### (\w+)", page, flags=re.M)[:4] == [
        "events",
        "actors",
        "quotes",
        "appointments",
    ]


def test_every_link_has_a_target() -> None:
    """Every link inside the page leads to the heading of a table."""
    page = to_codebook(real_tables(), real_views(), VOCABULARIES)
    headings = set(re.findall(r"^### (\w+)", page, flags=re.M))
    assert set(re.findall(r"\]\(#(\w+)\)", page)) <= headings


def test_a_whole_section() -> None:
    """Words with bars, tags and line breaks stay in their cells; keys and references are said."""
    fields = (
        Field("a", "string", "One | two\n<b>x</b> & *y*.", required=True, enum=("p|q", "r")),
        Field("b", "integer", "How far.", unit="m", minimum=1, example=3),
    )
    table = Table(
        "t",
        "T",
        "A row.",
        "dataset",
        1,
        fields,
        primary_key=("a",),
        foreign_keys=(ForeignKey(("b",), "t", ("b",)),),
        unique_keys=(("a", "b"),),
    )
    page = to_codebook({"t": table}, {}, {})
    assert page[page.index("### t") :] == (
        "### t\n\nA row.\n\n"
        "| column | type | required | allowed | meaning |\n"
        "| --- | --- | --- | --- | --- |\n"
        r"| `a` | string | required | `p\|q`, `r` |"
        r" One \| two &lt;b&gt;x&lt;/b&gt; &amp; \*y\*. *Primary key.* |" + "\n"
        "| `b` | integer (m) |  | at least 1 | How far. Refers to [`t.b`](#t). Example: `3`. |\n\n"
        "No two rows agree in all of: `a`, `b`.\n"
    )


def test_a_long_vocabulary_is_a_link() -> None:
    """A vocabulary of more than a hundred codes is counted and linked instead of listed."""
    field = Field("code", "string", "The code.", required=True)
    table = Table("codes", "Codes", "A code a row.", "vocabulary", 1, (field,), ("code",))
    rows = pa.table({"code": [f"c{number}" for number in range(101)]})
    page = to_codebook({"codes": table}, {}, {"codes": rows})
    assert page.endswith("\n\nThe 101 codes stand in [`codes.csv`](../data/tables/codes.csv).\n")
