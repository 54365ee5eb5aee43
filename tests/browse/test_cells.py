"""What a cell of a table shows."""

from __future__ import annotations

from typing import Any

import pytest
from datasette.utils import CustomRow

from onrecord.browse.tables.cells import cut, show_cell

NAUGHTY = '"onmouseover="x()"><script>'


def shown(
    site: Any, column: str, value: Any, table: str | None = "events", **others: Any
) -> str | None:
    """The HTML of a cell in a row of these values."""
    row = CustomRow([column, *others], {column: value, **others})
    html = show_cell(row, value, column, table, site.app)
    return None if html is None else str(html)


def expanded(value: str, label: str | None) -> dict[str, Any]:
    """A value as Datasette gives it where a foreign key points at a row."""
    return {"value": value, "label": label}


@pytest.mark.parametrize(
    ("label", "html"),
    [
        ("NATO", '<a href="/onrecord/actors/nato" title="nato">NATO</a>'),
        (None, '<a href="/onrecord/actors/nato">nato</a>'),
        ("", '<a href="/onrecord/actors/nato">nato</a>'),
        ("A <b> & c", '<a href="/onrecord/actors/nato" title="nato">A &lt;b&gt; &amp; c</a>'),
    ],
)
def test_a_foreign_key_shows_its_label(released: Any, label: str | None, html: str) -> None:
    """A row is called by its label, and by its key only where it has none."""
    assert shown(released, "actor_id", expanded("nato", label)) == html


def test_a_key_is_written_so_that_an_address_can_hold_it(released: Any) -> None:
    """Whatever a key holds, it stays inside the address and inside the text."""
    html = shown(released, "actor_id", expanded(NAUGHTY, None))
    assert html == (
        '<a href="/onrecord/actors/~22onmouseover~3D~22x~28~29~22~3E~3Cscript~3E">'
        "&#34;onmouseover=&#34;x()&#34;&gt;&lt;script&gt;</a>"
    )


def test_a_long_label_is_cut(released: Any) -> None:
    """A label that would fill the table ends between words."""
    html = shown(released, "same_act_as", expanded("e1", "word " * 40))
    assert html is not None
    assert html.endswith("word word…</a>")
    assert len(html) < 120


@pytest.mark.parametrize(
    ("text", "length", "kept"),
    [
        ("short", 9, "short"),
        ("He does not, really", 12, "He does not…"),
        ("unbreakable", 5, "unbre…"),
        ("two words", 9, "two words"),
    ],
)
def test_a_text_is_cut_between_words(text: str, length: int, kept: str) -> None:
    """A cut text ends with an ellipsis after a whole word, if it has any."""
    assert cut(text, length) == kept


@pytest.mark.parametrize(
    ("table", "column", "value", "others", "path"),
    [
        ("corroborations", "row_id", "e1", {"table_name": "events"}, "events/e1"),
        ("evidence", "row_id", "q1", {"table_name": "quotes"}, "quotes/q1"),
        (None, "row_id", "a1", {"table_name": "appointments"}, "appointments/a1"),
        (None, "event_id", "e1", {}, "events/e1"),
        (None, "quote_id", "q1", {}, "quotes/q1"),
        (None, "document_id", "d1", {}, "documents/d1"),
        (None, "actor_id", "x", {}, "actors/x"),
        (None, "speaker_id", "x", {}, "actors/x"),
        ("events_that_happened", "recipient_id", "x", {}, "actors/x"),
        ("events_wide", "event_id", "e1", {}, "events/e1"),
        ("events", "actor_id", "x", {}, "actors/x"),
    ],
)
def test_a_key_leads_to_its_row(
    released: Any, table: str | None, column: str, value: str, others: Any, path: str
) -> None:
    """A key that nobody looked up leads to its row, in tables, views and answers."""
    html = shown(released, column, value, table, **others)
    assert html == f'<a href="/onrecord/{path}">{value}</a>'


