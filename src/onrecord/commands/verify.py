"""The command verify."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.shared import (
    Commands,
    add_any_folder,
    add_package,
    find_folder,
    open_package,
    report,
)
from onrecord.console import show_line
from onrecord.errors import UsageError
from onrecord.layout import open_path

if TYPE_CHECKING:
    from onrecord.access import Package


def add(commands: Commands) -> None:
    """Add verify."""
    parser = commands.add(
        "verify",
        verify,
        "rebuild and compare every byte, or check spans against your texts, or find cited rows",
        "onrecord verify --citation rows.json",
    )
    add_any_folder(parser)
    add_package(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument(
        "--documents",
        type=open_path,
        metavar="DIR",
        help="check every span against <document_id>.txt here",
    )
    what.add_argument(
        "--citation",
        type=open_path,
        metavar="FILE",
        help="find the rows of a citation again, and say whether they still read the same",
    )


def verify(given: argparse.Namespace) -> int:
    """Prove a release, or a citation of its rows."""
    from onrecord.layout import bundled

    if given.citation:
        if given.folder:
            raise UsageError(f"name the dataset of the citation with --package {given.folder}")
        return _verify_citation(open_package(given), given.citation)
    if given.package:
        raise UsageError("--package goes with --citation; name the folder alone")
    root = find_folder(given.folder) if given.folder else Path()
    if given.folder is None and not (root / "datapackage.json").is_file():
        root = bundled().root
    return _verify(root, given)


def _verify(root: Path, given: argparse.Namespace) -> int:
    descriptor = root / "datapackage.json"
    if given.documents:
        from onrecord.release.verify_documents import verify_documents

        verdict = verify_documents(descriptor, find_folder(given.documents))
        done = f"{verdict.compared} spans of evidence stand in the texts of {given.documents}"
    elif (root / "data" / "curated" / "dataset.yaml").is_file():
        from onrecord.pipeline.rebuild import verify_rebuild
        from onrecord.release.publish import finish_interrupted

        finish_interrupted(root)
        verdict = verify_rebuild(descriptor)
        done = f"{verdict.compared} files have the hashes that datapackage.json gives"
    else:
        from onrecord.release.verify import verify_hashes

        verdict = verify_hashes(descriptor)
        done = f"{verdict.compared} files have the hashes that datapackage.json gives"
    if verdict.problems:
        return report(verdict.problems)
    print(f"verified: {done}")
    if not given.documents:
        print(
            "rebuilt: every byte is the same"
            if verdict.rebuilt
            else "not rebuilt: no curated texts here"
        )
    print(f"dataset hash sha256:{verdict.dataset_hash}")
    print(f"in {root.resolve()}")
    return 0


def _verify_citation(package: Package, file: Path) -> int:
    found = package.verify_citation(file)
    for each in found.others:
        detail = f" {each.detail}" if each.detail else ""
        print(show_line(f"row {each.key}: {each.finding}{detail}"))
    count, cited = len(found.rows), found.cited
    print(f"{count - len(found.others)} of {count} rows of {cited.table} read the same")
    if cited.dataset_sha256 == found.dataset_sha256:
        print(f"dataset hash sha256:{found.dataset_sha256}, as cited")
    else:
        print(f"dataset hash sha256:{found.dataset_sha256} (version {found.version!r}),")
        print(f"      cited sha256:{cited.dataset_sha256} (version {cited.version!r})")
    return 1 if found.others else 0
