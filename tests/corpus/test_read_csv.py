"""A vocabulary is read in the columns of its schema, and what is wrong is said with its line."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.read_csv import read_csv
from onrecord.errors import Problem
from onrecord.layout import bundled
from onrecord.schema.read import read_schemas


def test_comment_is_no_line_of_csv(tmp_path: Path) -> None:
    """Who pastes a first line with '#' is told to remove it, and of no unknown column."""
    path = tmp_path / "annotators.csv"
    path.write_text(
        "# vocabularies/annotators.csv\nannotator_id,kind,name,description\n", encoding="utf-8"
    )
    assert read_csv(tmp_path, path, read_schemas(bundled().schemas)["annotators"]) == (
        [],
        [],
        [
            Problem(
                "annotators.csv",
                1,
                "expected the columns annotator_id,kind,name,description; a CSV file has no "
                "comments: remove the line that begins with '#'",
            )
        ],
    )
