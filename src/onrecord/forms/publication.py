"""A dataset as the published forms see it: its description, its tables, and its files."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.description import Description
from onrecord.release.hashes import FileHash
from onrecord.schema.model import Table


@dataclass(frozen=True)
class Publication:
    """What is published: every form is made from this and from nothing else.

    ``tables`` are those with files, in the order to show them, and ``views`` those computed from
    them; ``load`` gives the rows of either by name. ``files`` has the files of each table by
    (table, ``csv`` or ``parquet``), one or the parts of a large table, with paths from ``root``.

    Raises OnRecordError for a name of the dataset, a table or a view that cannot be that of a file.
    """

    root: Path
    description: Description
    tables: Mapping[str, Table]
    views: Mapping[str, Table]
    files: Mapping[tuple[str, str], tuple[FileHash, ...]]
    load: Callable[[str], pa.Table]

    def __post_init__(self) -> None:
        # Somebody else's dataset may be called "../../x".
        for name in (self.description.name, *self.tables, *self.views):
            if not re.fullmatch(r"\w[\w.-]{0,99}", name):
                raise OnRecordError(
                    f"the name {name!r} cannot be that of a file; "
                    "use up to 100 letters, digits, hyphens, underscores and dots"
                )
