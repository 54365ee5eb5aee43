"""What every batch of a build is built with."""

from __future__ import annotations

import hashlib
import sys
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from unicodedata import unidata_version

import msgspec
import pyarrow as pa

from onrecord.checks.leaks import FACTS
from onrecord.checks.run import Checker, Findings
from onrecord.checks.violation import Violation
from onrecord.corpus.batch import InputFile
from onrecord.corpus.facts import Dataset
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.layout import Layout, bundled
from onrecord.pipeline.cache import Task
from onrecord.release.hashes import sha256_file
from onrecord.schema.model import Table
from onrecord.tables.build import Authorities, build_shared
from onrecord.tables.rows import RowSet, to_arrow_table


@dataclass
class Shared:
    """The names, codes and rows that depend on no document, and the rules of this build.

    ``rows`` has these rows by table, ``origins`` where each was written (and where dataset.yaml
    is), and ``texts`` those of dataset.yaml, by key, that may repeat nothing that a document keeps
    back. ``unread`` are the tables of codes that cannot be read whole, so that what points at them
    cannot be judged. ``salt`` stands for all that shapes the rows of a batch beside its own bytes;
    ``cache`` is where they are kept.
    """

    layout: Layout
    tables: Mapping[str, Table]
    authorities: Authorities
    rows: dict[str, pa.Table]
    origins: dict[str, list[Origin]]
    texts: dict[str, str]
    unread: frozenset[str]
    version: str | None
    include_drafts: bool
    salt: str
    cache: Path

    @cached_property
    def _checkers(self) -> dict[tuple[int, bool], Checker]:
        """What checks batches, by thread, of which a cluster may have several in a process."""
        return {}

    def check_batch(
        self, task: Task, rows: Mapping[str, pa.Table], texts: Mapping[str, str]
    ) -> Findings:
        """Check the rows of a batch, and those of its texts that were read."""
        own = (threading.get_ident(), task.is_only)
        if own not in self._checkers:
            self._checkers[own] = Checker(
                self.tables,
                self.rows,
                include_drafts=self.include_drafts,
                version=self.version,
                facts=self.texts,
                whole=task.is_only,
                threads=1,  # the others are for the engine to use
            )
        return self._judged(self._checkers[own].check(rows, texts))

    def _judged(self, found: Findings) -> Findings:
        """Leave out what is found of codes in tables that cannot be read."""
        if not self.unread:
            return found
        kept = [each for each in found.violations if not self._points_at_unread(each)]
        return replace(found, violations=kept)

    def _points_at_unread(self, violation: Violation) -> bool:
        keys = self.tables[violation.table].foreign_keys if violation.table in self.tables else ()
        return violation.rule == "foreign_key" and any(
            key.fields[-1] == violation.column and key.table in self.unread for key in keys
        )

    def close(self) -> None:
        """Close what checked batches in this process, whose threads must end before it does."""
        for checker in self._checkers.values():
            checker.close()
        self._checkers.clear()

    def check(self) -> Findings:
        """Check the shared rows themselves."""
        checker = Checker(
            self.tables, include_drafts=self.include_drafts, version=self.version, threads=1
        )
        try:
            return self._judged(checker.check(self.rows))
        finally:
            checker.close()


def share(
    corpus: Corpus,
    tables: Mapping[str, Table],
    inputs: Iterable[InputFile],
    cache: Path,
    *,
    include_drafts: bool,
) -> tuple[Shared, RowSet]:
    """Make what the batches of a corpus share; also gives its rows with problems and warnings."""
    authorities = Authorities(corpus)
    out = build_shared(corpus, authorities, tables)
    dataset = corpus.dataset
    shared = Shared(
        layout=corpus.layout,
        tables=tables,
        authorities=authorities,
        rows={name: to_arrow_table(out.rows[name], each) for name, each in tables.items()},
        origins={
            **{name: out.rows[name].origins for name in tables},
            FACTS: [Origin(corpus.layout.root, "data/curated/dataset.yaml")],
        },
        texts=_own_texts(dataset) if dataset else {},
        unread=frozenset(corpus.unread),
        version=dataset.version if dataset else None,
        include_drafts=include_drafts,
        salt=_salt(inputs, tables, include_drafts=include_drafts),
        cache=cache,
    )
    return shared, out


def libraries() -> dict[str, str]:
    """The versions of the libraries that shape the bytes: Parquet's, and where sentences end."""
    return {name: version(name) for name in ("pyarrow", "sentencex")}


def _own_texts(dataset: Dataset) -> dict[str, str]:
    answers = msgspec.structs.asdict(dataset.datasheet) if dataset.datasheet else {}
    texts = {key: getattr(dataset, key) or "" for key in ("title", "description", "coverage")}
    return {**texts, "datasheet": "\n".join(filter(None, answers.values()))}


def _salt(inputs: Iterable[InputFile], tables: Mapping[str, Table], *, include_drafts: bool) -> str:
    """Hash what is read once, what comes with this package, its code, and what it runs on."""
    ours = [
        *sorted(Path(__file__).parents[1].rglob("*.py")),
        *sorted(bundled().schemas.rglob("*.json")),
        *(bundled().table(each.name, "csv") for each in tables.values() if _is_code_list(each)),
    ]
    lines = [f"{each.path} {each.sha256}" for each in inputs]
    lines += [f"{name} {number}" for name, number in libraries().items()]
    lines += map(sha256_file, ours)
    # Words and normal forms are those of the interpreter's Unicode.
    lines += [sys.version, unidata_version, f"drafts {include_drafts}"]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def _is_code_list(table: Table) -> bool:
    return table.kind == "vocabulary"
