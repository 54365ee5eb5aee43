"""Check each column alone: required values, codes, patterns, ranges."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any

from onrecord.checks.rule import ROW, Forbidden, Question, Row, Rule, find_rows, subject
from onrecord.errors import OnRecordError, nearest
from onrecord.schema.model import Field, Table
from onrecord.schema.sql import quote_name, quote_text

# What RE2, the matcher of DuckDB, reads otherwise than Python and Frictionless, or not at all:
# classes like \w, look-around, and long repetitions.
_READ_OTHERWISE = re.compile(r"\\[A-Za-z0-9]|\(\?|\[:|\{[^}]*[0-9]{4}|[*+?}]\+")


def forbid_columns(tables: Iterable[Table]) -> Iterator[Forbidden]:
    """Yield a condition for every limit of every column that SQL can hold."""
    for table in tables:
        for field in table.fields:
            for rule, broken in _broken(field):
                say = partial(_message, rule, table, field)
                # Python has no days outside of the years 1 to 9999.
                value = f"CAST({_column(field)} AS VARCHAR)" if rule == "type" else _column(field)
                yield Forbidden(table.name, field.name, rule, broken, say, (value,))


def ask_patterns(tables: Iterable[Table]) -> Iterator[Question]:
    """Ask for every column with a pattern that only Python reads as it is meant."""
    for table in tables:
        for field in table.fields:
            if field.pattern is None or field.type != "string" or _is_plain(field.pattern):
                continue
            column, matches = _column(field), _matcher(table, field)
            source = f"FROM {subject(table.name)} r WHERE {column} IS NOT NULL"
            find = find_rows(
                f"SELECT r.{ROW}, {column} {source}", partial(_unless, matches, table, field)
            )
            yield Question(
                f"SELECT DISTINCT {column} {source}",
                (Rule(table.name, field.name, "pattern", find),),
                partial(_any_other, matches),
            )


def _broken(field: Field) -> Iterator[tuple[str, str]]:
    column = _column(field)
    if field.required:
        yield "not_nullable", f"{column} IS NULL"
    if field.enum is not None:
        text = column if field.type == "string" else f"CAST({column} AS VARCHAR)"
        codes = ", ".join(quote_text(_spell(code)) for code in field.enum)
        yield "enum", f"{text} NOT IN ({codes})" if codes else f"{column} IS NOT NULL"
    if field.type == "string":
        if field.pattern is not None and _is_plain(field.pattern):
            yield "pattern", f"NOT regexp_full_match({column}, {quote_text(field.pattern)})"
        if field.min_length is not None:
            yield "min_length", f"length({column}) < {field.min_length!r}"
    # What is not a number is in no range, though SQL takes it for the greatest. Said as text, since
    # DuckDB skips files by the extremes that Parquet notes, which leave it out.
    not_a_number = f"CAST({column} AS VARCHAR) = 'nan' OR " if field.type == "number" else ""
    if field.type == "date":
        yield "type", f"{column} NOT BETWEEN DATE '0001-01-01' AND DATE '9999-12-31'"
    if field.type in ("integer", "number"):
        if field.minimum is not None:
            yield "minimum", f"{not_a_number}{column} < {field.minimum!r}"
        if field.maximum is not None:
            yield "maximum", f"{not_a_number}{column} > {field.maximum!r}"


def _column(field: Field) -> str:
    return f"r.{quote_name(field.name)}"


def _spell(code: object) -> str:
    return str(code).lower() if isinstance(code, bool) else str(code)


def _is_plain(pattern: str) -> bool:
    return not _READ_OTHERWISE.search(pattern)


def _matcher(table: Table, field: Field) -> Callable[[str], Any]:
    try:
        return re.compile(f"(?:{field.pattern})").fullmatch
    except (re.error, OverflowError, RecursionError) as error:
        raise OnRecordError(
            f"the schema of {table.name!r} has a pattern for {field.name!r} that cannot be read: "
            f"{field.pattern!r} ({error}); mend the pattern"
        ) from None


def _any_other(matches: Callable[[str], Any], rows: Iterable[Row]) -> list[bool]:
    return [any(not matches(value) for (value,) in rows)]


def _unless(matches: Callable[[str], Any], table: Table, field: Field, value: str) -> str | None:
    return None if matches(value) else _message("pattern", table, field, value)


def _message(rule: str, table: Table, field: Field, value: Any) -> str:
    place = f"{table.name}.{field.name}"
    if rule == "not_nullable":
        return f"{place} is empty; it is required"
    if rule == "enum":
        codes = [_spell(code) for code in field.enum or ()]
        hint = nearest(str(value), codes) or f"; expected one of {', '.join(codes)}"
        return f"unknown {field.name} {value!r}{hint}"
    if rule == "pattern":
        return f"malformed {field.name} {value!r}; expected the form {field.pattern}" + (
            f", as in {field.example!r}" if field.example else ""
        )
    if rule == "type":
        return f"{place} {value!r} is no day of the years 1 to 9999"
    if rule == "min_length":
        return f"{place} is an empty text; leave it out or say something"
    return f"{place} {value!r} is out of range; {rule} is {getattr(field, rule):g}"
