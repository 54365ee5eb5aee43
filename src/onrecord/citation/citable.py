"""A dataset as citations see it: its description, its tables, and the hashes of their files."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

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

    ``tables`` has the views too; ``files`` the files of each table by (table, form), one or the
    parts of a large one, with paths from ``root``; ``read`` gives the rows of a table or view by
    name.
    """

    root: Path
    description: Description
    tables: Mapping[str, Table]
    files: Mapping[tuple[str, str], tuple[FileHash, ...]]
    read: Read
    # The tables whose files were hashed already.
    _vouched: set[str] = field(default_factory=set)

    def read_vouched(
        self, name: str, columns: Sequence[str] | None = None, filters: Any = None
    ) -> pa.Table:
        """Read the rows of a table that the hash of the dataset stands for, or some of them.

        Raises OnRecordError if they were changed since. A view has no file and is only read.
        """
        if not self.tables[name].query and name not in self._vouched:
            files = self.files.get((name, "parquet"), ())
            if not files or not all(map(self._is_vouched, files)):
                raise OnRecordError(
                    f"{self.root}: the rows of {name!r} are not those that datapackage.json "
                    "vouches for, so its hash does not stand for them; run: onrecord verify"
                )
            self._vouched.add(name)
        return self.read(name, columns, filters)

    def _is_vouched(self, file: FileHash) -> bool:
        return sha256_file(find_file(self.root, file.path)) == file.sha256
