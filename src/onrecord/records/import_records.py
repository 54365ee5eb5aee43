"""Import the official records of one kind into a corpus."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import msgspec

from onrecord.corpus.model import Curated
from onrecord.corpus.read_csv import Row, read_csv
from onrecord.errors import DataError, Problem, UsageError
from onrecord.layout import Layout, bundled
from onrecord.records import pocom, travels, visits
from onrecord.records.imported import ANNOTATOR, BODY, Imported
from onrecord.records.territories import Territories
from onrecord.records.write_files import with_annotator, write_files
from onrecord.schema.read import read_schemas

_READERS: dict[str, tuple[Callable[[Imported], None], tuple[str, ...]]] = {
    "travels": (travels.read_travels, travels.FOLDERS),
    "visits": (visits.read_visits, visits.FOLDERS),
    "pocom": (pocom.read_pocom, pocom.FOLDERS),
}
KINDS = tuple(_READERS)

_ANNOTATOR = {
    "annotator_id": ANNOTATOR,
    "kind": "record",
    "name": BODY,
    "description": (
        "The public data of the Office, from which a program made events and appointments by fixed "
        "rules. Nobody read the records again."
    ),
}


@dataclass(frozen=True)
class ImportReport:
    """What an import did: records read and written, the rows in them, and what was listed.

    ``files`` are the files that were written, from the folder of the corpus; those that were there
    with the same content are not among them.
    """

    read: int
    records: int
    events: int
    appointments: int
    actors: int
    offices: int
    problems: list[Problem]
    files: list[str]


def import_records(kind: str, path: Path, folder: Path, *, replace: bool = False) -> ImportReport:
    """Import the records below ``path`` into the corpus in ``folder``.

    ``kind`` is ``travels``, ``visits`` or ``pocom``, and ``path`` the folder of that name in the
    public data of the Office of the Historian. The same data give the same bytes.

    Raises UsageError if ``path`` is no such folder, ``folder`` is no corpus, or a file is there
    with other content and ``replace`` is not set; DataError, before anything is written, with every
    file that cannot be read as XML or has another outermost element, or if there is no record.
    """
    if kind not in _READERS:
        raise UsageError(f"unknown kind {kind!r} of records; expected {', '.join(KINDS)}")
    read, folders = _READERS[kind]
    if not any((path / each).is_dir() for each in folders):
        raise UsageError(
            f"no {' or '.join(folders)} in {str(path)!r}; expected the folder {kind!r} of the "
            "public data of the Office of the Historian"
        )
    layout = Layout(folder)
    if not (layout.curated / "dataset.yaml").is_file():
        raise UsageError(f"no corpus in {str(folder)!r}; make one with: onrecord new DIR")
    imported = Imported(kind, path, Territories(_read_vocabulary(layout, "countries")))
    read(imported)
    if imported.unreadable:
        raise DataError(_named(path, dict.fromkeys(imported.unreadable)))
    if not imported.records:
        none = Problem("", 1, f"no records that can be kept in {' or '.join(folders)}")
        raise DataError(_named(path, [*sorted(imported.problems), none]))
    written = write_files(layout.root, dict(_contents(layout, imported)), replace=replace)
    return ImportReport(
        imported.read,
        len(imported.records),
        sum(len(record.events) for record in imported.records),
        sum(len(record.appointments) for record in imported.records),
        len(imported.actors),
        len(imported.offices),
        sorted(_named(path, imported.problems)),
        written,
    )


def _named(path: Path, problems: Iterable[Problem]) -> list[Problem]:
    """Problems with the names of files as the caller can open them."""
    return [Problem((path / each.file).as_posix(), each.line, each.message) for each in problems]


def _read_vocabulary(layout: Layout, name: str) -> list[Row]:
    """The rows of a vocabulary of the corpus, or of the one that it uses without having it."""
    root, path = layout.root, layout.curated / "vocabularies" / f"{name}.csv"
    if not path.exists():
        if name == "annotators":
            return []
        root, path = bundled().root, bundled().table(name, "csv")
    rows, _, problems = read_csv(root, path, read_schemas(bundled().schemas)[name])
    if problems:
        raise DataError(problems)
    return rows


def _contents(layout: Layout, imported: Imported) -> Iterator[tuple[Path, bytes]]:
    """Yield the files of an import and what they are to hold."""
    curated, name = layout.curated, imported.name
    yield curated / "records" / f"{name}.jsonl", _to_lines(imported.records)
    for kind, entries in (("actors", imported.actors), ("offices", imported.offices)):
        file = curated / "authorities" / f"{kind}.{name}.jsonl"
        # One that is there already is never older than its records.
        if entries or file.exists():
            ordered = [entries[each] for each in sorted(entries)]
            yield file, _to_lines(ordered)
    known = {row["annotator_id"] for row in _read_vocabulary(layout, "annotators")}
    if ANNOTATOR not in known:
        file = curated / "vocabularies" / "annotators.csv"
        yield file, with_annotator(file, _ANNOTATOR)


def _to_lines(items: Iterable[Curated]) -> bytes:
    return b"".join(msgspec.json.encode(item) + b"\n" for item in items)
