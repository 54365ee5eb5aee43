"""RO-Crate: read by the library of its makers, with every file and every reference in place."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from described import FULL, HOSTILE, NASTY, SPARSE
from rocrate.rocrate import ROCrate
from support import write_package

import onrecord
from onrecord.access import Package
from onrecord.release.hashes import sha256_file

METADATA = "ro-crate-metadata.json"


def references(value: Any) -> set[str]:
    """Find every @id that a value points at."""
    if isinstance(value, list):
        return set().union(*map(references, value))
    if isinstance(value, dict):
        return {value["@id"]} if set(value) == {"@id"} else references(list(value.values()))
    return set()


@pytest.fixture(params=["sparse", "full", "hostile"])
def crate(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """The small package as a crate, with few, all and nasty facts."""
    facts = {"sparse": SPARSE, "full": FULL, "hostile": HOSTILE}[request.param]
    package = onrecord.open(write_package(tmp_path / "package", facts=facts))
    package.export("ro-crate", tmp_path / "crate")
    return tmp_path / "crate"


def test_every_file_is_described(crate: Path) -> None:
    """The library finds each file of the folder, with its size, hash and type."""
    found = {each.id: each for each in ROCrate(crate).data_entities}
    files = {
        path.relative_to(crate).as_posix(): path
        for path in crate.rglob("*")
        if path.is_file() and path.name != METADATA
    }
    assert set(found) == set(files)
    for name, path in files.items():
        assert found[name]["contentSize"] == str(path.stat().st_size)
        assert found[name]["sha256"] == sha256_file(path)
        assert found[name]["encodingFormat"]
        assert found[name].type == "File"


def test_every_reference_leads_somewhere(crate: Path) -> None:
    """What an entity points at is an entity too, and no two have one @id."""
    graph = json.loads((crate / METADATA).read_text(encoding="utf-8"))["@graph"]
    ids = [each["@id"] for each in graph]
    assert len(ids) == len(set(ids))
    outside = {"https://w3id.org/ro/crate/1.1"}
    assert references([list(each.values()) for each in graph]) - set(ids) == outside


def test_tables_say_what_they_keep_to(real: Package, tmp_path: Path) -> None:
    """A table has its schema, license and author, and a meaning for each column."""
    real.export("ro-crate", tmp_path / "out")
    crate = ROCrate(tmp_path / "out")
    table = crate.dereference("data/tables/events.parquet")
    assert table["conformsTo"].id == "schemas/events.json"
    assert table["author"][0]["name"] == "On the Record contributors"
    assert table["author"][0].type == "Organization"
    assert table["license"][0].id == "https://creativecommons.org/licenses/by/4.0/"
    named = {each["name"]: each["description"] for each in table["variableMeasured"]}
    described = real._publication().tables["events"]
    assert named == {f"events.{each.name}": each.description for each in described.fields}
    assert crate.root_dataset["datePublished"] == real.descriptor["created"][:10]


def test_what_is_unknown_is_left_out(tmp_path: Path) -> None:
    """Without a day of release the crate has none, and the library still reads it."""
    onrecord.open(write_package(tmp_path / "p", facts=SPARSE)).export("ro-crate", tmp_path / "out")
    assert ROCrate(tmp_path / "out").name == "Bare"
    graph = json.loads((tmp_path / "out" / METADATA).read_text(encoding="utf-8"))["@graph"]
    (root,) = [each for each in graph if each["@id"] == "./"]
    assert set(root) == {
        "@id",
        "@type",
        "name",
        "alternateName",
        "version",
        "identifier",
        "hasPart",
    }


def test_nasty_names_are_kept(tmp_path: Path) -> None:
    """A title with any signs is the name of the crate, sign for sign."""
    package = onrecord.open(write_package(tmp_path / "package", facts=HOSTILE))
    package.export("ro-crate", tmp_path / "out")
    assert ROCrate(tmp_path / "out").name == NASTY


def test_same_bytes(small: Package, tmp_path: Path) -> None:
    """Two exports of the same dataset are the same file, whatever the day is."""
    for name in ("one", "two"):
        small.export("ro-crate", tmp_path / name)
    one, two = (tmp_path / name / METADATA for name in ("one", "two"))
    assert one.read_bytes() == two.read_bytes()
