"""Prove a release without rebuilding it: by its hashes, or against somebody's own texts.

An installed package can do both, so nothing here needs the libraries that build a dataset.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from onrecord.checks.locate import locate
from onrecord.checks.words import check_words, read_words
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem, UsageError
from onrecord.release.check_hashes import check_hashes
from onrecord.release.hashes import dataset_hash, hashes_in
from onrecord.release.match_schema import match_schema
from onrecord.release.read_package import (
    find_file,
    find_table,
    list_resources,
    read_descriptor,
    read_tables,
    table_path,
    table_paths,
)
from onrecord.release.read_rows import read_rows


@dataclass(frozen=True)
class Verdict:
    """What was compared, whether it was rebuilt, and every difference."""

    dataset_hash: str
    compared: int
    rebuilt: bool
    problems: list[Problem]


def verify_hashes(descriptor_file: Path) -> Verdict:
    """Compare every file that is there with its hash in the descriptor; nothing is rebuilt."""
    descriptor = read_descriptor(descriptor_file)
    root = descriptor_file.parent
    problems = list(check_hashes(root, descriptor))
    present = [path for path in hashes_in(descriptor) if (root / path).is_file()]
    return Verdict(dataset_hash(descriptor), len(present), False, problems)


def verify_documents(descriptor_file: Path, folder: Path) -> Verdict:
    """Hold every span of the released tables against somebody's own copies of the texts.

    ``folder`` has <document_id>.txt files. Where the tables are not those that were released, that
    is all that is said. Raises UsageError where the folder has none of the documents.
    """
    root = descriptor_file.parent
    descriptor = read_descriptor(descriptor_file)
    names = ("documents", "evidence", "passages", "mentions", "quotes", "quote_fragments")
    paths = {name: table_paths(descriptor, name, "parquet") for name in names}
    files = {path for each in paths.values() for path in each}
    changed = [each for each in check_hashes(root, descriptor) if each.file in files]
    if changed:
        return Verdict(dataset_hash(descriptor), 0, False, changed)
    tables = read_tables(root, descriptor)
    rows = {
        name: match_schema(
            read_rows([find_file(root, each) for each in paths[name]]), find_table(tables, name)
        )
        for name in names
    }
    texts, problems, wanted = {}, [], []
    for row in rows["documents"].to_pylist():
        path = folder / f"{row['document_id']}.txt"
        wanted.append(path.name)
        if not path.is_file():
            fault = f"no such text in {folder}; its spans were not checked"
            problems.append(Problem(path.name, 1, fault))
            continue
        content = path.read_bytes()
        texts[row["document_id"]] = content.decode("utf-8", errors="replace")
        if hashlib.sha256(content).hexdigest() != row["text_sha256"]:
            fault = "not the text that was annotated: its sha256 differs"
            problems.append(Problem(path.name, 1, fault))
    if not texts:
        raise UsageError(f"{folder} has no text of this package; expected {', '.join(wanted[:5])}")
    origins = {
        name: [Origin(root, _shown(descriptor, name), (row,)) for row in range(found.num_rows)]
        for name, found in rows.items()
    }
    problems += locate(check_words(read_words(rows), texts), origins)
    checked = sum(each in texts for each in rows["evidence"]["document_id"].to_pylist())
    return Verdict(dataset_hash(descriptor), checked, False, sorted(set(problems)))


def _shown(descriptor: dict[str, Any], name: str) -> str:
    """The file in which a person finds a row by its line, or else where its rows are."""
    has_csv = (name, "csv") in list_resources(descriptor)
    return table_path(descriptor, name, "csv" if has_csv else "parquet")
