"""Croissant: valid for mlcroissant, which loads every record of every table."""

from __future__ import annotations

import datetime
import json
import logging
from pathlib import Path
from typing import Any

import mlcroissant
import pytest

from onrecord.access import Package

pytestmark = [
    # rdflib, which mlcroissant uses, still calls a class of its own that it has retired.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    # mlcroissant calls pandas in a way that the newest one announces to be the old one.
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index"),
]


@pytest.fixture(params=["small", "real", "hostile"])
def package(request: pytest.FixtureRequest) -> Package:
    """Each of the packages that forms are tried on."""
    found: Package = request.getfixturevalue(request.param)
    return found


def read(path: Path) -> dict[str, Any]:
    """Read a file of JSON."""
    parsed: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return parsed


def plain(value: Any) -> Any:
    """Turn a value as mlcroissant gives it into one as Arrow does."""
    if isinstance(value, bytes):
        return value.decode()
    return value.date() if isinstance(value, datetime.datetime) else value


def test_every_record_is_loaded(
    package: Package, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """The description is valid without a warning, and gives every cell of every table."""
    package.export("croissant", tmp_path / "out")
    with caplog.at_level(logging.WARNING):
        dataset = mlcroissant.Dataset(jsonld=tmp_path / "out" / "croissant.json")
    assert caplog.messages == []
    assert dataset.metadata.ctx.issues.errors == set()
    for name in package._publication().tables:
        expected = [
            {f"{name}/{column}": value for column, value in row.items()}
            for row in package.load(name, "arrow").to_pylist()
        ]
        loaded = [
            {column: plain(value) for column, value in record.items()}
            for record in dataset.records(name)
        ]
        assert loaded == expected, name


def test_keys_are_named(real: Package, tmp_path: Path) -> None:
    """A record set has its key, and a column the file and column that it points at."""
    real.export("croissant", tmp_path / "out")
    sets = {each["name"]: each for each in read(tmp_path / "out" / "croissant.json")["recordSet"]}
    assert sets["events"]["key"] == [{"@id": "events/event_id"}]
    fields = {each["name"]: each for each in sets["events"]["field"]}
    assert fields["embedded_in"]["references"] == {
        "fileObject": {"@id": "data/tables/events.parquet"},
        "extract": {"column": "event_id"},
    }
    assert "references" not in fields["summary"]


def test_same_bytes(small: Package, tmp_path: Path) -> None:
    """Two exports of the same dataset are the same files."""
    for name in ("one", "two"):
        small.export("croissant", tmp_path / name)
    one, two = (tmp_path / name / "croissant.json" for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
