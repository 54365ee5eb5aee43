"""Derive the Arrow schema of a table: exact types, nullability, and the meanings as metadata.

Arrow knows no patterns, code lists, ranges or keys: to_pandera and to_sqlite check those.
"""

from __future__ import annotations

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.schema.model import Field, Table

TYPES = {
    "string": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
}


def to_arrow(table: Table) -> pa.Schema:
    """Make the Arrow schema of a table or view.

    Each column carries its ``description`` (and ``unit``) as metadata, the whole its ``title``
    and ``description``. Raises OnRecordError for a column type that Table Schema has and we do not.

    >>> kind = Field("kind", "string", "Which kind it is.", required=True)
    >>> to_arrow(Table("pets", "Pets", "One row per pet.", "support", 1, (kind,))).field("kind")
    pyarrow.Field<kind: string not null>
    """
    columns = [
        pa.field(each.name, arrow_type(each), not each.required, metadata=_metadata(each))
        for each in table.fields
    ]
    return pa.schema(columns, metadata={"title": table.title, "description": table.description})


def arrow_type(field: Field) -> pa.DataType:
    """The Arrow type of one column."""
    if field.type not in TYPES:
        raise OnRecordError(
            f"column {field.name!r} has type {field.type!r}; use one of {', '.join(TYPES)}"
        )
    return TYPES[field.type]


def _metadata(field: Field) -> dict[str, str]:
    unit = {"unit": field.unit} if field.unit else {}
    return {"description": field.description, **unit}
