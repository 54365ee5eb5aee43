"""Datasets with facts as few as there must be, all that there can be, and as nasty as may be."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from support import FACTS, arrow_rows

from onrecord.access import Package
from onrecord.layout import Layout
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import hash_file
from onrecord.release.write_csv import write_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.schema.read import read_schemas

# As much as a description must have.
SPARSE: dict[str, Any] = {"name": "bare", "title": "Bare", "version": "0.0.1"}
# Everything that could end a text, begin markup, or be taken for something else.
NASTY = 'a: "b" # c\n---\n\\ | <script>`*_[x](y)\u2028\x07\x7f\x85\ufffe{%} é 😀 \u202e'
HOSTILE: dict[str, Any] = {
    "name": "nasty",
    "title": NASTY,
    "description": "# " + NASTY,
    "version": "1.2.3",
    "homepage": "javascript:alert(1)",
    "released": "2026-01-15",
    "keywords": [NASTY, "no", "no"],
    "licenses": [{"name": "CC0-1.0"}, {"name": "CC0-1.0"}],
    "contributors": [
        {"title": NASTY, "roles": ["author", "author"], "kind": "person"},
        {"title": NASTY, "roles": ["author", "no such role"]},
        {"title": "no"},
    ],
    "coverage": NASTY,
    "datasheet": {"uses": NASTY, "collection": "1. " + NASTY},
    "doi": "10.1234/abc",
}
FULL: dict[str, Any] = {**FACTS, "doi": "10.1234/abc"}
# A schema of nobody's project: no key, no vocabulary, a column of each type.
FOREIGN: dict[str, Any] = {
    "name": "pets",
    "title": "Pets",
    "description": "A pet a row | with a bar.",
    "kind": "support",
    "order": 1,
    "fields": [
        {"name": "name", "type": "string", "description": "What it is `called`."},
        {"name": "legs", "type": "integer", "description": "How many legs it has."},
        {"name": "weight", "type": "number", "description": "Its weight.", "unit": "kg"},
        {"name": "is_tame", "type": "boolean", "description": "Whether it is tame."},
        {"name": "born", "type": "date", "description": "When it was born."},
    ],
}


def write_foreign(root: Path, rows: list[dict[str, Any]]) -> Package:
    """Write a package with the one foreign table and no other."""
    layout = Layout(root)
    layout.tables.mkdir(parents=True)
    layout.schemas.mkdir()
    (layout.schemas / "pets.json").write_text(json.dumps(FOREIGN), encoding="utf-8")
    tables = read_schemas(layout.schemas)
    arrow = arrow_rows(tables["pets"], rows)
    write_csv(arrow, layout.table("pets", "csv"))
    write_parquet(arrow, layout.table("pets", "parquet"))
    descriptor = describe_package(
        facts=SPARSE,
        tables=tables,
        row_counts={"pets": len(rows)},
        files=[hash_file(path, root) for path in layout.tables.iterdir()],
        schemas=[hash_file(path, root) for path in layout.schemas.iterdir()],
        inputs=[],
        libraries={},
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8")
    return Package(root)
