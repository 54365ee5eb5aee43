"""A small dataset with the real schemas, written as a package by the real writers."""

from __future__ import annotations

import datetime
import hashlib
import shutil
from pathlib import Path
from typing import Any

import pyarrow as pa

from onrecord.layout import Layout, bundled
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import hash_file
from onrecord.release.write_csv import write_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas, read_views
from onrecord.schema.to_arrow import to_arrow

SCHEMAS = bundled().schemas
TEXT = "It rained. Ada Byron met the Board on 2 May 1843. She left."
CLAUSE = "Ada Byron met the Board on 2 May 1843"
FACTS: dict[str, Any] = {
    "name": "memos",
    "title": "Memos & Minutes",
    "description": "Two rows and what proves them.",
    "version": "1.2.3",
    "homepage": "https://example.org/a_b",
    "released": "2026-01-15",
    "keywords": ["memo"],
    "licenses": [{"name": "CC0-1.0", "title": "CC0", "path": "https://example.org/cc0"}],
    "contributors": [
        {"title": "Lovelace, Ada", "roles": ["author"]},
        {"title": "Press & Sons", "roles": ["publisher"]},
    ],
    "coverage": "One memo.",
}


def real_tables() -> dict[str, Table]:
    """Read the schemas of the project."""
    return read_schemas(SCHEMAS)


def real_views() -> dict[str, Table]:
    """Read the views of the project."""
    return read_views(SCHEMAS, real_tables())


def small_rows() -> dict[str, pa.Table]:
    """Make a valid dataset: a document, an event that it proves, one appointment from a record."""
    return {name: arrow_rows(table, _ROWS.get(name, [])) for name, table in real_tables().items()}


def arrow_rows(table: Table, rows: list[dict[str, Any]]) -> pa.Table:
    """Make an Arrow table of a schema from rows that leave out what is null."""
    complete = [{**dict.fromkeys(table.columns), **row} for row in rows]
    return pa.Table.from_pylist(complete, schema=to_arrow(table))


def write_package(
    root: Path, rows: dict[str, pa.Table] | None = None, facts: dict[str, Any] = FACTS
) -> Path:
    """Write the small dataset (or other rows, other facts) as a package; give its descriptor."""
    layout, tables = Layout(root), real_tables()
    rows = rows or small_rows()
    layout.tables.mkdir(parents=True)
    shutil.copytree(SCHEMAS, layout.schemas)
    for name in tables:
        write_csv(rows[name], layout.table(name, "csv"))
        write_parquet(rows[name], layout.table(name, "parquet"))
    descriptor = describe_package(
        facts=facts,
        tables=tables,
        row_counts={name: table.num_rows for name, table in rows.items()},
        files=[hash_file(path, root) for path in layout.tables.iterdir()],
        schemas=[hash_file(path, root) for path in layout.schemas.rglob("*.json")],
        inputs=[],
        libraries={"pyarrow": pa.__version__},
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8")
    return layout.descriptor


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _sentence(number: int, start: int, end: int) -> dict[str, Any]:
    return {
        "passage_id": f"memo-p01-s{number:02}",
        "document_id": "memo",
        "paragraph": 1,
        "sentence": number,
        "start": start,
        "end": end,
        "text": TEXT[start:end],
    }


def _evidence(field: str | None, words: str) -> dict[str, Any]:
    return {
        "evidence_id": f"memo-e01.{field or 'main'}.1.1",
        "table_name": "events",
        "row_id": "memo-e01",
        "field": field,
        "position": 1,
        "part": 1,
        "kind": "words",
        "document_id": "memo",
        "start": TEXT.index(words),
        "end": TEXT.index(words) + len(words),
        "exact": words,
        "exact_sha256": _sha256(words),
    }


_ROWS: dict[str, list[dict[str, Any]]] = {
    "documents": [
        {
            "document_id": "memo",
            "title": "=A memo, with a comma",
            "published_basis": "none",
            "language": "en",
            "text_release": "full",
            "text_sha256": _sha256(TEXT),
            "character_count": len(TEXT),
            "coding": "complete",
            "released_share": 1.0,
        }
    ],
    "passages": [_sentence(1, 0, 10), _sentence(2, 11, 49), _sentence(3, 50, 59)],
    "actors": [
        {"actor_id": "ada-byron", "name": "Ada Byron", "actor_type": "person"},
        {"actor_id": "board", "name": "The Board", "actor_type": "group"},
    ],
    "offices": [{"office_id": "chair", "name": "Chair of the Board"}],
    "events": [
        {
            "event_id": "memo-e01",
            "summary": "Ada Byron meets the Board.",
            "event_type": "CONSULT",
            "event_mode": "visit",
            "quad_class": 1,
            "intensity": 1.5,
            "actor_id": "ada-byron",
            "recipient_id": "board",
            "modality": "actual",
            "polarity": "positive",
            "date_text": "2 May 1843",
            "date_edtf": "1843-05-02",
            "date_earliest": datetime.date(1843, 5, 2),
            "date_latest": datetime.date(1843, 5, 2),
            "date_basis": "stated",
            "document_id": "memo",
            "evidence_id": "memo-e01.main.1.1",
            "status": "curated",
            "annotator_id": "tester",
        },
        {
            "event_id": "memo-e02",
            "summary": "It may happen again.",
            "event_type": "CONSULT",
            "modality": "possible",
            "polarity": "positive",
            "same_act_as": "memo-e01",
            "date_basis": "none",
            "record_id": "gazette",
            "status": "curated",
            "annotator_id": "tester",
        },
    ],
    "participants": [
        {
            "event_id": "memo-e01",
            "role": "actor",
            "position": 1,
            "actor_id": "ada-byron",
            "office_id": "chair",
            "basis": "stated",
        }
    ],
    "appointments": [
        {
            "appointment_id": "memo-a01",
            "appointee_id": "ada-byron",
            "office_id": "chair",
            "action": "elected",
            "date_basis": "none",
            "record_id": "gazette",
            "status": "curated",
            "annotator_id": "tester",
        }
    ],
    # The main span stands second, so that a reader who does not sort is noticed.
    "evidence": [_evidence("date", "2 May 1843"), _evidence(None, CLAUSE)],
    "records": [{"record_id": "gazette", "body": "Gazette", "what": "Elections"}],
    "removed_rows": [
        {
            "row_id": "memo-e09",
            "table_name": "events",
            "removed_in": "1.1.0",
            "reason": "coded twice",
        }
    ],
    "event_types": [
        {
            "event_type": "CONSULT",
            "scheme": "plover",
            "label": "Consult",
            "definition": "Meet or talk.",
            "is_recipient_required": True,
            "origin": "PLOVER",
        }
    ],
    "event_modes": [
        {
            "event_type": "CONSULT",
            "event_mode": "visit",
            "label": "Visit",
            "definition": "Go there.",
            "origin": "PLOVER",
        }
    ],
    "appointment_actions": [
        {"action": "elected", "is_state": False, "label": "Elected", "definition": "By votes."}
    ],
    "annotators": [
        {
            "annotator_id": "tester",
            "kind": "rule",
            "name": "Tester",
            "description": "Writes rows for tests.",
        }
    ],
}
