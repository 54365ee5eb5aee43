"""What the pages of tables and of answers show beyond what Datasette says of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from datasette.utils import path_with_removed_args, path_with_replaced_args

from onrecord.browse.room import DATABASE
from onrecord.browse.tables.filters import (
    Condition,
    Facet,
    conditions,
    offered_conditions,
    table_facets,
)
from onrecord.browse.tables.heads import (
    Head,
    Help,
    answer_heads,
    column_words,
    describe_columns,
    spoken_columns,
    table_heads,
)
from onrecord.browse.tables.rows import Row, answer_rows, table_rows
from onrecord.schema.model import Table

# What an address says of the columns that it wants.
COLUMN_ARGUMENTS = {"_col", "_nocol", "_columns"}


@dataclass(frozen=True)
class TablePage:
    """A table or view: its columns and rows, what narrows it down, and where else to go.

    ``chosen_path`` leads to the columns shown at first, ``all_path`` to all of them,
    ``first_path`` to the first page, ``sql_path`` to the query; None where that is where one is.
    """

    title: str
    heads: list[Head]
    rows: list[Row]
    has_row_links: bool
    facets: list[Facet]
    conditions: list[Condition]
    offered: list[tuple[str, str]]
    help: list[Help]
    sorted_by: str | None
    sorted_words: str
    chosen_path: str | None
    all_path: str | None
    first_path: str | None
    sql_path: str


@dataclass(frozen=True)
class AnswerPage:
    """The answer to a question, or to a query of a reader's own."""

    title: str
    heads: list[Head]
    rows: list[Row]
    has_row_links: bool = False


@dataclass(frozen=True)
class Known:
    """What there is to make the page of a table from: the request and what Datasette found.

    ``labels`` and ``links`` are those of values, by column and value.
    """

    request: Any
    data: Mapping[str, Any]
    context: Mapping[str, Any]
    labels: Mapping[tuple[str, Any], str]
    links: Mapping[tuple[str, Any], Any]


def make_table_page(
    name: str, tables: Mapping[str, Table], shown: Sequence[str], known: Known
) -> TablePage:
    """Make the page of a table that shows these columns.

    The schemas may say nothing of the table, as of the index for search.
    """
    table, request, data, context = tables.get(name), known.request, known.data, known.context
    sort, sort_desc = context["sort"], context["sort_desc"]
    heads = table_heads(table, context["display_columns"], request, sort, sort_desc)
    by_name = {each.name: each for each in heads}
    shown_heads = [by_name[each] for each in shown]
    keys = data["primary_keys"] or (table.primary_key if table else ())
    # Rows of a view have no page, nor have those of a table that the schemas do not know.
    has_pages = table is not None and not data["is_view"]
    sorted_by = request.args.get("_sort") or request.args.get("_sort_desc")
    return TablePage(
        title=table.title if table else name,
        heads=shown_heads,
        rows=table_rows(
            context["display_rows"], shown_heads, name, keys, known.links, has_pages=has_pages
        ),
        has_row_links=has_pages and len(keys) != 1,
        facets=table_facets(table, data["facet_results"].values(), known.labels),
        conditions=conditions(table, context["filters"].pairs, known.labels, request),
        offered=offered_conditions(),
        help=describe_columns(table, tables) if table else [],
        sorted_by=sorted_by,
        sorted_words=column_words(table, sorted_by or ""),
        chosen_path=_without(request, COLUMN_ARGUMENTS),
        all_path=_all_path(request, table, shown),
        first_path=_without(request, {"_next"}),
        sql_path=_sql_path(data["query"]),
    )


def make_answer_page(data: Mapping[str, Any], context: Mapping[str, Any]) -> AnswerPage:
    """Make the page of an answer; that to a question is told in words, any other as it is."""
    question = context["canned_query"]
    columns, rows = data["columns"], data["rows"]
    heads = answer_heads(columns, rows, in_words=bool(question))
    if question:
        heads = [heads[index] for index in spoken_columns(columns)]
    title = context["metadata"].get("title") if question else None
    return AnswerPage(
        title or question or "A query",
        heads,
        answer_rows(columns, rows, context["display_rows"], heads),
    )


def _without(request: Any, arguments: set[str]) -> str | None:
    if not arguments & set(request.args):
        return None
    path: str = path_with_removed_args(request, arguments)
    return path


def _all_path(request: Any, table: Table | None, shown: Sequence[str]) -> str | None:
    if table is None or len(shown) >= len(table.fields):
        return None
    path: str = path_with_replaced_args(request, {"_columns": "all", "_col": None, "_nocol": None})
    return path


def _sql_path(query: Mapping[str, Any]) -> str:
    return f"/{DATABASE}?{urlencode({'sql': query['sql'], **query['params']})}"
