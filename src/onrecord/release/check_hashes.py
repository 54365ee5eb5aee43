"""Compare files with their hashes in datapackage.json, with nothing but the standard library."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onrecord.errors import OnRecordError, Problem
from onrecord.layout import Layout
from onrecord.release.hashes import hashes_in, sha256_file
from onrecord.release.read_package import find_file


def check_hashes(root: Path, descriptor: Mapping[str, Any]) -> Iterator[Problem]:
    """Yield every file that is not the one the descriptor vouches for.

    Curated inputs are left out where there are no documents, as in an installed package, and
    texts where they may not be passed on.
    """
    hashes = hashes_in(descriptor)
    has_inputs = Layout(root).documents.is_dir()
    inputs = {each["path"] for each in descriptor["onrecord"]["inputs"]}
    for path, sha256 in hashes.items():
        if path in inputs and (
            not has_inputs or (path.endswith(".txt") and not (root / path).exists())
        ):
            continue
        try:
            found = sha256_file(find_file(root, path))
        except OnRecordError as error:
            yield Problem(path, 1, fault_of(error, root / path))
            continue
        if found != sha256:
            mend = "build again" if path in inputs else "restore it, or build again"
            yield Problem(path, 1, f"changed since the build: its sha256 is {found}; {mend}")


def fault_of(error: OnRecordError, path: Path) -> str:
    """What an error says of a file, without the path, which a problem has before it anyway."""
    return str(error).removeprefix(str(path)).lstrip(": ")
