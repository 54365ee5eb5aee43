"""Check that every value of a foreign key stands in the table that it points at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.checks.violation import RowsByTable, Violation
from onrecord.errors import nearest
from onrecord.schema.model import ForeignKey, Table

_NAMES = {"actor_id": "actor", "office_id": "office", "document_id": "document"}


def check_keys(rows: RowsByTable, tables: Mapping[str, Table]) -> Iterator[Violation]:
    """Yield every row whose foreign key points at nothing. A key with an empty part is not held."""
    known: dict[tuple[str, tuple[str, ...]], set[tuple[object, ...]]] = {}
    for name, table in tables.items():
        for key in table.foreign_keys:
            target = (key.table, key.references)
            if target not in known:
                known[target] = {
                    tuple(row[each] for each in key.references) for row in rows[key.table]
                }
            for index, row in enumerate(rows[name]):
                values = tuple(row[each] for each in key.fields)
                if None not in values and values not in known[target]:
                    message = _message(key, values, known[target])
                    yield Violation(name, index, key.fields[-1], "foreign_key", message)


def _message(key: ForeignKey, values: tuple[object, ...], known: set[tuple[object, ...]]) -> str:
    column = key.references[-1]
    what = _NAMES.get(column, column.removesuffix("_id").replace("_", " "))
    candidates = [str(each[-1]) for each in known if each[:-1] == values[:-1]]
    hint = nearest(str(values[-1]), candidates) or f"; no such row in {key.table}"
    if len(values) > 1:
        listed = ", ".join(sorted(candidates)) or "none"
        hint = f" of {values[0]}; its codes are {listed}"
    return f"unknown {what} {values[-1]!r}{hint}"
