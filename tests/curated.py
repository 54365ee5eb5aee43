"""A small curated folder of its own text, for tests that build, break and rebuild it."""

from __future__ import annotations

import hashlib
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from support import real_tables

from onrecord.corpus.documents import Documents
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.layout import Layout, bundled
from onrecord.pipeline.build import Release, build_release
from onrecord.tables.build import Authorities, build_documents, build_shared
from onrecord.tables.rows import RowSet

TEXT = """The Treaty of Bree
On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in Edoras. Byron said that \
“the road is open” and that she “will never, ever close it.” She has named Bob Roper as envoy.
“We are ready,” the King replied, “for peace.” He threatened to leave the League unless Bree pays.
The two will meet again in June. 😀 Bree did not invite the League.
"""

FACTS = """title: The Treaty of Bree
publisher: The Bree Gazette
published: 2021-05-10
published_basis: stated
published_text: 10 May 2021
language: en
text_release: {release}
sha256: {sha256}
coding: complete
"""

DATASET = """title: Treaties of the North
version: 1.0.0
description: A small corpus.
licenses: [{name: CC0-1.0}]
contributors: [{title: A test}]
"""

ACTORS = """actors:
  - {id: ada-byron, name: Ada Byron, type: person, sector: GOV, names: [{name: Byron, kind: short}]}
  - {id: king-of-rohan, name: King of Rohan, type: unnamed, names: [{name: the King, kind: short}]}
  - {id: bob-roper, name: Bob Roper, type: person}
  - {id: bree, name: Bree, type: state}
  - {id: league, name: the League, type: organization}
"""

OFFICES = """offices:
  - {id: minister-of-bree, name: Minister of Bree, organization: bree, names: [minister of Bree]}
  - {id: envoy-of-bree, name: Envoy of Bree, names: [envoy]}
"""

ANNOTATORS = """annotator_id,kind,name,description
a1,person,First coder,Coded the corpus.
"""

ANNOTATION = """document: bree
annotator: a1
events:
  - id: e01
    summary: A minister visits a king.
    type: CONSULT
    mode: visit
    contexts: [diplomatic]
    actors: [{actor: ada-byron, office: minister-of-bree}]
    recipients: [king-of-rohan]
    date: 2021-05-03
    place: {name: Edoras}
    modality: actual
    polarity: positive
    evidence:
      exact: On 3 May 2021, Ada Byron, the minister of Bree, met the King of Rohan in Edoras
      actors: {ada-byron: Ada Byron}
      date: 3 May 2021
      place: Edoras
  - id: e02
    summary: The minister names an envoy.
    type: APPOINT
    actors: [ada-byron]
    recipients: [bob-roper]
    modality: actual
    polarity: positive
    evidence:
      exact: She has named Bob Roper as envoy
      actors: {ada-byron: {exact: She, antecedent: {exact: Byron, suffix: " said"}}}
  - id: e03
    summary: The king threatens to quit an alliance.
    type: THREATEN
    mode: relations
    actors: [king-of-rohan]
    recipients: [bree]
    modality: actual
    polarity: positive
    evidence:
      exact: He threatened to leave the League unless Bree pays
      actors: {king-of-rohan: {exact: He, antecedent: the King}}
  - id: e04
    summary: The king would quit an alliance.
    type: SANCTION
    mode: withdraw
    actors: [king-of-rohan]
    recipients: [league]
    modality: hypothetical
    polarity: positive
    embedded_in: e03
    embedding: threatened
    evidence:
      exact: to leave the League
      actors: {king-of-rohan: {antecedent: the King}}
  - id: e05
    summary: The two plan to meet again.
    type: CONSULT
    actors: [ada-byron, king-of-rohan]
    modality: planned
    polarity: positive
    date: 2021-06
    date_basis: inferred
    note: The June after the article appeared.
    evidence:
      exact: The two will meet again in June
      actors:
        ada-byron: {exact: The two, antecedent: {exact: Ada Byron}, basis: inferred}
        king-of-rohan: {exact: The two, antecedent: {exact: the King, suffix: " replied"}}
      date: in June
  - id: e06
    summary: No invitation went to the alliance.
    type: AGREE
    actors: [bree]
    recipients: [league]
    modality: actual
    polarity: negative
    evidence: {exact: Bree did not invite the League}
quotes:
  - id: q01
    speakers: [ada-byron]
    cue: said
    content: that “the road is open”
    evidence: {exact: "Byron said that “the road is open”"}
  - id: q02
    speakers: [ada-byron]
    cue: said
    content: that she “will never, ever close it.”
    evidence:
      exact: Byron said that “the road is open” and that she “will never, ever close it.”
  - id: q03
    speakers: [king-of-rohan]
    cue: replied
    content: ["“We are ready,”", "“for peace.”"]
    evidence: {exact: "“We are ready,” the King replied, “for peace.”"}
appointments:
  - id: a01
    appointee: ada-byron
    office: minister-of-bree
    action: incumbent
    date: 2021-05-03
    evidence: {exact: "Ada Byron, the minister of Bree", date: 3 May 2021}
  - id: a02
    appointee: bob-roper
    office: envoy-of-bree
    appointing_authority: ada-byron
    action: appointed
    event: e02
    evidence:
      exact: She has named Bob Roper as envoy
      appointing_authority: {exact: She, antecedent: {exact: Byron, suffix: " said"}}
"""


