"""Excel: a workbook with a sheet for each table and view, what they mean, and what it all is."""

from __future__ import annotations

import datetime
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import pyarrow as pa

from onrecord.agreement.sentences import tell_reliability
from onrecord.errors import OnRecordError
from onrecord.forms.about import about
from onrecord.forms.publication import Publication
from onrecord.forms.write_sheet import write_sheet
from onrecord.release.describe_tables import describe_columns
from onrecord.schema.model import Table

_LONGEST_NAME = 31
# Excel keeps this name for itself.
_RESERVED = "history"
# The day that a zip file gives where nobody knows better.
_NO_DAY = datetime.datetime(1980, 1, 1)


def to_excel(publication: Publication, folder: Path) -> None:
    """Write the workbook ``NAME.xlsx``: about, codebook, then the tables and views.

    See ``write_sheet`` for what stands in a cell. The same tables give the same bytes with the same
    XlsxWriter and zlib. Raises OnRecordError for what Excel cannot hold.
    """
    import xlsxwriter
    from xlsxwriter.exceptions import XlsxWriterException

    path = folder / f"{publication.description.name}.xlsx"
    described = [*publication.tables.values(), *publication.views.values()]
    told = tell_reliability(publication.tables, publication.load)
    names = _name_sheets(["about", "codebook", *(each.name for each in described)])
    try:
        # Rows go to files as they come, so that memory does not limit the size of a table.
        with (
            tempfile.TemporaryDirectory(prefix=".sheets-", dir=folder) as scratch,
            xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": scratch}) as workbook,
        ):
            workbook.set_properties(_properties(publication))
            write_sheet(workbook, next(names), "about", _about(publication))
            write_sheet(workbook, next(names), "codebook", _codebook(described, told))
            for table in described:
                write_sheet(workbook, next(names), table.name, publication.load(table.name))
    except XlsxWriterException as error:
        raise OnRecordError(f"no workbook can be made of these tables: {error}") from error


def _properties(publication: Publication) -> dict[str, object]:
    description = publication.description
    try:
        created = datetime.datetime.fromisoformat(description.released or "")
    except ValueError:
        created = _NO_DAY
    return {
        "title": description.title,
        "author": "; ".join(description.authors),
        "created": created,
    }


def _about(publication: Publication) -> pa.Table:
    facts = about(publication.description)
    return pa.table({"name": list(facts), "value": list(facts.values())})


def _codebook(tables: Iterable[Table], told: Mapping[str, str]) -> pa.Table:
    parts = []
    for table in tables:
        columns = describe_columns(table, told).rename_columns({"description": "meaning"})
        name = pa.array([table.name] * columns.num_rows, pa.string())
        parts.append(columns.add_column(0, "table", name))
    return pa.concat_tables(parts)


def _name_sheets(names: Iterable[str]) -> Iterator[str]:
    """Cut names to what Excel takes, and number those that would then be alike for it."""
    taken = {_RESERVED}
    for name in names:
        number, sheet = 1, _cut(name, _LONGEST_NAME)
        while sheet.lower() in taken:
            number += 1
            sheet = f"{_cut(name, _LONGEST_NAME - len(f'_{number}'))}_{number}"
        taken.add(sheet.lower())
        yield sheet


def _cut(name: str, length: int) -> str:
    # Excel counts units of UTF-16.
    return name.encode("utf-16-le")[: 2 * length].decode("utf-16-le", errors="ignore")
