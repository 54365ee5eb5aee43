"""Export a dataset: make the files of a form in a folder, or leave no trace."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import OnRecordError, UsageError, not_installed, unknown
from onrecord.forms.publication import Publication

Write = Callable[[Publication, Path], None]


@dataclass(frozen=True)
class Form:
    """A form: its name, what it is, and what writes its files into an empty folder."""

    name: str
    what: str
    write: Write


def find_form(name: str, forms: Mapping[str, Form]) -> Form:
    """Find a form by its name; raises UsageError for one that does not exist."""
    if name not in forms:
        raise unknown("form", name, forms)
    return forms[name]


def export(publication: Publication, form: Form, out: Path, *, replace: bool = False) -> list[Path]:
    """Write the files of a form into a folder that does not exist yet, or is empty or replaced.

    They are made beside it and moved when all are whole. Gives their paths, sorted. Raises
    UsageError for a folder that has something in it and is not to be replaced, or that holds the
    dataset itself, and for a form whose libraries are not installed, and OnRecordError for a folder
    that cannot be written.
    """
    if publication.root.resolve().is_relative_to(_place(out)):
        raise UsageError(f"{out} holds the dataset itself; name a new folder with --out")
    with whole_folder(out, replace=replace) as making, _libraries_needed():
        form.write(publication, making)
    return sorted(path for path in out.rglob("*") if path.is_file())


@contextmanager
def whole_folder(out: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill, which takes the place of ``out`` once the block has ended well.

    With ``replace``, a folder that stood there before is removed. Raises UsageError if ``out`` is
    a file, is or holds the current folder, or has something in it that is not to be replaced, and
    OnRecordError if it cannot be written.
    """
    with ExitStack() as stack:
        with _blamed_on(out):
            _require_free(out, replace=replace)
            place = _place(out)
            stack.enter_context(_made(place.parent))
            scratch = TemporaryDirectory(prefix=".onrecord-", dir=place.parent)
            making = Path(stack.enter_context(scratch)) / "new"
            making.mkdir()
        yield making
        with _blamed_on(out):
            if place.is_dir():
                # Not all at once, where it should be empty: somebody may have filled it meanwhile.
                shutil.rmtree(place) if replace else place.rmdir()
            making.replace(place)


def _require_free(out: Path, *, replace: bool) -> None:
    files = [each for each in (out, *out.parents) if each.exists() and not each.is_dir()]
    in_the_way = [out] if out.is_symlink() else files
    if in_the_way:
        raise UsageError(f"{in_the_way[0]} is in the way; name a new folder with --out")
    if not replace and out.is_dir() and any(out.iterdir()):
        raise UsageError(f"{out} is not empty; name a new folder with --out, or remove it")
    if Path.cwd().is_relative_to(_place(out)):
        raise UsageError(f"{out} holds the folder that you are in; name a new folder with --out")


def _place(out: Path) -> Path:
    # Not Path.resolve, which fails for links that lead in a circle.
    return Path(os.path.realpath(out))


@contextmanager
def _made(folder: Path) -> Iterator[None]:
    """Make a folder and those above it, and remove them again if the block fails."""
    missing = [each for each in (folder, *folder.parents) if not each.exists()]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        yield
    except BaseException:
        for each in missing:
            with suppress(OSError):
                each.rmdir()
        raise


@contextmanager
def _libraries_needed() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if error.name is None or error.name.startswith("onrecord."):
            raise
        raise not_installed(error.name, "export") from error


@contextmanager
def _blamed_on(out: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise OnRecordError(
            f"{out} cannot be written ({error.strerror}); name another folder with --out"
        ) from error
