"""A citation of the rows that an analysis used, and how it is written to a file."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.citation.hash_rows import hash_subset

# What tells a file with such a citation from any other JSON.
KIND = "onrecord citation of rows"


@dataclass(frozen=True)
class RowsCited:
    """Rows of a table by what they said when they were used.

    ``rows`` has the hash of each row over ``columns``, by the canonical JSON of its key;
    ``altered_columns`` are those in which the analysis had other values than the dataset.
    """

    citation: str
    dataset: str
    title: str
    version: str
    dataset_sha256: str
    table: str
    key_columns: tuple[str, ...]
    columns: tuple[str, ...]
    altered_columns: tuple[str, ...]
    rows: Mapping[str, str]

    @property
    def subset_sha256(self) -> str:
        """The hash of the rows together."""
        return hash_subset(self.rows)

    def to_json(self) -> str:
        """Write the citation as JSON, with a row a line, and escape all that cannot be seen."""
        facts = {
            "kind": KIND,
            "citation": self.citation,
            "dataset": self.dataset,
            "title": self.title,
            "version": self.version,
            "dataset_sha256": self.dataset_sha256,
            "table": self.table,
            "key_columns": self.key_columns,
            "columns": self.columns,
            "altered_columns": self.altered_columns,
            "row_count": len(self.rows),
            "subset_sha256": self.subset_sha256,
        }
        lines = [
            *(f"{_json(name)}: {_json(value)}" for name, value in facts.items()),
            '"rows": [\n    '
            + ",\n    ".join(
                f'{{"key": {key}, "sha256": {_json(sha256)}}}' for key, sha256 in self.rows.items()
            )
            + "\n  ]",
        ]
        return _escape("{\n  " + ",\n  ".join(lines) + "\n}")


def _escape(text: str) -> str:
    return "".join(
        mark if mark.isprintable() or mark == "\n" else json.dumps(mark)[1:-1] for mark in text
    )


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
