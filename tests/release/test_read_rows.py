"""Only the rows and columns that are asked for are read, whichever engine reads them."""

from __future__ import annotations

import datetime
import math
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.errors import OnRecordError, UsageError
from onrecord.release import read_rows as module
from onrecord.release.read_rows import read_rows
from onrecord.release.write_parquet import write_parquet

SCHEMA = pa.schema(
    [
        pa.field("id", pa.string(), metadata={"description": "Which row it is."}),
        ("n", pa.int64()),
        ("x", pa.float64()),
        ("is_it", pa.bool_()),
        ("day", pa.date32()),
    ],
    metadata={"title": "Rows"},
)
DAY = datetime.date(2024, 11, 13)
ROWS = [
    {"id": "a", "n": 1, "x": 0.5, "is_it": True, "day": DAY},
    {"id": "b", "n": None, "x": None, "is_it": None, "day": None},
    {"id": "c'\"?", "n": 3, "x": math.nan, "is_it": False, "day": datetime.date(1, 1, 1)},
    {"id": None, "n": -4, "x": -math.inf, "is_it": True, "day": DAY},
    {"id": "é😀", "n": 2**60, "x": 1e300, "is_it": False, "day": datetime.date(9999, 12, 31)},
]
HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "==": lambda cell, value: cell is value if value is None else cell == value,
    "!=": lambda cell, value: cell is not value if value is None else cell not in (None, value),
    "<": lambda cell, value: cell is not None and cell < value,
    "<=": lambda cell, value: cell is not None and cell <= value,
    ">": lambda cell, value: cell is not None and cell > value,
    ">=": lambda cell, value: cell is not None and cell >= value,
    "in": lambda cell, value: cell in value,
    "not in": lambda cell, value: cell not in value,
}


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """The rows in parts, in a folder whose name DuckDB could take for a pattern."""
    folder = tmp_path_factory.mktemp("x") / "[a]*?"
    folder.mkdir()
    paths = [folder / f"part-{number}.parquet" for number in range(len(ROWS))]
    for row, path in zip(ROWS, paths, strict=True):
        write_parquet(pa.Table.from_pylist([row], SCHEMA), path)
    return paths


@st.composite
def conditions(draw: st.DrawFn) -> tuple[str, str, Any]:
    """A column, an operator, and values of some row or None."""
    name = draw(st.sampled_from(SCHEMA.names))
    operator = draw(st.sampled_from(list(HOLDS)))
    known = [row[name] for row in ROWS if row[name] == row[name] and row[name] is not None]
    if "in" in operator:
        return name, operator, draw(st.lists(st.sampled_from([*known, None])))
    nothing = [None] if operator in ("==", "!=") else []
    return name, operator, draw(st.sampled_from([*known, *nothing]))


@pytest.mark.parametrize("large", [-1, 2**40])
@settings(max_examples=100, deadline=None)
@given(groups=st.lists(st.lists(conditions(), min_size=1, max_size=3), min_size=1, max_size=3))
def test_filters_mean_the_same_to_both_engines(
    large: int, groups: list[list[tuple[str, str, Any]]], parts: list[Path]
) -> None:
    """DuckDB (for large tables) and pyarrow pick the rows that Python would, in their order."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "_LARGE", large)
        found = read_rows(parts, ["n", "id"], groups)
    expected = [
        (row["n"], row["id"])
        for row in ROWS
        if any(all(HOLDS[op](row[name], value) for name, op, value in group) for group in groups)
    ]
    assert [(row["n"], row["id"]) for row in found.to_pylist()] == expected
    wanted = pa.schema([SCHEMA.field("n"), SCHEMA.field("id")], SCHEMA.metadata)
    assert found.schema.equals(wanted, check_metadata=True)


def test_a_long_list_keeps_the_order(parts: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB joins a long list with the rows, and they still come in the order of the files."""
    monkeypatch.setattr(module, "_LARGE", -1)
    for paths in (parts, parts[::-1]):
        expected = read_rows(paths, ["n"])["n"].drop_null().to_pylist()
        for _ in range(30):
            found = read_rows(paths, ["n"], [("n", "in", [*expected, *range(10, 30)])])
            assert found["n"].to_pylist() == expected


def test_columns_and_expressions(parts: list[Path]) -> None:
    """Columns come in the order asked for; an expression of pyarrow filters as well."""
    found = read_rows(parts, columns=["day", "id"])
    assert found.column_names == ["day", "id"] and found.num_rows == len(ROWS)
    assert read_rows(parts, filters=pc.field("n") > 2)["n"].to_pylist() == [3, 2**60]
    assert read_rows(parts[:1], columns=["id"]).to_pylist() == [{"id": "a"}]
    assert read_rows(parts, filters=[("day", "==", "2024-11-13")])["n"].to_pylist() == [1, -4]


MISTAKES = {
    "column": ([("m", "==", 1)], "unknown column 'm'; known are id, n, x, is_it, day"),
    "operator": ([("n", "=>", 1)], "unknown operator '=>'; nearest '>'"),
    "text": ("n > 1", "malformed filters 'n > 1'; expected a list of (column, operator, value), "),
    "empty": ([], "malformed filters []; expected a list of (column, operator, value), "),
    "pair": ([("n", 1)], "malformed condition ('n', 1); expected a list of (column, operator, "),
    "number": ([("n", "==", "one")], "malformed value 'one'; column 'n' holds a whole number"),
    "half": ([("n", "==", 1.5)], "malformed value 1.5; column 'n' holds a whole number"),
    "day": (
        [("day", "<", "2024-13-01")],
        "malformed value '2024-13-01'; column 'day' holds a date",
    ),
    "nan": ([("x", "==", math.nan)], "malformed value nan; column 'x' holds a number"),
    "surrogate": ([("id", "==", "\ud800")], "malformed value '\\ud800'; column 'id' holds text"),
    "list": ([("id", "in", "abc")], "malformed value 'abc' for 'in'; expected a list"),
    "nothing": ([("n", "<", None)], "nothing is < None; use '==' or '!=' with it"),
    "expression": (pc.field("m") == 1, "these filters do not fit the columns: "),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_filter_that_is_none(name: str, parts: list[Path]) -> None:
    """What is no filter of the table is refused, with what would be one."""
    filters, message = MISTAKES[name]
    with pytest.raises(UsageError) as caught:
        read_rows(parts, filters=filters)
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("columns", "message"),
    [
        (["n", "m"], "unknown column 'm'; known are id, n, x, is_it, day"),
        ("n", "malformed columns 'n'; expected a list of names"),
        (["n", "n"], "a column is named twice in n, n; name each once"),
    ],
)
def test_columns_that_are_none(columns: Any, message: str, parts: list[Path]) -> None:
    """Columns that the table does not have are refused."""
    with pytest.raises(UsageError) as caught:
        read_rows(parts, columns)
    assert str(caught.value) == message


@pytest.mark.parametrize("large", [-1, 2**40])
def test_a_damaged_file(large: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A part that is cut short is named, whichever engine meets it."""
    monkeypatch.setattr(module, "_LARGE", large)
    paths = [tmp_path / "a.parquet", tmp_path / "b.parquet"]
    for path in paths:
        write_parquet(pa.Table.from_pylist(ROWS, SCHEMA), path)
    paths[1].write_bytes(paths[1].read_bytes()[:-9])
    with pytest.raises(OnRecordError, match=r"\.parquet cannot be read"):
        read_rows(paths, filters=[("n", "==", 1)])
    paths[0].unlink()
    with pytest.raises(OnRecordError, match=r"^.*a\.parquet is missing; build or install"):
        read_rows(paths, filters=[("n", "==", 1)])
