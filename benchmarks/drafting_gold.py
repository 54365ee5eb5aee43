"""Draft the documents of the gold that the developers have beside the checkout, and score them.

None of it is ours, so nothing of it stands in the page but numbers. A document belongs to one half
by the first hexadecimal digit of the SHA-256 of its id: 0 to 7 to develop on, 8 to f to report.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.draft.scoring_form import to_scoring_form
from onrecord.layout import bundled

SHARED = bundled().root.parent / "shared"
GOLD, EVAL = SHARED / "corpora" / "gold", SHARED / "eval"
HALVES = ("develop", "report")
Line = dict[str, Any]


@dataclass
class Half:
    """Documents of one corpus with their gold, and what is drafted for each, all scores."""

    corpus: str
    name: str
    gold: list[Line] = field(default_factory=list)
    drafted: list[Line] = field(default_factory=list)

    def above(self, least: float) -> list[Line]:
        """What is drafted with at least this score."""
        kinds = ("quotes", "events", "appointments")
        return [
            {
                "doc_id": line["doc_id"],
                **{kind: [each for each in line[kind] if each["score"] >= least] for kind in kinds},
            }
            for line in self.drafted
        ]


def draft_halves(corpora: Iterable[str], name: str) -> list[Half]:
    """Draft both halves of a corpus that stands in one or more files."""
    halves = [Half(name, half) for half in HALVES]
    for corpus in corpora:
        for line in read_lines(GOLD / f"{corpus}.jsonl"):
            half = halves[is_to_report(line["doc_id"])]
            half.gold.append(line)
            half.drafted.append(to_scoring_form(line["doc_id"], line["text"], least=0.0))
    return halves


def is_to_report(doc_id: str) -> bool:
    """Whether a document is none of those to develop on."""
    return hashlib.sha256(doc_id.encode()).hexdigest()[0] >= "8"


def read_lines(path: Path) -> list[Line]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as file:
        return [json.loads(line) for line in file if line.strip()]


def score_quotes(
    half: Half, kind: str, folder: Path, *, cues: bool = False, least: float = 0.5
) -> Line:
    """Score the quotes of one type, or ``all``; ``cues`` counts only gold with reporting cues."""
    more = ["--cues", str(EVAL / "reporting_cues.txt")] if cues else []
    told = _run("score_quotes.py", half, folder, least, "--json", "--type", kind, *more)
    return json.loads(told)


def score_events(half: Half, folder: Path, *, least: float = 0.5) -> Line:
    """Score the events; corpora with types of their own have ours beside them."""
    column = "plover" if half.gold and "plover" in _first_event(half.gold) else "type"
    told = _run("score_events.py", half, folder, least, "--json", "--field", column)
    return json.loads(told)


def score_appointments(half: Half, folder: Path, *, least: float = 0.5) -> dict[str, float]:
    """Score the appointments: shares by what they are of."""
    told = _run("score_appointments.py", half, folder, least)
    number = r"([\d.]+)"
    found = re.search(
        rf"nominee P {number} R {number} F1 {number} .*office P \S+ R \S+ F1 {number} .*"
        rf"office {number} status {number} predecessor {number}",
        told,
    )
    if not found:
        sys.exit(f"score_appointments.py said: {told}")
    names = ("P", "R", "F1", "with office", "office", "status", "predecessor")
    shares = (float(each) / 100 for each in found.groups())
    return dict(zip(names, shares, strict=True))


def _first_event(gold: list[Line]) -> Line:
    return next((line["events"][0] for line in gold if line.get("events")), {})


def _run(program: str, half: Half, folder: Path, least: float, *more: str) -> str:
    gold, drafted = folder / "gold.jsonl", folder / "drafted.jsonl"
    _write(gold, half.gold)
    _write(drafted, half.above(least))
    command = [sys.executable, str(EVAL / program), str(gold), str(drafted), *more]
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=EVAL).stdout


def _write(path: Path, lines: Iterable[Line]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(line) + "\n" for line in lines)
