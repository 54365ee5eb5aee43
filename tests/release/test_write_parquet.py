"""Parquet keeps schema, values and meanings, and the same rows are the same bytes."""

from pathlib import Path

import pyarrow as pa
import pytest
from support import real_tables, small_rows

from onrecord.errors import OnRecordError
from onrecord.release.write_parquet import read_parquet, write_parquet
from onrecord.schema.to_arrow import to_arrow


@pytest.mark.parametrize("name", real_tables())
def test_every_table_comes_back(name: str, tmp_path: Path) -> None:
    """Every table comes back with its rows, exact schema and the meanings of its columns."""
    write_parquet(small_rows()[name], tmp_path / "t.parquet")
    back = read_parquet(tmp_path / "t.parquet")
    assert back.equals(small_rows()[name], check_metadata=True)
    assert back.schema.equals(to_arrow(real_tables()[name]), check_metadata=True)


def test_the_bytes_do_not_depend_on_the_chunks(tmp_path: Path) -> None:
    """How the rows were put together in memory does not show in the file."""
    events = small_rows()["events"]
    write_parquet(events, tmp_path / "whole.parquet")
    write_parquet(
        pa.concat_tables([events.slice(0, 1), events.slice(1)]), tmp_path / "parts.parquet"
    )
    whole, parts = ((tmp_path / f"{name}.parquet").read_bytes() for name in ("whole", "parts"))
    assert whole == parts


@pytest.mark.parametrize("content", [b"", b"PAR1", b"not Parquet at all"])
def test_a_damaged_file_is_an_error(content: bytes, tmp_path: Path) -> None:
    """A damaged file is an error of ours that names it and says what to do."""
    (tmp_path / "t.parquet").write_bytes(content)
    with pytest.raises(OnRecordError, match=r"t\.parquet cannot be read as Parquet; build or"):
        read_parquet(tmp_path / "t.parquet")


def test_a_missing_file_is_an_error(tmp_path: Path) -> None:
    """A missing file is an error of ours that names it and says what to do."""
    with pytest.raises(OnRecordError, match=r"t\.parquet is missing; build or install"):
        read_parquet(tmp_path / "t.parquet")
