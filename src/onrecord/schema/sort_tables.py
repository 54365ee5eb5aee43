"""Order tables so that each comes after those it points at."""

from __future__ import annotations

from collections.abc import Mapping
from graphlib import CycleError, TopologicalSorter

from onrecord.schema.model import Table


def sort_tables(tables: Mapping[str, Table]) -> dict[str, Table]:
    """Order tables so that rows can be inserted one table after the other.

    Where tables point at each other in a circle, one of these references is left out of account.
    """
    pointed_at = {
        name: [each.table for each in table.foreign_keys if each.table in tables.keys() - {name}]
        for name, table in tables.items()
    }
    while True:
        try:
            return {name: tables[name] for name in TopologicalSorter(pointed_at).static_order()}
        except CycleError as error:
            earlier, later = error.args[1][:2]
            pointed_at[later] = [each for each in pointed_at[later] if each != earlier]
