"""Derive the Table Schema that stands in datapackage.json, for Frictionless and other readers.

Left out: a foreign key of several columns of which one may be null, since Frictionless takes a
partly null key for a violation (SQLite and onrecord.checks enforce it). Kept though Frictionless
ignores them: uniqueKeys (pandera and SQLite enforce them). Frictionless tests a pattern up to a
final line break, so one that ends a cell passes there and fails in pandera.
"""

from __future__ import annotations

from typing import Any

from onrecord.schema.model import Field, ForeignKey, Table


def to_frictionless(table: Table) -> dict[str, Any]:
    """Make the ``schema`` of a table's CSV resource (Data Package version 2).

    >>> name = Field("name", "string", "What it is called.", required=True)
    >>> to_frictionless(Table("pets", "Pets", "A pet a row.", "support", 1, (name,)))["fields"]
    [{'name': 'name', 'type': 'string', 'description': 'What it is called.', \
'constraints': {'required': True}}]
    """
    schema: dict[str, Any] = {
        "$schema": "https://datapackage.org/profiles/2.0/tableschema.json",
        "fields": [_field(each) for each in table.fields],
        "missingValues": [""],
    }
    if table.primary_key:
        schema["primaryKey"] = list(table.primary_key)
    if table.unique_keys:
        schema["uniqueKeys"] = [list(key) for key in table.unique_keys]
    if keys := [
        _foreign_key(table, each) for each in table.foreign_keys if _is_sayable(table, each)
    ]:
        schema["foreignKeys"] = keys
    return schema


def _field(field: Field) -> dict[str, Any]:
    properties = {
        "name": field.name,
        "type": field.type,
        "title": field.title,
        "description": field.description,
        "unit": field.unit,
        "example": field.example,
        "constraints": _present(_constraints(field)) or None,
        "categories": [{"value": value, "label": label} for value, label in field.categories]
        or None,
    }
    return _present(properties)


def _constraints(field: Field) -> dict[str, Any]:
    # Frictionless puts ^ and $ around a pattern without grouping it: "a|b" would let "ax" pass.
    alternatives = field.pattern is not None and "|" in field.pattern
    return {
        "required": field.required or None,
        "unique": field.unique or None,
        "pattern": f"(?:{field.pattern})" if alternatives else field.pattern,
        "enum": list(field.enum) if field.enum is not None else None,
        "minimum": field.minimum,
        "maximum": field.maximum,
        "minLength": field.min_length,
    }


def _foreign_key(table: Table, key: ForeignKey) -> dict[str, Any]:
    # Frictionless names a table that refers to itself with an empty text.
    resource = "" if key.table == table.name else key.table
    return {
        "fields": list(key.fields),
        "reference": {"resource": resource, "fields": list(key.references)},
    }


def _is_sayable(table: Table, key: ForeignKey) -> bool:
    return len(key.fields) == 1 or not table.is_nullable(key)


def _present(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value is not None}
