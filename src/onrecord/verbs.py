"""The verbs as functions, for the dataset that comes with the package."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Unpack, overload

from onrecord.access import Package
from onrecord.layout import bundled

if TYPE_CHECKING:
    import networkx as nx
    import pandas as pd
    import pyarrow as pa
    from matplotlib.axes import Axes

    from onrecord.analysis.between import Day
    from onrecord.citation.verify_rows import Comparison
    from onrecord.release.find_evidence import Evidence
    from onrecord.release.find_rows import Selection
    from onrecord.versions.diff import Diff


def list_tables() -> list[str]:
    """Name the tables and views of the dataset, the four that matter most first."""
    return _bundled().list_tables()


@overload
def load(
    name: str, as_: Literal["pandas"] = "pandas", **part: Unpack[Selection]
) -> pd.DataFrame: ...
@overload
def load(name: str, as_: Literal["arrow"], **part: Unpack[Selection]) -> pa.Table: ...
@overload
def load(name: str, as_: str, **part: Unpack[Selection]) -> Any: ...
def load(
    name: str, as_: str = "pandas", *, columns: Sequence[str] | None = None, filters: Any = None
) -> Any:
    """Load a table or view as ``pandas`` (Arrow-backed), ``polars``, ``arrow`` or ``duckdb``.

    ``columns`` names those to load. ``filters`` says which rows, as in ``pandas.read_parquet``: a
    list of ``(column, operator, value)`` that all hold, or a list of such lists of which one does,
    or an expression of pyarrow; operators are ``==``, ``!=``, ``<``, ``<=``, ``>``, ``>=``, ``in``
    and ``not in``, and None is the value of an empty cell.
    """
    return _bundled().load(name, as_, columns=columns, filters=filters)


def scan(name: str, as_: str = "arrow") -> Any:
    """Open a table without reading its rows: what asks it reads only what it needs.

    Gives a ``pyarrow.dataset.Dataset`` (``arrow``), a LazyFrame (``polars``) or a relation of
    DuckDB's default connection (``duckdb``). A view is computed first.
    """
    return _bundled().scan(name, as_)


def describe(name: str | None = None) -> pd.DataFrame:
    """Describe all tables, one a row, or the columns of one: types, units, keys, meanings."""
    return _bundled().describe(name)


def locate(name: str, form: str = "parquet") -> Path:
    """Find the file of a table in the form ``parquet`` or ``csv``."""
    return _bundled().locate(name, form)


def evidence(row_id: str) -> list[Evidence]:
    """Find the words that prove a row of events, quotes or appointments, in context.

    The list is empty for a row that was made from an official record: its ``record_id`` names that.
    """
    return _bundled().evidence(row_id)


def cite(what: Any = None, *, style: str = "text", table: str | None = None) -> str:
    """Cite the dataset, a table, a row by its key, or the rows of a data frame.

    Every citation has the version and the hash of the dataset, that of a row also the words that
    prove it and their document. The style is ``text``, ``bibtex``, ``ris``, ``csl-json``, ``apa``
    or ``chicago``. ``table`` says where a row is to be looked for.
    The rows of a frame are cited as JSON, with a hash of each, so that ``verify_citation`` can find
    them again; a warning tells of columns with other values than the dataset has.
    Raises UsageError for another style, for a word that is no table and no row, and for a frame
    whose rows are not rows of one table.
    """
    return _bundled().cite(what, style=style, table=table)


def verify_citation(file: str | os.PathLike[str]) -> Comparison:
    """Find the rows of a citation of rows again, and say whether each still reads the same.

    Raises UsageError for a citation of another dataset, OnRecordError for a file that is none.
    """
    return _bundled().verify_citation(file)


def export(form: str, out: str | os.PathLike[str], *, replace: bool = False) -> list[Path]:
    """Write the dataset in another form into a new folder, and give the paths of its files.

    With ``replace``, whatever the folder held before is removed.
    """
    return _bundled().export(form, out, replace=replace)


def diff(old: str | os.PathLike[str] | Package, new: str | os.PathLike[str] | Package) -> Diff:
    """Compare two versions of a dataset: facts, schemas, every row and field, and promises.

    A version is a package, a folder, a datapackage.json, or a tag or other revision of the git
    repository around the current folder. Raises UsageError where there is no such version, and
    OnRecordError where it is damaged.
    """
    from onrecord.versions.compare import compare
    from onrecord.versions.state import open_state

    names = (each.root if isinstance(each, Package) else each for each in (old, new))
    before, after = map(open_state, names)
    with before as old_state, after as new_state:
        return compare(old_state, new_state)


def timeline(
    *, since: Day | None = None, until: Day | None = None, certain: bool = False
) -> pd.DataFrame:
    """Give the dated rows of events, quotes and appointments, the earliest first.

    With ``since`` or ``until``, only those that may lie within these days, both included; with
    ``certain``, only those that must.
    """
    return _bundled().timeline(since=since, until=until, certain=certain)


def network(*, happened: bool = True) -> nx.MultiDiGraph:
    """Give a networkx graph of actors: of what happened, or with ``happened=False`` of everything.

    An edge is an event and a pair of actor and recipient.
    """
    return _bundled().network(happened=happened)


def dyads(*, happened: bool = True) -> pd.DataFrame:
    """Give one row per actor and recipient of an event, with weight and codes of both sides."""
    return _bundled().dyads(happened=happened)


def dyad_days(*, system: str = "cow") -> pd.DataFrame:
    """Give one row per two states and day with what one did toward the other, ready to merge.

    States are keyed by Correlates of War (``cow``) or Gleditsch-Ward codes (``gw``).
    """
    return _bundled().dyad_days(system=system)


def officeholders(day: Day, *, office: str | None = None) -> pd.DataFrame:
    """Give who held which office on a day, or may have held it, and the rows that say so."""
    return _bundled().officeholders(day, office=office)


def plot_timeline(
    *,
    since: Day | None = None,
    until: Day | None = None,
    certain: bool = False,
    ax: Axes | None = None,
) -> Axes:
    """Draw the timeline with matplotlib: a line per row, a bar where its date is uncertain."""
    return _bundled().plot_timeline(since=since, until=until, certain=certain, ax=ax)


def plot_network(*, happened: bool = True, ax: Axes | None = None) -> Axes:
    """Draw the network with matplotlib: who acts on whom, in cooperation or in conflict."""
    return _bundled().plot_network(happened=happened, ax=ax)


def __version__() -> str:  # noqa: N807
    """Read the version of the dataset, which is also that of the package."""
    return _bundled().version


def _bundled() -> Package:
    return Package(bundled().root)
