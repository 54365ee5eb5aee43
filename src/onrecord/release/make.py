"""Make a release of a curated folder: build it, write it, and replace the old one."""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from onrecord.engine.engines import Engine
from onrecord.errors import DataError, UsageError
from onrecord.layout import Layout
from onrecord.progress import Progress
from onrecord.release.build import Release, build_release
from onrecord.release.cache import prune
from onrecord.release.publish import finish_interrupted, publish, stage
from onrecord.release.write_release import write_release


def make_release(
    root: Path,
    *,
    include_drafts: bool = False,
    forms: Collection[str] | None = None,
    fresh: bool = False,
    resume: bool = False,
    engine: Engine | None = None,
    progress: Progress | None = None,
) -> Release:
    """Build the dataset of a folder and publish it there, or leave everything as it was.

    What was built of documents that have not changed is taken from ``build/cache``, unless
    ``fresh``; the bytes are the same. ``forms`` are ``parquet``, ``csv`` and ``sqlite``, or None
    for what befits the size (see ``write_release``). Raises DataError with every problem that was
    found, and UsageError if it is to ``resume`` where no build was cut short.
    """
    unfinished = Layout(root).work / "unfinished"
    if resume and (fresh or not unfinished.exists()):
        raise UsageError(
            "--resume goes on with what --fresh throws away; give one of them"
            if fresh
            else f"no build was cut short in {root}; run 'onrecord build'"
        )
    finish_interrupted(root)
    with stage(root) as staging:
        cache = Layout(root).work / "cache"
        unfinished.touch()
        try:
            release = build_release(
                root,
                cache,
                include_drafts=include_drafts,
                fresh=fresh,
                engine=engine,
                progress=progress,
            )
        except DataError:
            unfinished.unlink()  # it came to its end
            raise
        write_release(release, staging, forms)
        publish(staging, root)
        prune(cache, release.keys)
        unfinished.unlink()
    return release
