"""Measure how long hostile texts take as they grow; see README.md."""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections.abc import Iterator
from pathlib import Path

# The tests draft the same texts.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from draft.hostile_texts import NAMES, hostile_text

from onrecord.draft.scoring_form import to_scoring_form

# The longer text is eight times as long, and takes at most so many times as long.
_TIMES, _MOST_TIMES = 8, 10.0
# Time that the clock and the rest of the machine may take from any text.
_SLACK = 0.5


def main(arguments: list[str] | None = None) -> int:
    """Measure and print; gives 1 where time grows faster than a text."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="of hostile texts (default: all)")
    parser.add_argument(
        "--size", type=int, default=1_000_000, help="characters of the shorter texts (a million)"
    )
    given = parser.parse_args(arguments)
    failed = 0
    for name, short, long in measure(given.names or NAMES, given.size):
        is_slow = long > _MOST_TIMES * short + _SLACK
        failed += is_slow
        ratio = long / max(short, 0.001)
        verdict = "MISSED" if is_slow else ""
        print(f"{name:36}{short:8.2f} s{long:8.2f} s{ratio:7.1f} {verdict}", flush=True)
    print(f"{failed} texts take more than {_MOST_TIMES:.0f} times as long")
    return 1 if failed else 0


def measure(names: list[str], size: int) -> Iterator[tuple[str, float, float]]:
    """The seconds of processor time that each text takes, short and long."""
    # Each in a process of its own, which gives its memory back; forked, so that all run one code.
    with multiprocessing.get_context("fork").Pool(1, maxtasksperchild=1) as pool:
        cases = ((name, size) for name in names)
        yield from pool.imap(_measure, cases, chunksize=1)


def _measure(case: tuple[str, int]) -> tuple[str, float, float]:
    name, size = case
    to_scoring_form("warm", "Ada Byron met Bob Dale on 5 May 1843. “It rained,” he said.")
    return name, _seconds(name, size), _seconds(name, size * _TIMES)


def _seconds(name: str, size: int) -> float:
    text = hostile_text(name, size)
    started = time.process_time()
    to_scoring_form(name, text)
    return time.process_time() - started


if __name__ == "__main__":
    sys.exit(main())
