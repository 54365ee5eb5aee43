"""Score the drafts of rules on the gold, and write docs/drafting.md; see README.md."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from pathlib import Path

from drafting_bars import hold_bars, hold_costs
from drafting_cost import Cost, measure_cost
from drafting_gold import GOLD, Half, draft_halves
from drafting_labels import measure_labels
from drafting_report import to_page

from onrecord.draft.against_document import draft_against
from onrecord.layout import bundled

# What the page calls a corpus, and the files that it stands in.
CORPORA = {
    "political news": ("polnear_train", "polnear_dev"),
    "sentences with PLOVER types": ("plv_train", "plover_gsr"),
    "reports on conflict": ("re3d_dev",),
    "lists of nominations": ("wh_nominations_dev",),
    "announcements of nominees": ("wh_announcements_dev",),
}


def main(arguments: list[str] | None = None) -> int:
    """Score everything that is asked for; gives 1 where a bar is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--page", type=Path, help="write it into this page")
    parser.add_argument("--transcripts", type=int, default=3000, help="of so many documents")
    parser.add_argument("--documents", type=int, help="draft and build so many (default: all)")
    parser.add_argument("--no-build", action="store_true", help="leave the large corpus out")
    given = parser.parse_args(arguments)
    if not GOLD.is_dir():
        sys.exit(f"{GOLD} is not there; the gold stands beside the checkout of the developers only")
    corpora: dict[str, list[Half]] = {}
    for name, files in CORPORA.items():
        print(f"drafting {name} ...", file=sys.stderr)
        corpora[name] = draft_halves(files, name)
    print("reading labels of transcripts ...", file=sys.stderr)
    labels = measure_labels(given.transcripts)
    cost = _cost(given)
    article = draft_against(bundled().root, "damage-control")
    with tempfile.TemporaryDirectory() as folder:
        bars = hold_bars(corpora, labels, Path(folder))
        page = to_page(corpora, bars, labels, cost, article, Path(folder))
    print(page)
    if given.page:
        given.page.write_text(page, encoding="utf-8", newline="\n")
    is_met = [all(bar.met) for bar in bars] + [limit.is_met for limit in hold_costs(cost)]
    return 0 if all(is_met) else 1


def _cost(given: argparse.Namespace) -> Cost:
    """What drafting costs; the figures are kept, so that the page can be written without them."""
    kept = bundled().work / "drafting" / "cost.json"
    if given.no_build and kept.is_file():
        return Cost(**json.loads(kept.read_text(encoding="utf-8")))
    print("drafting and building a large corpus ...", file=sys.stderr)
    cost = measure_cost(kept.parent, given.documents)
    kept.write_text(json.dumps(cost.__dict__), encoding="utf-8")
    return cost


if __name__ == "__main__":
    sys.exit(main())
