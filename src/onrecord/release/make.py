"""Make a release of a curated folder: read, resolve, build, check, write, describe."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path
from typing import Any

import msgspec
import pyarrow as pa

from onrecord.checks.leaks import first_leak, withheld
from onrecord.checks.locate import locate
from onrecord.checks.run import check_tables
from onrecord.checks.violation import Violation
from onrecord.corpus.facts import Dataset
from onrecord.corpus.files import SLUG
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.errors import DataError, Problem
from onrecord.layout import Layout, bundled
from onrecord.release.about import describe_database
from onrecord.release.descriptor import describe_package, to_json
from onrecord.release.hashes import hash_file
from onrecord.release.publish import finish_interrupted, publish, stage
from onrecord.release.write_csv import write_csv
from onrecord.release.write_parquet import write_parquet
from onrecord.release.write_sqlite import write_sqlite
from onrecord.schema.model import Table
from onrecord.schema.read import read_schemas, read_views
from onrecord.schema.to_arrow import to_arrow
from onrecord.tables.build import build_tables
from onrecord.tables.rows import RowSet


@dataclass
class Release:
    """Tables that passed every check, and what the descriptor says of them."""

    corpus: Corpus
    tables: Mapping[str, Table]
    views: Mapping[str, Table]
    arrow: dict[str, pa.Table]
    warnings: list[Problem]
    include_drafts: bool

    @property
    def shares(self) -> list[tuple[str, str, float]]:
        """Each document with its text_release and the share of its text that is passed on."""
        rows = self.arrow["documents"].to_pylist()
        return [(row["document_id"], row["text_release"], row["released_share"]) for row in rows]


def make_release(root: Path, *, include_drafts: bool = False) -> Release:
    """Build the dataset of a folder and publish it there, or leave everything as it was.

    Raises DataError with every problem that was found.
    """
    finish_interrupted(root)
    release = build_release(root, include_drafts=include_drafts)
    with stage(root) as staging:
        write_release(release, staging)
        publish(staging, root)
    return release


def build_release(root: Path, *, include_drafts: bool = False) -> Release:
    """Read, resolve, build and check; nothing is written.

    Raises DataError with every problem that was found.
    """
    schemas = bundled().schemas
    tables = read_schemas(schemas)
    corpus, problems = read_corpus(Layout(root), tables)
    out = build_tables(corpus, tables)
    arrow = {
        name: pa.Table.from_pylist(rows.values, schema=to_arrow(tables[name]))
        for name, rows in out.rows.items()
    }
    problems += out.problems
    texts = {document.document_id: document.text for document in corpus.documents}
    rows = {name: out.rows[name].values for name in out.rows}
    problems += _dataset_faults(corpus, withheld(rows, texts))
    version = corpus.dataset.version if corpus.dataset else None
    violations = check_tables(
        arrow, tables, include_drafts=include_drafts, texts=texts, version=version
    )
    problems += _located(violations, out, problems)
    if problems:
        raise DataError(problems)
    views = read_views(schemas, tables)
    warnings = sorted(set(out.warnings)) + list(_share_warnings(corpus, arrow))
    return Release(corpus, tables, views, arrow, warnings, include_drafts)


def write_release(release: Release, folder: Path) -> None:
    """Write every file of a release below a folder, as it stands in the dataset's root."""
    layout = Layout(folder)
    layout.tables.mkdir(parents=True)
    for name, rows in release.arrow.items():
        write_csv(rows, layout.table(name, "csv"))
        write_parquet(rows, layout.table(name, "parquet"))
    shutil.copytree(bundled().schemas, layout.schemas, ignore=shutil.ignore_patterns("README.md"))
    root = release.corpus.layout.root
    descriptor = describe_package(
        facts(release.corpus),
        release.tables,
        {name: rows.num_rows for name, rows in release.arrow.items()},
        [hash_file(path, folder) for path in layout.tables.iterdir()],
        [hash_file(path, folder) for path in layout.schemas.rglob("*.json")],
        [hash_file(root / path, root) for path in release.corpus.files],
        _libraries(),
        include_drafts=release.include_drafts,
    )
    layout.descriptor.write_text(to_json(descriptor), encoding="utf-8", newline="\n")
    about = describe_database(descriptor, release.tables, release.views)
    write_sqlite(release.arrow, release.tables, release.views, layout.database, about)


