"""The command draft."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from onrecord.commands.documents import FromHere, find_documents, from_here
from onrecord.commands.draft_against import add_against, show_against
from onrecord.commands.draft_model import add_model, draft_by_model, tell_failures
from onrecord.commands.draft_options import ENGINE, add_options, check_together
from onrecord.commands.shared import Commands, report
from onrecord.console import count_of, show_line
from onrecord.errors import UsageError
from onrecord.layout import Layout

if TYPE_CHECKING:
    from onrecord.draft.draft_writer import Drafted

_MOST_LISTED = 5


def add(commands: Commands) -> None:
    """Add draft."""
    parser = commands.add(
        "draft",
        draft,
        "propose events, quotes, appointments and actors of documents, for a person to settle",
        "onrecord draft my-corpus --least 0.7",
    )
    add_options(parser)
    add_model(parser)
    add_against(parser)


def draft(given: argparse.Namespace) -> int:
    """Draft documents, say what came of it and what to do next."""
    if not 0 <= given.least <= 1:
        raise UsageError(f"--least {given.least} is no score; give a number from 0 to 1")
    check_together(given)
    if given.texts or given.scoring_form:
        return _draft_texts(given)
    root, documents = find_documents(given)
    with FromHere(root):
        if given.against is not None:
            return show_against(given, root, documents)
        drafted, failures = _draft(root, documents, given)
    for line in _tell(drafted, root):
        print(show_line(line))
    tell_failures(failures)
    if drafted.problems:
        return report(from_here(drafted.problems, root), "; what is wrong was not drafted")
    return 1 if failures else 0


def _draft_texts(given: argparse.Namespace) -> int:
    from onrecord.draft.scoring_form import write_scoring_form

    if not (given.texts and given.scoring_form):
        raise UsageError("--texts and --scoring-form go together; give both")
    if given.documents or given.folder or given.out or given.against is not None:
        raise UsageError("--texts drafts no documents of a corpus; leave them out")
    if given.model is not None:
        raise UsageError("--texts are drafted by rules; leave --model out")
    if not given.texts.is_file():
        raise UsageError(f"there is no file {str(given.texts)!r}")
    folder = given.scoring_form.parent
    if given.scoring_form.is_dir() or not folder.is_dir():
        raise UsageError(f"--scoring-form {str(given.scoring_form)!r} cannot be a file; name one")
    is_other = given.scoring_form.is_symlink() or not given.scoring_form.is_file()
    if (given.scoring_form.exists() or given.scoring_form.is_symlink()) and is_other:
        raise UsageError(f"--scoring-form {str(given.scoring_form)!r} is no plain file; name one")
    if given.scoring_form.exists() and given.scoring_form.samefile(given.texts):
        raise UsageError("--texts and --scoring-form are one file; write to another")
    print(show_line(write_scoring_form(given.texts, given.scoring_form, least=given.least)))
    return 0


def _draft(
    root: Path, documents: list[str], given: argparse.Namespace
) -> tuple[Drafted, list[str]]:
    """What was drafted, and a line for each document that a model failed on."""
    from onrecord.draft.draft_corpus import draft_corpus
    from onrecord.engine.engines import find_engine
    from onrecord.progress import Reported
    from onrecord.release.stores import is_local

    if not is_local(given.out or root):
        raise UsageError("drafts are written on this machine; give a folder of it with --out")
    if given.out and given.out.exists() and not given.out.is_dir():
        raise UsageError(f"--out {str(given.out)!r} is a file; name a folder")
    if given.model is not None:
        return draft_by_model(root, documents, given)
    try:
        with Reported(what="drafting") as progress:
            drafted = draft_corpus(
                root,
                documents=documents,
                least=given.least,
                fresh=given.fresh,
                out=given.out,
                engine=find_engine(given.engine or ENGINE, given.workers),
                progress=progress,
            )
            return drafted, []
    except KeyboardInterrupt:
        raise KeyboardInterrupt("the drafts that were written are whole") from None


def _tell(drafted: Drafted, root: Path) -> Iterator[str]:
    from onrecord.corpus.rows import KINDS

    counts = drafted.counts
    rows = ", ".join(count_of(counts[name], name) for name in KINDS)
    new = " and ".join(count_of(counts[name], f"new {name}") for name in ("actors", "offices"))
    is_explained = drafted.languages or drafted.kept or drafted.foreign or drafted.problems
    if counts["documents"] or not is_explained:
        yield f"drafted {count_of(counts['documents'], 'documents')}: {rows}; they name {new}"
    if drafted.languages:
        yield _tell_languages(drafted.languages)
    if drafted.undated:
        has = (
            f"{count_of(drafted.undated, 'documents')} {'has' if drafted.undated == 1 else 'have'}"
        )
        yield f"{has} no day in `published`, so dates such as 'yesterday' are left out"
    if drafted.kept:
        advice = "--fresh writes them anew, and what was changed by hand is lost"
        yield f"kept as somebody has changed them: {_list(drafted.kept)}; {advice}"
    if drafted.foreign:
        advice = "move them away to have drafts there"
        yield f"left alone as no draft wrote them: {_list(drafted.foreign)}; {advice}"
    if counts["documents"]:
        yield f"written to {drafted.folder}; nobody has confirmed it"
        build = "onrecord build" if root == Path() else f"onrecord build {root}"
        review = "onrecord review --annotator YOU"
        review += "" if root == Path() else f" --folder {root}"
        is_elsewhere = drafted.folder != Layout(root).drafts
        yield f"next: {'read it' if is_elsewhere else review}; {build} --include-drafts"


def _list(paths: Sequence[Path]) -> str:
    """The first few of some files, and how many more there are."""
    listed = ", ".join(str(each) for each in paths[:_MOST_LISTED])
    more = len(paths) - _MOST_LISTED
    return f"{listed} and {more} more" if more > 0 else listed


def _tell_languages(languages: Counter[str]) -> str:
    listed = ", ".join(f"{name} {count}" for name, count in sorted(languages.items()))
    documents = count_of(languages.total(), "documents")
    return f"left out, since only English is drafted: {documents} ({listed})"
