"""The commands that make a release and hold it to its rules: build and check."""

from __future__ import annotations

import argparse
import shlex
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.shared import Commands, add_folder, find_folder, report
from onrecord.console import count_of
from onrecord.layout import open_path

if TYPE_CHECKING:
    from onrecord.errors import Problem
    from onrecord.pipeline.build import Release

# Of so many documents each is told of by itself.
_MOST_LISTED = 20
_MOST_OF_DRAFTS = 10


def add(commands: Commands) -> None:
    """Add build and check."""
    building = commands.add(
        "build", build, "build, check and write a dataset", "onrecord build my-corpus"
    )
    add_folder(building)
    building.add_argument(
        "--include-drafts",
        action="store_true",
        help="let drafts into the tables, also those in build/drafts",
    )
    building.add_argument(
        "--out",
        type=open_path,
        metavar="PLACE",
        help="where to publish, also in a store, as s3://bucket/corpus (default: the folder)",
    )
    _add_engine(building)
    checking = commands.add(
        "check", check, "check a written package with both validators", "onrecord check"
    )
    add_folder(checking)


def _add_engine(building: argparse.ArgumentParser) -> None:
    building.add_argument(
        "--engine",
        default="processes",
        metavar="NAME",
        help="serial, processes (default, on all cores) or dask",
    )
    building.add_argument(
        "--workers", type=int, metavar="N", help="how many processes work (default: one a core)"
    )
    building.add_argument(
        "--scheduler",
        metavar="ADDRESS",
        help="a Dask cluster that runs already, as tcp://host:8786",
    )
    building.add_argument(
        "--write",
        metavar="FORMS",
        help="parquet, csv, sqlite, joined by commas (default: all; of a large corpus, parquet)",
    )
    building.add_argument(
        "--fresh", action="store_true", help="build every document anew, also those not changed"
    )
    building.add_argument(
        "--resume", action="store_true", help="go on with a build that was interrupted"
    )


def build(given: argparse.Namespace) -> None:
    """Build a dataset and say what to do next."""
    from onrecord.layout import bundled
    from onrecord.release.hashes import dataset_hash
    from onrecord.release.read_package import read_descriptor

    root = find_folder(given.folder)
    out = given.out or root
    release = _make(root, out, given)
    for line in _tell_warnings(release.warnings):
        print(f"warning: {line}", file=sys.stderr)
    main_tables = [name for name, table in release.tables.items() if table.kind == "dataset"]
    print("built " + ", ".join(count_of(release.count(name), name) for name in main_tables))
    print(f"and {len(release.tables) - len(main_tables)} supporting tables in data/tables")
    for line in _tell_shares(release):
        print(line)
    if release.include_drafts:
        print("drafts are included, each with the status draft; export refuses them")
    print(f"dataset hash sha256:{dataset_hash(read_descriptor(out / 'datapackage.json'))}")
    other = "" if out.resolve() == bundled().root.resolve() else f" --package {out}"
    folder = "" if out == Path() else f" {out}"
    print(
        f"next: onrecord check{folder}; onrecord load events{other}; onrecord evidence ROW{other}"
    )


def _tell_warnings(warnings: Sequence[Problem]) -> Iterator[str]:
    """Say what there is to warn of; of drafts, which may give thousands, the first and a count."""
    drafts = [each for each in warnings if each.file.startswith("build/drafts/")]
    yield from map(str, sorted({*warnings} - {*drafts}))
    yield from map(str, drafts[:_MOST_OF_DRAFTS])
    if more := drafts[_MOST_OF_DRAFTS:]:
        yield f"{count_of(len(more), 'warnings')} more of the drafts in build/drafts"


def _make(root: Path, out: Path, given: argparse.Namespace) -> Release:
    from onrecord.engine.engines import find_engine
    from onrecord.pipeline.make import make_release
    from onrecord.pipeline.write_release import find_forms
    from onrecord.progress import Reported

    try:
        with Reported() as progress:
            return make_release(
                root,
                out,
                include_drafts=given.include_drafts,
                forms=find_forms(given.write) if given.write else None,
                fresh=given.fresh,
                resume=given.resume,
                engine=find_engine(given.engine, given.workers, given.scheduler),
                progress=progress,
            )
    except KeyboardInterrupt:
        told = ("the last good release stands", f"to go on: {_say_again(given)}")
        raise KeyboardInterrupt(*told) from None


def _say_again(given: argparse.Namespace) -> str:
    """The command that goes on where this one was stopped."""
    words = ["onrecord", "build", str(given.folder)]
    for name in ("out", "engine", "workers", "scheduler", "write"):
        value = getattr(given, name)
        if value is not None and (name, value) != ("engine", "processes"):
            words += [f"--{name}", str(value)]
    words += ["--include-drafts"] if given.include_drafts else []
    return shlex.join([*words, "--resume"])


def _tell_shares(release: Release) -> Iterator[str]:
    """Say how much of each text is passed on, or of how many where they are many."""
    count = release.count("documents")
    if count > _MOST_LISTED:
        yield f"from {count} documents, {release.anew} of them built anew"
        return
    for row in release.read("documents").to_pylist():
        share = f"{row['released_share']:.0%} of the text is passed on"
        yield f"{row['document_id']}: text_release {row['text_release']}, {share}"


def _tell_step(step: str) -> None:
    """Name a step as it begins, to somebody who waits for it at a terminal."""
    if sys.stderr.isatty():
        print(f"checking {step} ...", file=sys.stderr, flush=True)


def check(given: argparse.Namespace) -> int:
    """Check a written package."""
    from onrecord.release.check_package import check_package
    from onrecord.release.local_package import local_package
    from onrecord.release.publish import finish_interrupted

    root = find_folder(given.folder)
    try:
        finish_interrupted(root)
    except OSError as error:
        print(
            f"warning: an interrupted build was not completed, since {error.filename} cannot be "
            f"written ({error.strerror}); what is there is checked",
            file=sys.stderr,
        )
    with local_package(root) as here:
        verdict = check_package(here / "datapackage.json", _tell_step)
    if verdict.problems:
        return report(verdict.problems, verdict.say_left_out())
    print(verdict)
    return 0
