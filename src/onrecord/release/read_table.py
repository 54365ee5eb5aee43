"""Read a table or view of a package by its name, in whichever files it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError, UsageError
from onrecord.release.find_rows import Read
from onrecord.release.read_package import (
    find_file,
    find_table,
    is_partitioned,
    list_resources,
    read_tables,
    table_paths,
)
from onrecord.release.read_rows import find_dataset, read_rows, read_schema
from onrecord.schema.model import Table


class Reader:
    """What reads the tables and views of a package in the folder ``root``."""

    def __init__(self, root: Path, descriptor: dict[str, Any]) -> None:
        self.root = root
        self._descriptor = descriptor

    def read(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Read all rows and columns of a table or view, or those asked for (see ``read_rows``).

        Raises UsageError for an unknown name, OnRecordError for a missing or damaged file.
        """
        # A table is read without looking at the schemas, which only a view needs.
        view = self._find_view(name)
        if view is None:
            return read_rows(self.find(name), columns, filters)
        from onrecord.release.filters import find_columns, find_expression

        rows = self._compute(view)
        if filters is not None:
            rows = rows.filter(find_expression(filters, rows.schema))
        return rows.select(find_columns(columns, rows.schema))

    def scan(self, name: str, as_: str) -> Any:
        """Make the lazy form of a table (see ``scan_files``); a view is computed first."""
        from onrecord.release.scan import scan_files, scan_rows

        view = self._find_view(name)
        return scan_files(self.find(name), as_) if view is None else scan_rows(self.read(name), as_)

    def find(self, name: str, form: str = "parquet") -> list[Path]:
        """Find the file of a table in a form, or its parts.

        Raises OnRecordError for one that is missing, and UsageError for a view, which has none.
        """
        if (name, form) not in list_resources(self._descriptor):
            if find_table(self.list_tables(), name).query:
                raise UsageError(f"{name!r} is a view and has no file; use load({name!r})")
            raise OnRecordError(f"{self.root}: datapackage.json lists no {form} file of {name!r}")
        return [find_file(self.root, each) for each in table_paths(self._descriptor, name, form)]

    def list_tables(self) -> dict[str, Table]:
        """Read the descriptions of the tables and views."""
        return read_tables(self.root, self._descriptor)

    def held_to(self, tables: Mapping[str, Table]) -> Read:
        """Read as ``read`` does, but hold what is read against its schema."""
        from onrecord.release.match_schema import match_schema

        def read(name: str, columns: Sequence[str] | None = None, filters: Any = None) -> pa.Table:
            table = find_table(tables, name)
            if table.query or (columns is None and filters is None):
                return match_schema(self.read(name, columns, filters), table, columns)
            # Only what its schema describes can be filtered.
            match_schema(read_schema(self.find(name)).empty_table(), table)
            return match_schema(self.read(name, columns, filters), table, columns)

        return read

    def _find_view(self, name: str) -> Table | None:
        if (name, "parquet") in list_resources(self._descriptor):
            return None
        found = find_table(self.list_tables(), name)
        return found if found.query else None

    def _compute(self, view: Table) -> pa.Table:
        from onrecord.release.compute_large_view import compute_large_view
        from onrecord.release.compute_view import compute_view, list_needed

        described = self.list_tables()
        tables = {each.name: each for each in described.values() if not each.query}
        if any(is_partitioned(self._descriptor, name) for name in tables):
            needed = {name: tables[name] for name in list_needed(view, tables)}
            return compute_large_view(
                view, needed, {name: find_dataset(self.find(name)) for name in needed}
            )
        return compute_view(view, tables, self.held_to(described))
