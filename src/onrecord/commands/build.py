"""The commands that make a release and hold it to its rules: build and check."""

from __future__ import annotations

import argparse
import sys

from onrecord.commands.shared import Commands, add_folder, find_folder, report


def add(commands: Commands) -> None:
    """Add build and check."""
    building = commands.add(
        "build", build, "build, check and write a dataset", "onrecord build my-corpus"
    )
    add_folder(building)
    building.add_argument(
        "--include-drafts", action="store_true", help="let drafts into the tables"
    )
    checking = commands.add(
        "check", check, "check a written package with both validators", "onrecord check"
    )
    add_folder(checking)


def build(given: argparse.Namespace) -> None:
    """Build a dataset and say what to do next."""
    from onrecord.layout import bundled
    from onrecord.release.hashes import dataset_hash
    from onrecord.release.make import make_release
    from onrecord.release.read_package import read_descriptor

    root = find_folder(given.folder)
    release = make_release(root, include_drafts=given.include_drafts)
    for warning in release.warnings:
        print(f"warning: {warning}", file=sys.stderr)
    counts = {name: rows.num_rows for name, rows in release.arrow.items()}
    main_tables = [name for name, table in release.tables.items() if table.kind == "dataset"]
    print("built " + ", ".join(f"{counts[name]} {name}" for name in main_tables))
    print(f"and {len(counts) - len(main_tables)} supporting tables in data/tables")
    for document_id, kind, share in release.shares:
        print(f"{document_id}: text_release {kind}, {share:.0%} of the text is passed on")
    print(f"dataset hash sha256:{dataset_hash(read_descriptor(root / 'datapackage.json'))}")
    other = "" if root.resolve() == bundled().root.resolve() else f" --package {given.folder}"
    print(f"next: onrecord check; onrecord load events{other}; onrecord evidence ROW{other}")


def check(given: argparse.Namespace) -> int:
    """Check a written package."""
    from onrecord.release.check_package import check_package
    from onrecord.release.publish import finish_interrupted

    root = find_folder(given.folder)
    finish_interrupted(root)
    problems = check_package(root / "datapackage.json")
    if problems:
        return report(problems)
    print("valid: hashes, CSV and Parquet, our checks, and Frictionless agree")
    return 0
