"""Export a dataset: make the files of a form in a folder, or leave no trace."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from onrecord.errors import UsageError, unknown
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
    UsageError for a folder that has something in it and is not to be replaced.
    """
    with whole_folder(out, replace=replace) as making:
        form.write(publication, making)
    return sorted(path for path in out.rglob("*") if path.is_file())


@contextmanager
def whole_folder(out: Path, *, replace: bool = False) -> Iterator[Path]:
    """Give an empty folder to fill, which takes the place of ``out`` once the block has ended well.

    With ``replace``, a folder that stood there before is removed. Raises UsageError if ``out`` is
    a file, or has something in it that is not to be replaced.
    """
    if out.is_symlink() or (out.exists() and not out.is_dir()):
        raise UsageError(f"{out} is in the way; name a new folder with --out")
    if not replace and out.is_dir() and any(out.iterdir()):
        raise UsageError(f"{out} is not empty; name a new folder with --out, or remove it")
    out.parent.mkdir(parents=True, exist_ok=True)
    making = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield making
        making.chmod(0o755)
        if replace and out.is_dir():
            shutil.rmtree(out)
        making.replace(out)
    except BaseException:
        shutil.rmtree(making, ignore_errors=True)
        raise
