"""Put a release into a store that cannot rename many files at once, as those of clouds.

The files are made beside the old ones and copied over them, datapackage.json last. It has the
hashes of all others, so whoever reads in between, or after a break, sees that they do not fit.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from onrecord.layout import Layout
from onrecord.release.publish import list_stale, remove_empty_tables
from onrecord.release.stores import copy_file, remove_folder


@contextmanager
def stage_in_store(root: Path) -> Iterator[Path]:
    """Give an empty folder in the store, to be filled with files as they stand in root.

    A store has no locks. The folder's name is its own, so that of two builds at once neither
    removes what the other is making; the files of whichever ends last stay.
    """
    staging = Layout(root).work / f"staging-{uuid4().hex}"
    staging.mkdir(parents=True)
    try:
        yield staging
    finally:
        remove_folder(staging)


def publish_to_store(staging: Path, root: Path) -> None:
    """Copy every file of a staging folder to its place in root, datapackage.json last.

    Tables, schemas and a database in root that the staging folder does not have are removed.
    """
    files = sorted(
        path.relative_to(staging).as_posix() for path in staging.rglob("*") if path.is_file()
    )
    last = Layout(root).descriptor.name
    for path in [each for each in files if each != last] + [last]:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        copy_file(staging / path, root / path)
    for path in list_stale(files, root):
        (root / path).unlink()
    remove_empty_tables(root)
