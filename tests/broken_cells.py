"""Break the cells of CSV tables on purpose, in every way that a schema forbids."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from onrecord.schema.model import Field, Table

# The cells of a table as texts, the header first.
Cells = list[list[str]]

_ODD = {
    "integer": ["four", "1.5", "1e3", " 7 ", "+3", "0x1", "99999999999999999999", "-", "٣"],
    "number": ["four", "1,5", "NaN", "nan", "INF", "-INF", "1e2", " 2.50 ", "1e999", "--1", "0"],
    "boolean": ["yes", "True", "FALSE", "1", "0", "tRUE", " true", "t"],
    "date": ["2021-02-30", "2021-13-01", "2021-1-5", "05/03/2021", "2021", "today", "0000-01-01"],
    "string": ["nonsense", "NaN", "null", "Ü ber", "a,b", 'say "so"', "two\nlines", " ", "=1+1"],
}


def break_cells(cells: Cells, table: Table, random: Random, *, is_free: bool) -> None:
    """Break one thing in a table that has rows.

    Its header and its columns stay as they are unless nothing refers to it (``is_free``).
    """
    ways = _WAYS if is_free else _WAYS[: -len(_OF_HEADER)]
    random.choice(ways)(cells, table, random)


def _empty(cells: Cells, table: Table, random: Random) -> None:
    _put(cells, _any_field(table, random), random, "")


def _odd_type(cells: Cells, table: Table, random: Random) -> None:
    field = _any_field(table, random)
    _put(cells, field, random, random.choice(_ODD[table.fields[field].type]))


def _out_of_limits(cells: Cells, table: Table, random: Random) -> None:
    limited = [n for n, each in enumerate(table.fields) if _beyond(each)]
    if limited:
        field = random.choice(limited)
        _put(cells, field, random, random.choice(_beyond(table.fields[field])))


def _beyond(field: Field) -> list[str]:
    """Texts just outside of what a column may hold, and just inside."""
    found = []
    if field.enum is not None:
        found += ["nonsense", field.enum[0].upper(), f"{field.enum[0]} ", field.enum[-1]]
    if field.pattern is not None:
        found += ["!", "A b", "-", "Q0", "abc-", "ABCD", "ab\n"]
    if field.minimum is not None:
        found += [str(int(field.minimum) - 1), str(field.minimum)]
    if field.maximum is not None:
        found += [str(int(field.maximum) + 1), str(field.maximum)]
    if field.min_length is not None and field.min_length > 1:
        found += ["x", "é"]
    return found


def _same_cell(cells: Cells, table: Table, random: Random) -> None:
    field = _any_field(table, random)
    _put(cells, field, random, _get(random.choice(cells[1:]), field))


def _same_key(cells: Cells, table: Table, random: Random) -> None:
    keys = [key for key in (table.primary_key, *table.unique_keys) if key]
    if keys:
        fields = [table.columns.index(name) for name in random.choice(keys)]
        origin, row = random.choice(cells[1:]), random.choice(cells[1:])
        for field in fields:
            _set(row, field, _get(origin, field))


def _same_row(cells: Cells, table: Table, random: Random) -> None:
    cells.insert(random.randint(1, len(cells)), list(random.choice(cells[1:])))


def _point_nowhere(cells: Cells, table: Table, random: Random) -> None:
    if table.foreign_keys:
        field = table.columns.index(random.choice(random.choice(table.foreign_keys).fields))
        value = _get(random.choice(cells[1:]), field)
        _put(
            cells, field, random, random.choice([f"{value}-zz", f"{value}0", "ZZZ", "zz", "zz-e9"])
        )


def _shorten(cells: Cells, table: Table, random: Random) -> None:
    del random.choice(cells[1:])[-random.randint(1, 2) :]


def _lengthen(cells: Cells, table: Table, random: Random) -> None:
    random.choice(cells[1:]).append(random.choice(["", "more"]))


def _leave_blank(cells: Cells, table: Table, random: Random) -> None:
    blank = random.choice([[], [""] * len(table.fields)])
    cells.insert(random.randint(1, len(cells)), blank)


def _rename(cells: Cells, table: Table, random: Random) -> None:
    field = random.randrange(len(cells[0]))
    cells[0][field] = random.choice([f"{cells[0][field]}s", cells[0][0], ""])


def _cut_column(cells: Cells, table: Table, random: Random) -> None:
    for row in cells:
        del row[len(table.fields) - 1 :]


def _add_column(cells: Cells, table: Table, random: Random) -> None:
    for number, row in enumerate(cells):
        row.append("more" if number else "another")


_OF_HEADER = (_rename, _cut_column, _add_column)
_WAYS: tuple[Callable[[Cells, Table, Random], None], ...] = (
    *(_empty, _odd_type, _odd_type, _out_of_limits, _out_of_limits, _same_cell, _same_key),
    *(_same_row, _point_nowhere, _point_nowhere, _shorten, _lengthen, _leave_blank),
    *_OF_HEADER,
)


def _any_field(table: Table, random: Random) -> int:
    return random.randrange(len(table.fields))


def _put(cells: Cells, field: int, random: Random, text: str) -> None:
    _set(random.choice(cells[1:]), field, text)


def _get(row: list[str], field: int) -> str:
    return row[field] if field < len(row) else ""


def _set(row: list[str], field: int, text: str) -> None:
    if field < len(row):
        row[field] = text
