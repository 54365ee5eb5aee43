"""The columns of a table or of an answer: which are shown, what they are called and mean."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from datasette.utils import path_with_replaced_args

from onrecord.browse.links import Link, table_path
from onrecord.schema.model import Field, Table
from onrecord.schema.wording import allowed, heading, references

# Keys of rows that have words on the reading page.
READ_AT = ("event_id", "quote_id", "appointment_id", "passage_id")
_NUMBERS = ("integer", "number")


class Head(NamedTuple):
    """The head of a column; ``kind`` (key, number, date) says how its cells are set."""

    name: str
    text: str
    meaning: str | None = None
    kind: str = ""
    sort_path: str | None = None
    sorted: str | None = None


class Help(NamedTuple):
    """What a column means, what it takes if that is a short list, and what it points at."""

    name: str
    text: str
    meaning: str
    takes: str | None
    points_at: list[Link]


def shown_columns(table: Table | None, columns: Sequence[str], keys: Sequence[str]) -> list[str]:
    """Choose the columns that a page shows at first: those of the schema, and always the keys."""
    chosen = [each for each in table.browse.columns if each in columns] if table else []
    if not chosen:
        return list(columns)
    return [*keys, *(each for each in chosen if each not in keys)]


def needed_columns(shown: Iterable[str], columns: Iterable[str], sort: str | None) -> list[str]:
    """Name the columns that must be read beside those shown: to sort, page, link and say dates."""
    wanted = {sort}
    wanted |= {f"{each.removesuffix('_edtf')}_basis" for each in shown if each.endswith("_edtf")}
    if {"row_id", "evidence_id"} & set(shown):
        wanted |= {"table_name", "row_id"}
    if {"evidence_id", *READ_AT} & set(shown):
        wanted.add("document_id")
    return [each for each in columns if each in wanted and each not in shown]


def describe_columns(table: Table, tables: Mapping[str, Table]) -> list[Help]:
    """Say what each column of a table means, given all tables."""
    return [
        Help(
            each.name,
            heading(each),
            each.description,
            _takes(each),
            _points_at(table, each.name, tables),
        )
        for each in table.fields
    ]


def table_heads(
    table: Table | None,
    columns: Iterable[Mapping[str, Any]],
    request: Any,
    sort: str | None,
    sort_desc: str | None,
) -> list[Head]:
    """Make the heads of a table from what Datasette says of its columns."""
    return [_head(table, each, request, sort, sort_desc) for each in columns]


def answer_heads(columns: Sequence[str], rows: Sequence[Any], *, in_words: bool) -> list[Head]:
    """Make the heads of an answer to a query; the names of columns as they are, or in words."""
    return [
        Head(
            name,
            column_words(None, name) if in_words else name,
            kind=_kind(name, None)
            or ("number" if _are_numbers(each[index] for each in rows) else ""),
        )
        for index, name in enumerate(columns)
    ]


def spoken_columns(columns: Sequence[str]) -> list[int]:
    """Say which columns of an answer need showing: the basis of a date is said with the date.

    >>> spoken_columns(["summary", "date_edtf", "date_basis"])
    [0, 1]
    """
    said = {f"{each.removesuffix('_edtf')}_basis" for each in columns if each.endswith("_edtf")}
    return [index for index, name in enumerate(columns) if name not in said]


def column_words(table: Table | None, column: str) -> str:
    """Name a column in words.

    >>> column_words(None, "recipient_id")
    'Recipient'
    """
    if table and column in table.columns:
        return heading(table.field(column))
    return heading(Field(column, "string", ""))


def _head(
    table: Table | None,
    column: Mapping[str, Any],
    request: Any,
    sort: str | None,
    sort_desc: str | None,
) -> Head:
    name = column["name"]
    field = table.field(name) if table and name in table.columns else None
    # The notation of uncertain dates does not sort in the order of time, its first day does.
    by = f"{name.removesuffix('_edtf')}_earliest"
    if not (table and name.endswith("_edtf") and by in table.columns):
        by = name
    path = None
    if column["sortable"]:
        order = (
            {"_sort_desc": by, "_sort": None} if by == sort else {"_sort": by, "_sort_desc": None}
        )
        path = path_with_replaced_args(request, {**order, "_next": None})
    return Head(
        name,
        column_words(table, name),
        field.description if field else None,
        "key" if table and table.primary_key == (name,) else _kind(name, field),
        path,
        "ascending" if by == sort else "descending" if by == sort_desc else None,
    )


def _kind(name: str, field: Field | None) -> str:
    if name.endswith("_edtf"):
        return "date"
    # Elsewhere a label stands for the key.
    if name == "row_id" or (name in READ_AT and field is None):
        return "key"
    return "number" if field and field.type in _NUMBERS else ""


def _takes(field: Field) -> str | None:
    if field.type == "boolean":
        return "yes or no"
    # Patterns and the like are for programs, which find them in the schemas.
    limits = allowed(field) if field.enum or field.minimum is not None else None
    return "; ".join(each for each in (limits, field.unit) if each) or None


def _points_at(table: Table, column: str, tables: Mapping[str, Table]) -> list[Link]:
    names = [each.partition(".")[0] for each in references(table, column)]
    return [Link(tables[name].title, table_path(name)) for name in names if name in tables]


def _are_numbers(values: Iterable[Any]) -> bool:
    known = [each for each in values if each is not None]
    return bool(known) and all(isinstance(each, (int, float)) for each in known)
