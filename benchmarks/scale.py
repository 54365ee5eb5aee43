"""Measure builds at scale, for docs/performance.md and docs/scale.md; see README.md."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

from figures import Figure, keep
from measure import compile_bytecode
from resolve import measure_resolving
from scale_builds import Plan, measure_change, measure_engines, measure_growth, measure_kinds
from scale_checks import measure_checks
from scale_cost import fill_plan, measure_cost
from scale_load import measure_load
from scale_report import to_page
from scale_sqlite import measure_sqlite

import onrecord
from onrecord.layout import bundled

# So many rows has a document that the benchmark of SQLite invents.
_A_DOCUMENT = 118
GROUPS: Mapping[str, Callable[[Plan], Iterable[Figure]]] = {
    "growth": measure_growth,
    "engines": measure_engines,
    "change": measure_change,
    "sqlite": lambda plan: measure_sqlite(plan.folder, plan.rows // _A_DOCUMENT, plan.rounds),
    "checks": lambda plan: measure_checks(plan.folder, plan.rounds, plan.rows),
    "load": lambda plan: measure_load(plan.folder / "load", 10 * plan.rows),
    "resolving": lambda plan: measure_resolving(plan.folder, plan.rounds),
    "kinds": measure_kinds,
    "cost": measure_cost,
}
FULL, QUICK = (10_000, 100_000, 1_000_000), (1_000, 4_000, 10_000)


def main(arguments: list[str] | None = None) -> int:
    """Run every group of measurements that is asked for; gives 1 where a bar is missed."""
    given = _parser().parse_args(arguments)
    sizes = tuple(given.sizes or (QUICK if given.quick else FULL))
    articles = given.articles or (100 if given.quick else 10_000)
    rows = given.rows or (20_000 if given.quick else 1_000_000)
    # Figures of other sizes are kept apart, so that no page mixes them.
    folder = given.folder or bundled().work / ("scale-quick" if given.quick else "scale")
    plan = Plan(folder, sizes, articles, rows, 1 if given.quick else given.rounds)
    plan.folder.mkdir(parents=True, exist_ok=True)
    compile_bytecode(Path(onrecord.__file__).parent)
    kept: dict[str, list[Figure]] = {}
    for name in given.only or GROUPS:
        print(f"measuring {name} ...", file=sys.stderr)
        kept = keep(plan.folder / "figures.json", name, GROUPS[name](plan))
    page = to_page([figure for name in GROUPS for figure in kept.get(name, ())], plan)
    print(page)
    if given.page:
        given.page.write_text(page, encoding="utf-8", newline="\n")
        if "cost" in kept:
            fill_plan(given.page.with_name("scale.md"), kept["cost"])
    return 0 if all(each.passed is not False for found in kept.values() for each in found) else 1


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small sizes, once: says little")
    parser.add_argument("--rounds", type=int, default=3, help="how often (default: 3)")
    parser.add_argument("--only", action="append", choices=GROUPS, help="a group; repeat for more")
    parser.add_argument("--sizes", type=int, nargs=3, help="three numbers of documents")
    parser.add_argument("--articles", type=int, help="how many articles")
    parser.add_argument("--rows", type=int, help="of packages that are checked, loaded and written")
    parser.add_argument("--page", type=Path, help="write it into this page, and scale.md beside it")
    parser.add_argument("--folder", type=Path, help="of corpora and figures (default: build/scale)")
    return parser


if __name__ == "__main__":
    sys.exit(main())
