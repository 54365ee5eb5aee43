"""The command corroborate."""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.shared import Commands, add_any_folder, find_folder, whole
from onrecord.console import count_of, show_line
from onrecord.errors import UsageError
from onrecord.layout import open_path

if TYPE_CHECKING:
    from onrecord.corroboration.decided import Decided
    from onrecord.corroboration.proposal import Proposal
    from onrecord.corroboration.propose import Proposals
    from onrecord.layout import Layout


def add(commands: Commands) -> None:
    """Add corroborate."""
    parser = commands.add(
        "corroborate",
        corroborate,
        "compare a built dataset with its official records, and propose what they say of its rows",
        "onrecord corroborate --least 0.5",
    )
    add_any_folder(parser)
    parser.add_argument(
        "--again",
        action="store_true",
        help="write nothing; show what is proposed for pairs that are decided, and the decision",
    )
    parser.add_argument(
        "--least",
        type=float,
        default=0.3,
        metavar="SCORE",
        help="leave out what scores less, from 0 to 1 (default: 0.3)",
    )
    parser.add_argument(
        "--most",
        type=int,
        default=5,
        metavar="NUMBER",
        help="leave out what comes after so many proposals for one row (default: 5)",
    )
    parser.add_argument(
        "--out",
        type=open_path,
        metavar="FILE",
        help="the file for the proposals (default: build/drafts/corroborations.yaml)",
    )


def corroborate(given: argparse.Namespace) -> None:
    """Propose findings, or show how far they agree with those that are decided."""
    from onrecord import access
    from onrecord.corroboration.decided import read_decided
    from onrecord.corroboration.propose import propose
    from onrecord.layout import Layout
    from onrecord.release.read_table import Reader
    from onrecord.release.stores import is_local

    _check_numbers(given)
    if given.out and given.out.is_dir():
        raise UsageError(f"--out {str(given.out)!r} is a folder; name a file")
    layout = Layout(_find_root(given))
    if not given.again and not is_local(given.out or layout.root):
        raise UsageError("proposals are written on this machine; give a file of it with --out")
    package = whole(access.open(layout.root))
    reader = Reader(package.root, package.descriptor)
    read = reader.held_to(reader.list_tables())
    decided = read_decided(layout, read)
    found = propose(read, least=given.least, most=given.most)
    if given.again:
        _show_again(found.kept, decided)
    else:
        _write(found, decided, given, layout)


def _check_numbers(given: argparse.Namespace) -> None:
    if not 0 <= given.least <= 1:
        raise UsageError(f"--least {given.least} is no score; give a number from 0 to 1")
    if given.most < 1:
        raise UsageError(f"--most {given.most} leaves nothing; give 1 or more")
    if given.again and given.out:
        raise UsageError("--again writes nothing; leave out --out")


def _find_root(given: argparse.Namespace) -> Path:
    """The folder; proposals go into it, so that the installed one needs another place for them."""
    from onrecord.layout import Layout, bundled

    if given.folder:
        return find_folder(given.folder)
    if Layout(Path()).descriptor.is_file():
        return Path()
    if not (given.again or given.out):
        raise UsageError("there is no dataset here; name its folder, or give a file with --out")
    return bundled().root


def _write(found: Proposals, decided: Decided, given: argparse.Namespace, layout: Layout) -> None:
    from onrecord.corroboration.write_proposals import write_proposals
    from onrecord.forms.own_file import is_ours

    new = [each for each in found.kept if each.pair not in decided.findings]
    findings = Counter(each.finding for each in new)
    told = ", ".join(f"{count} {finding}" for finding, count in sorted(findings.items()))
    print(f"{len(new)} proposed: {told}" if new else _say_nothing(found))
    print(
        f"left out: {count_of(len(found.kept) - len(new), 'pairs')} settled before, "
        f"{found.low} that score less than {given.least:g}, "
        f"{found.beyond} after the {given.most} best of a row"
    )
    wanted = given.out or layout.drafts / "corroborations.yaml"
    if not new and not is_ours(wanted):
        return
    path = write_proposals(wanted, new, decided.last_number)
    if path != wanted:
        print(show_line(f"kept as it is, since it is not as we wrote it: {wanted}"))
    if not new:
        print(show_line(f"emptied {path}: what it proposed is settled, or fits no more"))
        return
    curated = layout.curated / "records" / "corroborations.yaml"
    print(show_line(f"written to {path}; copy what you confirm to {curated}"))


def _say_nothing(found: Proposals) -> str:
    """Why nothing is proposed, and so nothing written."""
    why = "all that fits is settled" if found.kept else "no row fits a record"
    return f"nothing to propose: {why}"


def _show_again(proposals: list[Proposal], decided: Decided) -> None:
    by_pair = {each.pair: each for each in proposals}
    for (row, record), finding in sorted(decided.findings.items()):
        proposal = by_pair.get((row, record))
        said = f"{proposal.finding} ({proposal.note})" if proposal else "nothing"
        print(show_line(f"{row} {record}: decided {finding}, proposed {said}"))
    both = [pair for pair in decided.findings if pair in by_pair]
    same = [pair for pair in both if by_pair[pair].finding == decided.findings[pair]]
    print(
        f"{len(both)} of {len(decided.findings)} decided pairs are proposed, "
        f"{len(same)} of them with the same finding"
    )
