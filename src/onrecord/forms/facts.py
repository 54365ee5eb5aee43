"""What the tables themselves tell about a dataset: how much, in which languages, when and where.

Somebody else's package may lack any table or column; what cannot be told is then left out.
"""

from __future__ import annotations

import datetime
from collections import Counter
from typing import Any

from onrecord.forms.publication import Publication


def count_rows(publication: Publication) -> dict[str, int]:
    """Count the rows of every table."""
    return {name: publication.load(name).num_rows for name in publication.tables}


def read_rows(publication: Publication, table: str, *columns: str) -> list[tuple[Any, ...]]:
    """Read some columns of every row; no rows where the table or one of the columns is missing."""
    known = publication.tables.get(table)
    if known is None or not set(columns) <= set(known.columns):
        return []
    rows = publication.load(table)
    return list(zip(*(rows.column(each).to_pylist() for each in columns), strict=True))


def list_values(publication: Publication, table: str, column: str) -> list[Any]:
    """List the values of a column that are not null, sorted, each once."""
    values = {value for (value,) in read_rows(publication, table, column)}
    return sorted(values - {None})


def list_languages(publication: Publication) -> list[str]:
    """List the languages of the documents as BCP 47 tags, sorted."""
    return list_values(publication, "documents", "language")


def find_period(publication: Publication) -> tuple[datetime.date | None, datetime.date | None]:
    """Find the first and the last day on which dated events can fall.

    A side is None where the date of an event is open on that side, or where none is dated.
    """
    bounds = read_rows(publication, "events", "date_earliest", "date_latest")
    dated = [each for each in bounds if each != (None, None)]
    first, last = ([each[side] for each in dated] for side in (0, 1))
    return (
        min(first) if first and None not in first else None,
        max(last) if last and None not in last else None,
    )


def list_places(publication: Publication) -> list[str]:
    """List the countries in which the places of events lie, by name, sorted."""
    names = dict(read_rows(publication, "countries", "country_id", "name"))
    codes = list_values(publication, "events", "country_id")
    return sorted(names.get(code) or code for code in codes)


def count_values(publication: Publication, table: str, *columns: str) -> dict[tuple[Any, ...], int]:
    """Count the rows of each combination of values, in the order in which they first stand."""
    return dict(Counter(read_rows(publication, table, *columns)))
