"""What a measurement found, held against its bar, and where all of them are kept."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True)
class Figure:
    """One line of the table: what was measured, what was found, and the bar, where there is one.

    ``medians`` are the numbers behind it, and ``command`` prints it again.
    """

    what: str
    found: str
    bar: str
    passed: bool | None
    medians: str
    command: str


def at_most(
    what: str, found: float, bar: float, show: Callable[[float], str], medians: str, command: str
) -> Figure:
    """Hold a number against the most that it may be."""
    return Figure(what, show(found), f"at most {show(bar)}", found <= bar, medians, command)


def at_least(
    what: str, found: float, bar: float, show: Callable[[float], str], medians: str, command: str
) -> Figure:
    """Hold a number against the least that it must be."""
    return Figure(what, show(found), f"at least {show(bar)}", found >= bar, medians, command)


def times(value: float) -> str:
    """Show a ratio."""
    return f"{value:.2f} times"


def share(value: float) -> str:
    """Show a share."""
    return f"{value:.1%}"


def gigabytes(value: float) -> str:
    """Show bytes."""
    return f"{value / 1e9:.2f} GB"


def keep(file: Path, group: str, figures: Iterable[Figure]) -> dict[str, list[Figure]]:
    """Put the figures of a group beside those of others that were kept; gives all of them."""
    kept = read(file)
    kept[group] = list(figures)
    file.parent.mkdir(parents=True, exist_ok=True)
    content = {name: [asdict(each) for each in found] for name, found in kept.items()}
    file.write_text(json.dumps(content, indent=2, ensure_ascii=False), encoding="utf-8")
    return kept


def read(file: Path) -> dict[str, list[Figure]]:
    """Read the figures that were kept, by their groups; none where nothing was measured."""
    if not file.is_file():
        return {}
    content = json.loads(file.read_text(encoding="utf-8"))
    return {name: [Figure(**each) for each in found] for name, found in content.items()}
