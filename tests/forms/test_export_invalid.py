"""A dataset that breaks its schemas is published in no form, though its hashes are right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.cli import main
from onrecord.errors import OnRecordError
from onrecord.forms.forms import FORMS

ADVICE = "; run 'onrecord check' in its folder"


def invalid(root: Path, table: str, **cells: Any) -> Package:
    """Write the small package with other cells in the first row of a table."""
    rows = small_rows()
    first, *others = rows[table].to_pylist()
    changed = arrow_rows(real_tables()[table], [{**first, **cells}, *others])
    return Package(write_package(root, {**rows, table: changed}).parent)


@pytest.mark.parametrize("form", FORMS)
def test_a_dangling_key_is_in_no_form(form: str, tmp_path: Path) -> None:
    """An event whose actor does not exist stops every form, and nothing is written."""
    package = invalid(tmp_path / "bad", "events", actor_id="nobody-at-all")
    with pytest.raises(OnRecordError) as caught:
        package.export(form, tmp_path / "out")
    assert str(caught.value) == (
        "this dataset is not valid: table 'events', row 1: points at nothing in table 'actors'"
        + ADVICE
    )
    assert [path.name for path in tmp_path.iterdir()] == ["bad"]


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"intensity": 99.0}, "CHECK constraint failed: intensity"),
        ({"modality": "perhaps"}, "CHECK constraint failed: modality"),
        ({"event_id": "memo-e02"}, "UNIQUE constraint failed: events.event_id"),
    ],
)
def test_the_broken_rule_is_named(
    cells: dict[str, Any], fault: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The one line names the table and the rule, and says what lists every problem."""
    package = invalid(tmp_path / "bad", "events", **cells)
    asked = ["export", "datacite", "--package", str(package.root), "--out", str(tmp_path / "out")]
    assert main(asked) == 1
    (line,) = capsys.readouterr().err.splitlines()
    expected = f"onrecord: this dataset is not valid: table 'events' breaks its schema: {fault}"
    assert line == expected + ADVICE
    assert not (tmp_path / "out").exists()
