"""Search everything that the tables release, and lead to the words that are found."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode

from datasette import Response

from onrecord.browse.links import Link, reading_path, row_path
from onrecord.browse.room import read
from onrecord.browse.search_query import MOST_CHARACTERS, MOST_TERMS, Query, read_query

_PAGE_SIZE = 20
_LAST_PAGE = 50
# Ranking reads every hit. Beyond so many of a kind, the order of the record has to do.
_MOST_RANKED = 10_000
_OPEN, _CLOSE = "\x02", "\x03"


class Kind(NamedTuple):
    """What is found in a table: its name as one and as many, and what its two lesser lines hold."""

    one: str
    many: str
    body: str = ""
    names: str = ""


KINDS = {
    "passages": Kind("Sentence", "Sentences"),
    "events": Kind("Event", "Events", "Evidence", "Taking part"),
    "quotes": Kind("Quote", "Quotes", "Cue", "Speaker"),
    "appointments": Kind("Appointment", "Appointments", "Evidence", "People"),
    "actors": Kind("Actor", "Actors", "Description", "Names"),
}
_SHOWN = ("events", "quotes", "appointments", "actors", "passages")


class Piece(NamedTuple):
    """A stretch of a text that is found, and whether it is what was searched for."""

    text: str
    is_hit: bool


class Result(NamedTuple):
    """A row that is found, with the page at its words and the page of the row."""

    kind: Kind
    heading: list[Piece]
    body: list[Piece]
    names: list[Piece]
    document: str | None
    path: str
    row: Link


async def show_search(datasette: Any, request: Any) -> Any:
    """Show what is found for ``q``, in one kind of rows (``in``) or all, a ``page`` at a time.

    Without ``q`` it says what can be searched. The status is 503 where a search takes too long.
    """
    query = read_query(request.args.get("q") or "")
    kind = request.args.get("in") if request.args.get("in") in KINDS else None
    page = _read_page(request.args.get("page"))
    context: dict[str, Any] = {
        "query": query,
        "query_text": query.text,
        "most_characters": MOST_CHARACTERS,
        "most_terms": MOST_TERMS,
    }

    def search(connection: sqlite3.Connection) -> dict[str, Any]:
        found = _find(connection, query, kind, page) if query.match else _suggest(connection)
        return found | {"documents": _count_documents(connection)}

    try:
        context |= await read(datasette, search)
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode != sqlite3.SQLITE_INTERRUPT:
            raise
        context["is_slow"] = True
    html = await datasette.render_template("search.html", context, request=request)
    return Response.html(html, status=503 if context.get("is_slow") else 200)


def _read_page(typed: str | None) -> int:
    try:
        return min(max(int(typed or 1), 1), _LAST_PAGE)
    except ValueError:
        return 1


def _find(
    connection: sqlite3.Connection, query: Query, kind: str | None, page: int
) -> dict[str, Any]:
    ranges = _find_ranges(connection)
    counts = {name: _count(connection, query.match, each) for name, each in ranges.items()}
    searched = [kind] if kind else list(KINDS)
    total = sum(counts[name] for name in searched)
    is_ranked = all(counts[name] <= _MOST_RANKED for name in searched)
    # One row more than a page tells whether there is another.
    rows = connection.execute(
        f"""
        SELECT search.table_name, search.row_id, search.document_id, documents.title AS document,
          snippet(search, 0, :open, :close, '…', 64) AS heading,
          snippet(search, 1, :open, :close, '…', 64) AS body,
          snippet(search, 2, :open, :close, '…', 24) AS names
        FROM search LEFT JOIN documents ON documents.document_id = search.document_id
        WHERE search MATCH :match AND search.rowid BETWEEN :first AND :last
        ORDER BY {"rank" if is_ranked else "search.rowid"} LIMIT :limit OFFSET :offset
        """,
        {
            "match": query.match,
            "first": min(ranges[name].start for name in searched),
            "last": max(ranges[name].stop for name in searched) - 1,
            "limit": _PAGE_SIZE + 1,
            "offset": (page - 1) * _PAGE_SIZE,
            "open": _OPEN,
            "close": _CLOSE,
        },
    ).fetchall()
    more = len(rows) > _PAGE_SIZE
    return {
        "kind": KINDS[kind] if kind else None,
        "results": [_make_result(row) for row in rows[:_PAGE_SIZE]],
        "total": _write_count(total, is_ranked),
        "is_ranked": is_ranked,
        "first": (page - 1) * _PAGE_SIZE + 1,
        "filters": list(_make_filters(query, counts)),
        "everywhere": _search_path(query.text),
        "first_page": _search_path(query.text, kind),
        "previous": _search_path(query.text, kind, page - 1) if page > 1 else None,
        "next": _search_path(query.text, kind, page + 1) if more and page < _LAST_PAGE else None,
        "is_end": more and page == _LAST_PAGE,
    }


def _find_ranges(connection: sqlite3.Connection) -> dict[str, range]:
    """Which rows of the index are of each kind; a kind without rows has an empty range."""
    rows = connection.execute("SELECT table_name, first, last FROM search_ranges")
    found = {name: range(first, last + 1) for name, first, last in rows}
    return {name: found.get(name, range(0)) for name in KINDS}


def _count(connection: sqlite3.Connection, match: str, rows: range) -> int:
    sql = "SELECT 1 FROM search WHERE search MATCH ? AND rowid BETWEEN ? AND ? LIMIT ?"
    bounds = [match, rows.start, rows.stop - 1, _MOST_RANKED + 1]
    return int(connection.execute(f"SELECT count(*) FROM ({sql})", bounds).fetchone()[0])


def _write_count(count: int, is_exact: bool) -> str:
    return f"{count:,}" if is_exact else f"more than {_MOST_RANKED:,}"


def _make_filters(query: Query, counts: dict[str, int]) -> Iterator[tuple[Kind, str, str]]:
    for name in _SHOWN:
        if counts[name]:
            count = _write_count(counts[name], counts[name] <= _MOST_RANKED)
            yield KINDS[name], count, _search_path(query.text, name)


def _search_path(text: str, kind: str | None = None, page: int = 1) -> str:
    asked = {"q": text} | ({"in": kind} if kind else {}) | ({"page": page} if page > 1 else {})
    return f"/-/search?{urlencode(asked)}"


def _make_result(row: sqlite3.Row) -> Result:
    at_row = row_path(row["table_name"], row["row_id"])
    document_id = row["document_id"]
    return Result(
        kind=KINDS[row["table_name"]],
        heading=split_hits(row["heading"]),
        body=split_hits(row["body"]),
        names=split_hits(row["names"]),
        document=row["document"],
        path=reading_path(document_id, row["row_id"]) if document_id else at_row,
        row=Link(row["row_id"], at_row),
    )


def split_hits(text: str | None) -> list[Piece]:
    """Split a snippet at its markers. A marker that is in the data is dropped, and does no harm.

    >>> split_hits("the \\x02road\\x03 is open")
    [Piece(text='the ', is_hit=False), Piece(text='road', is_hit=True), \
Piece(text=' is open', is_hit=False)]
    """
    pieces = []
    is_hit = False
    for part in re.split(f"([{_OPEN}{_CLOSE}])", text or ""):
        if part in (_OPEN, _CLOSE):
            is_hit = part == _OPEN
        elif part:
            pieces.append(Piece(part, is_hit))
    return pieces


def _suggest(connection: sqlite3.Connection) -> dict[str, Any]:
    """Two searches of the dataset's own words: a name, and the name of an office as a phrase."""
    actor = connection.execute("SELECT name FROM actors ORDER BY rowid LIMIT 1").fetchone()
    office = connection.execute(
        """
        SELECT offices.name FROM appointments JOIN offices USING (office_id)
        ORDER BY appointments.rowid LIMIT 1
        """
    ).fetchone()
    texts = [actor[0]] if actor else []
    texts += ['"{}"'.format(office[0].replace('"', ""))] if office else []
    return {"examples": [Link(text, _search_path(text)) for text in texts]}


def _count_documents(connection: sqlite3.Connection) -> sqlite3.Row:
    """How many documents there are, and of how many not all words may be passed on."""
    sql = "SELECT count(*) AS all_count, total(text_release <> 'full') AS withheld_count"
    row: sqlite3.Row = connection.execute(f"{sql} FROM documents").fetchone()
    return row
