"""What every batch of a build is built with."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import msgspec
import pyarrow as pa

from onrecord.checks.leaks import FACTS
from onrecord.checks.run import Checker, Findings
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
    back. ``salt`` stands for
    all that shapes the rows of a batch beside its own bytes; ``cache`` is where they are kept.
    """

    layout: Layout
    tables: Mapping[str, Table]
    authorities: Authorities
    rows: dict[str, pa.Table]
    origins: dict[str, list[Origin]]
    texts: dict[str, str]
    version: str | None
    include_drafts: bool
    salt: str
    cache: Path

    @cached_property
    def checker(self) -> Checker:
        """What checks one of several batches in this process."""
        return self._make_checker(is_only=False)

    @cached_property
    def only_checker(self) -> Checker:
        """What checks a batch beside which there is no other."""
        return self._make_checker(is_only=True)

    def _make_checker(self, *, is_only: bool) -> Checker:
        return Checker(
            self.tables,
            self.rows,
            include_drafts=self.include_drafts,
            version=self.version,
            facts=self.texts,
            whole=is_only,
            threads=1,  # the others are for the engine to use
        )

    def check_batch(
        self, task: Task, rows: Mapping[str, pa.Table], texts: Mapping[str, str]
    ) -> Findings:
        """Check the rows of a batch, and those of its texts that were read."""
        checker = self.only_checker if task.is_only else self.checker
        return checker.check(rows, texts)

    def check(self) -> Findings:
        """Check the shared rows themselves."""
        checker = Checker(
            self.tables, include_drafts=self.include_drafts, version=self.version, threads=1
        )
        try:
            return checker.check(self.rows)
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
        version=dataset.version if dataset else None,
        include_drafts=include_drafts,
        salt=_salt(inputs, include_drafts),
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


def _salt(inputs: Iterable[InputFile], include_drafts: bool) -> str:
    """Hash what is read once, the options, the libraries, and the code of this package."""
    code = sorted(Path(__file__).parents[1].rglob("*.py"))
    lines = [f"{each.path} {each.sha256}" for each in inputs]
    lines += [f"{name} {number}" for name, number in libraries().items()]
    lines += [sha256_file(path) for path in [*code, *sorted(bundled().schemas.rglob("*.json"))]]
    lines.append(f"drafts {include_drafts}")
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()
