"""Build a corpus with one mistake in it, in a process of its own, since there are many."""

from __future__ import annotations

import io
import multiprocessing
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import redirect_stderr
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from bad_edits import EDITS
from bad_files import FILES
from bad_links import LINKS
from curated import CuratedFolder

from onrecord.cli import main

CHANGES = {**EDITS, **LINKS}


@dataclass(frozen=True)
class Answer:
    """How a build ended, what it said, which line was changed, and what it left behind."""

    status: int
    errors: list[str]
    line: int
    written: list[str]


def answer(case: str, folder: Path) -> Answer:
    """Make the mistake and build."""
    corpus = CuratedFolder(folder / case.replace(" ", "-"))
    if case in CHANGES:
        file, old, new, *_ = CHANGES[case]
        line = corpus.replace(file, old, new)
    else:
        change, _, line, _ = FILES[case]
        change(corpus)
    with redirect_stderr(io.StringIO()) as errors:
        status = main(["build", str(corpus.root)])
    return Answer(status, errors.getvalue().splitlines(), line, written(corpus.root))


def answer_all(cases: Sequence[str], folder: Path) -> dict[str, Answer]:
    """Answer many cases, on all cores."""
    if len(cases) < 10:
        return {case: answer(case, folder) for case in cases}
    with ProcessPoolExecutor(mp_context=multiprocessing.get_context("spawn")) as pool:
        found = pool.map(partial(answer, folder=folder), cases, chunksize=8)
        return dict(zip(cases, found, strict=True))


def written(root: Path) -> list[str]:
    """The files in a folder that no curator wrote, but for what a next build would use."""
    files = (path.relative_to(root) for path in root.rglob("*") if path.is_file())
    names = (path.as_posix() for path in files if "curated" not in path.parts)
    return sorted(name for name in names if name != "build/lock" and "build/cache/" not in name)
