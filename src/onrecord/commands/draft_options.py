"""The options of the command draft, and which of them do not go together."""

from __future__ import annotations

import argparse
from pathlib import Path

from onrecord.draft.defaults import LEAST
from onrecord.errors import UsageError
from onrecord.layout import open_path

ENGINE = "processes"


def add_options(parser: argparse.ArgumentParser) -> None:
    """Let a command draft by rules: which documents, what of it, and how it is written."""
    parser.add_argument(
        "documents",
        nargs="*",
        metavar="DOCUMENT|CORPUS",
        help="ids of documents, or the folder of a corpus for all of them (default: this one)",
    )
    parser.add_argument(
        "--folder",
        type=open_path,
        metavar="CORPUS",
        help="the corpus of the documents that are named (default: this one)",
    )
    parser.add_argument(
        "--least",
        type=float,
        default=LEAST,
        metavar="SCORE",
        help=f"leave out what scores less, from 0 to 1 (default: {LEAST})",
    )
    _add_writing(parser)
    _add_texts(parser)


def _add_writing(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--fresh",
        action="store_true",
        help="write all drafts anew, also those that somebody has changed",
    )
    parser.add_argument(
        "--out",
        type=open_path,
        metavar="DIR",
        help="the folder for the drafts (default: build/drafts of the corpus)",
    )
    parser.add_argument(
        "--engine",
        metavar="NAME",
        help=f"serial, {ENGINE} (default, on all cores) or dask",
    )
    parser.add_argument(
        "--workers", type=int, metavar="N", help="how many processes work (default: one a core)"
    )


def _add_texts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--texts",
        type=Path,
        metavar="FILE",
        help="draft the texts of a JSON Lines file instead, for a scorer",
    )
    parser.add_argument(
        "--scoring-form",
        type=Path,
        metavar="FILE",
        help="the file for what is drafted of --texts, a line of JSON for each",
    )


def refuse(given: argparse.Namespace, option: str, *others: str) -> None:
    """Raise UsageError if one of the others is given, which an option would ignore."""
    for each in others:
        if getattr(given, each.replace("-", "_")) not in (None, False):
            raise UsageError(f"--{each} does not go with --{option}; leave one of them out")


def check_together(given: argparse.Namespace) -> None:
    """Raise UsageError for options that say nothing to what is asked for."""
    if given.model is None:
        for each in ("timeout", "part_characters"):
            if getattr(given, each) is not None:
                raise UsageError(f"--{each.replace('_', '-')} goes with --model; give both")
    else:
        refuse(given, "model", "engine", "workers")
    if given.texts or given.scoring_form:
        refuse(given, "texts", "json", "fresh", "engine", "workers")
    elif given.against is not None:
        refuse(given, "against", "engine", "workers")
    elif given.json:
        raise UsageError("--json goes with --against; give both")