@pytest.mark.parametrize(
    ("table", "column", "others"),
    [
        ("removed_rows", "row_id", {"table_name": "events"}),
        ("evidence", "row_id", {"table_name": "participants"}),
        ("evidence", "row_id", {"table_name": "nowhere"}),
        ("evidence", "row_id", {}),
        ("events", "event_mode", {}),
        (None, "who", {}),
    ],
)
def test_what_points_at_no_row_is_no_link(
    released: Any, table: str | None, column: str, others: Any
) -> None:
    """A removed row, a row without a page of its own, and plain text are left as they are."""
    assert shown(released, column, "x", table, **others) is None


@pytest.mark.parametrize(
    ("value", "others", "html"),
    [
        ("2024-11", {}, '<span title="2024-11">November 2024</span>'),
        (
            "2017/2021",
            {"date_basis": "inferred"},
            '<span title="2017/2021">2017 to 2021, inferred</span>',
        ),
        (None, {"date_basis": "none"}, '<span class="soft">not dated</span>'),
        ("<soon>", {}, '<span title="&lt;soon&gt;">&lt;soon&gt;</span>'),
    ],
)
def test_a_date_is_said_in_words(released: Any, value: str | None, others: Any, html: str) -> None:
    """An uncertain date is said as in a sentence, with its notation at hand."""
    assert shown(released, "date_edtf", value, **others) == html


@pytest.mark.parametrize(
    ("table", "column", "value", "html"),
    [
        ("quote_fragments", "is_negated", 1, "yes"),
        ("quote_fragments", "is_negated", 0, "no"),
        ("quote_fragments", "position", 1, None),
        (None, "has_record", 1, "yes"),
        (None, "events", 1, None),
        (None, "is_code", "1", None),
    ],
)
def test_truth_values_are_yes_and_no(
    released: Any, table: str | None, column: str, value: Any, html: str | None
) -> None:
    """What the schema calls boolean, or a name that asks a question, is answered in words."""
    assert shown(released, column, value, table) == html


def test_a_wikidata_item_leads_to_wikidata(released: Any) -> None:
    """An item leads to its page there, and what is no item is left to be shown as text."""
    assert shown(released, "wikidata_id", "Q7184", "actors") == (
        '<a href="https://www.wikidata.org/wiki/Q7184" rel="noopener noreferrer">Q7184</a>'
    )
    assert shown(released, "wikidata_id", "Q1/../x", "actors") is None
    assert shown(released, "wikidata_id", "<Q1>", "actors") is None


def test_an_address_of_the_web_is_a_link(released: Any) -> None:
    """An address opens without telling where the reader came from, and is cut for the eye only."""
    assert shown(released, "url", " https://example.org/a?b=1&c=2 ", "documents") == (
        '<a href="https://example.org/a?b=1&amp;c=2" rel="noopener noreferrer">'
        "https://example.org/a?b=1&amp;c=2</a>"
    )
    long = shown(released, "url", "HTTP://example.org/" + "a" * 99, "documents")
    assert long is not None
    assert long.endswith("aaa…</a>")


@pytest.mark.parametrize("table", ["documents", None])
@pytest.mark.parametrize(
    "text",
    [
        'http://example.org/"onmouseover="x()',
        "http://example.org/'x",
        "https://example.org/a b",
        "https://example.org/<script>",
        "https://",
        "  http://x y",
    ],
)
def test_what_only_begins_like_an_address_is_text(
    released: Any, table: str | None, text: str
) -> None:
    """Datasette would link it, so it never gets to see it."""
    html = shown(released, "url", text, table)
    assert html is not None
    assert "<" not in html
    assert '"' not in html


@pytest.mark.parametrize(
    "text", ["javascript:alert(1)", "data:text/html,x", "vbscript:x", "//example.org", "ftp://x"]
)
def test_other_schemes_are_left_to_datasette_which_shows_text(released: Any, text: str) -> None:
    """Only addresses of the web become links, here and there."""
    assert shown(released, "url", text, "documents") is None


@pytest.mark.parametrize("value", [None, "", b"\x00", 3, 2.5])
def test_other_values_are_left_to_datasette(released: Any, value: Any) -> None:
    """Numbers, bytes and nothing are shown as Datasette shows them."""
    assert shown(released, "summary", value) is None
