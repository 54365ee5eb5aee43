"""Where things stand in a folder that holds a dataset."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from onrecord.errors import UsageError, need

_SCHEME = re.compile(r"([a-z][a-z0-9+.-]+)(::[^:]+)*://", re.IGNORECASE)


@dataclass(frozen=True)
class Layout:
    """The paths of one dataset folder; nothing is read.

    >>> Layout(Path("corpus")).descriptor.as_posix()
    'corpus/datapackage.json'
    """

    root: Path

    @property
    def curated(self) -> Path:
        """What people write."""
        return self.root / "data" / "curated"

    @property
    def documents(self) -> Path:
        """The texts and their facts."""
        return self.curated / "documents"

    @property
    def layers(self) -> Path:
        """The annotations of other programs, as they came in."""
        return self.curated / "layers"

    @property
    def corroborations(self) -> Path:
        """What people decided of rows and official records."""
        return self.curated / "records" / "corroborations.yaml"

    @property
    def tables(self) -> Path:
        """The tables that the build writes."""
        return self.root / "data" / "tables"

    @property
    def schemas(self) -> Path:
        """The descriptions of the tables."""
        return self.root / "schemas"

    @property
    def descriptor(self) -> Path:
        """The Frictionless data package descriptor."""
        return self.root / "datapackage.json"

    @property
    def work(self) -> Path:
        """What is made and never committed."""
        return self.root / "build"

    @property
    def drafts(self) -> Path:
        """What programs propose, for people to settle."""
        return self.work / "drafts"

    @property
    def database(self) -> Path:
        """The SQLite database."""
        return self.work / "onrecord.db"

    def table(self, name: str, form: str) -> Path:
        """The file of one table in one form (``csv`` or ``parquet``)."""
        return self.tables / f"{name}.{form}"


def open_path(path: str | os.PathLike[str]) -> Path:
    """Make a path: one of this machine, or of fsspec where it begins with a scheme.

    What stands on another machine behaves as a Path does, as far as its protocol allows. Raises
    UsageError for a scheme that is not known, and for libraries that are not installed.

    >>> open_path("corpus/tables").as_posix(), open_path("file:///corpus").as_posix()
    ('corpus/tables', '/corpus')
    """
    text = path if isinstance(path, str) else str(path)
    scheme = None if isinstance(path, Path) else _SCHEME.match(text)
    if not text:
        raise UsageError("an empty path; name a folder, or '.' for this one")
    if scheme is None:
        return Path(path)
    need("upath", "remote")
    from fsspec import get_filesystem_class
    from upath import UPath

    try:
        found = UPath(path)
        get_filesystem_class(found.protocol)  # fails here where the driver of a store is missing
        # A path of this machine is one without any library.
        return Path(found.path) if scheme[1] in ("file", "local") else cast("Path", found)
    except (ImportError, ValueError) as error:
        raise UsageError(f"{text!r} cannot be opened: {error}") from error


def bundled() -> Layout:
    """The dataset that comes with the package: inside a wheel, or the checkout around it."""
    inside = Path(__file__).resolve().parent / "_data"
    return Layout(inside if inside.is_dir() else Path(__file__).resolve().parents[2])
