"""Every form in one folder, as a release is handed out, with the hash of each file beside them."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from onrecord.errors import OnRecordError
from onrecord.forms.export import Form
from onrecord.forms.publication import Publication
from onrecord.release.hashes import sha256_file

SUMS = "SHA256SUMS"


def to_all(forms: Iterable[Form], publication: Publication, folder: Path) -> None:
    """Write every form into one folder, and SHA256SUMS, which ``sha256sum --check`` reads.

    Forms share files that they all describe, such as the tables in Parquet. Raises OnRecordError
    where two forms have different files of one name.
    """
    for form in forms:
        with tempfile.TemporaryDirectory(prefix=".form-", dir=folder) as scratch:
            form.write(publication, Path(scratch))
            _merge(Path(scratch), folder, form)
    files = sorted(path.relative_to(folder).as_posix() for path in _files(folder))
    lines = [f"{sha256_file(folder / path)}  {path}\n" for path in files]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8", newline="\n")


def _merge(source: Path, target: Path, form: Form) -> None:
    for path in _files(source):
        place = target / path.relative_to(source)
        if place.exists() and sha256_file(place) != sha256_file(path):
            raise OnRecordError(
                f"the form {form.name} has another {place.name} than an earlier one"
            )
        place.parent.mkdir(parents=True, exist_ok=True)
        os.replace(path, place)


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]
