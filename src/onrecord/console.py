"""Print tables, drawn or as CSV or JSON, and lines that hold nothing a terminal obeys."""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TextIO

FORMATS = ("table", "csv", "json")
# Controls, halves of surrogates, and what ends a line.
_OBEYED = ("Cc", "Cs", "Zl", "Zp")
# Marks that turn the direction of what follows, by which a line can be made to read otherwise.
_TURNING = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_LONGEST_LINE = 2_000


def visible(text: str) -> str:
    r"""Write characters that a terminal or an editor obeys as escapes.

    >>> visible("a\x1b[31m b\n\u202ec")
    'a\\x1b[31m b\\n\\u202ec'
    """
    return "".join(
        ascii(each)[1:-1] if unicodedata.category(each) in _OBEYED or each in _TURNING else each
        for each in text
    )


def show_line(message: object) -> str:
    r"""Write a message, which may quote data, in one line that a person can read to its end.

    >>> show_line("no table 'a\nb'"), len(show_line("no row " + "a" * 1_000_000))
    ("no table 'a\\nb'", 2004)
    """
    text = str(message)
    return visible(text[:_LONGEST_LINE]) + (" ..." if len(text) > _LONGEST_LINE else "")


def count_of(number: int, things: str) -> str:
    """Say how many there are of things that are many with an s, and one without.

    >>> count_of(1, "quotes"), count_of(1200, "quotes")
    ('1 quote', '1,200 quotes')
    """
    return f"{number:,} {things if number != 1 else things.removesuffix('s')}"


def print_rows(
    columns: Sequence[str],
    rows: Iterable[Mapping[str, Any]],
    form: str | None = None,
    out: TextIO | None = None,
) -> None:
    """Print rows as ``table``, ``csv`` or ``json``; unsaid, a table on a terminal, else CSV.

    A missing value is an empty cell, and null in JSON.
    """
    out = out or sys.stdout
    form = form or ("table" if out.isatty() else "csv")
    if form == "json":
        _write_json(rows, out)
    elif form == "csv":
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows([_cell(row[name]) for name in columns] for row in rows)
    else:
        _draw(columns, rows, out)


def _write_json(rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Write a list as json.dump does, but a row at a time."""
    before = "["
    for row in rows:
        text = json.dumps(dict(row), ensure_ascii=False, indent=2, default=str)
        out.write(before + "\n  " + text.replace("\n", "\n  "))
        before = ","
    out.write("[]\n" if before == "[" else "\n]\n")


def _draw(columns: Sequence[str], rows: Iterable[Mapping[str, Any]], out: TextIO) -> None:
    """Draw with rich, or in plain columns where it is not installed.

    A wide table is drawn as one block for each row, since a terminal has no room for its columns.
    """
    if len(columns) > 8:
        width = max(map(len, columns))
        for row in rows:
            for name in columns:
                if row[name] is not None:
                    out.write(f"{name:<{width}}  {_cell(row[name])}\n")
            out.write("\n")
        return
    try:
        from rich.console import Console
        from rich.table import Table
        from rich.text import Text
    except ModuleNotFoundError:
        for line in [columns, *([_cell(row[name]) for name in columns] for row in rows)]:
            out.write("  ".join(line) + "\n")
        return
    drawn = Table(header_style="bold")
    for name in columns:
        drawn.add_column(name, overflow="fold")
    for row in rows:
        # As Text, since a plain string would be read for markup and emoji codes.
        drawn.add_row(*(Text(_cell(row[name])) for name in columns))
    Console(file=out, highlight=False).print(drawn)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)
