"""Find cited rows again in a dataset, and say whether each still reads the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyarrow as pa

from onrecord.citation.citable import Citable
from onrecord.citation.hash_rows import find_places, hash_row, name_key, read_keyed
from onrecord.citation.rows_cited import RowsCited
from onrecord.errors import UsageError, unknown
from onrecord.release.canonical import canonical
from onrecord.release.find_rows import find_removed


@dataclass(frozen=True)
class RowFinding:
    """What became of a cited row: ``same``, ``changed``, ``removed`` or ``missing``.

    ``key`` names the row, ``detail`` says in which version it was removed and why.
    """

    key: str
    finding: str
    detail: str | None = None


@dataclass(frozen=True)
class Comparison:
    """A citation of rows beside the dataset of today, with a finding for each row."""

    cited: RowsCited
    version: str
    dataset_sha256: str
    rows: tuple[RowFinding, ...]

    @property
    def others(self) -> list[RowFinding]:
        """The rows that do not read the same."""
        return [each for each in self.rows if each.finding != "same"]


def verify_rows(cited: RowsCited, citable: Citable) -> Comparison:
    """Compare each cited row with the row of the same key, over the columns that were cited.

    A column that the table had not yet when it was cited does not count. Raises UsageError for a
    citation of another dataset or of a table that is not there, OnRecordError if the table is not
    as it was released.
    """
    description = citable.description
    if cited.dataset != description.name:
        raise UsageError(
            f"the citation is of the dataset {cited.dataset!r}, and this is {description.name!r}; "
            "name the folder of the other"
        )
    table = citable.tables.get(cited.table)
    if table is None:
        raise unknown("table", cited.table, citable.tables)
    if table.query:
        raise UsageError(
            f"{table.name!r} is a view, which has no rows of its own; "
            "cite those of the table that it shows"
        )
    if table.primary_key != cited.key_columns:
        raise UsageError(
            f"the key of {table.name} is {', '.join(table.primary_key)} and no longer "
            f"{', '.join(cited.key_columns)!r}, so its rows cannot be found again"
        )
    rows = read_keyed(cited.rows, table, citable)
    places = find_places(rows, table)
    found = [key for key in cited.rows if key in places]
    said = rows.take(pa.array([places[key] for key in found], pa.int64())).to_pylist()
    hashes = {key: hash_row(row, cited.columns) for key, row in zip(found, said, strict=True)}
    removed = _find_removed(table.name, citable)
    findings = (_compare(key, sha256, hashes, removed) for key, sha256 in cited.rows.items())
    return Comparison(cited, description.version, description.sha256, tuple(findings))


def _compare(
    key: str, sha256: str, hashes: Mapping[str, str], removed: Mapping[str, str]
) -> RowFinding:
    named = name_key(key)
    if key in hashes:
        return RowFinding(named, "same" if hashes[key] == sha256 else "changed")
    if key in removed:
        return RowFinding(named, "removed", removed[key])
    return RowFinding(named, "missing")


def _find_removed(table: str, citable: Citable) -> dict[str, str]:
    rows = find_removed("table_name", table, citable.tables, citable.read)
    return {canonical([row["row_id"]]): f"in {row['removed_in']}: {row['reason']}" for row in rows}
