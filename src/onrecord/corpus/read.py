"""Read what all documents of a curated folder share: dataset, authorities, records and codes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.corpus.drafts import DRAFTERS
from onrecord.corpus.facts import Corroboration, Dataset, Record
from onrecord.corpus.files import SLUG, list_files, shown
from onrecord.corpus.join_authorities import join_drafted
from onrecord.corpus.join_records import join_records
from onrecord.corpus.model import Curated
from onrecord.corpus.origin import Origin
from onrecord.corpus.read_authorities import Located, read_authorities
from onrecord.corpus.read_csv import Row, read_csv
from onrecord.corpus.read_jsonl import read_jsonl_items
from onrecord.corpus.read_yaml import read_items, read_mapping
from onrecord.errors import DataError, Problem, nearest
from onrecord.layout import Layout, bundled
from onrecord.schema.model import Table

_NAMES = (
    "dataset.yaml",
    "documents",
    "annotations",
    "adjudications",
    "layers",
    "authorities",
    "vocabularies",
    "records",
    "removed_rows.csv",
)


@dataclass
class Corpus:
    """What people wrote beside the documents; every item stands with its place.

    ``imported_actors`` and ``imported_offices`` are the ids of entries that came with records:
    their names are not looked for in texts. ``drafted_actors`` and ``drafted_offices`` are those
    that only drafts propose: a name that somebody else has too is not theirs. ``codes`` has the
    rows of the vocabularies and of removed_rows by table, of which ``unread`` names those that
    cannot be read whole; ``files`` are the files that were read, relative to the root.
    """

    layout: Layout
    dataset: Dataset | None
    actors: Located = field(default_factory=list)
    offices: Located = field(default_factory=list)
    records: Located = field(default_factory=list)
    corroborations: Located = field(default_factory=list)
    imported_actors: set[str] = field(default_factory=set)
    imported_offices: set[str] = field(default_factory=set)
    drafted_actors: set[str] = field(default_factory=set)
    drafted_offices: set[str] = field(default_factory=set)
    codes: dict[str, tuple[list[Row], list[Origin]]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    files: list[str] = field(default_factory=list)


def read_corpus(
    layout: Layout, tables: Mapping[str, Table], *, include_drafts: bool = False
) -> tuple[Corpus, list[Problem]]:
    """Read data/curated of a folder but its documents: all that is whole, and every problem.

    A vocabulary that the folder does not have is taken from the dataset that comes with the
    package. With drafts, the authorities in build/drafts are added, and those who draft are
    annotators. Raises DataError if the folder holds no corpus.
    """
    check_is_corpus(layout)
    root, dataset_file = layout.root, layout.curated / "dataset.yaml"
    dataset, problems = read_mapping(root, dataset_file, Dataset)
    problems.extend(_unread_names(layout))
    corpus = Corpus(layout, dataset, files=[shown(root, dataset_file)])
    problems.extend(_read_authorities(corpus))
    problems.extend(_read_records(corpus))
    problems.extend(_read_codes(corpus, tables))
    if include_drafts:
        problems.extend(_add_drafted(corpus))
    corpus.files.sort()
    return corpus, problems


def check_is_corpus(layout: Layout) -> None:
    """Raise DataError unless there is what every corpus begins with."""
    dataset_file = layout.curated / "dataset.yaml"
    if not dataset_file.is_file():
        fault = "no such file; a corpus begins with data/curated/dataset.yaml"
        raise DataError([Problem(shown(layout.root, dataset_file), 1, fault)])


def _unread_names(layout: Layout) -> list[Problem]:
    """A name that nothing reads may be misspelled, and its content would silently be missing."""
    return [
        Problem(
            shown(layout.root, path),
            1,
            f"nothing reads this; expected {', '.join(_NAMES)}{nearest(path.name, _NAMES)}",
        )
        for path in sorted(layout.curated.iterdir())
        if not path.name.startswith(".") and path.name not in (*_NAMES, "README.md")
    ]


def _read_authorities(corpus: Corpus) -> list[Problem]:
    folder = corpus.layout.curated / "authorities"
    lists, problems = read_authorities(
        corpus.layout.root, folder, lambda *given: _read_list(corpus, *given)
    )
    corpus.actors, corpus.imported_actors = lists["actors"].entries, lists["actors"].imported
    corpus.offices, corpus.imported_offices = lists["offices"].entries, lists["offices"].imported
    return problems


def _add_drafted(corpus: Corpus) -> list[Problem]:
    root, drafts = corpus.layout.root, corpus.layout.drafts
    lists, problems = read_authorities(
        root, drafts / "authorities", lambda *given: _read_list(corpus, *given)
    )
    corpus.drafted_actors, faults = join_drafted(corpus.actors, lists["actors"].entries)
    problems += faults
    corpus.drafted_offices, faults = join_drafted(corpus.offices, lists["offices"].entries)
    problems += faults
    rows, origins = corpus.codes["annotators"]
    declared = {row["annotator_id"] for row in rows}
    added = [dict(each) for each in DRAFTERS if each["annotator_id"] not in declared]
    rows += added
    origins += [Origin(root, shown(root, drafts))] * len(added)
    return problems


def _read_records(corpus: Corpus) -> list[Problem]:
    folder = corpus.layout.curated / "records"
    files, problems = list_files(corpus.layout.root, folder, rf"{SLUG}\.(?:yaml|jsonl)")
    records: dict[str, Located] = {".yaml": [], ".jsonl": []}
    for path in files:
        if path.stem == "corroborations":
            found, faults = _read_list(corpus, path, "corroborations", Corroboration)
            corpus.corroborations.extend(found)
        else:
            found, faults = _read_list(corpus, path, "records", Record)
            records[path.suffix].extend(found)
        problems.extend(faults)
    corpus.records = join_records(records[".yaml"], records[".jsonl"])
    return problems


def _read_list(
    corpus: Corpus, path: Path, name: str, shape: type[Curated]
) -> tuple[Located, list[Problem]]:
    root = corpus.layout.root
    corpus.files.append(shown(root, path))
    if path.suffix == ".jsonl":
        return read_jsonl_items(root, path, shape)
    return read_items(root, path, name, shape)


def _read_codes(corpus: Corpus, tables: Mapping[str, Table]) -> list[Problem]:
    layout = corpus.layout
    vocabularies = [table.name for table in tables.values() if table.kind == "vocabulary"]
    names = [f"{name}.csv" for name in vocabularies]
    files, problems = _list_known(corpus, layout.curated / "vocabularies", names)
    given = {path.stem: path for path in files}
    removed = layout.curated / "removed_rows.csv"
    if removed.exists() or removed.is_symlink():
        given[removed.stem] = removed
    for name in [*vocabularies, removed.stem]:
        root, path = layout.root, given.get(name)
        if path:
            corpus.files.append(shown(root, path))
        elif name in vocabularies and name != "annotators":
            root, path = bundled().root, bundled().table(name, "csv")
        else:
            corpus.codes[name] = [], []
            continue
        rows, origins, faults = read_csv(root, path, tables[name])
        problems.extend(faults)
        corpus.codes[name] = rows, origins
        if faults:
            corpus.unread.add(name)
    return problems


def _list_known(corpus: Corpus, folder: Path, names: list[str]) -> tuple[list[Path], list[Problem]]:
    """List the files of a folder in which only some names mean anything."""
    pattern = "|".join(map(re.escape, names))
    return list_files(corpus.layout.root, folder, pattern, f"expected {', '.join(names)}")
