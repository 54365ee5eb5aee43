"""The rows of a table or of an answer, ready to be shown: each leads to its page and its words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from markupsafe import Markup

from onrecord.browse.links import reading_path, row_path
from onrecord.browse.tables.heads import READ_AT, Head

_READ_TABLES = ("events", "quotes", "appointments")
# From how many characters on a cell needs room, so that it does not become a narrow tower.
_WIDTHS = ((60, "long"), (30, "medium"), (15, "short"))


class Cell(NamedTuple):
    """A cell under its head; ``html`` is empty where there is nothing to show."""

    head: Head
    html: Any
    width: str = ""


class Row(NamedTuple):
    """A row: where its own page is, what its key is, where to read its words, and its cells."""

    path: str | None
    key: str
    read_path: str | None
    cells: list[Cell]


def table_rows(
    rows: Iterable[Any],
    heads: Sequence[Head],
    table: str,
    keys: Sequence[str],
    links: Mapping[tuple[str, Any], Any],
    *,
    has_pages: bool,
) -> list[Row]:
    """Make rows from those of Datasette's table page, with the cells of the heads given.

    A table without a key has rows that are known by their number. ``links`` are shown instead of
    values, by column and value.
    """
    made = []
    for row in rows:
        raw = {cell["column"]: plain(cell["raw"]) for cell in row.cells}
        html = {cell["column"]: cell["value"] for cell in row.cells}
        # A reader may have left out the key of a view.
        key = [raw.get(each) for each in keys or ["rowid"]]
        made.append(
            Row(
                row_path(table, *key) if has_pages else None,
                ", ".join(str(each) for each in key),
                _read_path(raw, keys),
                [
                    _cell(
                        head,
                        raw[head.name],
                        links.get((head.name, raw[head.name]), html[head.name]),
                    )
                    for head in heads
                ],
            )
        )
    return made


def answer_rows(
    columns: Sequence[str], rows: Iterable[Any], shown: Iterable[Any], heads: Sequence[Head]
) -> list[Row]:
    """Make rows from the answer to a query and from how Datasette shows it.

    ``heads`` are those of some of the columns, in their order.
    """
    key = [each for each in columns if each in (*READ_AT, "document_id")][:1]
    names = [each.name for each in heads]
    kept = [index for index, name in enumerate(columns) if name in names]
    made = []
    for row, cells in zip(rows, shown, strict=True):
        raw = dict(zip(columns, row, strict=True))
        pairs = zip(heads, kept, strict=True)
        made.append(
            Row(
                None,
                ", ".join(str(raw[each]) for each in key),
                _read_path(raw, key),
                [_cell(head, row[index], cells[index]) for head, index in pairs],
            )
        )
    return made


def _cell(head: Head, raw: Any, html: Any) -> Cell:
    # Datasette fills empty cells with a space that does not break, which says nothing.
    if raw in (None, "") and str(html) in ("", "&nbsp;"):
        return Cell(head, "")
    length = len(html.striptags() if isinstance(html, Markup) else str(html))
    return Cell(head, html, next((name for least, name in _WIDTHS if length > least), ""))


def _read_path(raw: Mapping[str, Any], keys: Sequence[str]) -> str | None:
    document = raw.get("document_id")
    if not document or len(keys) != 1 or not raw.get(keys[0]):
        return None
    (key,) = keys
    if key == "document_id":
        return reading_path(document)
    if key == "evidence_id" and raw.get("table_name") in _READ_TABLES:
        return reading_path(document, raw.get("row_id"))
    return reading_path(document, raw[key]) if key in READ_AT else None


def values_of_view(
    rows: Iterable[Any], facets: Iterable[Mapping[str, Any]], keys: Sequence[str]
) -> list[tuple[str, Any]]:
    """List the values of a view that may have labels; its own key stays as it is."""
    cells = [(cell["column"], plain(cell["raw"])) for row in rows for cell in row.cells]
    chosen = [(facet["name"], each["value"]) for facet in facets for each in facet["results"]]
    return [pair for pair in cells + chosen if pair[0] not in keys]


def plain(value: Any) -> Any:
    """The value of a cell, which Datasette may have put together with a label."""
    return value["value"] if isinstance(value, dict) else value
