"""Tell apart what came with official records from what people wrote, by the tables alone.

The rows that were made from a record are imported. So is what they point at: the record itself,
and the actors, offices and annotators that they name.
"""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.checks.rule import every
from onrecord.schema.model import Table
from onrecord.schema.sql import quote_name, quote_names

# Each table with the one that is pointed at, and by which key.
_POINTED_AT = {
    "records": ("records", "record_id"),
    "actors": ("actors", "actor_id"),
    "actor_names": ("actors", "actor_id"),
    "offices": ("offices", "office_id"),
    "annotators": ("annotators", "annotator_id"),
}
_IS_IMPORTED = "status = 'imported'"
_EVENTS = f"SELECT event_id FROM {every('events')} WHERE {_IS_IMPORTED}"
# The tables of rows that are made from records, and which of their rows are.
_POINTING = {
    "events": _IS_IMPORTED,
    "appointments": _IS_IMPORTED,
    "participants": f"event_id IN ({_EVENTS})",
}


def is_not_imported(name: str, tables: Mapping[str, Table]) -> str:
    """The condition (SQL) that no imported row points at a row of a table that all may point at."""
    if name not in _POINTED_AT:
        return "true"
    target, key = _POINTED_AT[name]
    keys = [
        f"SELECT {quote_names(each.fields)} AS key FROM {every(table)} WHERE {condition}"
        for table, condition in _POINTING.items()
        for each in (tables[table].foreign_keys if table in tables else ())
        if (each.table, each.references) == (target, (key,))
    ]
    if not keys:
        return "true"
    listed = f"SELECT key FROM ({' UNION '.join(keys)}) WHERE key IS NOT NULL"
    return f"coalesce({quote_name(key)} NOT IN ({listed}), true)"
