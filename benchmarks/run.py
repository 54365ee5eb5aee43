"""Measure loading, importing and building, and print a table; see README.md beside this file."""

from __future__ import annotations

import argparse
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from measure import Pairs, compile_bytecode, measure_one, measure_pairs
from report import Result, draw

import onrecord
from onrecord.layout import Layout, bundled

LOAD = ("-c", "import onrecord; onrecord.load('events')")
ARROW = ("-c", "import onrecord; onrecord.load('events', as_='arrow')")
IMPORT = ("-c", "import onrecord")
BARE = ("-c", "pass")
BUILDS = 5


def main() -> int:
    """Run every measurement; gives 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=40, help="rounds of each pair (default: 40)")
    pairs = parser.parse_args().pairs
    compile_bytecode(Path(onrecord.__file__).parent)
    path = str(onrecord.locate("events"))
    by_hand = (
        "-c",
        f"import pandas; pandas.read_parquet({path!r}, dtype_backend='pyarrow')",
    )
    results = [
        ratio("load('events') / read_parquet by hand", measure_pairs(LOAD, by_hand, pairs), 1.05),
        added("import onrecord - bare interpreter", measure_pairs(IMPORT, BARE, pairs), 0.010),
        ratio("load as arrow / load as pandas", measure_pairs(ARROW, LOAD, pairs), 0.5),
        build(),
    ]
    print(draw(results, pairs))
    return 0 if all(each.passed for each in results) else 1


def ratio(what: str, found: Pairs, bar: float) -> Result:
    """Judge a ratio against its bar; the self-ratio beside it says how far noise reaches."""
    passed = found.ratio <= bar
    return Result(what, f"{found.ratio:.3f}", f"{found.self_ratio:.3f}", f"{bar:.2f}", passed)


def added(what: str, found: Pairs, bar: float) -> Result:
    """Judge added seconds against their bar."""
    passed = found.difference <= bar
    return Result(
        what,
        f"{found.difference * 1000:.1f} ms",
        f"{found.self_difference * 1000:.1f} ms",
        f"{bar * 1000:.0f} ms",
        passed,
    )


def build(bar: float = 5.0) -> Result:
    """Judge the build of the article in a copy of what people wrote."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        shutil.copytree(bundled().curated, Layout(root).curated)
        seconds = measure_one(("-m", "onrecord.cli", "build", folder), BUILDS)
    found = statistics.median(seconds)
    spread = f"{min(seconds):.2f} to {max(seconds):.2f} s"
    return Result(
        "onrecord build of the article", f"{found:.2f} s", spread, f"{bar:.0f} s", found <= bar
    )


if __name__ == "__main__":
    sys.exit(main())
