"""Hold what datapackage.json says of the tables against the schemas and the folder."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.hashes import hashes_in, parts_in
from onrecord.release.publish import list_stale
from onrecord.release.read_package import list_resources
from onrecord.schema.model import Table
from onrecord.schema.to_frictionless import to_frictionless

_FILE = "datapackage.json"


def check_descriptor(
    root: Path, descriptor: dict[str, Any], tables: Mapping[str, Table]
) -> Iterator[Problem]:
    """Yield what other programs would be told wrongly, though every listed file is right.

    That are the ``schema`` of a table where it is not the one that schemas/ gives, numbers of rows
    and bytes that are left out or are no numbers, and files of tables that are not listed. Whether
    the numbers are those of the files is for whoever reads the files.
    """
    for (name, form), resource in list_resources(descriptor).items():
        if name not in tables:
            continue
        # With a CSV file, that has the schema, and Parquet is a file like any other.
        is_public = form == "csv" or (name, "csv") not in list_resources(descriptor)
        if is_public:
            yield from _check_schema(resource, tables[name])
        yield from _check_counts(resource, form, is_public)
    yield from _find_unlisted(root, descriptor)


def _check_schema(resource: Mapping[str, Any], table: Table) -> Iterator[Problem]:
    if resource.get("schema") == to_frictionless(table):
        return
    what = "is not the one of" if "schema" in resource else "is left out; it is in"
    fault = f"the schema of {resource['name']!r} {what} schemas/{table.name}.json; build again"
    yield Problem(_FILE, 1, fault)


def _check_counts(resource: Mapping[str, Any], form: str, is_public: bool) -> Iterator[Problem]:
    try:
        parts = parts_in(resource)
    except (KeyError, TypeError):
        return  # told where the files are read
    keys = ["bytes"]
    if is_public or "parts" in resource:
        keys.append("rows" if form == "csv" else "rowCount")
    for part in parts:
        for key in keys:
            value = part.get(key)
            if type(value) is not int:
                said = "no" if key not in part else repr(value) + " for"
                fault = f"gives {said} {key} of {part.get('path')!r}; expected a number"
                yield Problem(_FILE, 1, f"{fault}; build again")


def _find_unlisted(root: Path, descriptor: Mapping[str, Any]) -> Iterator[Problem]:
    """Files that whoever reads a whole folder takes for rows of a table."""
    try:
        listed = hashes_in(descriptor)
    except OnRecordError:
        return  # told where hashes are compared
    database = Layout(root).database.relative_to(root).as_posix()
    for path in list_stale(listed, root):
        if path != database:
            fault = "is not listed in datapackage.json; remove it, or build again"
            yield Problem(path, 1, fault)
