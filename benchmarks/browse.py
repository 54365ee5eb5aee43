"""Measure the pages of the reading room against a page of Datasette; see README.md beside this."""

from __future__ import annotations

import argparse
import random
import sqlite3
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack, closing
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlencode

from latency import Latency, measure, warm_up
from latency_report import Measured, draw
from serving import Server, make_corpus, need, reading_room, serving, stock_datasette

# The tests have the searches too.
sys.path.append(str(Path(__file__).resolve().parents[1] / "tests"))

from mixed.words import make_searches

STOCK = "stock Datasette, table of events"
_EVENTS = "/onrecord/events?_size=100"
# How many documents a new server shows before it is measured, since the first needs its templates.
_SHOWN_BEFORE = 20


class Page(NamedTuple):
    """What is measured: its name, and the paths to ask for, of Datasette or of a new server."""

    what: str
    paths: list[str]
    is_stock: bool = False
    is_new: bool = False


def main() -> int:
    """Measure every page; gives 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="times each page (default: 5)")
    parser.add_argument("--seconds", type=int, default=4, help="of each measurement (default: 4)")
    parser.add_argument("--documents", type=int, default=1000, help="of the corpus (default: 1000)")
    given = parser.parse_args()
    need("wrk", "taskset")
    with make_corpus(given.documents) as root:
        pages = list_pages(root / "build" / "onrecord.db")
        results = [Measured(page.what, []) for page in pages]
        for latencies in measure_rounds(root, pages, given.rounds, given.seconds):
            for result, latency in zip(results, latencies, strict=True):
                result.latencies.append(latency)
    stock, *ours = results
    print(draw(stock, ours, given.seconds))
    return 0 if all(each.passes(stock) for each in ours) and not stock.failed else 1


def list_pages(database: Path) -> list[Page]:
    """List what is measured, the page that all others are held against first."""
    with closing(sqlite3.connect(database)) as connection:
        sql = "SELECT document_id FROM documents ORDER BY character_count DESC"
        documents = [f"/-/read/{document_id}" for (document_id,) in connection.execute(sql)]
        searches = make_searches(connection)
    longest = documents[0]
    mixed = random.Random(3)
    mixed.shuffle(documents)
    mixed.shuffle(searches)
    return [
        Page(STOCK, [_EVENTS], is_stock=True),
        Page("reading page of the article", ["/-/read/damage-control"]),
        Page("reading page of the longest document", [longest]),
        Page("reading pages, each for the first time", documents, is_new=True),
        Page("search for a word", [_search("president")]),
        Page(f"{len(searches)} searches in turn", [_search(each) for each in searches]),
    ]


def measure_rounds(
    root: Path, pages: Sequence[Page], rounds: int, seconds: int
) -> list[list[Latency]]:
    """Measure all pages in each round, the order turned around every other time."""
    with ExitStack() as stack:
        logs = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        stock = stack.enter_context(serving(stock_datasette(root), logs / "stock"))
        ours = stack.enter_context(serving(reading_room(root), logs / "ours"))

        def measure_page(page: Page) -> Latency:
            if page.is_new:
                return measure_new(root, logs / "new", page.paths, seconds)
            server = stock if page.is_stock else ours
            warm_up(server, page.paths)
            # Begins and ends with connections of its own, as what counts does.
            measure(server, page.paths, 1)
            return measure(server, page.paths, seconds)

        found = []
        for number in range(rounds):
            print(f"round {number + 1} of {rounds} ...", file=sys.stderr)
            order = range(len(pages)) if number % 2 == 0 else reversed(range(len(pages)))
            latencies = {index: measure_page(pages[index]) for index in order}
            found.append([latencies[index] for index in range(len(pages))])
        return found


def measure_new(root: Path, log: Path, paths: Sequence[str], seconds: int) -> Latency:
    """Measure pages that a server has not shown yet, and cannot have kept."""
    server: Server
    with serving(reading_room(root), log) as server:
        warm_up(server, paths[:_SHOWN_BEFORE])
        return measure(server, paths[_SHOWN_BEFORE:], seconds, once=True)


def _search(text: str) -> str:
    return f"/-/search?{urlencode({'q': text})}"


if __name__ == "__main__":
    sys.exit(main())
