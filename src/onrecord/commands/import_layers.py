"""The command import for annotations of other programs."""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from onrecord.commands.add import report_added
from onrecord.console import count_of, show_line

Key = TypeVar("Key")

if TYPE_CHECKING:
    from onrecord.exchange.imported import Imported


def import_layers(given: argparse.Namespace) -> int:
    """Import annotations, and account for all of them."""
    from onrecord.exchange.forms import find_form
    from onrecord.exchange.import_annotations import Wishes, import_annotations
    from onrecord.intake.complete import Defaults

    release = given.text_release or "hashes"
    defaults = Defaults(release, given.language, given.publisher, given.rights)
    wishes = Wishes(
        defaults,
        given.mapping,
        given.annotator,
        given.is_pass,
        given.replace,
        given.ids == "path",
    )
    done = import_annotations(find_form(given.kind), given.path, given.folder, wishes)
    for line in _say(done, given):
        print(show_line(line))
    return report_added(done.problems) if done.problems else 0


def _say(done: Imported, given: argparse.Namespace) -> Iterator[str]:
    documents = count_of(done.documents, "documents")
    yield (
        f"read {documents}, {done.new:,} of them new, with {count_of(done.marks, 'marks')} and "
        f"{count_of(done.links, 'links')}"
    )
    if done.changed:
        yield (
            f"changed line ends, letters or byte order marks of {count_of(done.changed, 'texts')}; "
            "what was changed is kept with their layers"
        )
    if done.loose:
        yield f"kept {count_of(done.loose, 'names')} of annotations that do not exist, as they came"
    if done.further:
        yield (
            f"kept {count_of(done.further, 'layers')} beside the first of a document, which were "
            "not coded; --pass codes each as a pass of its own"
        )
    if given.mapping and done.documents:
        yield from _say_coded(done, is_pass=given.is_pass)
    elif done.documents and not given.mapping:
        yield (
            "coded nothing: the layers are kept as they came; name what their labels become with "
            "--mapping"
        )
    if done.written:
        yield f"wrote {count_of(done.written, 'files')}"
    elif done.problems:
        yield "wrote nothing"
    else:
        yield "wrote nothing: every file was there with the same content"
    if done.new and not given.text_release:
        yield (
            "text_release: hashes, so a release passes on no more than five words at a time; "
            "--text-release says otherwise"
        )
    if done.documents:
        inside = "" if given.folder == Path() else f" {given.folder}"
        yield f"next: onrecord {'agree' if given.is_pass else 'build'}{inside}"


def _say_coded(done: Imported, *, is_pass: bool) -> Iterator[str]:
    rows = ", ".join(count_of(count, kind) for kind, count in done.rows.items() if count)
    if done.coded:
        of = count_of(done.coded, "documents")
        if is_pass:
            of = "1 pass" if done.coded == 1 else f"{done.coded:,} passes"
        yield f"coded {of}: {rows or 'no rows'}"
    else:
        yield "coded nothing: the mapping makes no rows of its labels"
    if done.widened:
        yield f"made whole words of {count_of(done.widened, 'marks')} that cut a word"
    yield from _list_labels("left out on purpose", done.ignored)
    yield from _list_labels("not known to the mapping", done.unmapped)
    for what, ids in groupby(done.undeclared, itemgetter(0)):
        listed = ", ".join(own for _, own in ids)
        yield f"not in this corpus, so add them before you build: {what} {listed}"
    if done.left_out:
        yield f"not coded: {done.left_out.total():,}"
        for (label, reason), count in _by_count(done.left_out):
            yield f"  {count:,} {label!r}: {reason}"


def _list_labels(what: str, labels: Counter[str]) -> Iterator[str]:
    if labels:
        yield f"{what}: {labels.total():,}"
        yield from (f"  {count:,} {label!r}" for label, count in _by_count(labels))


def _by_count(counts: Counter[Key]) -> list[tuple[Key, int]]:
    return sorted(counts.items(), key=lambda each: (-each[1], str(each[0])))
