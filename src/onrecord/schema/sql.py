"""What SQL says alike in every database: quoted names and texts, and the limits of a column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.schema.model import Field


def quote_name(name: str) -> str:
    """Quote the name of a table or column.

    >>> print(quote_name('a "b"'))
    "a ""b\"""
    """
    return '"' + name.replace('"', '""') + '"'


def quote_names(names: Iterable[str]) -> str:
    """Quote names and join them by commas."""
    return ", ".join(map(quote_name, names))


def quote_text(text: str) -> str:
    """Quote a text.

    >>> print(quote_text("it's"))
    'it''s'
    """
    return "'" + text.replace("'", "''") + "'"


def check_limits(field: Field) -> Iterator[str]:
    """Yield a condition for every limit of a column but its pattern and its being required.

    A check that comes out null passes: only NOT NULL refuses a missing value.
    """
    name = quote_name(field.name)
    if field.enum is not None:
        yield f"{name} IN ({', '.join(map(quote_text, field.enum))})"
    if field.minimum is not None:
        yield f"{name} >= {field.minimum!r}"
    if field.maximum is not None:
        yield f"{name} <= {field.maximum!r}"
    if field.min_length is not None:
        yield f"length({name}) >= {field.min_length}"
