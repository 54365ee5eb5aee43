"""The bars that drafts are held against, with the figures of others beside them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from drafting_cost import Cost
from drafting_gold import Half, score_appointments, score_events, score_quotes

Found = tuple[float, ...]


@dataclass(frozen=True)
class Bar:
    """What is measured: the share that plain patterns reach, the bar, and ours by half."""

    what: str
    plain: str
    bar: float
    found: Found

    @property
    def met(self) -> list[bool]:
        """Whether each half reaches it."""
        return [each >= self.bar for each in self.found]


@dataclass(frozen=True)
class Limit:
    """What drafting may cost, as it is shown, and whether it costs no more."""

    what: str
    plain: str
    bar: str
    found: str
    is_met: bool


def hold_costs(cost: Cost) -> list[Limit]:
    """Hold what drafting costs against what it may cost."""
    minutes = (cost.draft_seconds + cost.build_seconds) / 60
    corpus = f"{cost.documents:,} White House documents drafted, built, checked, in SQLite"
    return [
        Limit(
            "words a second on one core, all rules",
            "84,000, quotes only",
            "50,000",
            f"{cost.words_per_second:,.0f}",
            cost.words_per_second >= 50_000,
        ),
        Limit(f"{corpus}: minutes on two cores", "", "10", f"{minutes:.1f}", minutes < 10),
        Limit(
            f"{corpus}: most memory",
            "",
            "2 GB",
            f"{cost.peak_bytes / 1e9:.2f} GB",
            cost.peak_bytes < 2e9,
        ),
    ]


def hold_bars(
    corpora: Mapping[str, list[Half]],
    labels: Mapping[str, tuple[int, int, int]],
    folder: Path,
) -> list[Bar]:
    """Score both halves of every corpus that has a bar."""
    bars = [
        Bar(what, plain, bar, tuple(score(half, folder) for half in corpora[corpus]))
        for corpus, what, plain, bar, score in _BARS
    ]
    shares = tuple(right / turns if turns else 0.0 for turns, right, _ in labels.values())
    bars.append(Bar("transcripts: label to speaker, accuracy", "", 0.995, shares))
    return bars


def _quotes(half: Half, folder: Path, *, kind: str, measure: str, **more: Any) -> float:
    group, _, name = measure.partition(" ")
    return float(score_quotes(half, kind, folder, **more)[group][name or "F1"])


def _events(half: Half, folder: Path, *, measure: str) -> float:
    found = score_events(half, folder)[measure]
    return float(found["F1"] if isinstance(found, dict) else found)


def _appointments(half: Half, folder: Path, *, measure: str) -> float:
    return score_appointments(half, folder)[measure]


_NEWS, _SENTENCES = "political news", "sentences with PLOVER types"
_LISTS, _ANNOUNCED = "lists of nominations", "announcements of nominees"
_direct = partial(_quotes, kind="direct")
_cued = partial(_quotes, kind="all", cues=True)
# The figures of plain patterns came with the task, measured on other documents of the same kinds.
_BARS: list[tuple[str, str, str, float, Callable[[Half, Path], float]]] = [
    (_NEWS, "direct quotations, exact", "65", 0.86, partial(_direct, measure="exact")),
    (_NEWS, "direct quotations, overlap", "85", 0.94, partial(_direct, measure="ov50")),
    (_NEWS, "direct quotations, right speaker too", "74", 0.88, partial(_direct, measure="e2e")),
    (
        _NEWS,
        "mixed quotations, overlap",
        "48",
        0.70,
        partial(_quotes, kind="mixed", measure="ov50"),
    ),
    (_NEWS, "all with a reporting cue, overlap", "70", 0.77, partial(_cued, measure="ov50")),
    (
        _NEWS,
        "all with a reporting cue, right speaker too",
        "59",
        0.70,
        partial(_cued, measure="e2e"),
    ),
    (
        _NEWS,
        "precision of all proposals",
        "61",
        0.80,
        partial(_quotes, kind="all", measure="ov50 P"),
    ),
    (_SENTENCES, "type of the first event, accuracy", "43", 0.65, partial(_events, measure="top1")),
    (_SENTENCES, "actor and recipient", "54", 0.70, partial(_events, measure="dyad")),
    (_SENTENCES, "actor, recipient and type", "28", 0.48, partial(_events, measure="triple")),
    (_LISTS, "appointee", "", 0.99, partial(_appointments, measure="F1")),
    (_LISTS, "appointee with office", "", 0.97, partial(_appointments, measure="with office")),
    (_LISTS, "predecessor, accuracy", "", 0.96, partial(_appointments, measure="predecessor")),
    (_ANNOUNCED, "appointee, precision", "", 0.97, partial(_appointments, measure="P")),
    (_ANNOUNCED, "appointee, recall", "", 0.95, partial(_appointments, measure="R")),
]
