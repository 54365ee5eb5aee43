"""The Arrow schema says type, nullability and meaning of every column."""

import pyarrow as pa
import pytest
from support import real_tables, real_views

from onrecord.errors import OnRecordError
from onrecord.schema.model import Field, Table
from onrecord.schema.to_arrow import to_arrow


@pytest.mark.parametrize("table", [*real_tables().values(), *real_views().values()], ids=str)
def test_every_table_becomes_an_arrow_schema(table: Table) -> None:
    """Every column of every table and view has its name, nullability and meaning in Arrow."""
    schema = to_arrow(table)
    assert schema.names == list(table.columns)
    assert [field.nullable for field in schema] == [not each.required for each in table.fields]
    assert [field.metadata[b"description"].decode() for field in schema] == [
        each.description for each in table.fields
    ]
    assert schema.metadata[b"title"].decode() == table.title


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("string", pa.string()),
        ("integer", pa.int64()),
        ("number", pa.float64()),
        ("boolean", pa.bool_()),
        ("date", pa.date32()),
    ],
)
def test_every_type_has_one_arrow_type(name: str, expected: pa.DataType) -> None:
    """Each of the five types of a column stands for exactly one Arrow type."""
    table = Table("t", "T", "A t.", "support", 1, (Field("x", name, "An x.", unit="m"),))
    field = to_arrow(table).field("x")
    assert (field.type, field.metadata[b"unit"]) == (expected, b"m")


def test_another_type_is_refused() -> None:
    """A type that Table Schema knows and we do not is an error that lists ours."""
    table = Table("t", "T", "A t.", "support", 1, (Field("x", "geopoint", "An x."),))
    with pytest.raises(OnRecordError) as error:
        to_arrow(table)
    assert str(error.value) == (
        "column 'x' has type 'geopoint'; use one of string, integer, number, boolean, date"
    )
