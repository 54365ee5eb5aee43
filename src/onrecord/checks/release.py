"""Check that the tables hold no text that a document's text_release keeps back."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import partial

from onrecord.checks.rule import (
    ROW,
    Forbidden,
    Question,
    Rule,
    every,
    find_rows,
    keeping_back,
    subject,
)
from onrecord.tables.text_release import SHORT_ONLY, is_short

_NEVER = {"passages": ("text",), "evidence": ("prefix", "suffix")}
# Whatever is shorter than this has five words at most.
_SURELY_SHORT = 10


def forbid_release() -> Iterator[Forbidden]:
    """Yield the cells that must be empty because of the text_release of their document."""
    kept_back = "coalesce(d.text_release, 'full') <> 'full'"
    hashes_only = "d.text_release = 'hashes'"
    for table, columns in _NEVER.items():
        for column in columns:
            yield _forbid(table, column, f"{kept_back} AND r.{column} IS NOT NULL", None)
    for table, columns in SHORT_ONLY.items():
        for column in columns:
            broken = f"{hashes_only} AND length(r.{column}) > {_SURELY_SHORT}"
            yield _forbid(table, column, broken, f"r.{column}")
    yield _forbid("quotes", "content", f"{hashes_only} AND r.content IS NOT NULL", None)


def ask_mentions(tables: Collection[str]) -> Iterator[Question]:
    """Ask whether the words of a mention are kept while those around it are not passed on."""
    if "mentions" not in tables:
        return
    source = (
        f"FROM {subject('mentions')} r JOIN ({keeping_back()}) d USING (document_id) "
        f"WHERE r.text IS NOT NULL AND NOT EXISTS ("
        f"SELECT 1 FROM ({released_spans()}) s WHERE s.document_id = r.document_id "
        'AND s.start <= r.start AND r."end" <= s."end")'
    )
    find = find_rows(
        f"SELECT DISTINCT r.{ROW}, d.text_release {source}",
        lambda kind: _message("mentions", "text", kind),
    )
    rule = Rule("mentions", "text", "text_release", find)
    yield Question(f"SELECT count(*) > 0 {source}", (rule,), unless_empty=f"({keeping_back()})")


def released_spans() -> str:
    """Query the spans of the documents that keep text back whose words are passed on, merged."""
    shown = (
        'SELECT e.document_id, e.start, e."end" '
        f"FROM {every('evidence')} e WHERE e.exact IS NOT NULL UNION ALL "
        'SELECT q.document_id, f.start, f."end" '
        f"FROM {every('quote_fragments')} f JOIN {every('quotes')} q USING (quote_id) "
        "WHERE f.text IS NOT NULL"
    )
    shown = f"SELECT * FROM ({shown}) SEMI JOIN ({keeping_back()}) USING (document_id)"
    # A span begins a new stretch if it begins behind all that come before it in the text.
    begun = (
        'SELECT *, start > max("end") OVER (PARTITION BY document_id ORDER BY start, "end" '
        f"ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS is_new FROM ({shown})"
    )
    numbered = (
        'SELECT *, count_if(is_new) OVER (PARTITION BY document_id ORDER BY start, "end" '
        f"ROWS UNBOUNDED PRECEDING) AS stretch FROM ({begun})"
    )
    return (
        f'SELECT document_id, min(start) AS start, max("end") AS "end" FROM ({numbered}) '
        "GROUP BY document_id, stretch"
    )


def _forbid(table: str, column: str, broken: str, words: str | None) -> Forbidden:
    say = _say_long if words else _message
    values = ("d.text_release", words) if words else ("d.text_release",)
    return Forbidden(table, column, "text_release", broken, partial(say, table, column), values)


def _say_long(table: str, column: str, kind: str, words: str) -> str | None:
    return None if is_short(words) else _message(table, column, kind)


def _message(table: str, column: str, kind: str) -> str:
    return f"{table}.{column} holds words that text_release {kind!r} keeps back"
