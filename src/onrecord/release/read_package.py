"""Find the files of a dataset through its datapackage.json, never outside its folder."""

from __future__ import annotations

import errno
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError, UsageError, unknown
from onrecord.release.hashes import parts_in
from onrecord.schema.model import Table
from onrecord.schema.read import read_schema_files, read_view_files
from onrecord.schema.read_json import read_json

# What a path fails with that leads to nothing, or is longer than any can be.
_NOWHERE = (errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG)
_NEEDED = ("name", "title", "version", "resources", "onrecord")


def read_descriptor(path: Path) -> dict[str, Any]:
    """Read a datapackage.json that On the Record wrote.

    Raises UsageError if there is none, and OnRecordError if it is damaged or of another program.
    """
    try:
        descriptor: dict[str, Any] = read_json(path)
    except (OSError, ValueError) as error:
        # A path of fsspec does not always say the number of the error.
        if isinstance(error, FileNotFoundError) or getattr(error, "errno", None) in _NOWHERE:
            raise UsageError(
                f"there is no {path}; name a datapackage.json or its folder, or build it first"
            ) from None
        raise OnRecordError(f"{path} cannot be read; build it again ({error})") from error
    missing = [
        each for each in _NEEDED if not isinstance(descriptor, dict) or not descriptor.get(each)
    ]
    if missing:
        raise OnRecordError(f"{path} was not made by On the Record: it has no {', '.join(missing)}")
    return descriptor


def list_resources(descriptor: dict[str, Any]) -> dict[tuple[str, str], dict[str, Any]]:
    """List the files of the tables by name of the table and form (``csv`` or ``parquet``)."""
    try:
        return {
            (each["name"].removesuffix("-parquet"), each["format"]): each
            for each in descriptor["resources"]
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise OnRecordError(f"the resources of datapackage.json are damaged ({error!r})") from error


def table_paths(descriptor: dict[str, Any], name: str, form: str) -> list[str]:
    """The paths of a table's file, or of its parts, as the descriptor gives them.

    Raises OnRecordError if it gives none.
    """
    resource = list_resources(descriptor).get((name, form))
    if resource is None:
        raise OnRecordError(f"datapackage.json lists no {form} file of {name!r}; build again")
    try:
        return [each["path"] for each in parts_in(resource)]
    except (KeyError, TypeError) as error:
        raise OnRecordError(
            f"datapackage.json does not say where the {form} files of {name!r} are ({error}); "
            "build again"
        ) from error


def table_path(descriptor: dict[str, Any], name: str, form: str) -> str:
    """The path of a table as the descriptor gives it: that of its file, or the folder of its parts.

    Raises OnRecordError if it gives none.
    """
    path, *others = table_paths(descriptor, name, form)
    if not isinstance(path, str):
        raise OnRecordError(f"datapackage.json lists no {form} file of {name!r}; build again")
    return path.rpartition("/")[0] if others or is_partitioned(descriptor, name) else path


def is_partitioned(descriptor: dict[str, Any], name: str) -> bool:
    """Whether the Parquet file of a table is cut into parts, as those of a large dataset are."""
    return "parts" in list_resources(descriptor).get((name, "parquet"), {})


def count_rows(descriptor: dict[str, Any]) -> dict[str, int]:
    """Give the number of rows of every table whose number the descriptor gives.

    That of a large table is the sum of those of its parts.
    """
    counts = {}
    for (name, _), resource in list_resources(descriptor).items():
        try:
            found = [each.get("rows", each.get("rowCount")) for each in parts_in(resource)]
        except (AttributeError, KeyError, TypeError):
            continue
        if all(isinstance(each, int) for each in found):
            counts[name] = sum(found)
    return counts


def includes_drafts(descriptor: Mapping[str, Any]) -> bool:
    """Whether a dataset was built with rows that nobody has confirmed.

    >>> includes_drafts({"onrecord": {"includes_drafts": True}}), includes_drafts({})
    (True, False)
    """
    ours = descriptor.get("onrecord")
    return isinstance(ours, dict) and bool(ours.get("includes_drafts"))


def find_file(root: Path, path: object) -> Path:
    """Find a file that a descriptor names; raises OnRecordError if it is not inside the folder."""
    if not isinstance(path, str) or not _is_inside(root, root / path):
        raise OnRecordError(f"{root}: datapackage.json names {path!r}, which is outside its folder")
    found = root / path
    if not found.is_file():
        if found.exists():
            raise OnRecordError(f"{found} is no ordinary file; build or install the dataset again")
        raise OnRecordError(f"{found} is missing; build or install the dataset again")
    return found


def read_tables(root: Path, descriptor: dict[str, Any]) -> dict[str, Table]:
    """Read the descriptions of the tables and views of a package, in the order to show them.

    Raises OnRecordError if a schema is missing or damaged.
    """
    try:
        paths = [find_file(root, each["path"]) for each in descriptor["onrecord"]["schemas"]]
        views = [path for path in paths if path.parent.name == "views"]
        if not paths:
            raise LookupError("none is listed")
        tables = read_schema_files(path for path in paths if path not in views)
        return {**tables, **read_view_files(views, tables)}
    except (AttributeError, LookupError, TypeError, ValueError, StopIteration, OSError) as error:
        raise OnRecordError(
            f"{root}: the schemas are damaged; build or install the dataset again ({error!r})"
        ) from error


def find_table(tables: Mapping[str, Table], name: str) -> Table:
    """Find a table or view by its name; raises UsageError, with the nearest, if there is none."""
    if name not in tables:
        raise unknown("table", name, tables)
    return tables[name]


def _is_inside(root: Path, path: Path) -> bool:
    # Links are followed first: one of them may lead out as well.
    return path.resolve().is_relative_to(root.resolve())
