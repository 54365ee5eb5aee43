"""The data package itself: descriptor, schemas, and every table as CSV and Parquet."""

from __future__ import annotations

import shutil
from collections.abc import Collection
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.forms.publication import Publication
from onrecord.layout import Layout
from onrecord.release.hashes import sha256_file
from onrecord.release.read_package import find_file


def to_package(publication: Publication, folder: Path) -> None:
    """Copy the package into a folder, each file with the hash that its descriptor gives.

    Raises OnRecordError for a file that is missing or was changed.
    """
    copy_tables(publication, folder, ("csv", "parquet"))
    source, target = Layout(publication.root), Layout(folder)
    shutil.copyfile(source.descriptor, target.descriptor)
    for path in sorted(source.schemas.rglob("*.json")):
        copy = target.schemas / path.relative_to(source.schemas)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, copy)


def copy_tables(publication: Publication, folder: Path, forms: Collection[str]) -> None:
    """Copy the file of every table in some forms, to the place below ``folder`` that it has.

    For a form that only describes them. Raises OnRecordError for one that is missing or changed.
    """
    for (_, form), files in publication.files.items():
        for file in files if form in forms else ():
            copy = folder / file.path
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(find_file(publication.root, file.path), copy)
            if sha256_file(copy) != file.sha256:
                raise OnRecordError(
                    f"{publication.root / file.path} is not the file that datapackage.json vouches "
                    "for; run: onrecord verify"
                )
