"""datapackage.json is what Frictionless enforces, typed by hand."""

from __future__ import annotations

import json
from pathlib import Path

import frictionless
import pytest
from support import FACTS, real_tables, write_package

from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, dataset_hash, sha256_file


def errors(descriptor: Path) -> set[str]:
    """Name the kinds of errors that Frictionless finds in a package."""
    report = frictionless.validate(str(descriptor))
    return {error[0] for error in report.flatten(["type"])}


def vouch_again(descriptor: Path, path: str) -> None:
    """Write the hash and size of a changed file into the descriptor, as a cheat would."""
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    for each in content["resources"]:
        if each["path"] == path:
            file = descriptor.parent / path
            each["hash"], each["bytes"] = f"sha256:{sha256_file(file)}", file.stat().st_size
    descriptor.write_text(to_json(content), encoding="utf-8")


def test_the_whole_package_is_valid(tmp_path: Path) -> None:
    """A package of every table is valid as it stands."""
    assert errors(write_package(tmp_path)) == set()


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        ("data/tables/events.csv", b",1.5,", b",one,", "type-error"),
        ("data/tables/events.csv", b",actual,", b",real,", "constraint-error"),
        ("data/tables/events.csv", b"memo-e02,", b"memo-e01,", "primary-key"),
        ("data/tables/events.csv", b",ada-byron,", b",ada-lovelace,", "foreign-key"),
        ("data/tables/events.csv", b",memo-e01,", b",memo-e07,", "foreign-key"),
    ],
)
def test_frictionless_enforces_the_tables(
    path: str, old: bytes, new: bytes, expected: str, tmp_path: Path
) -> None:
    """A wrong type, code, key or reference is found, even under a matching hash."""
    descriptor = write_package(tmp_path)
    content = (tmp_path / path).read_bytes()
    assert old in content
    (tmp_path / path).write_bytes(content.replace(old, new))
    vouch_again(descriptor, path)
    assert expected in errors(descriptor)


@pytest.mark.parametrize("form", ["csv", "parquet"])
@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda content: content + b"\n", {"hash-count", "byte-count"}),
        (lambda content: content.swapcase(), {"hash-count"}),
    ],
)
def test_frictionless_enforces_hash_and_size(
    form: str, change: object, expected: set[str], tmp_path: Path
) -> None:
    """A changed byte or another length is found in CSV and in Parquet."""
    descriptor = write_package(tmp_path)
    path = tmp_path / "data" / "tables" / f"actors.{form}"
    path.write_bytes(change(path.read_bytes()))  # type: ignore[operator]
    assert expected <= errors(descriptor)


def test_the_head_of_a_descriptor() -> None:
    """Facts stand where Data Package puts them; nothing tells when or by which Python."""
    table = real_tables()["notes"]
    descriptor = describe_package(
        FACTS,
        {"notes": table},
        {"notes": 3},
        [
            FileHash("data/tables/notes.csv", "a" * 64, 5),
            FileHash("data/tables/notes.parquet", "b" * 64, 6),
        ],
        [FileHash("schemas/notes.json", "c" * 64, 7)],
        [FileHash("z.txt", "e" * 64, 1), FileHash("a.txt", "d" * 64, 0)],
        {"pyarrow": "1.0"},
    )
    resources = descriptor.pop("resources")
    assert descriptor == {
        "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
        "name": "memos",
        "title": "Memos & Minutes",
        "description": "Two rows and what proves them.",
        "version": "1.2.3",
        "homepage": "https://example.org/a_b",
        "created": "2026-01-15T00:00:00Z",
        "keywords": ["memo"],
        "licenses": FACTS["licenses"],
        "contributors": FACTS["contributors"],
        "onrecord": {
            "coverage": "One memo.",
            "schemas": [{"path": "schemas/notes.json", "hash": f"sha256:{'c' * 64}", "bytes": 7}],
            "inputs": [
                {"path": "a.txt", "hash": f"sha256:{'d' * 64}", "bytes": 0},
                {"path": "z.txt", "hash": f"sha256:{'e' * 64}", "bytes": 1},
            ],
            "libraries": {"pyarrow": "1.0"},
        },
    }
    assert (resources[0]["name"], resources[0]["rows"], resources[0]["bytes"]) == ("notes", 3, 5)
    assert resources[1] == {
        "name": "notes-parquet",
        "title": f"{table.title} (Parquet)",
        "type": "file",
        "path": "data/tables/notes.parquet",
        "hash": f"sha256:{'b' * 64}",
        "bytes": 6,
        "format": "parquet",
        "mediatype": "application/vnd.apache.parquet",
    }


def test_the_dataset_hash_covers_tables_schemas_and_inputs() -> None:
    """The dataset hash changes with any file, and not with the words of the descriptor."""
    file = {"path": "p", "hash": f"sha256:{'0' * 64}"}
    empty: dict[str, list[dict[str, str]]] = {"schemas": [], "inputs": []}
    base = dataset_hash({"resources": [], "onrecord": empty})
    changed = [
        dataset_hash({"resources": [file], "onrecord": empty}),
        dataset_hash({"resources": [], "title": "Other", "onrecord": {**empty, "schemas": [file]}}),
        dataset_hash({"resources": [], "onrecord": {**empty, "inputs": [file]}}),
    ]
    assert base not in changed
    assert len(set(changed)) == 1
