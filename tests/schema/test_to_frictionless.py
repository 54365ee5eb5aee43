"""The Table Schema for Frictionless says all that it can, and nothing it gets wrong."""

import frictionless
import pytest
from support import real_tables

from onrecord.schema.model import Field, ForeignKey, Table
from onrecord.schema.to_frictionless import to_frictionless


@pytest.mark.parametrize("name", real_tables())
def test_every_table_has_a_valid_schema(name: str) -> None:
    """Frictionless accepts the derived schema of every table, with every column."""
    schema = frictionless.Schema.from_descriptor(to_frictionless(real_tables()[name]))
    assert schema.field_names == list(real_tables()[name].columns)


def test_the_whole_schema_of_a_small_table() -> None:
    """Types, limits, meanings, keys and references stand in the words of Data Package 2."""
    table = Table(
        "steps",
        "Steps",
        "A step a row.",
        "support",
        1,
        (
            Field(
                "n", "integer", "Number.", title="No.", unit="m", example=1, minimum=1, maximum=9
            ),
            Field("code", "string", "Code.", required=True, unique=True, pattern="a|b"),
            Field("kind", "string", "Kind.", enum=("x", "y"), min_length=1),
        ),
        primary_key=("code",),
        foreign_keys=(
            ForeignKey(("kind",), "kinds", ("kind",)),
            ForeignKey(("n",), "steps", ("n",)),
            ForeignKey(("n", "kind"), "pairs", ("n", "kind")),
        ),
        unique_keys=(("n", "kind"),),
    )
    assert to_frictionless(table) == {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [
            {
                "name": "n",
                "type": "integer",
                "title": "No.",
                "description": "Number.",
                "unit": "m",
                "example": 1,
                "constraints": {"minimum": 1, "maximum": 9},
            },
            {
                "name": "code",
                "type": "string",
                "description": "Code.",
                "constraints": {"required": True, "unique": True, "pattern": "(?:a|b)"},
            },
            {
                "name": "kind",
                "type": "string",
                "description": "Kind.",
                "constraints": {"enum": ["x", "y"], "minLength": 1},
            },
        ],
        "missingValues": [""],
        "primaryKey": ["code"],
        "uniqueKeys": [["n", "kind"]],
        "foreignKeys": [
            {"fields": ["kind"], "reference": {"resource": "kinds", "fields": ["kind"]}},
            {"fields": ["n"], "reference": {"resource": "", "fields": ["n"]}},
        ],
    }


def test_a_joint_key_without_nulls_is_kept() -> None:
    """A foreign key of several columns stays where none of them may be null."""
    fields = tuple(Field(name, "string", "It.", required=True) for name in ("a", "b"))
    key = ForeignKey(("a", "b"), "pairs", ("a", "b"))
    table = Table("t", "T", "A t.", "support", 1, fields, foreign_keys=(key,))
    assert to_frictionless(table)["foreignKeys"][0]["fields"] == ["a", "b"]
