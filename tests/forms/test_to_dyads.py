"""Dyads as CSV are read as they are by others, and explain themselves."""

from __future__ import annotations

import io
from pathlib import Path

import duckdb
import pandas as pd
import pytest
from nasty import WORDS
from world import make_empty, make_event, make_package, make_parts

from onrecord.access import Package
from onrecord.forms.to_dyads import DYAD_DAYS, DYADS, to_dyads

NAMES = ["dyads", "dyad-days-cow", "dyad-days-gw"]


def write(package: Package, folder: Path) -> dict[str, pd.DataFrame]:
    """Write the form and read its tables as pandas does by itself."""
    folder.mkdir(parents=True, exist_ok=True)
    to_dyads(package._publication(), folder)
    return {name: pd.read_csv(folder / "dyads" / f"{name}.csv") for name in NAMES}


def test_the_tables_are_those_of_the_verbs(real: Package, tmp_path: Path) -> None:
    """Each file has the rows of its verb, all events in the first."""
    tables = write(real, tmp_path)
    frames = {
        "dyads": real.dyads(happened=False),
        "dyad-days-cow": real.dyad_days(system="cow"),
        "dyad-days-gw": real.dyad_days(system="gw"),
    }
    for name, frame in frames.items():
        expected = pd.read_csv(io.StringIO(frame.to_csv(index=False)))
        pd.testing.assert_frame_equal(tables[name], expected)


def test_every_column_is_explained(real: Package, tmp_path: Path) -> None:
    """The README names the columns of each file, in order, and the events left out."""
    tables = write(real, tmp_path)
    assert list(DYADS) == list(tables["dyads"].columns)
    for name, code in (("dyad-days-cow", "ccode"), ("dyad-days-gw", "gwcode")):
        explained = [f"{code}1", f"{code}2", *list(DYAD_DAYS)[2:]]
        assert explained == list(tables[name].columns)
    readme = (tmp_path / "dyads" / "README.txt").read_text(encoding="utf-8")
    for column, meaning in {**DYADS, **DYAD_DAYS}.items():
        assert f"\n- {column}: {meaning}\n" in readme
    for reason, count in real.dyad_days().attrs["left_out"].items():
        assert f"\n- dyad-days-cow.csv, {reason}: {count}\n" in readme
    assert "\n- dyad-days-cow.csv, a side has no code: 5, weight 5\n" in readme


def test_duckdb_reads_codes_as_numbers_and_days_as_days(real: Package, tmp_path: Path) -> None:
    """What guesses types guesses those that merge with data on dyads."""
    write(real, tmp_path)
    path = tmp_path / "dyads" / "dyad-days-gw.csv"
    columns = duckdb.read_csv(path).dtypes
    assert [str(each) for each in columns[:4]] == ["BIGINT", "BIGINT", "DATE", "BIGINT"]


@pytest.mark.parametrize("words", WORDS.values(), ids=WORDS)
def test_no_cell_has_words_of_people(words: str, tmp_path: Path) -> None:
    """Keys, codes and numbers alone are written, so that no cell can be a formula."""
    actors = [
        {"actor_id": "a", "name": words, "actor_type": "person", "country_id": "USA"},
        {"actor_id": "b", "name": words, "actor_type": "person", "country_id": "FRA"},
    ]
    package = make_package(
        tmp_path / "package",
        actors=actors,
        events=[make_event(1, "CONSULT", "9999-12-31", summary=words, place_name=words)],
        participants=make_parts("memo-e01", "a", "b"),
    )
    tables = write(package, tmp_path / "out")
    cells = {str(cell) for table in tables.values() for cell in table.to_numpy().ravel()}
    assert words not in cells
    assert tables["dyad-days-cow"]["date"].tolist() == ["9999-12-31"]


def test_no_rows(tmp_path: Path) -> None:
    """Of no events, the files have their headings and no row."""
    for name, table in write(make_empty(tmp_path / "empty"), tmp_path / "out").items():
        assert len(table) == 0, name
        assert len(table.columns) > 10


def test_the_same_bytes(real: Package, tmp_path: Path) -> None:
    """The same dataset gives the same files."""
    written = []
    for name in ("one", "two"):
        paths = real.export("dyads", tmp_path / name)
        written.append({path.name: path.read_bytes() for path in paths})
    assert written[0] == written[1]
