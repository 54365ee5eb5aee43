"""Make a release of a curated folder: build it, write it, and replace the old one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from onrecord.corpus.read import check_is_corpus
from onrecord.engine.engines import Engine
from onrecord.engine.serial import Serial
from onrecord.errors import DataError, UsageError
from onrecord.layout import Layout
from onrecord.pipeline.build import Release, build_release
from onrecord.pipeline.cache_folder import make_folder, prune
from onrecord.pipeline.publish_to_store import publish_to_store, stage_in_store
from onrecord.pipeline.write_release import write_release
from onrecord.progress import Progress
from onrecord.release.publish import finish_interrupted, publish, stage
from onrecord.release.stores import is_in_memory, is_local, remove_folder


def make_release(
    root: Path,
    out: Path | None = None,
    *,
    include_drafts: bool = False,
    forms: Collection[str] | None = None,
    fresh: bool = False,
    resume: bool = False,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Release:
    """Build the dataset of a folder and publish it, or leave everything as it was.

    It is published in ``out``, or in ``root`` itself; both may be paths of this machine or of a
    store of fsspec (see ``onrecord.layout.open_path``). What was built of documents that have not
    changed is taken from ``build/cache`` in there, unless ``fresh``; the bytes are the same.
    ``forms`` are ``parquet``, ``csv`` and ``sqlite``, or None for what befits the size (see
    ``write_release``). Raises DataError with every problem that was found, and UsageError if it is
    to ``resume`` where no build was cut short.
    """
    check_is_corpus(Layout(root))  # before anything is made in a folder that is something else
    out = root if out is None else out
    if is_local(out) and out.resolve().is_relative_to(Layout(root).curated.resolve()):
        raise UsageError(f"{out} is what people write; publish elsewhere, or leave --out out")
    work = Layout(out).work
    unfinished = work / "unfinished"
    if resume:
        _check_resumable(out, unfinished, fresh=fresh)
    if is_in_memory(root) or is_in_memory(out):
        engine = Serial()  # no other process sees these files
    with _stage(out) as staging:
        if fresh:
            remove_folder(work / "cache")
        make_folder(work / "cache")
        unfinished.touch()
        try:
            release = build_release(
                root,
                work / "cache",
                include_drafts=include_drafts,
                engine=engine,
                progress=progress,
            )
        except DataError:
            unfinished.unlink()  # it came to its end
            raise
        write_release(release, staging, forms)
        publish_ = publish if is_local(out) else publish_to_store
        publish_(staging, out)
        prune(work / "cache", release.known)
        unfinished.unlink()
    return release


def _check_resumable(out: Path, unfinished: Path, *, fresh: bool) -> None:
    if fresh:
        raise UsageError("--resume goes on with what --fresh throws away; give one of them")
    if not unfinished.exists():
        raise UsageError(f"no build was cut short in {out}; run 'onrecord build'")


@contextmanager
def _stage(out: Path) -> Iterator[Path]:
    if not is_local(out):
        with stage_in_store(out) as staging:
            yield staging
        return
    finish_interrupted(out)
    with stage(out) as staging:
        yield staging
