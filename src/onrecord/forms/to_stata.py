"""Stata data files (.dta, version 118, for Stata 14 and later): one for each table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from onrecord.forms.publication import Publication
from onrecord.forms.variables import (
    Rows,
    Variable,
    name_variables,
    read_rows,
    time_stamp,
    to_series,
)

if TYPE_CHECKING:
    import pandas as pd

_FOLDER = "stata"
_LONGEST_NAME = 32
_LONGEST_LABEL = 80
_LONGEST_TEXT = 2045
# Stata knows the years 100 to 9999.
_FIRST_DAY = "0100-01-01"


def to_stata(publication: Publication, folder: Path) -> None:
    """Write ``stata/<table>.dta`` for every table and for the events with all their names.

    Variables have the headings of their columns as labels. Codes are numbers with value labels,
    the same number in every file, so that files merge by them; booleans are 0 and 1. Whole numbers
    are ``long``, dates ``%td``, texts ``str#`` or beyond 2045 bytes ``strL``. What is missing is
    Stata's missing value; for text Stata knows none but the empty text. Missing are also a date
    before the year 100 and a number that is no finite number. A name that Stata reserves, such as
    ``end``, has an underscore behind it. The time stamp is the day of the release, so the same
    tables give the same bytes.
    """
    (folder / _FOLDER).mkdir()
    for rows in read_rows(publication):
        _write(rows, time_stamp(publication), folder / _FOLDER / f"{rows.table.name}.dta")


def _write(rows: Rows, stamp: datetime, path: Path) -> None:
    import pandas as pd

    names = name_variables(rows.table.columns, _reserved(), _LONGEST_NAME)
    variables = dict(zip(names, rows.variables, strict=True))
    columns = {name: _to_column(each) for name, each in variables.items()}
    pd.DataFrame(columns).to_stata(
        path,
        version=118,
        write_index=False,
        byteorder="little",
        time_stamp=stamp,
        data_label=rows.label[:_LONGEST_LABEL],
        variable_labels={name: each.label[:_LONGEST_LABEL] for name, each in variables.items()},
        value_labels={n: labels for n, each in variables.items() if (labels := each.value_labels)},
        convert_dates={n: "td" for n, each in variables.items() if each.field.type == "date"},
    )


def _reserved() -> set[str]:
    from pandas.io.stata import StataParser

    types = {f"str{size}" for size in range(1, _LONGEST_TEXT + 1)}
    # pandas would rename these itself, with a warning; its type stubs do not have them.
    return types | {word.lower() for word in vars(StataParser())["RESERVED_WORDS"]}


def _to_column(variable: Variable) -> pd.Series[Any]:
    import pandas as pd

    if variable.field.type != "date":
        return to_series(variable)
    days = pd.Series(variable.values.to_numpy(), dtype="datetime64[s]")
    return days.where(days >= _FIRST_DAY)
