"""Bring a package that stands in a store to this machine, for what needs real files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import OnRecordError
from onrecord.layout import Layout
from onrecord.release.hashes import hashes_in
from onrecord.release.read_package import read_descriptor
from onrecord.release.stores import copy_file, is_local


@contextmanager
def local_package(root: Path) -> Iterator[Path]:
    """Give a folder of this machine with the package: itself, or a copy that is gone at the end.

    Copied is what its descriptor names inside its folder; what is missing stays missing. Raises
    UsageError if there is no package, and OnRecordError for one that is damaged.
    """
    if is_local(root):
        yield root
        return
    descriptor_file = Layout(root).descriptor
    hashes = hashes_in(read_descriptor(descriptor_file))
    with TemporaryDirectory() as made:
        folder = Path(made).resolve()
        for path in [descriptor_file.name, *hashes]:
            target = folder / path
            # Somebody else's descriptor may name files anywhere.
            if target.resolve().is_relative_to(folder) and (root / path).is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                copy_file(root / path, target)
        try:
            yield folder
        except OnRecordError as error:
            if type(error) is not OnRecordError or made not in str(error):
                raise
            # The copy is gone by the time that somebody reads of it.
            raise OnRecordError(str(error).replace(str(folder), str(root))) from error
