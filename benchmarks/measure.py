"""Time cold processes, in pairs so that both sides of a ratio see the same machine."""

from __future__ import annotations

import compileall
import os
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

Command = Sequence[str]


@dataclass(frozen=True)
class Pairs:
    """Seconds of two commands by round, and of the second once more."""

    first: list[float]
    second: list[float]
    again: list[float]

    @property
    def ratio(self) -> float:
        """The median of the ratios of the first to the second."""
        return statistics.median(a / b for a, b in zip(self.first, self.second, strict=True))

    @property
    def self_ratio(self) -> float:
        """The median of the ratios of the second to itself: how far from one is noise."""
        return statistics.median(a / b for a, b in zip(self.again, self.second, strict=True))

    @property
    def difference(self) -> float:
        """The median of what the first takes longer than the second, in seconds."""
        return statistics.median(a - b for a, b in zip(self.first, self.second, strict=True))

    @property
    def self_difference(self) -> float:
        """The median of what the second takes longer than itself, in seconds."""
        return statistics.median(a - b for a, b in zip(self.again, self.second, strict=True))


def compile_bytecode(folder: Path) -> None:
    """Compile a package, so that no run pays for it; the installed ones were compiled by pip."""
    compileall.compile_dir(folder, quiet=1)


def measure_pairs(first: Command, second: Command, pairs: int) -> Pairs:
    """Run first, second and second again in every round, after two rounds that do not count.

    The order within a round is turned around every other time.
    """
    measured = Pairs([], [], [])
    sides = [(first, measured.first), (second, measured.second), (second, measured.again)]
    for _ in range(2):
        run(first)
        run(second)
    for number in range(pairs):
        for command, seconds in sides if number % 2 == 0 else reversed(sides):
            seconds.append(run(command))
    return measured


def measure_one(command: Command, times: int) -> list[float]:
    """Run one command several times, after one run that does not count."""
    run(command)
    return [run(command) for _ in range(times)]


def run(command: Command) -> float:
    """Run a Python command in a fresh process; gives the seconds it took. Ends all if it fails."""
    environment = {key: value for key, value in os.environ.items() if key != _NO_BYTECODE}
    started = time.perf_counter()
    done = subprocess.run([sys.executable, *command], env=environment, capture_output=True)
    seconds = time.perf_counter() - started
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr.decode()}")
    return seconds


_NO_BYTECODE = "PYTHONDONTWRITEBYTECODE"
