"""The command add."""

from __future__ import annotations

import argparse
import re
from collections import Counter
from collections.abc import Generator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.shared import Commands, report
from onrecord.console import count_of, show_line
from onrecord.errors import Problem

if TYPE_CHECKING:
    from onrecord.intake.add_documents import Added
    from onrecord.intake.complete import Defaults


def add(commands: Commands) -> None:
    """Add add."""
    parser = commands.add(
        "add",
        add_files,
        "bring texts into a corpus as documents: plain text, Markdown, HTML and TEI P5",
        "onrecord add articles --language en --text-release evidence",
        "add",
    )
    parser.add_argument("paths", nargs="+", type=Path, metavar="FILE|DIR", help="what to add")
    parser.add_argument(
        "--folder",
        type=Path,
        default=Path(),
        metavar="CORPUS",
        help="folder of the corpus (default: this one)",
    )
    add_facts(parser)
    parser.add_argument(
        "--encoding", type=_encoding, metavar="CHARSET", help="charset of the files, if you know it"
    )
    parser.add_argument(
        "--bulk",
        type=_bulk,
        metavar="NAME",
        help="write documents/NAME.jsonl, a document a line, instead of two files for each",
    )
    parser.add_argument("--dry-run", action="store_true", help="only say what would be done")
    parser.add_argument("--quiet", action="store_true", help="say only how many, and the problems")


def add_facts(parser: argparse._ActionsContainer) -> None:
    """Let a command take the facts of documents that texts do not state, and how to name them."""
    parser.add_argument(
        "--language", type=_language, help="language of texts that state none, as en or pt-BR"
    )
    parser.add_argument(
        "--text-release",
        choices=("full", "evidence", "hashes"),
        help="what of the texts a release may pass on (default: hashes, which is the least)",
    )
    parser.add_argument("--publisher", help="publisher of texts that state none")
    parser.add_argument("--rights", help="rights in texts that state none")
    parser.add_argument(
        "--ids",
        choices=("name", "path"),
        default="name",
        help="make ids of the names of files (default), or of their folders too",
    )


def add_files(given: argparse.Namespace) -> int:
    """Add files, say what became of each, and sum up."""
    from onrecord.intake.add_documents import add_documents
    from onrecord.intake.complete import Defaults

    release = given.text_release or "hashes"
    defaults = Defaults(release, given.language, given.publisher, given.rights, given.encoding)
    outcomes = add_documents(
        given.paths,
        given.folder,
        defaults,
        bulk=given.bulk,
        ids_from_paths=given.ids == "path",
        dry_run=given.dry_run,
    )
    # A generator that is closed, as by Ctrl-C, takes away what is half written.
    with closing(outcomes):
        counts, problems = _tell(outcomes, given)
    _sum_up(counts, given, defaults)
    return report_added(problems) if problems else 0


def _tell(
    outcomes: Generator[Added | Problem, None, None], given: argparse.Namespace
) -> tuple[Counter[str], list[Problem]]:
    counts: Counter[str] = Counter()
    problems = []
    for each in outcomes:
        if isinstance(each, Problem):
            problems.append(each)
            continue
        counts["new" if each.is_new else "same" if each.same_as else "there"] += 1
        if not given.quiet:
            print(show_line(_say(each, given.dry_run)))
    return counts, problems


def _say(added: Added, dry_run: bool) -> str:
    source = f"{added.document_id} from {added.path}"
    if added.is_new:
        changes = f": {'; '.join(added.changes)}" if added.changes else ""
        return f"{'would add' if dry_run else 'added'} {source}{changes}"
    if added.same_as:
        return f"passed over: {source}, the same text as {added.same_as}"
    return f"already there: {source}"


def report_added(problems: list[Problem]) -> int:
    """Tell every problem, but in one line of all files that lack a language."""
    from onrecord.intake.complete import NO_LANGUAGE

    without = [each for each in problems if each.message == NO_LANGUAGE]
    told = problems
    if len(without) > 1:
        others = len(without) - 1
        nor = f"nor {'does' if others == 1 else 'do'} {count_of(others, 'others')}"
        message = NO_LANGUAGE.replace(";", f", {nor};", 1)
        told = [Problem(without[0].file, without[0].line, message)]
        told += [each for each in problems if each.message != NO_LANGUAGE]
    return report(told, "; these files were not added", len(problems))


def _sum_up(counts: Counter[str], given: argparse.Namespace, defaults: Defaults) -> None:
    place = f"documents/{given.bulk}.jsonl" if given.bulk else "documents"
    there = f"; {counts['there']:,} already there" if counts["there"] else ""
    same = ""
    if counts["same"]:
        others = "another file" if counts["same"] == 1 else "other files"
        same = f"; {counts['same']:,} passed over, the same as {others} given"
    done = "would be added" if given.dry_run else "added"
    print(f"{counts['new']:,} {done} to data/curated/{place}{there}{same}")
    if not counts["new"]:
        return
    if not given.text_release:
        print(
            "text_release: hashes, so a release passes on no more than five words at a time; "
            "--text-release says otherwise"
        )
    language = f", language {defaults.language} where a file states none" * bool(given.language)
    print(f"coding: none, until you code them{language}")
    if not given.dry_run:
        folder = "" if given.folder == Path() else f" {given.folder}"
        print(show_line(f"next: look at their facts; onrecord build{folder}"))


def _language(text: str) -> str:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no language tag; expected one as en or pt-BR"
        )
    return text


def _encoding(text: str) -> str:
    from onrecord.intake.decode import find_charset

    found = find_charset(text)
    if found is None:
        raise argparse.ArgumentTypeError(f"unknown charset {text!r}; expected one as windows-1252")
    return found


def _bulk(text: str) -> str:
    if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", text):
        raise argparse.ArgumentTypeError(
            f"{text!r} is no name; expected lower-case letters, digits and hyphens"
        )
    return text
