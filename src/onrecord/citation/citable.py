"""A dataset as citations see it: its description, its tables, and the hashes of their files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa

from onrecord.errors import OnRecordError
from onrecord.release.description import Description
from onrecord.release.find_rows import Read
from onrecord.release.hashes import FileHash, sha256_file
from onrecord.release.read_package import find_file
from onrecord.schema.model import Table


@dataclass(frozen=True)
class Citable:
    """What parts of a dataset are cited from.

    ``tables`` has the views too; ``files`` the files of each table by (table, form), with paths
    from ``root``; ``read`` gives the rows of a table or view by name.
    """

    root: Path
    description: Description
    tables: Mapping[str, Table]
    files: Mapping[tuple[str, str], FileHash]
    read: Read

    def read_vouched(self, table: str) -> pa.Table:
        """Read the rows of a table that the hash of the dataset stands for.

        Raises OnRecordError if they were changed since. A view has no file and is only read.
        """
        if table in self.tables and self.tables[table].query:
            return self.read(table)
        file = self.files.get((table, "parquet"))
        if file is None or sha256_file(find_file(self.root, file.path)) != file.sha256:
            raise OnRecordError(
                f"{self.root}: the rows of {table!r} are not those that datapackage.json vouches "
                "for, so its hash does not stand for them; run: onrecord verify"
            )
        return self.read(table)
