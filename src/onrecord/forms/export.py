"""Export a dataset: make the files of a form in a folder, or leave no trace."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.errors import OnRecordError, UsageError, not_installed, unknown
from onrecord.forms.publication import Publication
from onrecord.layout import Layout

_FULL = (errno.ENOSPC, errno.EFBIG, errno.EDQUOT, errno.EROFS)

Write = Callable[[Publication, Path], None]


@dataclass(frozen=True)
class Form:
    """A form: its name, what it is, and what writes its files into an empty folder."""

    name: str
    what: str
    write: Write


def find_form(name: str, forms: Mapping[str, Form]) -> Form:
    """Find a form by its name; raises UsageError for one that does not exist."""
    if not isinstance(name, str) or name not in forms:
        raise unknown("form", str(name), forms)
    return forms[name]


def export(publication: Publication, form: Form, out: Path, *, replace: bool = False) -> list[Path]:
    """Write the files of a form into a folder that does not exist yet, or is empty or replaced.

    They are made beside it and moved when all are whole. Gives their paths, sorted. Raises
    UsageError for a folder that has something in it and is not to be replaced, or that holds the
    dataset itself or a part of it, and for a form whose libraries are not installed, and
    OnRecordError for a folder that cannot be written, and for a dataset with drafts.
    """
    if publication.description.includes_drafts:
        raise OnRecordError(
            "the dataset includes drafts that nobody has confirmed; build it without "
            "--include-drafts before it is handed on"
        )
    _require_apart(out, publication.root)
    with whole_folder(out, replace=replace) as making, _libraries_needed(), _blamed_if_full(out):
        form.write(publication, making)
    place = _place(out)
    written = sorted(path.relative_to(place) for path in place.rglob("*") if path.is_file())
    return [out / path for path in written]


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
            scratch = TemporaryDirectory(
                prefix=".onrecord-", dir=place.parent, ignore_cleanup_errors=True
            )
            making = Path(stack.enter_context(scratch)) / "new"
            making.mkdir()
        yield making
        with _blamed_on(out):
            _take_place(making, place, replace=replace)


def _take_place(making: Path, place: Path, *, replace: bool) -> None:
    if not place.is_dir():
        making.replace(place)
    elif not replace:
        # Not all at once, since it should be empty: somebody may have filled it meanwhile.
        place.rmdir()
        making.replace(place)
    else:
        # What stood there stays whole until the new folder has its place.
        old = place.replace(making.with_name("old"))
        try:
            making.replace(place)
        except BaseException:
            old.replace(place)
            raise


def _require_apart(out: Path, root: Path) -> None:
    with _blamed_on(out):
        place, layout = _place(out), Layout(root.resolve())
    parts = [layout.tables.parent, layout.schemas]
    if layout.root.is_relative_to(place) or any(place.is_relative_to(each) for each in parts):
        raise UsageError(
            f"{out} holds the dataset itself or a part of it; name a new folder with --out"
        )


def _require_free(out: Path, *, replace: bool) -> None:
    files = [each for each in (out, *out.parents) if each.exists() and not each.is_dir()]
    in_the_way = [out] if out.is_symlink() else files
    if in_the_way:
        raise UsageError(f"{in_the_way[0]} is in the way; name a new folder with --out")
    place = _place(out)
    if not replace and place.is_dir() and any(place.iterdir()):
        raise UsageError(f"{out} is not empty; name a new folder with --out, or remove it")
    if Path.cwd().is_relative_to(place):
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
    except (OSError, RecursionError, ValueError) as error:
        why = (error.strerror if isinstance(error, OSError) else None) or "it is no path for a file"
        raise OnRecordError(
            f"{out} cannot be written ({why}); name another folder with --out"
        ) from error


@contextmanager
def _blamed_if_full(out: Path) -> Iterator[None]:
    """Name the folder and not the file that was being copied, where no more can be written."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL:
            raise
        raise OnRecordError(
            f"{out} cannot be written ({error.strerror}); make room or name another folder"
        ) from error