class CuratedFolder:
    """The small corpus in a folder, with verbs to change it as a curator would."""

    def __init__(self, root: Path, release: str = "full") -> None:
        self.root = root
        self.layout = Layout(root)
        self.curated = self.layout.curated
        shutil.copytree(
            bundled().curated / "vocabularies",
            self.curated / "vocabularies",
            ignore=lambda *_: {"annotators.csv"},
        )
        self.write("vocabularies/annotators.csv", ANNOTATORS)
        self.write("dataset.yaml", DATASET)
        self.write("authorities/actors.yaml", ACTORS)
        self.write("authorities/offices.yaml", OFFICES)
        self.write("annotations/bree.yaml", ANNOTATION)
        self.add_document("bree", TEXT, release)

    def add_document(self, document_id: str, text: str | bytes, release: str = "full") -> None:
        """Add a text and its facts, with the right hash."""
        content = text.encode() if isinstance(text, str) else text
        sha256 = hashlib.sha256(content).hexdigest()
        self.write(f"documents/{document_id}.txt", content)
        self.write(f"documents/{document_id}.yaml", FACTS.format(release=release, sha256=sha256))

    def write(self, path: str, content: str | bytes) -> Path:
        """Write a file below data/curated."""
        file = self.curated / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    def replace(self, path: str, old: str, new: str) -> int:
        """Replace words that stand once in a file; gives the line of the change."""
        file = self.curated / path
        text = file.read_bytes().decode()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        file.write_bytes(text.replace(old, new).encode())
        return text[: text.index(old)].count("\n") + 1


def build_rows(corpus: CuratedFolder) -> RowSet:
    """Build the rows of a curated folder, with its problems and warnings, unchecked."""
    tables = real_tables()
    read, problems = read_corpus(corpus.layout, tables)
    authorities = Authorities(read)
    out = build_shared(read, authorities, tables)
    documents = Documents(corpus.layout)
    for batch in documents:
        found, faults = read_batch(corpus.layout, batch)
        _extend(out, build_documents(found, authorities, tables))
        problems += faults
    out.problems += problems + documents.problems
    return out


def _extend(out: RowSet, other: RowSet) -> None:
    """Add everything of another set behind what is there."""
    for name, rows in other.rows.items():
        out.rows[name].cells += rows.cells
        out.rows[name].places += rows.places
    out.problems += other.problems
    out.warnings += other.warnings


def build(root: Path) -> Release:
    """Build the dataset of a folder with its parts in ``build/cache``, and publish nothing."""
    return build_release(root, Layout(root).work / "cache")


@dataclass(frozen=True)
class Built:
    """A curated folder and the release that was made of it."""

    corpus: CuratedFolder
    release: Release

    @property
    def root(self) -> Path:
        """The folder."""
        return self.corpus.root

    def rows(self, table: str) -> list[dict[str, Any]]:
        """The rows of a table."""
        found: list[dict[str, Any]] = self.release.read(table).to_pylist()
        return found

    def row(self, table: str, key: str) -> dict[str, Any]:
        """The row of a table by its key, without what is null."""
        (column,) = self.release.tables[table].primary_key
        (found,) = (row for row in self.rows(table) if row[column] == key)
        return {name: value for name, value in found.items() if value is not None}
