"""Conditions on rows, written as for pandas and pyarrow, and what each engine makes of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import UsageError, unknown
from onrecord.schema.sql import quote_name

# A column, an operator, and a value or for "in" and "not in" several.
Condition = tuple[str, str, Any]
# Either of some groups of conditions that all hold.
Conditions = list[list[Condition]]

_COMPARE: dict[str, Callable[[Any, Any], Any]] = {
    "==": lambda field, value: field == value,
    "!=": lambda field, value: field != value,
    "<": lambda field, value: field < value,
    "<=": lambda field, value: field <= value,
    ">": lambda field, value: field > value,
    ">=": lambda field, value: field >= value,
}
_LISTS = ("in", "not in")
_KINDS = {"bool": "true or false", "date32[day]": "a date", "double": "a number"}
_FORM = "a list of (column, operator, value), as pandas.read_parquet takes it"


def read_filters(filters: Any, schema: pa.Schema) -> Conditions:
    """Read conditions: a list of ``(column, operator, value)``, or several, of which one holds.

    Operators are ``==`` (or ``=``), ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in`` and ``not in``.
    None is a value as well: ``("actor_id", "==", None)`` holds where nothing is known. Values are
    turned into the type of their column, so that a date may be given as text. Raises UsageError
    for what is none of this.

    >>> read_filters([("n", ">", "1")], pa.schema([("n", pa.int64())]))
    [[('n', '>', 1)]]
    """
    nested = isinstance(filters, list) and all(isinstance(each, list) for each in filters)
    groups = filters if nested else [filters]
    if not groups or not all(isinstance(each, list) and each for each in groups):
        raise UsageError(f"malformed filters {filters!r}; expected {_FORM}")
    return [[_read_condition(each, schema) for each in group] for group in groups]


def find_expression(filters: Any, schema: pa.Schema) -> pc.Expression:
    """Make the expression of pyarrow for conditions, or take it where it is one already."""
    if isinstance(filters, pc.Expression):
        return filters
    return to_expression(read_filters(filters, schema))


def to_expression(conditions: Conditions) -> pc.Expression:
    """Make the expression of pyarrow that holds where the conditions do."""
    return _join(
        (_join(map(_express, group), lambda one, other: one & other) for group in conditions),
        lambda one, other: one | other,
    )


def to_sql(conditions: Conditions) -> tuple[str, list[Any]]:
    """Make the condition in DuckDB's SQL that holds for the same rows, and its parameters."""
    values: list[Any] = []
    groups = [" AND ".join(_say(each, values) for each in group) for group in conditions]
    return " OR ".join(f"({group})" for group in groups), values


def find_columns(columns: Sequence[str] | None, schema: pa.Schema) -> list[str]:
    """The columns to read, in the order asked for; all, if it is None.

    Raises UsageError for one that does not exist, or is named twice.
    """
    if columns is None:
        return list(schema.names)
    if isinstance(columns, str):
        raise UsageError(f"malformed columns {columns!r}; expected a list of names")
    for name in columns:
        _require(name, schema)
    if len(set(columns)) < len(columns):
        raise UsageError(f"a column is named twice in {', '.join(columns)}; name each once")
    return list(columns)


def _require(name: object, schema: pa.Schema) -> None:
    if name not in schema.names:
        raise unknown("column", str(name), schema.names)


def _read_condition(condition: Any, schema: pa.Schema) -> Condition:
    if not isinstance(condition, tuple) or len(condition) != 3:
        raise UsageError(f"malformed condition {condition!r}; expected {_FORM}")
    name, operator, value = condition
    _require(name, schema)
    operator = "==" if operator == "=" else operator
    field = schema.field(name)
    if operator in _LISTS:
        if isinstance(value, str) or not isinstance(value, Iterable):
            raise UsageError(f"malformed value {value!r} for {operator!r}; expected a list")
        return name, operator, pa.array([_cast(each, field) for each in value], field.type)
    if operator not in _COMPARE:
        raise unknown("operator", str(operator), [*_COMPARE, *_LISTS])
    if value is None and operator not in ("==", "!="):
        raise UsageError(f"nothing is {operator} None; use '==' or '!=' with it")
    return name, operator, _cast(value, field)


def _cast(value: Any, field: pa.Field) -> Any:
    if value is None:
        return None
    try:
        made = pa.scalar(value).cast(field.type).as_py()
    except (pa.ArrowException, ValueError, TypeError, OverflowError):
        made = None
    # What is not itself is no number, and neither equal to any value nor above or below it.
    if made is None or made != made:
        kind = _KINDS.get(str(field.type), "a whole number" if field.type == pa.int64() else "text")
        raise UsageError(f"malformed value {value!r}; column {field.name!r} holds {kind}")
    return made


def _join(parts: Iterable[Any], join: Callable[[Any, Any], Any]) -> Any:
    first, *others = parts
    for each in others:
        first = join(first, each)
    return first


def _express(condition: Condition) -> pc.Expression:
    name, operator, value = condition
    field = pc.field(name)
    if operator in _LISTS:
        found = field.isin(value)
        return found if operator == "in" else ~found
    if value is None:
        return field.is_null() if operator == "==" else field.is_valid()
    return _COMPARE[operator](field, value)


def _say(condition: Condition, values: list[Any]) -> str:
    name, operator, value = condition
    column = quote_name(name)
    if operator in _LISTS:
        # As in Arrow, and unlike in SQL, null is a value that is in a list or not.
        known = value.drop_null().to_pylist()
        values += known
        marks = f"{column} IN ({', '.join('?' * len(known))})" if known else "false"
        is_null = f"{column} IS {'' if value.null_count else 'NOT '}NULL"
        found = f"({marks} {'OR' if value.null_count else 'AND'} {is_null})"
        return found if operator == "in" else f"NOT {found}"
    if value is None:
        return f"{column} IS {'' if operator == '==' else 'NOT '}NULL"
    values.append(value)
    # DuckDB takes what is no number for larger than any.
    proper = f" AND NOT isnan({column})" if isinstance(value, float) and ">" in operator else ""
    return f"({column} {'=' if operator == '==' else operator} ?{proper})"
