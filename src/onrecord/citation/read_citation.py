"""Read a citation of rows back from its file, which anybody may have written."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from onrecord.citation.given_file import check_file
from onrecord.citation.rows_cited import KIND, RowsCited
from onrecord.errors import OnRecordError
from onrecord.release.canonical import canonical

_TEXTS = ("citation", "dataset", "title", "version", "dataset_sha256", "table")
_LISTS = ("key_columns", "columns", "altered_columns")
_SHA256 = re.compile(r"[0-9a-f]{64}")


def read_citation(path: Path) -> RowsCited:
    """Read a citation of rows as ``cite`` writes it.

    Raises UsageError if there is no such file, OnRecordError for one that holds something else, or
    whose rows are not those that its own hash and count stand for.
    """
    check_file(path)
    try:
        return _read(_parse(path))
    except ValueError as error:
        raise OnRecordError(
            f"{path} is no citation of rows: {error}; make one with: onrecord cite --rows"
        ) from error


def _parse(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes(), object_pairs_hook=_object)
    except RecursionError:
        raise ValueError("it is nested too deeply") from None
    except ValueError as error:
        raise ValueError(f"it is no JSON ({error})") from error


def _object(members: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(members)
    if len(found) != len(members):
        raise ValueError("an object has a name twice")
    return found


def _read(data: Any) -> RowsCited:
    if not isinstance(data, dict) or data.get("kind") != KIND:
        raise ValueError(f"its kind is not {KIND!r}")
    facts: dict[str, Any] = {name: _text(data, name) for name in _TEXTS}
    facts |= {name: _texts(data, name) for name in _LISTS}
    if not _SHA256.fullmatch(facts["dataset_sha256"]):
        raise ValueError("dataset_sha256 has not 64 hexadecimal digits")
    cited = RowsCited(**facts, rows=_rows(data, len(facts["key_columns"])))
    if cited.subset_sha256 != data.get("subset_sha256") or not cited.rows:
        raise ValueError("its rows are not those that subset_sha256 stands for")
    if data.get("row_count") != len(cited.rows):
        raise ValueError("row_count is not the number of its rows")
    return cited


def _text(data: Mapping[str, Any], name: str) -> str:
    value = data.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is no text")
    return value


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    values = data.get(name)
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise ValueError(f"{name} is no list of texts")
    return tuple(values)


def _rows(data: Mapping[str, Any], key_length: int) -> dict[str, str]:
    listed = data.get("rows")
    if not isinstance(listed, list):
        raise ValueError("rows is no list")
    rows: dict[str, str] = {}
    for number, row in enumerate(listed, start=1):
        key, sha256 = (row.get("key"), row.get("sha256")) if isinstance(row, dict) else (None, None)
        if not _is_key(key, key_length):
            raise ValueError(f"row {number} has no key of {key_length}")
        if not isinstance(sha256, str) or not _SHA256.fullmatch(sha256):
            raise ValueError(f"row {number} has no sha256 of 64 hexadecimal digits")
        text = canonical(key)
        if text in rows:
            raise ValueError(f"row {number} is there twice")
        rows[text] = sha256
    return rows


def _is_key(key: object, length: int) -> bool:
    return (
        isinstance(key, list)
        and len(key) == length
        and all(isinstance(each, str | int | float) for each in key)
    )
