"""The page ``/-/compare/<document>``: two codings of a document side by side in its text."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from datasette import NotFound, Response
from datasette.utils import tilde_decode

from onrecord.agreement.fields import KINDS
from onrecord.agreement.kinds import say_kinds
from onrecord.agreement.read_passes import PassReader, list_passes
from onrecord.agreement.units import PassRows
from onrecord.browse.compare.figures import load_figures
from onrecord.browse.compare.pairs import MOST_PAIRS, Pair, list_coders, load_pairs
from onrecord.browse.compare.sides import lay_out
from onrecord.browse.compare.values import Words
from onrecord.browse.reading.document import known_text
from onrecord.browse.room import Room, read, room_of
from onrecord.errors import OnRecordError
from onrecord.layout import Layout
from onrecord.schema.wording import heading

_DOCUMENT = "SELECT * FROM documents WHERE document_id = ?"
_ANNOTATOR_KINDS = "SELECT annotator_id, kind FROM annotators WHERE annotator_id IN (?, ?)"
_DECISIONS = {
    "first": "as {first}",
    "second": "as {second}",
    "other": "otherwise",
    "neither": "no row",
}


async def show_comparison(datasette: Any, request: Any) -> Any:
    """Show how two annotators coded a document; a query may name them, and one kind of row."""
    document_id = tilde_decode(request.url_vars["document_id"])
    asked = [request.args.get(name) or "" for name in ("first", "second", "kind")]
    room = room_of(datasette)
    if not {"disagreements", "reliability"} <= room.tables.keys():
        raise NotFound("this package has no table of disagreements")
    known = await read(datasette, lambda db: _list(db, document_id))
    database = datasette.get_database("onrecord")
    if not _fitting(known, asked):
        # Codings that nowhere differ are in no table.
        known = await database.execute_fn(lambda _: _list_passes(room, document_id))
    coders, kind = _choose(document_id, known, asked)

    async def render() -> str:
        passes = await database.execute_fn(lambda _: _pick(room, document_id, coders))
        context = await read(
            datasette,
            lambda db: _context(db, room, document_id, coders, kind, passes),
            with_texts=True,
        )
        everyone = sorted({each for two in known for each in two})
        choices = {"coders": everyone, "kinds": KINDS}
        return str(
            await datasette.render_template("compare.html", context | choices, request=request)
        )

    name = " ".join(("compare", document_id, *coders, kind))
    return Response.html(await room.kept_page(name, render))


def _list(connection: sqlite3.Connection, document_id: str) -> list[tuple[str, str]]:
    if connection.execute(_DOCUMENT, [document_id]).fetchone() is None:
        raise NotFound(f"there is no document {document_id!r} here")
    return list_coders(connection, document_id)


def _fitting(known: Sequence[tuple[str, str]], asked: Sequence[str]) -> list[tuple[str, str]]:
    """The pairs that are meant; whoever names two the other way round means the same."""
    return [each for each in known if {*asked[:2]} - {""} <= {*each}]


def _choose(
    document_id: str, known: Sequence[tuple[str, str]], asked: Sequence[str]
) -> tuple[tuple[str, str], str]:
    """The two annotators and the kind of row that are meant; raises NotFound for others."""
    kind = asked[2]
    if not known:
        raise NotFound(f"{document_id!r} has no two codings, as far as this package says")
    fitting = _fitting(known, asked)
    if not fitting or kind not in ("", *KINDS):
        raise NotFound("there is no such comparison of this document")
    return fitting[0], kind


def _read_passes(room: Room, document_id: str) -> dict[str, PassRows]:
    """The passes by their annotators where they are here and may be shown; none with faults."""
    layout = Layout(room.package.root)
    if not room.shows_texts or not isinstance(room.package.root, type(layout.root)):
        return {}
    try:
        files = list_passes(layout).get(document_id)
        found, _ = PassReader(layout).read(document_id, files) if files else (None, [])
    except (OnRecordError, OSError):
        return {}
    return {each.annotator_id: each for each in found.passes} if found else {}


def _list_passes(room: Room, document_id: str) -> list[tuple[str, str]]:
    return list(combinations(sorted(_read_passes(room, document_id)), 2))


def _pick(
    room: Room, document_id: str, coders: tuple[str, str]
) -> tuple[PassRows, PassRows] | None:
    passes = _read_passes(room, document_id)
    return (passes[coders[0]], passes[coders[1]]) if passes.keys() >= {*coders} else None


def _context(
    connection: sqlite3.Connection,
    room: Room,
    document_id: str,
    coders: tuple[str, str],
    kind: str,
    passes: tuple[PassRows, PassRows] | None,
) -> dict[str, Any]:
    tables = (kind,) if kind else KINDS
    text = known_text(connection, document_id, room.text)
    # Passes tell of places in the text that is here, and in no other.
    passes = passes if text.text(0, text.length) is not None else None
    all_pairs = load_pairs(connection, document_id, coders, passes)
    pairs = [each for each in all_pairs if each.table in tables][:MOST_PAIRS]
    differing = [each for each in pairs if each.how != "same"]
    values = [value for each in differing for it in each.differences for value in it[1:3]]
    words = Words(connection, text, values)
    names = dict(zip(("first", "second"), coders, strict=True))
    kinds = {row[0]: row[1] for row in connection.execute(_ANNOTATOR_KINDS, coders)}
    return {
        "document": connection.execute(_DOCUMENT, [document_id]).fetchone(),
        "first": coders[0],
        "second": coders[1],
        "kind": kind,
        "says_kinds": say_kinds(kinds) if kinds else "",
        "figures": load_figures(connection, coders, tables),
        "paragraphs": lay_out(connection, document_id, text, pairs),
        "differing": [_told(each, words, room, names) for each in differing],
        "same": len(pairs) - len(differing),
        "knows_same": passes is not None,
        "alone": [sum(each.sides[1 - side] is None for each in differing) for side in (0, 1)],
        "is_cut": len(pairs) == MOST_PAIRS,
        "heading": _headings(room),
        "has_gaps": text.text(0, text.length) is None,
    }


def _told(pair: Pair, words: Words, room: Room, names: dict[str, str]) -> dict[str, Any]:
    """A pair with its values and decisions in words."""
    return {
        "pair": pair,
        "short_row": pair.row_id.rpartition("-")[2] if pair.row_id else None,
        "decision": _decision(pair.decision, names),
        "differences": [
            {
                "field": each.field,
                "values": [words.of(each.field, value) for value in (each.first, each.second)],
                "decision": _decision(each.decision, names),
            }
            for each in pair.differences
        ],
    }


def _decision(decision: str | None, names: dict[str, str]) -> str:
    return _DECISIONS.get(decision or "", decision or "").format(**names)


def _headings(room: Room) -> dict[str, str]:
    """What the fields are called, where they are columns of a table."""
    return {
        field.name: heading(field)
        for table in reversed(KINDS)
        if table in room.tables
        for field in room.tables[table].fields
    }
