"""Who answers: everybody who codes is declared in annotators.csv."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path

from onrecord.corpus.drafts import DRAFTERS
from onrecord.corpus.files import SLUG, shown
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.errors import UsageError
from onrecord.review.changes import FileChange, apply_all
from onrecord.review.terminal import Terminal

_HEAD = ["annotator_id", "kind", "name", "description"]


def check_annotator(corpus: Corpus, annotator: str, work: str, terminal: Terminal) -> None:
    """Make sure that somebody is declared; on a terminal, ask for the name of who is not.

    ``work`` describes what they do, for annotators.csv.

    Raises UsageError for what is no id, for programs that propose, and through a pipe for somebody
    who is not declared, with the line to add.
    """
    if _is_declared(corpus, annotator):
        return
    path = corpus.layout.curated / "vocabularies" / "annotators.csv"
    name = None
    if terminal.is_interactive:
        name = terminal.ask(f"{annotator!r} is not declared; your name:")
    if not name:
        raise UsageError(
            f"annotator {annotator!r} is not declared; add to {path}: "
            + _to_line([annotator, "person", "YOUR NAME", work]).strip()
        )
    row = dict(zip(_HEAD, [annotator, "person", name, work], strict=True))
    _add_line(path, row)
    rows, origins = corpus.codes["annotators"]
    rows.append(row)
    origins.append(Origin(corpus.layout.root, shown(corpus.layout.root, path)))
    terminal.say(f"declared {annotator} in {path}")


def _is_declared(corpus: Corpus, annotator: str) -> bool:
    """Whether somebody is declared; raises UsageError for who cannot settle anything."""
    if not re.fullmatch(SLUG, annotator):
        raise UsageError(
            f"--annotator {annotator!r} is no id; use lower-case letters, digits and hyphens"
        )
    rows = (*corpus.codes["annotators"][0], *DRAFTERS)
    kinds = {str(row["annotator_id"]): row["kind"] for row in rows}
    kind = kinds.get(annotator)
    if kind in ("rule", "record") or annotator in {each["annotator_id"] for each in DRAFTERS}:
        raise UsageError(
            f"--annotator {annotator!r} is a {kind}, which settles nothing; name yourself"
        )
    return kind is not None


def _add_line(path: Path, row: Mapping[str, str]) -> None:
    """Add a row at the end of a file of annotators, in the order of its columns."""
    before = path.read_bytes() if path.is_file() else None
    content = before or _to_line(_HEAD).encode()
    content += b"\n" * (not content.endswith(b"\n"))
    columns = next(csv.reader([content.decode().partition("\n")[0]]))
    line = _to_line([row.get(column, "") for column in columns])
    apply_all([FileChange(path, before, content + line.encode())])


def _to_line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
