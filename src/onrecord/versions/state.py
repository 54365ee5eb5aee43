"""A dataset as it stands in one version: its facts, its schemas, and its rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.check_hashes import check_hashes
from onrecord.release.description import Description, describe_dataset
from onrecord.release.hashes import FileHash, list_files
from onrecord.release.read_package import find_file, read_descriptor, read_tables
from onrecord.release.write_parquet import read_parquet
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import arrow_type
from onrecord.versions.level import parse_version


@dataclass(frozen=True)
class State:
    """One version: ``tables`` have rows, which ``load`` gives; ``views`` are computed from them."""

    description: Description
    tables: Mapping[str, Table]
    views: Mapping[str, Table]
    load: Callable[[str], pa.Table]


def read_state(root: Path, name: str) -> State:
    """Read a package; the rows of a table are read only when they are asked for.

    ``name`` is what errors call it. Raises UsageError if there is none, and OnRecordError if it is
    damaged or its files are not those that its datapackage.json vouches for.
    """
    descriptor = read_descriptor(root / "datapackage.json")
    description = describe_dataset(descriptor)
    parse_version(description.version)
    changed = list(check_hashes(root, descriptor))
    if changed:
        raise OnRecordError(f"{name} is not as it was built: {changed[0]} (1 of {len(changed)})")
    described = read_tables(root, descriptor)
    tables = {table.name: table for table in described.values() if not table.query}
    views = {table.name: table for table in described.values() if table.query}
    load = partial(_load, root, list_files(descriptor), tables)
    return State(description, tables, views, load)


def _load(
    root: Path, files: Mapping[tuple[str, str], FileHash], tables: Mapping[str, Table], name: str
) -> pa.Table:
    if (name, "parquet") not in files:
        raise OnRecordError(f"datapackage.json lists no parquet file of {name!r}; build again")
    rows, table = read_parquet(find_file(root, files[name, "parquet"].path)), tables[name]
    try:
        if not {*table.primary_key} <= {*table.columns}:
            raise ValueError("the key is no column")
        return rows.cast(pa.schema([(each.name, arrow_type(each)) for each in table.fields]))
    except (pa.ArrowException, ValueError) as error:
        raise OnRecordError(
            f"the columns of {name!r} are not those of its schema; build again"
        ) from error
