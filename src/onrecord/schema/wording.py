"""Say in words what a column allows and refers to, for the codebook and for describe()."""

from __future__ import annotations

import re

from onrecord.schema.model import Field, Table


def allowed(field: Field) -> str | None:
    """Say which values a column takes beyond its type, or None if it takes any.

    >>> allowed(Field("quad_class", "integer", "The quadrant.", minimum=1, maximum=4))
    '1 to 4'
    """
    if field.categories:
        return ", ".join(f"{value} {label}" for value, label in field.categories)
    if field.enum is not None:
        return ", ".join(field.enum)
    if field.pattern is not None:
        return f"pattern {field.pattern}"
    if field.minimum is not None and field.maximum is not None:
        return f"{field.minimum} to {field.maximum}"
    if field.minimum is not None:
        return f"at least {field.minimum}"
    if field.maximum is not None:
        return f"at most {field.maximum}"
    return "not empty" if field.min_length else None


def key(table: Table, column: str) -> str | None:
    """Say whether a column is a key, or part of one: ``primary``, ``unique`` or None."""
    if column in table.primary_key:
        return "primary"
    return "unique" if table.field(column).unique else None


def references(table: Table, column: str) -> list[str]:
    """Name the columns of other tables that a column must point at, as ``table.column``."""
    found = [
        f"{each.table}.{target}"
        for each in table.foreign_keys
        for name, target in zip(each.fields, each.references, strict=True)
        if name == column
    ]
    return list(dict.fromkeys(found))


def heading(field: Field) -> str:
    """Name a column in words, as the head of a column or the label of a value.

    >>> heading(Field("appointing_authority_id", "string", "Who appoints."))
    'Appointing authority'
    """
    if field.title:
        return field.title
    stem = re.sub(r"_(id|edtf|code)$", "", field.name)
    return stem.replace("_", " ").capitalize()


def meaning(field: Field) -> str:
    """Say what a column means, and its unit.

    >>> meaning(Field("length", "number", "How long it takes.", unit="hours"))
    'How long it takes. [hours]'
    """
    return f"{field.description} [{field.unit}]" if field.unit else field.description
