"""Somebody else's package, without any table of ours, is described for catalogs too."""

from __future__ import annotations

import datetime
from pathlib import Path
from typing import Any

import mlcroissant
import pytest
from described import FOREIGN, write_foreign
from said import READERS, truth

CATALOGS = ["croissant", "schema-org", "datacite", "cff", "ro-crate", "huggingface", "datasheet"]
ROWS: list[dict[str, Any]] = [
    {"name": "Rex", "legs": 4, "weight": 9.5, "is_tame": True, "born": datetime.date(2020, 2, 29)},
    {"name": None},
]
pytestmark = [
    # rdflib, which mlcroissant uses, still calls a class of its own that it has retired.
    pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning"),
    # mlcroissant calls pandas in a way that the newest one announces to be the old one.
    pytest.mark.filterwarnings("ignore:The inplace keyword in DataFrame.reset_index"),
]


@pytest.mark.parametrize("rows", [ROWS, []], ids=["rows", "empty"])
@pytest.mark.parametrize("form", CATALOGS)
def test_foreign_package_is_described(form: str, rows: list[Any], tmp_path: Path) -> None:
    """Title, tables and meanings are said without any table that the forms look into."""
    package = write_foreign(tmp_path / "package", rows)
    package.export(form, tmp_path / "out")
    said, expected = READERS[form](tmp_path / "out", package), truth(package)
    for key in ("title", "version", "sha256", "tables", "columns"):
        assert said.get(key, expected[key]) == expected[key], key
    for key, words in said.get("meanings", {}).items():
        assert expected["meanings"][key] in words


def test_foreign_records_are_loaded(tmp_path: Path) -> None:
    """mlcroissant loads a table with a column of each type, nulls included."""
    package = write_foreign(tmp_path / "package", ROWS)
    package.export("croissant", tmp_path / "out")
    dataset = mlcroissant.Dataset(jsonld=tmp_path / "out" / "croissant.json")
    first, second = dataset.records("pets")
    assert first["pets/name"] == b"Rex"
    assert (first["pets/legs"], first["pets/weight"], first["pets/is_tame"]) == (4, 9.5, True)
    assert first["pets/born"].date() == datetime.date(2020, 2, 29)
    assert set(second.values()) == {None}
    assert len(first) == len(FOREIGN["fields"])
