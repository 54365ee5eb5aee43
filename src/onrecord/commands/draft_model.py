"""The options of the command draft for language models."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.console import count_of, show_line
from onrecord.draft.defaults import PART_CHARACTERS, TIMEOUT
from onrecord.errors import UsageError

if TYPE_CHECKING:
    from onrecord.draft.draft_writer import Drafted

_LEAST_CHARACTERS = 500


def add_model(parser: argparse.ArgumentParser) -> None:
    """Let a command ask a language model."""
    parser.add_argument(
        "--model",
        metavar="NAME",
        help="ask this language model of the library llm instead of the rules",
    )
    parser.add_argument(
        "--timeout",
        type=float,
        metavar="SECONDS",
        help=f"give up a call of the model that takes longer (default: {TIMEOUT:g})",
    )
    parser.add_argument(
        "--part-characters",
        type=int,
        metavar="N",
        help=f"ask about so many characters of a document at once (default: {PART_CHARACTERS})",
    )


def draft_by_model(
    root: Path, documents: Sequence[str], given: argparse.Namespace
) -> tuple[Drafted, list[str]]:
    """Draft documents with the model that is named, and tell what was refused.

    Gives what was drafted, and a line for each document that the model failed on.
    """
    timeout = TIMEOUT if given.timeout is None else given.timeout
    # Also refuses what is no number.
    if not 0 < timeout < 1e6:
        raise UsageError(f"--timeout {timeout:g} is no time to wait; give seconds")
    characters = PART_CHARACTERS if given.part_characters is None else given.part_characters
    if characters < _LEAST_CHARACTERS:
        too_few = f"--part-characters {characters} is too few"
        raise UsageError(f"{too_few}; give {_LEAST_CHARACTERS} or more")
    from onrecord.draft.model.ask import Asker, find_model
    from onrecord.draft.model.draft_documents import draft_documents
    from onrecord.progress import Reported

    asker = Asker(find_model(given.model), timeout)
    try:
        with Reported(what="drafting") as progress:
            found = draft_documents(
                root,
                asker,
                documents=documents,
                least=given.least,
                fresh=given.fresh,
                out=given.out,
                part_characters=characters,
                progress=progress,
            )
    except KeyboardInterrupt:
        raise KeyboardInterrupt("the drafts that were written are whole") from None
    for line in found.refusals:
        print(line, file=sys.stderr)
    if found.refusals:
        print(f"{count_of(len(found.refusals), 'items')} refused and left out", file=sys.stderr)
    return found.drafted, found.failures


def tell_failures(failures: Sequence[str]) -> None:
    """Say for each document that the model failed on why, and that its draft is as before."""
    for line in failures:
        print(show_line(line), file=sys.stderr)
    if failures:
        said = f"{count_of(len(failures), 'documents')} not drafted"
        print(f"{said}; a draft that was there before stays", file=sys.stderr)
