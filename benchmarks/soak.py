"""Send very many mixed requests to the reading room, and watch its memory; see README.md."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from statistics import median

from serving import CLIENT_CORE, Server, make_corpus, need, reading_room, serving

# The tests send the same mixture.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from asking import Failure, Outcome, ask_all
from mixed.mixture import Mixture, Request

# Room for what a kept page or a thread more may take, and far below what a leak of a kilobyte for
# each request would add.
_MOST_GROWTH = 0.05
_MOST_SHOWN = 20


def main() -> int:
    """Send the requests and report; gives 1 where one fails or memory grows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="built folder (default: a corpus)")
    parser.add_argument("--requests", type=int, default=50_000, help="how many (default: 50000)")
    parser.add_argument("--documents", type=int, default=1000, help="of the corpus (default: 1000)")
    parser.add_argument("--seed", type=int, default=3, help="of the mixture (default: 3)")
    given = parser.parse_args()
    need("taskset")
    os.sched_setaffinity(0, {CLIENT_CORE})
    with ExitStack() as stack:
        root = given.folder or stack.enter_context(make_corpus(given.documents))
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        server = stack.enter_context(serving(reading_room(root), logs / "log"))
        mixture = Mixture(root, root / "build" / "onrecord.db")
        requests = mixture.draw(given.requests, given.seed)
        outcome = ask_all(server, requests)
        return report(server, requests, outcome)


def report(server: Server, requests: Sequence[Request], outcome: Outcome) -> int:
    """Print what came of it; gives 1 where a request failed or memory grew."""
    rate = len(requests) / outcome.seconds
    print(f"{len(requests):,} requests in {outcome.seconds:,.0f} s, {rate:.0f} each second\n")
    sent = Counter(each.kind for each in requests)
    failed = Counter(each.request.kind for each in outcome.failures)
    print("| requests | sent | failed |\n| --- | --- | --- |")
    for kind, number in sent.most_common():
        print(f"| {kind} | {number:,} | {failed[kind]:,} |")
    for failure in outcome.failures[:_MOST_SHOWN]:
        print(_describe(failure))
    if outcome.failures:
        print(server.complaints)
    tenths = by_tenth(outcome.memory, len(requests))
    growth = tenths[-1] / tenths[1] - 1
    print("\nmemory by tenth of the requests, medians, in MB:")
    print(" ".join(f"{each / 1e6:.1f}" for each in tenths))
    print(f"at most {max(size for _, size in outcome.memory) / 1e6:.1f}")
    print(f"growth from the second tenth to the last: {growth:+.1%} (bar: {_MOST_GROWTH:.0%})")
    return 1 if outcome.failures or growth > _MOST_GROWTH else 0


def by_tenth(memory: Sequence[tuple[int, int]], count: int) -> list[float]:
    """The medians of memory in each tenth of so many requests."""
    tenths: list[list[int]] = [[] for _ in range(10)]
    for number, size in memory:
        tenths[number * 10 // count].append(size)
    return [median(each) for each in tenths]


def _describe(failure: Failure) -> str:
    return f"{failure.request.kind}: {failure.request.path[:200]}: {failure.what}"


if __name__ == "__main__":
    sys.exit(main())