def _libraries() -> dict[str, str]:
    """The versions of the libraries that shape the bytes: Parquet's, and where sentences end."""
    return {name: version(name) for name in ("pyarrow", "sentencex")}


def facts(corpus: Corpus) -> dict[str, Any]:
    """The facts of dataset.yaml that are known, with a name made from the title if it has none."""
    assert corpus.dataset is not None
    known = msgspec.to_builtins(corpus.dataset)
    known = {key: value for key, value in _without_none(known).items() if value not in ([], None)}
    slug = "-".join(re.findall(r"[a-z0-9]+", known["title"].lower()))
    return {"name": slug or "dataset", **known}


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_none(each) for each in value]
    return value


def _located(violations: list[Violation], out: RowSet, problems: list[Problem]) -> list[Problem]:
    """Name the lines of violations; an item whose words were not found is not complained of twice.

    Without its main span a row has no evidence and no place for its content.
    """
    broken = {(problem.file, problem.line) for problem in problems}
    origins = {name: rows.origins for name, rows in out.rows.items()}
    of_words = [
        each for each in violations if each.column in ("evidence_id", "start", "end", "content")
    ]
    # A mention is derived: an actor that it does not find is missing where it was coded.
    derived = {id(each) for each in violations if each.table == "mentions"}
    unresolved = derived | {
        id(each) for each in of_words if _has_problem(origins[each.table][each.row], broken)
    }
    return locate((each for each in violations if id(each) not in unresolved), origins)


def _has_problem(origin: Origin, broken: set[tuple[str, int]]) -> bool:
    """Whether a problem was found in the lines of an item."""
    first, last = origin.lines
    return any(file == origin.file and first <= line <= last for file, line in broken)


def _dataset_faults(corpus: Corpus, kept_back: set[str]) -> list[Problem]:
    dataset = corpus.dataset
    if dataset is None:
        return []
    origin = Origin(corpus.layout.root, "data/curated/dataset.yaml")
    faults = _fact_faults(dataset)
    answers = msgspec.structs.asdict(dataset.datasheet) if dataset.datasheet else {}
    texts = {key: getattr(dataset, key) for key in ("title", "description", "coverage")}
    for key, text in {**texts, "datasheet": "\n".join(filter(None, answers.values()))}.items():
        leak = first_leak(text or "", kept_back)
        if leak:
            faults.append((key, f"repeats {leak!r}, which a text_release keeps back"))
    return [origin.at(key).problem(fault) for key, fault in faults]


def _fact_faults(dataset: Dataset) -> list[tuple[str, str]]:
    faults = []
    if not re.fullmatch(r"\d+\.\d+\.\d+", dataset.version):
        fault = f"malformed version {dataset.version!r}; expected three numbers, as in 0.1.0"
        faults.append(("version", fault))
    if dataset.name is not None and not re.fullmatch(SLUG, dataset.name):
        fault = f"malformed name {dataset.name!r}; expected lower-case words joined by hyphens"
        faults.append(("name", fault))
    if dataset.released and not _is_day(dataset.released):
        fault = f"malformed date {dataset.released!r}; expected a day, as in 2026-11-23"
        faults.append(("released", fault))
    if dataset.doi is not None and not re.fullmatch(r"10\.\d{4,9}/\S+", dataset.doi):
        fault = f"malformed doi {dataset.doi!r}; expected it alone, as in 10.1234/abc"
        faults.append(("doi", fault))
    for each in dataset.contributors:
        if each.kind not in (None, "person", "organization"):
            fault = f"unknown kind {each.kind!r} of {each.title!r}; use person or organization"
            faults.append(("contributors", fault))
    if not dataset.title.strip():
        faults.append(("title", "empty title; say what the dataset is called"))
    return faults


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _share_warnings(corpus: Corpus, arrow: Mapping[str, pa.Table]) -> list[Problem]:
    places = {document.document_id: document.origin for document in corpus.documents}
    mend = {"evidence": "shorten it, or use text_release: hashes", "hashes": "shorten it"}
    return [
        places[row["document_id"]]
        .at("text_release")
        .problem(
            f"the evidence passes on {row['released_share']:.0%} of the text, more than half; "
            f"{mend[row['text_release']]}"
        )
        for row in arrow["documents"].to_pylist()
        if row["text_release"] != "full" and row["released_share"] > 0.5
    ]
