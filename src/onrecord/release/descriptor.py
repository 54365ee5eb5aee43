"""datapackage.json: what the package is, what is in it, and what it was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from onrecord.release.hashes import FileHash
from onrecord.schema.model import Table
from onrecord.schema.to_frictionless import to_frictionless

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
# Said aloud, because Frictionless otherwise guesses from the first lines and may drop spaces.
_DIALECT = {
    "delimiter": ",",
    "lineTerminator": "\n",
    "quoteChar": '"',
    "doubleQuote": True,
    "skipInitialSpace": False,
}


def describe_package(
    facts: Mapping[str, Any],
    tables: Mapping[str, Table],
    row_counts: Mapping[str, int],
    files: Iterable[FileHash],
    schemas: Iterable[FileHash],
    inputs: Iterable[FileHash],
    libraries: Mapping[str, str],
    *,
    include_drafts: bool = False,
) -> dict[str, Any]:
    """Make the Data Package (version 2) descriptor of a dataset.

    ``facts`` is what dataset.yaml says: name, title, version, and if known description, keywords,
    licenses, contributors, coverage, homepage, doi, datasheet and released (an ISO date).
    ``files`` must hold data/tables/<table>.parquet of every table, or else its parts, as
    data/tables/<table>/*.parquet with their ``rows``; ``libraries`` are the versions of those that
    shape the bytes. CSV resources (data/tables/<table>.csv) carry the public contract; Parquet
    resources are plain files, because Frictionless reads their nulls wrongly, and have the schema
    only where a large table has no CSV. Raises KeyError if a fact or a file is missing.
    """
    found = {each.path: each for each in files}
    descriptor = {
        "$schema": PROFILE,
        "name": facts["name"],
        **({"id": f"https://doi.org/{facts['doi']}"} if facts.get("doi") else {}),
        "title": facts["title"],
        **({"description": facts["description"]} if facts.get("description") else {}),
        "version": facts["version"],
        **({"homepage": facts["homepage"]} if facts.get("homepage") else {}),
        **({"created": f"{facts['released']}T00:00:00Z"} if facts.get("released") else {}),
        # The standard allows these lists to be left out, but not to be empty.
        **{key: facts[key] for key in ("keywords", "licenses", "contributors") if facts.get(key)},
        "resources": [
            *(
                _csv(table, row_counts[name], found[_path(name, "csv")])
                for name, table in tables.items()
                if _path(name, "csv") in found
            ),
            *(_parquet(table, row_counts[name], found) for name, table in tables.items()),
        ],
        "onrecord": {
            **{key: facts[key] for key in ("coverage", "datasheet") if facts.get(key)},
            **({"includes_drafts": True} if include_drafts else {}),
            "schemas": [_vouched(each) for each in sorted(schemas, key=lambda file: file.path)],
            "inputs": [_vouched(each) for each in sorted(inputs, key=lambda file: file.path)],
            "libraries": dict(sorted(libraries.items())),
        },
    }
    return descriptor


def to_json(descriptor: Mapping[str, Any]) -> str:
    r"""Write a descriptor as JSON text: the same mapping gives the same bytes, "\n" at the end."""
    return json.dumps(descriptor, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def _csv(table: Table, rows: int, file: FileHash) -> dict[str, Any]:
    return {
        "name": table.name,
        "title": table.title,
        "description": table.description,
        "type": "table",
        **_vouched(file),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "rows": rows,
        "dialect": _DIALECT,
        "schema": to_frictionless(table),
    }


def _parquet(table: Table, rows: int, files: Mapping[str, FileHash]) -> dict[str, Any]:
    has_csv = _path(table.name, "csv") in files
    return {
        "name": f"{table.name}-parquet",
        "title": f"{table.title} (Parquet)",
        **({} if has_csv else {"description": table.description}),
        "type": "file",
        **_parquet_files(table, rows, files),
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
        **({} if has_csv else {"schema": to_frictionless(table)}),
    }


def _parquet_files(table: Table, rows: int, files: Mapping[str, FileHash]) -> dict[str, Any]:
    whole, folder = _path(table.name, "parquet"), f"data/tables/{table.name}/"
    parts = [files[path] for path in sorted(files) if path.startswith(folder)]
    if whole in files or not parts:
        # Not rows, which Frictionless would count.
        counted = {} if _path(table.name, "csv") in files else {"rowCount": rows}
        return {**_vouched(files[whole]), **counted}
    return {
        "path": [each.path for each in parts],
        "parts": [{**_vouched(each), "rowCount": each.rows} for each in parts],
    }


def _path(table: str, form: str) -> str:
    return f"data/tables/{table}.{form}"


def _vouched(file: FileHash) -> dict[str, Any]:
    return {"path": file.path, "hash": f"sha256:{file.sha256}", "bytes": file.size}
