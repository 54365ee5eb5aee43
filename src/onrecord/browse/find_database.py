"""The database that is browsed: the built one, or one made from the tables of a package."""

from __future__ import annotations

from pathlib import Path

from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.layout import Layout, bundled
from onrecord.release.about import describe_database, read_about
from onrecord.release.check_hashes import check_hashes
from onrecord.release.lock import lock
from onrecord.release.read_package import read_tables
from onrecord.release.scan import read_batches
from onrecord.release.write_sqlite import write_sqlite
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas


def find_database(package: Package) -> Path:
    """Find the database of a package; make it in the user's cache where it was not built or is old.

    Raises OnRecordError if the tables are damaged or the cache cannot be written.
    """
    described = read_tables(package.root, package.descriptor)
    _require(described, package.root)
    tables = {name: each for name, each in described.items() if not each.query}
    views = {name: each for name, each in described.items() if each.query}
    about = describe_database(package.descriptor, tables, views)
    built = Layout(package.root).database
    if read_about(built) == about:
        return built
    folder = _cache() / about["dataset_sha256"][:16] / about["sql_sha256"][:16]
    made = folder / "onrecord.db"
    try:
        with lock(folder):
            if read_about(made) != about:
                _require_hashes(package)
                rows = {name: read_batches(package.scan(name))[1] for name in tables}
                write_sqlite(rows, tables, views, made, about)
    except OSError as error:
        raise OnRecordError(
            f"{folder} cannot be written ({error.strerror or error}); "
            "set XDG_CACHE_HOME to a folder that can"
        ) from error
    return made


def _require_hashes(package: Package) -> None:
    """Refuse tables that are not those of the descriptor, by whose hash the database is known."""
    changed = [
        problem
        for problem in check_hashes(package.root, package.descriptor)
        if problem.file.endswith(".parquet")
    ]
    if changed:
        raise OnRecordError("\n".join(map(str, changed)))


def _require(described: dict[str, Table], root: Path) -> None:
    """Refuse a package of another version, whose tables lack what the pages ask for."""
    ours = read_schemas(bundled().schemas)
    lacking = [
        f"{name}.{column}" if name in described else name
        for name, table in ours.items()
        for column in table.columns
        if name not in described or column not in described[name].columns
    ]
    if lacking:
        named = ", ".join(dict.fromkeys(lacking[:5]))
        raise OnRecordError(
            f"{root} was made by another version of On the Record, its tables lack {named}; "
            "build it again with this one"
        )


def _cache() -> Path:
    import platformdirs

    return Path(platformdirs.user_cache_path("onrecord"))
