"""Say how far the independent passes over documents of a corpus agree, and where they differ."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from onrecord.agreement.differences import Difference, list_differences
from onrecord.agreement.measure import Measure, measure
from onrecord.agreement.read_passes import PassReader, list_passes, list_unread
from onrecord.agreement.tally import Tally
from onrecord.corpus.annotation_names import annotator_of
from onrecord.errors import DataError, UsageError, unknown
from onrecord.layout import Layout


@dataclass(frozen=True)
class Agreement:
    """How far passes agree.

    ``kinds`` is what the annotators are, as ``person`` or ``model``; ``documents`` are those that
    were compared, ``measures`` the figures over all of them together, ``differences`` where the
    passes differ, by document, annotators and place.
    """

    kinds: dict[str, str]
    documents: list[str]
    measures: list[Measure]
    differences: list[Difference]


def agree(root: Path, documents: Sequence[str] = (), annotators: Collection[str] = ()) -> Agreement:
    """Compare the passes over documents, or over all that have two or more.

    ``annotators`` are those whose passes are compared, all if there are none. Raises UsageError for
    documents without two such passes and for annotators who made none, and DataError with every
    problem where a pass cannot be read or its words are not in the text.

    >>> from onrecord.layout import bundled
    >>> found = agree(bundled().root, ["damage-control"])
    >>> found.documents, found.kinds
    (['damage-control'], {'a1': 'model', 'a2': 'model'})
    """
    layout = Layout(root)
    reader = PassReader(layout)
    chosen = _choose(layout, documents, annotators)
    problems = [*reader.problems, *list_unread(layout, [each for each, _ in chosen])]
    tally, compared, differences = Tally(), [], []
    for document_id, files in chosen:
        found, faults = reader.read(document_id, files)
        problems += faults
        if found and not problems:
            tally.add(found)
            compared.append(document_id)
            differences += list_differences(found)
    if problems:
        raise DataError(problems)
    kinds = {each: reader.kinds[each] for each in sorted(tally.annotators)}
    return Agreement(kinds, compared, measure(tally), differences)


def _choose(
    layout: Layout, documents: Sequence[str], annotators: Collection[str]
) -> list[tuple[str, list[str]]]:
    """The documents to compare, each with the files of the passes that are."""
    listed = list_passes(layout)
    made = {annotator_of(name) for names in listed.values() for name in names} - {""}
    for each in annotators:
        if each not in made:
            raise unknown("annotator", each, sorted(made))
    if annotators and len(set(annotators)) < 2:
        raise UsageError("--annotators takes two or more; one pass has nothing to agree with")
    wanted = set(annotators) or made
    passes = {
        document: [name for name in names if annotator_of(name) in wanted]
        for document, names in listed.items()
    }
    for each in documents:
        if len(passes.get(each, ())) < 2:
            raise _too_few(layout, each, passes)
    chosen = dict.fromkeys(documents) or sorted(passes)
    found = [(each, passes[each]) for each in chosen if len(passes[each]) > 1]
    if not found:
        raise UsageError(
            "no document has two passes to compare; they are files "
            "data/curated/annotations/DOCUMENT.ANNOTATOR.yaml"
        )
    return found


def _too_few(layout: Layout, document_id: str, passes: dict[str, list[str]]) -> UsageError:
    """The error for a document that does not exist or has fewer than two passes."""
    known = {path.stem for path in layout.documents.glob("[!.]*.txt")}
    if document_id not in known | set(passes):
        return unknown("document", document_id, sorted(known))
    what = "one pass" if passes.get(document_id) else "no pass"
    return UsageError(
        f"{document_id!r} has {what} to compare; two or more are needed, in files "
        f"data/curated/annotations/{document_id}.ANNOTATOR.yaml"
    )
