"""A package on disk, and its verbs: what can be read from a dataset, and written of it.

``open`` gives anybody's; as functions (``verbs``) they work on the dataset that comes with the
package. Nothing heavy is imported before a verb needs it.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from onrecord.analysis.methods import Analyses
from onrecord.errors import UsageError, unknown
from onrecord.layout import open_path
from onrecord.release.read_package import (
    count_rows,
    find_table,
    is_partitioned,
    read_descriptor,
    read_tables,
)
from onrecord.schema.model import Table

if TYPE_CHECKING:
    import pandas as pd
    import pyarrow as pa

    from onrecord.citation.citable import Citable
    from onrecord.citation.verify_rows import Comparison
    from onrecord.forms.publication import Publication
    from onrecord.release.find_evidence import Evidence
    from onrecord.release.find_rows import Selection
    from onrecord.release.read_table import Reader


class Package(Analyses):
    """A dataset on disk: the folder that holds its datapackage.json, and what that file says."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        """Read the datapackage.json of a folder; ``open`` also takes the file itself."""
        self.root = open_path(root)
        self.descriptor: dict[str, Any] = read_descriptor(self.root / "datapackage.json")

    def __repr__(self) -> str:
        """Show the folder."""
        return f"Package({str(self.root)!r})"

    @property
    def version(self) -> str:
        """The version of the dataset."""
        return str(self.descriptor.get("version", ""))

    def list_tables(self) -> list[str]:
        """Name the tables and views: the four of the dataset, supporting ones, codes, views."""
        return list(self._tables())

    @overload
    def load(
        self, name: str, as_: Literal["pandas"] = "pandas", **part: Unpack[Selection]
    ) -> pd.DataFrame: ...
    @overload
    def load(self, name: str, as_: Literal["arrow"], **part: Unpack[Selection]) -> pa.Table: ...
    @overload
    def load(self, name: str, as_: str, **part: Unpack[Selection]) -> Any: ...
    def load(
        self,
        name: str,
        as_: str = "pandas",
        *,
        columns: Sequence[str] | None = None,
        filters: Any = None,
    ) -> Any:
        """Load a table or view as ``pandas`` (Arrow-backed), ``polars``, ``arrow`` or ``duckdb``.

        ``columns`` names those to load. ``filters`` says which rows, as in ``pandas.read_parquet``:
        a list of ``(column, operator, value)`` that all hold, or a list of such lists of which one
        does, or an expression of pyarrow; operators are ``==``, ``!=``, ``<``, ``<=``, ``>``,
        ``>=``, ``in`` and ``not in``, and None is the value of an empty cell. Of a large table
        only what is needed is read; the order stays.
        Raises UsageError for an unknown name, form, column or filter, OnRecordError for a missing
        or damaged file.
        """
        from onrecord.release.convert import convert

        return convert(self._reader().read(name, columns, filters), as_)

    def scan(self, name: str, as_: str = "arrow") -> Any:
        """Open a table without reading its rows: what asks it reads only what it needs.

        Gives a ``pyarrow.dataset.Dataset`` (``arrow``), a LazyFrame (``polars``) or a relation of
        DuckDB's default connection (``duckdb``). A view is computed first.
        Raises UsageError for an unknown name or form, OnRecordError for a missing or damaged file.
        """
        return self._reader().scan(name, as_)

    def describe(self, name: str | None = None) -> pd.DataFrame:
        """Describe all tables, or the columns of one: types, units, keys, meanings, reliability."""
        from onrecord.agreement.sentences import tell_reliability
        from onrecord.release.convert import convert
        from onrecord.release.describe_tables import describe_columns, describe_tables

        if name is None:
            described = describe_tables(self._tables(), count_rows(self.descriptor))
        else:
            tables = self._tables()
            told = tell_reliability(tables, self._reader().held_to(tables))
            described = describe_columns(self._table(name), told)
        return convert(described, "pandas")  # type: ignore[no-any-return]

    def locate(self, name: str, form: str = "parquet") -> Path:
        """Find the file of a table in the form ``parquet`` or ``csv``; a view has none.

        Of a large table whose Parquet file is cut into parts, it is the folder that holds these.
        """
        if form not in ("parquet", "csv"):
            raise unknown("form", form, ["parquet", "csv"])
        file, *_ = self._reader().find(name, form)
        return file.parent if form == "parquet" and is_partitioned(self.descriptor, name) else file

    def evidence(self, row_id: str) -> list[Evidence]:
        """Find the words that prove a row, in context; none for a row from an official record.

        Raises UsageError for an id that is no row of events, quotes or appointments.
        """
        from onrecord.release.find_evidence import find_evidence

        tables = self._tables()
        return find_evidence(row_id, tables, self._reader().held_to(tables))

    def cite(self, what: Any = None, *, style: str = "text", table: str | None = None) -> str:
        """Cite the dataset, a table, a row by its key, or the rows of a data frame.

        Every citation has the version and the hash of the dataset, that of a row also the words
        that prove it and their document. The style is ``text``, ``bibtex``, ``ris``, ``csl-json``,
        ``apa`` or ``chicago``. ``table`` says where a row is to be looked for.
        The rows of a frame are cited as JSON, with a hash of each, so that ``verify_citation`` can
        find them again; a warning tells of columns with other values than the dataset has.
        Raises UsageError for another style, for a word that is no table and no row, and for a frame
        whose rows are not rows of one table.
        """
        from onrecord.citation.cite_rows import cite_rows
        from onrecord.citation.find_part import find_part
        from onrecord.citation.styles import cite
        from onrecord.release.description import describe_dataset

        description = describe_dataset(self.descriptor)
        if what is None and table is None:
            return cite(description, style)
        if what is None:
            raise UsageError(f"say which rows of {table!r} to cite, or cite it as {table!r} alone")
        if isinstance(what, str):
            return cite(description, style, find_part(what, table, self._citable()))
        return cite_rows(what, table, style, self._citable()).to_json()

    def verify_citation(self, file: str | os.PathLike[str]) -> Comparison:
        """Find the rows of a citation of rows again, and say whether each still reads the same.

        Raises UsageError for a citation of another dataset, OnRecordError for a file that is none.
        """
        from onrecord.citation.read_citation import read_citation
        from onrecord.citation.verify_rows import verify_rows

        return verify_rows(read_citation(open_path(file)), self._citable())

    def export(
        self, form: str, out: str | os.PathLike[str], *, replace: bool = False
    ) -> list[Path]:
        """Write the dataset in another form into a new folder, and give the paths of its files.

        With ``replace``, whatever the folder held before is removed. A package in a store is copied
        here for the time of it. Raises UsageError for an unknown form, for a folder in a store, and
        otherwise for one that has something in it, DataError for a package whose files are not
        those that its descriptor vouches for, and OnRecordError for rows that break their schemas.
        """
        from onrecord.errors import DataError
        from onrecord.forms.export import export, find_form
        from onrecord.forms.forms import FORMS
        from onrecord.release.check_hashes import check_hashes
        from onrecord.release.check_rows import check_rows
        from onrecord.release.local_package import local_package
        from onrecord.release.stores import is_local

        found, place = find_form(form, FORMS), open_path(out)
        if not is_local(place):
            raise UsageError(f"{place} is not on this machine; name a folder here with --out")
        with local_package(self.root) as here:
            changed = list(check_hashes(here, self.descriptor))
            if changed:
                raise DataError(changed)
            publication = Package(here)._publication()
            check_rows(publication.tables, publication.load)
            return export(publication, found, place, replace=replace)

    def _citable(self) -> Citable:
        from onrecord.citation.citable import Citable
        from onrecord.release.description import describe_dataset
        from onrecord.release.hashes import list_files

        tables = self._tables()
        return Citable(
            root=self.root,
            description=describe_dataset(self.descriptor),
            tables=tables,
            files=list_files(self.descriptor),
            read=self._reader().held_to(tables),
        )

    def _publication(self) -> Publication:
        from onrecord.forms.publication import Publication
        from onrecord.release.description import describe_dataset
        from onrecord.release.hashes import list_files

        tables = self._tables()
        return Publication(
            root=self.root,
            description=describe_dataset(self.descriptor),
            tables={name: each for name, each in tables.items() if not each.query},
            views={name: each for name, each in tables.items() if each.query},
            files=list_files(self.descriptor),
            load=self._reader().held_to(tables),
        )

    def _reader(self) -> Reader:
        from onrecord.release.read_table import Reader

        return Reader(self.root, self.descriptor)

    def _table(self, name: str) -> Table:
        return find_table(self._tables(), name)

    def _tables(self) -> dict[str, Table]:
        return read_tables(self.root, self.descriptor)


def open(path: str | os.PathLike[str]) -> Package:
    """Open a dataset by its datapackage.json or by the folder that holds it.

    An address with a scheme, such as ``s3://bucket/corpus``, is opened by fsspec.
    Raises UsageError if there is none there, OnRecordError if it is damaged.
    """
    given = open_path(path)
    # Path.is_file would raise OSError for a name that is too long.
    is_file = os.path.isfile(given) if isinstance(given, Path) else given.is_file()  # noqa: PTH113
    if given.name != "datapackage.json" and is_file:
        raise UsageError(f"{given} is not a datapackage.json; name that file or its folder")
    return Package(given.parent if given.name == "datapackage.json" else given)
