"""What the command draft says of a draft beside a coding."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.console import print_rows, visible
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.draft.against import Against, Finding

_LONGEST = 60
_COLUMNS = ("finding", "coded", "drafted", "as", "words")


def add_against(parser: argparse.ArgumentParser) -> None:
    """Let the command draft compare."""
    parser.add_argument(
        "--against",
        nargs="?",
        type=Path,
        const=Path(),
        metavar="CODING",
        help="write nothing; show what a draft of the document finds, misses and adds beside a "
        "coding of it (default: its own)",
    )
    parser.add_argument("--json", action="store_true", help="with --against: print JSON")


def show_against(given: argparse.Namespace, root: Path, documents: list[str]) -> int:
    """Compare the draft of one document with a coding, and print how they differ."""
    from onrecord.draft.against_document import draft_against

    if len(documents) != 1:
        raise UsageError("--against takes the id of one document")
    if given.model is not None:
        raise UsageError("--against compares what rules draft; leave --model out")
    if given.out or given.fresh:
        raise UsageError("--against writes nothing; leave out --out and --fresh")
    coding = None if given.against == Path() else given.against
    if coding and not coding.is_file():
        raise UsageError(f"there is no file {str(coding)!r}")
    against = draft_against(root, documents[0], coding, given.least)
    if given.json:
        rows = [each._asdict() for each in against.findings]
        share = against.share_found()
        said = {"document": documents[0], "counts": against.counts(), "share_found": share}
        print(json.dumps({**said, "rows": rows}, ensure_ascii=False, indent=2))
    else:
        _print(against)
    return 0


def _print(against: Against) -> None:
    print_rows(_COLUMNS, [_to_row(each) for each in against.findings], "table")
    for kind, count in against.counts().items():
        print(
            f"{kind}: {count['found']} of {count['coded']} coded rows found, "
            f"{count['other']} found as something else, {count['missed']} missed; "
            f"{count['added']} of {count['drafted']} drafted rows added"
        )
    share = against.share_found()
    if share is not None:
        print(f"share of coded rows found: {share:.0%}")


def _to_row(each: Finding) -> dict[str, str | None]:
    known = dict.fromkeys(filter(None, (each.coded_as, each.drafted_as)))
    words = visible(each.words)
    return {
        "finding": each.finding,
        "coded": each.coded,
        "drafted": each.drafted,
        "as": ", not ".join(known),
        "words": words if len(words) <= _LONGEST else words[: _LONGEST - 4] + " ...",
    }
