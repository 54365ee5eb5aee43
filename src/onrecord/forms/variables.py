"""What the forms for statistics programs share: tables as labeled variables, and their names."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.forms.codes import CodeList, are_short, find_codes, number_codes
from onrecord.forms.publication import Publication
from onrecord.schema.model import Field, Table
from onrecord.schema.wording import heading

if TYPE_CHECKING:
    import pandas as pd

# Doubles from here on are how Stata writes missing values; nothing that is counted comes near.
_TOO_LARGE = 2.0**1023
_YES_NO: dict[float, str] = {0: "no", 1: "yes"}


@dataclass(frozen=True)
class Variable:
    """A column: its description, a short label, and its rows, which are numbers where it is coded.

    ``codes`` says what the numbers mean, the first code being number 1.
    """

    field: Field
    label: str
    values: pa.ChunkedArray
    codes: CodeList | None

    @property
    def value_labels(self) -> dict[float, str]:
        """The label of each number, for codes, categories, and yes and no; otherwise none."""
        if self.codes:
            return dict(enumerate(self.codes.labels, start=1))
        return _YES_NO if self.field.type == "boolean" else self._label_categories()

    def _label_categories(self) -> dict[float, str]:
        # Stata has labels for whole numbers of 32 bits only.
        found = [(number, words) for number, words in self.field.categories if fits(number)]
        return dict(found) if are_short(words for _, words in found) else {}


@dataclass(frozen=True)
class Rows:
    """The rows of a table or view as variables, and a label that says of which dataset."""

    table: Table
    label: str
    variables: tuple[Variable, ...]


def read_rows(publication: Publication) -> Iterator[Rows]:
    """Read every table and view as variables.

    NUL, which would end a text in all these programs, becomes the replacement character U+FFFD.
    Raises OnRecordError for a code that is in no list.
    """
    codes = find_codes(publication)
    described = publication.description
    for table in [*publication.tables.values(), *publication.views.values()]:
        rows = publication.load(table.name)
        variables = tuple(
            _read_variable(table.name, each, rows[each.name], codes.get((table.name, each.name)))
            for each in table.fields
        )
        yield Rows(table, f"{described.name} {described.version}: {table.title}", variables)


def _read_variable(
    table: str, field: Field, values: pa.ChunkedArray, codes: CodeList | None
) -> Variable:
    if codes:
        values = number_codes(values, codes, f"{table}.{field.name}")
    elif field.type == "string":
        values = pc.replace_substring(values, "\0", "\ufffd")
    return Variable(field, heading(field), values, codes)


def to_series(variable: Variable) -> pd.Series[Any]:
    """Make the pandas column of a variable that is no date, so that whole numbers stay whole.

    A missing text becomes empty; a number that is no finite number, or too large for Stata, is
    missing; whole numbers outside 32 bits become doubles, which are exact up to 2 to the power 53.
    """
    import pandas as pd

    values, kind = variable.values, variable.field.type
    if kind == "string" and not variable.codes:
        return pd.Series(values.fill_null("").to_pylist(), dtype="string")
    if kind == "boolean":
        return pd.Series(values.cast(pa.int8()).to_pylist(), dtype="Int8")
    if kind != "number" and is_small(values):
        return pd.Series(values.to_pylist(), dtype="Int32")
    numbers = values.cast(pa.float64(), safe=False)
    fits = pc.less(pc.abs(numbers), _TOO_LARGE)
    return pd.Series(pc.if_else(fits, numbers, None).to_pylist(), dtype="float64")


def is_small(values: pa.ChunkedArray) -> bool:
    """Whether whole numbers fit into the 32 bits of a program that keeps some of them for itself.

    >>> is_small(pa.chunked_array([[1, None]])), is_small(pa.chunked_array([[2**31 - 1]]))
    (True, False)
    """
    least, most = pc.min_max(values).as_py().values()
    return least is None or (fits(least) and fits(most))


def fits(number: int) -> bool:
    """Whether a whole number fits into those 32 bits."""
    return -(2**31) < number <= 2**31 - 28


def name_variables(columns: Sequence[str], reserved: Collection[str], longest: int) -> list[str]:
    """Name columns as Stata and SPSS allow: letters, digits, underscores, and a letter in front.

    Another character becomes an underscore, a name that does not begin with a letter gets a v in
    front, one that is ``reserved`` an underscore behind, and what is too long is cut. Raises
    OnRecordError where two columns would have one name.

    >>> name_variables(["end", "2nd choice"], {"end"}, 8)
    ['end_', 'v2nd_cho']
    """
    names = [_name(column, reserved)[:longest] for column in columns]
    # SPSS does not tell small letters from capitals.
    known: dict[str, str] = {}
    for name, column in zip(names, columns, strict=True):
        if (other := known.setdefault(name.lower(), column)) != column:
            raise OnRecordError(
                f"columns {other!r} and {column!r} would both be {name!r} in this form; "
                "rename one in its schema"
            )
    return names


def _name(column: str, reserved: Collection[str]) -> str:
    name = re.sub(r"[^A-Za-z0-9_]", "_", column)
    name = name if name[:1].isalpha() else f"v{name}"
    return f"{name}_" if name.lower() in reserved else name


def cut(text: str, size: int) -> str:
    """Cut a text to a number of bytes in UTF-8, between two characters.

    >>> cut("naïve", 3)
    'na'
    """
    return text.encode()[:size].decode(errors="ignore")


def time_stamp(publication: Publication) -> datetime:
    """The time to write into files that want one: the day of the release, or 1970 if not known.

    A clock would make every file another one. Raises OnRecordError for what is no date.
    """
    released = publication.description.released
    try:
        return datetime.fromisoformat(released or "1970-01-01")
    except ValueError:
        raise OnRecordError(
            f"datapackage.json says that it was created on {released!r}, which is no date; "
            "write it as 2026-01-15"
        ) from None
