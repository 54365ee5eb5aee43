"""Hashes: of one file, and of the dataset as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError


@dataclass(frozen=True)
class FileHash:
    """A file by its path from the root of the dataset, with its SHA-256 and its size in bytes.

    Of a part of a table, ``rows`` is the number of its rows.
    """

    path: str
    sha256: str
    size: int
    rows: int | None = None


def sha256_file(path: Path) -> str:
    """Compute the SHA-256 of a file's bytes, as 64 hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def hash_file(path: Path, root: Path) -> FileHash:
    """Hash a file and note where it stands under a root folder."""
    return FileHash(path.relative_to(root).as_posix(), sha256_file(path), path.stat().st_size)


def hashes_in(descriptor: Mapping[str, Any]) -> dict[str, str]:
    """List every path that a datapackage.json vouches for, with its SHA-256.

    Tables come first, in CSV and in Parquet, then schemas and inputs. Raises OnRecordError for a
    descriptor that is damaged.
    """
    try:
        ours = descriptor["onrecord"]
        tables = [part for each in descriptor["resources"] for part in parts_in(each)]
        listed = [*tables, *ours["schemas"], *ours["inputs"]]
        return {_path_of(each): each["hash"].removeprefix("sha256:") for each in listed}
    except (AttributeError, KeyError, TypeError) as error:
        raise OnRecordError(
            "datapackage.json does not say which path and hash each file has; build or install "
            "the dataset again"
        ) from error


def list_files(descriptor: Mapping[str, Any]) -> dict[tuple[str, str], tuple[FileHash, ...]]:
    """List the files of every table in every form, by (table, ``csv`` or ``parquet``).

    It is one, or the parts of a large table in their order. Raises OnRecordError for a descriptor
    that is damaged.
    """
    try:
        return {
            (each["name"].removesuffix("-parquet"), each["format"]): tuple(
                FileHash(
                    _path_of(part),
                    part["hash"].removeprefix("sha256:"),
                    part["bytes"],
                    part.get("rowCount"),
                )
                for part in parts_in(each)
            )
            for each in descriptor["resources"]
        }
    except (AttributeError, KeyError, TypeError) as error:
        raise OnRecordError(
            f"the resources of datapackage.json are damaged ({error!r}); build or install the "
            "dataset again"
        ) from error


def parts_in(resource: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """List what a resource says of each of its files: the resource itself, or its parts.

    Raises TypeError or KeyError for one that is damaged: its paths are not those of its parts, and
    so nothing would vouch for what is read.

    >>> parts_in({"path": ["a"], "parts": [{"path": "a", "rowCount": 2}]})
    [{'path': 'a', 'rowCount': 2}]
    """
    if "parts" not in resource:
        return [resource]
    parts: list[Mapping[str, Any]] = list(resource["parts"])
    if not parts or [_path_of(each) for each in parts] != resource["path"]:
        raise TypeError(f"the paths of {resource['name']!r} are not those of its parts")
    return parts


def dataset_hash(descriptor: Mapping[str, Any]) -> str:
    r"""Compute the one hash that stands for the dataset: that of its sorted ``sha256 path`` lines.

    >>> file = {"path": "data/tables/actors.csv", "hash": "sha256:" + 64 * "0"}
    >>> dataset_hash({"resources": [file], "onrecord": {"schemas": [], "inputs": []}})[:16]
    '36ea4f07820dd35d'
    """
    return hash_lines(hashes_in(descriptor))


def hash_lines(hashes: Mapping[str, str]) -> str:
    """Compute the one hash that stands for several files, given as their SHA-256 by their path.

    What is hashed are the lines ``sha256 path``, sorted, each with its line feed, as UTF-8.
    """
    lines = sorted(f"{sha256} {path}\n" for path, sha256 in hashes.items())
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def _path_of(entry: Mapping[str, Any]) -> str:
    path = entry["path"]
    if not isinstance(path, str):
        raise TypeError(f"{path!r} is no path")
    return path
