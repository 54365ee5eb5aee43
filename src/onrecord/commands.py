"""What each command does: thin over the package, which it loads only when it needs it."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.console import print_rows
from onrecord.errors import Problem, UsageError

if TYPE_CHECKING:
    from onrecord.access import Package


def build(given: argparse.Namespace) -> None:
    """Build a dataset and say what to do next."""
    from onrecord.layout import bundled
    from onrecord.release.hashes import dataset_hash
    from onrecord.release.make import make_release
    from onrecord.release.read_package import read_descriptor

    root = _folder(given.folder)
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

    root = _folder(given.folder)
    finish_interrupted(root)
    problems = check_package(root / "datapackage.json")
    if problems:
        return report(problems)
    print("valid: hashes, CSV and Parquet, our checks, and Frictionless agree")
    return 0


def verify(given: argparse.Namespace) -> int:
    """Prove a release."""
    from onrecord.layout import bundled

    root = _folder(given.folder) if given.folder else Path()
    descriptor = root / "datapackage.json"
    if given.folder is None and not descriptor.is_file():
        descriptor = bundled().descriptor
    from onrecord.release import verify

    if given.documents:
        verdict = verify.verify_documents(descriptor, _folder(given.documents))
        done = f"{verdict.compared} spans of evidence stand in the texts of {given.documents}"
    elif (descriptor.parent / "data" / "curated" / "dataset.yaml").is_file():
        from onrecord.release.publish import finish_interrupted
        from onrecord.release.rebuild import verify_rebuild

        finish_interrupted(descriptor.parent)
        verdict = verify_rebuild(descriptor)
        done = f"{verdict.compared} files have the hashes that datapackage.json gives"
    else:
        verdict = verify.verify_hashes(descriptor)
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
    print(f"in {descriptor.parent.resolve()}")
    return 0


def load(given: argparse.Namespace) -> None:
    """Print a table."""
    package = _package(given)
    if given.table is None:
        print_rows(["table"], [{"table": name} for name in package.list_tables()], given.format)
        return
    rows = package.load(given.table, as_="arrow")
    print_rows(rows.column_names, rows.to_pylist(), given.format)


def describe(given: argparse.Namespace) -> None:
    """Print what tables or columns mean."""
    import pyarrow as pa

    rows = pa.Table.from_pandas(_package(given).describe(given.table), preserve_index=False)
    print_rows(rows.column_names, rows.to_pylist(), given.format)


def locate(given: argparse.Namespace) -> None:
    """Print the path of a file."""
    print(_package(given).locate(given.table, given.form))


def evidence(given: argparse.Namespace) -> None:
    """Print the words that prove a row."""
    import dataclasses

    found = _package(given).evidence(given.row)
    rows = [{**dataclasses.asdict(each), "field": each.field or "main"} for each in found]
    columns = ["field", "kind", "exact", "start", "end", "document_id", "context"]
    print_rows(columns, [{name: row[name] for name in columns} for row in rows], given.format)


def cite(given: argparse.Namespace) -> None:
    """Print a citation."""
    print(_package(given).cite(given.row, style=given.style))


def browse(given: argparse.Namespace) -> None:
    """Serve the reading room until it is stopped."""
    from onrecord import access
    from onrecord.browse.app import make_app
    from onrecord.browse.serve import address, is_loopback, names_of, open_socket, serve
    from onrecord.layout import Layout, bundled

    root = _folder(given.folder) if given.folder else Path()
    if given.folder is None and not Layout(root).descriptor.is_file():
        if Layout(root).curated.is_dir():
            raise UsageError("this folder is not built yet; run: onrecord build")
        root = bundled().root
    package = _whole(access.open(root))
    is_private = is_loopback(given.host)
    shows_texts = is_private if given.texts is None else given.texts
    allows_sql = is_private if given.sql is None else given.sql
    with open_socket(given.host, given.port) as listening:
        app = make_app(
            package,
            shows_texts=shows_texts,
            allows_sql=allows_sql,
            allows_robots=given.allow_robots,
            # Whoever asks for texts by name may serve them under any name.
            hosts=names_of(given.host) if is_private and given.texts is None else (),
        )
        if not is_private:
            _warn_public(given.host, shows_texts, allows_sql)
        url = address(listening, given.host)
        where = package.root.resolve()
        print(f"the record in {where} is open at {url} (Ctrl-C closes it)", flush=True)
        if given.open:
            import webbrowser

            webbrowser.open(url)
        serve(app, listening)


def _warn_public(host: str, shows_texts: bool, allows_sql: bool) -> None:
    texts = (
        "the whole texts of all documents, also those that may not be passed on"
        if shows_texts
        else "no whole texts (--texts shows them)"
    )
    sql = "everybody can write SQL" if allows_sql else "nobody can write SQL (--sql allows it)"
    public = f"public on {host}: every table, the evidence and the downloads; {texts}; {sql}"
    print(public, file=sys.stderr)


def _package(given: argparse.Namespace) -> Package:
    from onrecord import access
    from onrecord.layout import bundled

    return _whole(access.open(given.package or bundled().root))


def _whole(package: Package) -> Package:
    """The package, completed first if its publication was cut short."""
    from onrecord import access
    from onrecord.release.publish import finish_interrupted, is_interrupted

    if is_interrupted(package.root):
        finish_interrupted(package.root)
        return access.open(package.root)
    return package


def _folder(path: Path) -> Path:
    if not path.is_dir():
        raise UsageError(f"there is no folder {str(path)!r}")
    return path


def report(problems: Sequence[Problem], outcome: str = "") -> int:
    """Print every problem, and what came of it; gives the exit status for problems in the data."""
    for problem in problems:
        print(problem, file=sys.stderr)
    count = len(problems)
    print(f"{count} problem{'s' if count != 1 else ''}{outcome}", file=sys.stderr)
    return 1
