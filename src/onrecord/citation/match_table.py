"""Find the table whose rows a data frame has, by the columns that it kept."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from onrecord.errors import UsageError, unknown
from onrecord.schema.model import Table


def match_table(
    columns: Collection[str], tables: Mapping[str, Table], name: str | None = None
) -> Table:
    """Find the table that a frame with some columns was made from, unless ``name`` gives it.

    The whole key must be there. Of several tables with their key in the frame, it is the one that
    has every column which any of the others has, its views counted in: so a frame of quotes is not
    taken for one of events, though it has their key. Raises UsageError where there is not just one.
    """
    if name is not None:
        return _named(columns, tables, name)
    # A table without a key has no rows to cite, but a frame of it is not one of another table.
    found = {
        table.name: set(columns) & _known(table, tables)
        for table in tables.values()
        if not table.query and set(table.primary_key) <= set(columns)
    }
    if not any(tables[each].primary_key for each in found):
        main = [each.primary_key[0] for each in tables.values() if _is_main(each)]
        such = f", such as {', '.join(main)}" if main else ""
        raise UsageError(f"the frame has the key of no table; keep a key column{such}")
    everything = set().union(*found.values())
    best = [each for each in found if found[each] == everything and tables[each].primary_key]
    if len(best) != 1:
        widest = [
            each for each in found if not any(found[each] < other for other in found.values())
        ]
        keyed = [each for each in widest if tables[each].primary_key]
        if not keyed:
            raise no_key(widest[0])
        raise UsageError(
            f"the frame may have rows of {' or '.join(keyed)}; "
            "name the table whose rows you cite, or keep only its columns"
        )
    return tables[best[0]]


def _named(columns: Collection[str], tables: Mapping[str, Table], name: str) -> Table:
    if name not in tables:
        raise unknown("table", name, tables)
    table = find_base(tables[name], tables)
    if not table.primary_key:
        raise no_key(name)
    missing = [each for each in table.primary_key if each not in columns]
    if missing:
        raise UsageError(f"the frame has no {', '.join(missing)}, the key of {table.name}; keep it")
    return table


def no_key(table: str) -> UsageError:
    """Make the error for rows of a table whose rows nothing tells apart."""
    return UsageError(
        f"the rows of {table!r} have no key to cite them by; "
        f"cite the whole table: onrecord cite {table}"
    )


def _is_main(table: Table) -> bool:
    return table.kind == "dataset" and bool(table.primary_key)


def find_base(table: Table, tables: Mapping[str, Table]) -> Table:
    """Find the table whose rows a view shows; any other table or view is itself."""
    return next((each for each in tables.values() if table in _views(each, tables)), table)


def _known(table: Table, tables: Mapping[str, Table]) -> set[str]:
    return {column for each in (table, *_views(table, tables)) for column in each.columns}


def _views(table: Table, tables: Mapping[str, Table]) -> list[Table]:
    # A view that begins with the key of a table shows the rows of that table.
    key = table.primary_key
    if table.query or not key:
        return []
    return [each for each in tables.values() if each.query and each.columns[: len(key)] == key]
