"""A dataset as it stands in one version, opened by what somebody calls that version."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.errors import OnRecordError, UsageError
from onrecord.layout import open_path
from onrecord.release.check_hashes import check_hashes
from onrecord.release.description import Description, describe_dataset
from onrecord.release.read_package import (
    find_file,
    read_descriptor,
    read_tables,
    table_paths,
)
from onrecord.release.read_rows import read_rows
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import arrow_type
from onrecord.versions.git import files_of
from onrecord.versions.level import parse_version


@dataclass(frozen=True)
class State:
    """One version: ``tables`` have rows, which ``load`` gives; ``views`` are computed from them."""

    description: Description
    tables: Mapping[str, Table]
    views: Mapping[str, Table]
    load: Callable[[str], pa.Table]


@contextmanager
def open_state(name: str | os.PathLike[str]) -> Iterator[State]:
    """Open a version; a name that is no path is a revision of the repository around this folder.

    Raises UsageError where there is no such version, OnRecordError where it is damaged.
    """
    shown = os.fspath(name)
    if not shown:
        raise UsageError("an empty name; name a folder, a datapackage.json, or a git revision")
    folder = folder_of(name)
    if folder is not None:
        yield _read_state(folder, shown)
        return
    with files_of(shown, Path()) as root:
        try:
            yield _read_state(root, shown)
        except OnRecordError as error:
            if str(root) not in str(error):
                raise
            # The folder is gone by the time that somebody reads of it.
            raise OnRecordError(str(error).replace(str(root), shown)) from error


def folder_of(name: str | os.PathLike[str]) -> Path | None:
    """The folder of a package, if the name is that of something on disk.

    Raises UsageError for a file that is no datapackage.json.
    """
    path = open_path(name)
    try:
        if not path.exists():
            return None
    except (OSError, ValueError):
        return None  # no file can have that name
    if path.name == "datapackage.json":
        return path.parent
    if path.is_file():
        raise UsageError(f"{path} is not a datapackage.json; name that file or its folder")
    return path


def _read_state(root: Path, name: str) -> State:
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
    load = partial(_load, root, descriptor, tables)
    return State(description, tables, views, load)


def _load(
    root: Path, descriptor: dict[str, Any], tables: Mapping[str, Table], name: str
) -> pa.Table:
    paths = [find_file(root, each) for each in table_paths(descriptor, name, "parquet")]
    rows, table = read_rows(paths), tables[name]
    try:
        if not {*table.primary_key} <= {*table.columns}:
            raise ValueError("the key is no column")
        return rows.cast(pa.schema([(each.name, arrow_type(each)) for each in table.fields]))
    except (pa.ArrowException, ValueError) as error:
        raise OnRecordError(
            f"the columns of {name!r} are not those of its schema; build again"
        ) from error
