"""What a curator changes shows in the comparison of the releases before and after."""

from __future__ import annotations

import csv
import re
import shutil
from pathlib import Path

import pytest
from curated import Built, CuratedFolder

import onrecord
from onrecord.cli import main
from onrecord.layout import bundled
from onrecord.pipeline.make import make_release

ANNOTATION = "annotations/bree.yaml"
EVENT = """  - id: e07
    summary: The minister says what she will not do.
    type: STATEMENT
    actors: [ada-byron]
    modality: actual
    polarity: positive
    evidence: {exact: "she “will never, ever close it.”"}
quotes:
"""
REMOVED = """  - id: e06
    summary: No invitation went to the alliance.
    type: AGREE
    actors: [bree]
    recipients: [league]
    modality: actual
    polarity: negative
    evidence: {exact: Bree did not invite the League}
"""
LINE = "row_id,table_name,removed_in,reason\nbree-e06,events,2.0.0,Nothing was agreed upon.\n"


def edit(root: Path, version: str) -> CuratedFolder:
    """Code the small corpus otherwise: an event changed, one added, one taken back."""
    corpus = CuratedFolder(root)
    corpus.replace("dataset.yaml", "version: 1.0.0", f"version: {version}")
    corpus.replace(
        ANNOTATION, "summary: The minister names an envoy.", "summary: An envoy is named."
    )
    corpus.replace(ANNOTATION, "quotes:\n", EVENT)
    corpus.replace(ANNOTATION, REMOVED, "")
    return corpus


def test_a_coding_that_was_edited(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each edit is one row of the report, and the derived rows that follow come after."""
    corpus = edit(tmp_path / "edited", "2.0.0")
    corpus.write("removed_rows.csv", LINE)
    make_release(corpus.root)
    diff = onrecord.diff(built.root, corpus.root)
    assert diff.broken_promises == ()
    names = [each.name for each in diff.tables]
    assert names == ["events", "participants", "removed_rows", "evidence"]
    events = diff.tables[0]
    assert events.added.column("event_id").to_pylist() == ["bree-e07"]
    assert events.removed.column("event_id").to_pylist() == ["bree-e06"]
    assert [(each.key, dict(each.fields)) for each in events.changed] == [
        (("bree-e02",), {"summary": ("The minister names an envoy.", "An envoy is named.")})
    ]
    assert main(["diff", str(built.root), str(corpus.root), "--format", "changelog"]) == 0
    entries = capsys.readouterr().out
    assert "- `events`: 1 row added (`bree-e07`)\n" in entries
    changed = "`bree-e02`: `summary` from `The minister names an envoy.` to `An envoy is named.`"
    assert f"- `events`: {changed}\n" in entries
    assert "- `events`: `bree-e06`: Nothing was agreed upon.\n" in entries


def test_an_edit_that_breaks_promises(
    built: Built, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A row that just goes, in a version that was not raised, ends with status 1."""
    corpus = edit(tmp_path / "edited", "1.0.0")
    make_release(corpus.root)
    assert main(["diff", str(built.root), str(corpus.root)]) == 1
    assert capsys.readouterr().out.endswith(
        """
breaking: needs at least version 2.0.0

2 broken promises
  the version is 1.0.0; the changes need at least 2.0.0
  events: 'bree-e06' is gone without a line in removed_rows; add one with the reason
"""
    )


def test_the_bundled_dataset_is_that_of_itself() -> None:
    """The dataset of the repository compared with itself has no difference."""
    package = onrecord.open(bundled().root)
    assert not onrecord.diff(package, bundled().descriptor)


def test_a_variant_of_the_bundled_dataset(tmp_path: Path) -> None:
    """Whatever the repository holds, one code defined otherwise in a new version is one change."""
    curated = Path(shutil.copytree(bundled().curated, tmp_path / "variant" / "data" / "curated"))
    facts, codes = curated / "dataset.yaml", curated / "vocabularies" / "sectors.csv"
    text = re.sub(r"(?m)^version: .*", "version: 99.0.0", facts.read_text(encoding="utf-8"))
    facts.write_text(text, encoding="utf-8")
    with codes.open(encoding="utf-8", newline="") as file:
        header, first, *rest = csv.reader(file)
    old = dict(zip(header, first, strict=True))
    with codes.open("w", encoding="utf-8", newline="") as file:
        changed = [{**old, "label": "Something else"}[name] for name in header]
        csv.writer(file, lineterminator="\n").writerows([header, changed, *rest])
    make_release(tmp_path / "variant")
    diff = onrecord.diff(bundled().root, tmp_path / "variant")
    (table,) = diff.tables
    assert [(each.key, dict(each.fields)) for each in table.changed] == [
        ((old["sector_code"],), {"label": (old["label"], "Something else")})
    ]
    assert [each.name for each in diff.facts] == ["version"]
    assert (str(diff.level), diff.broken_promises) == ("correction", ())
