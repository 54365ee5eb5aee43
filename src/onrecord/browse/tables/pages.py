"""The pages of tables, views and queries: Datasette's own, with what our templates show added."""

from __future__ import annotations

import sqlite3
from collections.abc import Awaitable, Callable
from typing import Any

from datasette import Response
from datasette.database import QueryInterrupted
from datasette.utils import tilde_decode
from datasette.utils.asgi import BadRequest, NotFound
from datasette.views.base import DatasetteError
from datasette.views.database import DatabaseView
from datasette.views.table import TableView

from onrecord.browse.labels import Labels, find_labels
from onrecord.browse.room import DATABASE, read, room_of
from onrecord.browse.tables.cells import link_row
from onrecord.browse.tables.contents import (
    COLUMN_ARGUMENTS,
    Known,
    make_answer_page,
    make_table_page,
)
from onrecord.browse.tables.heads import needed_columns, shown_columns
from onrecord.browse.tables.listing import list_tables
from onrecord.browse.tables.rows import values_of_view
from onrecord.browse.values import table_behind
from onrecord.schema.model import Table

# The routes of Datasette that these pages take over.
TABLE_ROUTE = rf"/(?P<database>{DATABASE})/(?P<table>[^\/\.]+)(\.(?P<format>\w+))?$"
DATABASE_ROUTE = rf"/(?P<database>{DATABASE})(\.(?P<format>(?!db$)\w+))?$"

_SWITCH = ("on", "off", "0", "1", "true", "false")
_MoreContext = Callable[[], Awaitable[dict[str, Any]]]


async def show_table(request: Any, send: Any, datasette: Any) -> Any:
    """Show a table, a view or a question, as a page, JSON or CSV."""
    return await _RoomTable(datasette).dispatch_request(request)


async def show_database(request: Any, send: Any, datasette: Any) -> Any:
    """Show what tables there are, or the answer to a reader's own query."""
    return await _RoomDatabase(datasette).dispatch_request(request)


class _Careful:
    """A view of Datasette that only reads, and answers a wrong request by saying so."""

    ds: Any

    async def dispatch_request(self, request: Any) -> Any:
        if request.url_vars["format"] not in (None, "csv", "json", "jsono"):
            raise NotFound("There is no such format; ask for .json or .csv")
        return await super().dispatch_request(request)  # type: ignore[misc]

    async def data(self, request: Any, *args: Any, **options: Any) -> Any:
        # SQLite itself would tell where on this machine the database stands.
        asked = " ".join(value for name in request.args for value in request.args.getlist(name))
        if "database_list" in asked.lower():
            raise BadRequest("Nobody is told where the database stands.")
        if "_through" in request.args or request.args.get("_json_infinity", "on") not in _SWITCH:
            raise BadRequest("This address asks for what the table cannot give.")
        try:
            answer = await super().data(request, *args, **options)  # type: ignore[misc]
        except QueryInterrupted as error:
            limit = self.ds.setting("sql_time_limit_ms") / 1000
            raise DatasetteError(
                f"The query took longer than the {limit:g} seconds that are allowed.",
                title="This takes too long",
                status=503,
            ) from error
        except DatasetteError as error:
            # Datasette calls a column that is not there a failure of its own.
            error.status = 400 if error.status == 500 else error.status
            raise
        except sqlite3.OperationalError:
            raise
        except (ValueError, KeyError, IndexError, OverflowError, sqlite3.Error) as error:
            raise BadRequest("This address asks for what the table cannot give.") from error
        if isinstance(answer, Response) or request.url_vars["format"]:
            return answer
        data, context, *rest = answer
        return data, self._with_page(request, data, context), *rest

    def _with_page(self, request: Any, data: dict[str, Any], context: Any) -> _MoreContext:
        async def more() -> dict[str, Any]:
            known = await context() if callable(context) else context
            if "display_rows" in known and "display_columns" not in known:
                page: Any = make_answer_page(data, known)
            else:
                page = await self.make_page(request, data, known)
            return {**known, "page": page}

        return more

    async def make_page(self, request: Any, data: dict[str, Any], context: dict[str, Any]) -> Any:
        raise NotImplementedError


class _RoomDatabase(_Careful, DatabaseView):  # type: ignore[misc]
    async def make_page(self, request: Any, data: dict[str, Any], context: dict[str, Any]) -> Any:
        counts = {each["name"]: each["count"] for each in data["tables"]}
        return await list_tables(self.ds, counts)


class _RoomTable(_Careful, TableView):  # type: ignore[misc]
    """The page of a table, which shows chosen columns at first and reads what those need."""

    async def columns_to_select(
        self, table_columns: list[str], pks: list[str], request: Any
    ) -> list[str]:
        for name in ("_facet", "_facet_date", "_facet_array"):
            if not set(request.args.getlist(name)) <= set(table_columns):
                raise BadRequest(f"{name} names a column that this table does not have.")
        asked = await super().columns_to_select(table_columns, pks, request)
        # Datasette names a key twice where it is asked for.
        asked = list(dict.fromkeys(asked))
        if request.url_vars["format"]:
            return asked
        table = self._described(request)
        keys = pks or [each for each in (table.primary_key if table else ()) if each in asked]
        shown = asked
        if not COLUMN_ARGUMENTS & set(request.args):
            shown = shown_columns(table, table_columns, keys)
        sort = request.args.get("_sort") or request.args.get("_sort_desc")
        sort = sort or (table.browse.sort if table else None)
        self._shown = shown
        return [*shown, *needed_columns(shown, table_columns, sort)]

    async def make_page(self, request: Any, data: dict[str, Any], context: dict[str, Any]) -> Any:
        table = self._described(request)
        pairs = [(name.partition("__")[0], value) for name, value in context["filters"].pairs]
        if data["is_view"]:
            facets = data["facet_results"].values()
            keys = table.primary_key if table else ()
            pairs += values_of_view(context["display_rows"], facets, keys)
        labels = await self._find_labels(table, pairs)
        links = self._link(table, labels) if data["is_view"] else {}
        tables = room_of(self.ds).tables
        return make_table_page(
            data["table"], tables, self._shown, Known(request, data, context, labels, links)
        )

    async def _find_labels(self, table: Table | None, pairs: list[tuple[str, Any]]) -> Labels:
        room = room_of(self.ds)
        try:
            return await read(self.ds, lambda db: find_labels(db, room, table, pairs))
        except sqlite3.OperationalError:
            # The time is up: keys will do.
            return {}

    def _link(self, table: Table | None, labels: Labels) -> dict[tuple[str, Any], Any]:
        room = room_of(self.ds)
        return {
            (column, value): link_row(self.ds, name, value, label)
            for (column, value), label in labels.items()
            if (name := table_behind(room, table, column))
        }

    def _described(self, request: Any) -> Table | None:
        return room_of(self.ds).tables.get(tilde_decode(request.url_vars["table"]))
