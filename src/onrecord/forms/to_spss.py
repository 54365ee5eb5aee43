"""SPSS data files (.sav): one for each table."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.forms.publication import Publication
from onrecord.forms.variables import (
    Rows,
    Variable,
    cut,
    name_variables,
    read_rows,
    time_stamp,
    to_series,
)
from onrecord.release.description import Description
from onrecord.schema.model import Field

if TYPE_CHECKING:
    import pandas as pd

_FOLDER = "spss"
# Sizes are in bytes. IBM SPSS Statistics, Command Syntax Reference: Variable Names.
_RESERVED = {"all", "and", "by", "eq", "ge", "gt", "le", "lt", "ne", "not", "or", "to", "with"}
_LONGEST_NAME = 64
_LONGEST_FILE_LABEL = 64
_LONGEST_LABEL = 255
_LONGEST_NOTE = 80
_LONGEST_VALUE_LABEL = 120
_LONGEST_TEXT = 32_767
# SPSS counts seconds from 14 October 1582 and knows no day before the 15th.
_DAYS_TO_1970 = 141_428
_SECONDS = 86_400
# Where the header of a system file has the day and the time of its making, "15 Jan 26" "00:00:00".
_MADE = 92


def to_spss(publication: Publication, folder: Path) -> None:
    """Write ``spss/<table>.sav`` for every table and for the events with all their names.

    Variables have the headings of their columns as labels, and a measurement level. Codes are
    numbers with value labels, the same number in every file, so that files merge by them; booleans
    are 0 and 1, dates SDATE10 (2026/01/15). What is missing is system-missing; for text SPSS knows
    nothing but blanks, and spaces at the end are lost. Missing are also a date before 15 October
    1582 and a number that is no finite number. A text longer than 32,767 bytes is cut there and
    ends in an ellipsis. The documents of each file say of which dataset it is. The same tables give
    the same bytes.
    """
    (folder / _FOLDER).mkdir()
    notes = _note(publication.description)
    for rows in read_rows(publication):
        path = folder / _FOLDER / f"{rows.table.name}.sav"
        _write(rows, notes, path)
        _set_time(path, time_stamp(publication))


def _note(description: Description) -> list[str]:
    """Say title, version, licenses and hash in lines that are as short as those of documents."""
    facts = {
        "Title": description.title,
        "Version": description.version,
        "License": "; ".join(each.name for each in description.licenses),
        "Hash": f"sha256:{description.sha256}",
    }
    return [
        line
        for name, words in facts.items()
        if words
        for line in _split(" ".join(f"{name}: {words}".split()))
    ]


def _split(text: str) -> list[str]:
    lines = []
    while text:
        # SPSS loses the space at the end of a line, but not at the beginning of the next.
        lines.append(cut(text, _LONGEST_NOTE).rstrip())
        text = text[len(lines[-1]) :]
    return lines


def _write(rows: Rows, notes: list[str], path: Path) -> None:
    import pandas as pd
    import pyreadstat

    names = name_variables(rows.table.columns, _RESERVED, _LONGEST_NAME)
    variables = dict(zip(names, rows.variables, strict=True))
    pyreadstat.write_sav(
        pd.DataFrame({name: _to_column(each) for name, each in variables.items()}),
        path,
        # As SPSS itself saves: blanks, of which fixed widths make many, take no room.
        row_compress=True,
        file_label=cut(rows.label, _LONGEST_FILE_LABEL),
        note=notes,
        column_labels={name: cut(each.label, _LONGEST_LABEL) for name, each in variables.items()},
        variable_value_labels={name: _label_values(each) for name, each in variables.items()},
        variable_measure={name: measure(each) for name, each in variables.items()},
        variable_format={
            n: "SDATE10" for n, each in variables.items() if each.field.type == "date"
        },
    )


def _label_values(variable: Variable) -> dict[float, str]:
    return {
        number: cut(label, _LONGEST_VALUE_LABEL) for number, label in variable.value_labels.items()
    }


def _to_column(variable: Variable) -> pd.Series[Any]:
    import pandas as pd

    if variable.field.type == "date":
        days = pc.add(variable.values.cast(pa.int32()), _DAYS_TO_1970)
        seconds = pc.multiply(days.cast(pa.float64()), float(_SECONDS))
        known = pc.if_else(pc.greater(days, 0), seconds, None)
        return pd.Series(known.to_pylist(), dtype="float64")
    series = to_series(variable)
    return series.map(_shorten) if series.dtype == "string" else series


def _shorten(text: str) -> str:
    if len(text.encode()) <= _LONGEST_TEXT:
        return text
    return cut(text, _LONGEST_TEXT - len("…".encode())) + "…"


def measure(variable: Variable) -> str:
    """Say at which level a variable is measured: nominal, ordinal or scale.

    Text, codes, categories and yes or no are nominal. Dates and numbers are measured on a scale, as
    are whole numbers of a unit; without one they say which comes first, but not by how much.
    """
    field: Field = variable.field
    if variable.value_labels or field.type == "string" or field.name.endswith("_code"):
        return "nominal"
    return "ordinal" if field.type == "integer" and not field.unit else "scale"


def _set_time(path: Path, time: datetime) -> None:
    """Replace the time of writing in a file, which the library takes from the clock."""
    # strftime would name the month in the language of the machine.
    months = "JanFebMarAprMayJunJulAugSepOctNovDec"
    month = months[3 * time.month - 3 : 3 * time.month]
    day = f"{time.day:02} {month} {time.year % 100:02}"
    with path.open("r+b") as file:
        file.seek(_MADE)
        file.write(f"{day}{time:%H:%M:%S}".encode("ascii"))
