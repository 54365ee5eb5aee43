"""One document is checked by itself as a build of its corpus checks it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import msgspec
from curated import CuratedFolder

from onrecord.corpus.documents import Documents
from onrecord.corpus.read import read_corpus
from onrecord.corpus.read_batch import read_batch
from onrecord.corpus.read_documents import Document
from onrecord.layout import bundled
from onrecord.pipeline.check_coding import CodingChecker
from onrecord.schema.read import read_schemas


def test_document_is_checked_as_a_build_would(tmp_path: Path) -> None:
    """A sound coding has no fault; an unknown actor and a status of a draft are found."""
    corpus = CuratedFolder(tmp_path)
    tables = read_schemas(bundled().schemas)
    read, _ = read_corpus(corpus.layout, tables)
    checker = CodingChecker(read, tables)
    document = read_only(corpus)
    out, violations = checker.check(document)
    assert (out.problems, violations) == ([], [])
    assert len(out.rows["quotes"].values) == 3
    assert checker.origins["actors"][0].file == "data/curated/authorities/actors.yaml"

    coding = document.coding
    assert coding is not None
    quote, origin = coding.quotes[0]
    wrong = msgspec.structs.replace(quote, addressee="king-of-bree", status="draft")
    faulty = replace(document, coding=replace(coding, quotes=[(wrong, origin)]))
    out, violations = checker.check(faulty)
    said = [*(each.message for each in out.problems), *(each.message for each in violations)]
    assert any("'king-of-bree'" in each for each in said)
    assert any("draft" in each for each in said)
    assert checker.check(document)[1] == []
    checker.close()


def read_only(corpus: CuratedFolder) -> Document:
    """The only document of a corpus."""
    (batch,) = Documents(corpus.layout)
    (document,), problems = read_batch(corpus.layout, batch)
    assert problems == []
    return document
