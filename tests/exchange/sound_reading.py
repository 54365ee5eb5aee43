"""What is asked of a reader of annotations, whatever it is given."""

from __future__ import annotations

import re
import signal
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

from onrecord.errors import Problem
from onrecord.exchange.annotated import Annotated, check_layer
from onrecord.exchange.form import AnnotationForm

# Far more than any of the small files needs on a busy machine.
_SECONDS = 20
_CONTROL = re.compile(r"[\x00-\x08\n\r]")


def reading_faults(form: AnnotationForm, files: Mapping[str, bytes], folder: Path) -> list[str]:
    """List what is wrong with how files are read: a traceback, no answer, no end, a bad layer."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    try:
        with _time_limit():
            found = list(form.read(folder))
    except Exception as error:
        return [f"{type(error).__name__}: {error}"]
    if not found:
        return ["neither a document nor a problem"]
    faults = [fault for each in found for fault in _faults_of(each)]
    # Real files of brat name what was deleted, and are kept as they are.
    is_loose = form.name == "brat"
    return [each for each in faults if not (is_loose and each.endswith("which does not exist"))]


def _faults_of(found: Any) -> list[str]:
    if isinstance(found, Problem):
        is_clear = found.message and found.line >= 1 and not _CONTROL.search(found.message)
        return [] if is_clear and len(found.message) < 2000 else [f"no clear problem: {found!r}"]
    if not isinstance(found, Annotated):
        return [f"neither a document nor a problem: {found!r}"]
    return check_layer(found)


@contextmanager
def _time_limit() -> Iterator[None]:
    """Raise TimeoutError in a block that does not end."""

    def stop(_: int, __: FrameType | None) -> None:
        raise TimeoutError(f"no answer in {_SECONDS} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, _SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
