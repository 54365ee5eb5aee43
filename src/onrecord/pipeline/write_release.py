"""Write the files of a release: whole tables of a small one, parts of a large one."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path

from onrecord.errors import unknown
from onrecord.layout import Layout, bundled
from onrecord.pipeline.build import Release
from onrecord.pipeline.check_dataset import list_facts
from onrecord.pipeline.shared import libraries
from onrecord.release.about import describe_database
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import FileHash, hash_file
from onrecord.release.stores import link_file, local_copy_of
from onrecord.release.write_csv import write_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.release.write_sqlite import write_sqlite

FORMS = ("parquet", "csv", "sqlite")
# Beyond so many rows a dataset is large: its tables are in parts, and no program that reads CSV
# or opens one database is served by either unless somebody asks for it.
LARGE = 1_000_000


def write_release(release: Release, folder: Path, forms: Collection[str] | None = None) -> None:
    """Write every file of a release below a folder, as it stands in the dataset's root.

    ``forms`` are ``parquet`` (always written), ``csv`` and ``sqlite``; if it is None, all of them
    for a small release, and Parquet alone for one of more than LARGE rows.
    """
    is_large = sum(map(release.count, release.tables)) > LARGE
    if forms is None:
        forms = ("parquet",) if is_large else FORMS
    layout = Layout(folder)
    layout.tables.mkdir(parents=True)
    write_table = _write_parts if is_large else _write_whole
    files = [file for name in release.tables for file in write_table(release, name, folder, forms)]
    schemas = [_copy_schema(path, layout.schemas) for path in bundled().schemas.rglob("*.json")]
    assert release.corpus.dataset is not None
    descriptor = describe_package(
        list_facts(release.corpus.dataset),
        release.tables,
        {name: release.count(name) for name in release.tables},
        files,
        [hash_file(path, folder) for path in schemas],
        [FileHash(each.path, each.sha256, each.size) for each in release.inputs],
        libraries(),
        include_drafts=release.include_drafts,
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8", newline="\n")
    if "sqlite" in forms:
        about = describe_database(descriptor, release.tables, release.views)
        rows = {name: release.stream(name) for name in release.tables}
        with local_copy_of(layout.database) as database:
            write_sqlite(rows, release.tables, release.views, database, about)


def _copy_schema(path: Path, schemas: Path) -> Path:
    target = schemas / path.relative_to(bundled().schemas).as_posix()
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(path.read_bytes())
    return target


def find_forms(text: str) -> tuple[str, ...]:
    """Read the names of forms, joined by commas; UsageError for one that does not exist."""
    names = tuple(each.strip() for each in text.split(","))
    for name in names:
        if name not in FORMS:
            raise unknown("form", name, FORMS)
    return names


def _write_whole(
    release: Release, name: str, folder: Path, forms: Collection[str]
) -> Iterator[FileHash]:
    """Write a table as one file of each form."""
    layout = Layout(folder)
    rows = release.read(name)
    write_parquet(rows, layout.table(name, "parquet"))
    yield hash_file(layout.table(name, "parquet"), folder)
    if "csv" in forms:
        write_csv(rows, layout.table(name, "csv"))
        yield hash_file(layout.table(name, "csv"), folder)


def _write_parts(
    release: Release, name: str, folder: Path, forms: Collection[str]
) -> Iterator[FileHash]:
    """Put the parts of a table, as they were built, into a folder of its name."""
    layout = Layout(folder)
    directory = layout.tables / name
    directory.mkdir()
    shared, parts = release.shared[name], release.parts(name)
    if shared.num_rows or not parts:
        path = directory / "part-00000.parquet"
        write_parquet(shared, path)
        file = hash_file(path, folder)
        yield FileHash(file.path, file.sha256, file.size, shared.num_rows)
    for number, part in parts:
        path = directory / f"part-{number:05}.parquet"
        link_file(part.path, path)
        yield FileHash(path.relative_to(folder).as_posix(), part.sha256, part.size, part.rows)
    if "csv" in forms:
        write_csv(release.stream(name), layout.table(name, "csv"))
        yield hash_file(layout.table(name, "csv"), folder)
