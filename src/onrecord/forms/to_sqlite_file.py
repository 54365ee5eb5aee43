"""SQLite: one file with every table, view, key and check, and full-text search."""

from __future__ import annotations

from pathlib import Path

from onrecord.forms.about import about
from onrecord.forms.publication import Publication
from onrecord.release.write_sqlite import write_sqlite


def to_sqlite_file(publication: Publication, folder: Path) -> None:
    """Write the database ``NAME.sqlite``, whose table ``about`` says which dataset it is.

    The same tables give the same bytes with the same SQLite. SQLite has no NaN: it is null there.
    Raises OnRecordError for a row that breaks its schema and for a view that cannot be computed.
    """
    for name in publication.views:
        publication.load(name)  # SQLite creates a view without running its query
    rows = {name: publication.load(name) for name in publication.tables}
    path = folder / f"{publication.description.name}.sqlite"
    write_sqlite(rows, publication.tables, publication.views, path, about(publication.description))
