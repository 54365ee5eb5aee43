"""Import annotations of other programs into a corpus, with their texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from pathlib import Path

from onrecord.corpus.files import SLUG
from onrecord.corpus.read import Corpus, read_corpus
from onrecord.corpus.rows import KINDS, entries_of
from onrecord.errors import DataError, Problem, UsageError
from onrecord.exchange.annotated import Annotated, loose_ends
from onrecord.exchange.code_layer import OWN, Coded, LayerCoder, open_coder
from onrecord.exchange.form import AnnotationForm
from onrecord.exchange.import_files import ImportFiles
from onrecord.exchange.imported import Imported
from onrecord.exchange.layers import in_corpus
from onrecord.exchange.name_layer import LayerNames
from onrecord.exchange.take_document import DocumentTaker, Taken
from onrecord.intake.complete import Defaults
from onrecord.intake.found import UnreadableError
from onrecord.layout import Layout, bundled
from onrecord.schema.read import read_schemas


@dataclass(frozen=True)
class Wishes:
    """How annotations are to be imported.

    ``mapping`` is the name or file of a mapping, without which nothing is coded; ``annotator`` who
    coded, if not the one of the mapping; a pass is a coding beside others, of which no rows are
    built. With ``ids_from_paths``, the folders below the one given are part of the ids.
    """

    defaults: Defaults = field(default_factory=Defaults)
    mapping: str | None = None
    annotator: str | None = None
    is_pass: bool = False
    replace: bool = False
    ids_from_paths: bool = False


def import_annotations(
    form: AnnotationForm, path: Path, root: Path, wishes: Wishes | None = None
) -> Imported:
    """Import what a file or folder has in one form into the corpus in ``root``.

    Texts become documents as ``onrecord add`` makes them, layers are kept as they came, and codings
    are made of them by the mapping. A document with a problem is left out as a whole, and the
    others are imported. Importing the same again writes nothing.

    Raises UsageError if there is no corpus, no such path, mapping or annotator, and DataError for a
    corpus or mapping with problems; nothing is written then.
    """
    wishes, layout = wishes or Wishes(), Layout(root)
    _check_paths(layout, path)
    corpus, problems = read_corpus(layout, read_schemas(bundled().schemas))
    if problems:
        raise DataError(problems)
    coder = None if wishes.mapping is None else open_coder(wishes.mapping, corpus)
    _check_annotator(corpus, wishes, coder)
    run = _Run(form, path, layout, wishes, coder)
    # Several codings of a document in one file come one after the other.
    for _, several in groupby(form.read(path), _file_and_name):
        run.take([*several])
    run.finish(corpus)
    return run.report


def _file_and_name(found: Annotated | Problem) -> tuple[str, str]:
    return (found.file, "") if isinstance(found, Problem) else (found.place, found.name)


def _check_paths(layout: Layout, path: Path) -> None:
    root = str(layout.root)
    if not (layout.curated / "dataset.yaml").is_file():
        raise UsageError(f"there is no corpus in {root!r}; make one: onrecord new DIR")
    if not path.exists():
        raise UsageError(f"there is no file or folder {str(path)!r}")
    if layout.curated.resolve().is_relative_to(path.resolve()):
        raise UsageError(f"the folder {str(path)!r} holds the corpus; name one with texts only")


def _check_annotator(corpus: Corpus, wishes: Wishes, coder: LayerCoder | None) -> None:
    if coder is None and (wishes.annotator is not None or wishes.is_pass):
        raise UsageError("nothing is coded without a mapping; name one with --mapping")
    if coder and wishes.is_pass and not coder.makes_rows:
        raise UsageError(f"the mapping {wishes.mapping!r} makes no rows, so it makes no pass")
    declared = {own for what, own in _declared(corpus) if what == "annotators"}
    declared |= {coder.annotator["annotator_id"]} if coder and coder.annotator else set()
    if wishes.annotator is not None and not re.fullmatch(SLUG, wishes.annotator):
        raise UsageError(
            f"--annotator {wishes.annotator!r} is no id; use lower-case letters, digits and hyphens"
        )
    # A pass by a mapping declares its coder, as the mapping says what its coders are.
    is_told = wishes.is_pass and coder is not None and coder.annotator is not None
    if wishes.annotator and wishes.annotator not in declared and not is_told:
        raise UsageError(
            f"annotator {wishes.annotator!r} is not declared; add a line to "
            f"{corpus.layout.curated / 'vocabularies' / 'annotators.csv'}"
        )


def _declared(corpus: Corpus) -> set[tuple[str, str]]:
    """All whom and what rows of a corpus may name."""
    declared = {("annotators", str(row["annotator_id"])) for row in corpus.codes["annotators"][0]}
    declared |= {("actors", actor.id) for actor, _ in corpus.actors}
    return declared | {("offices", office.id) for office, _ in corpus.offices}


class _Run:
    """An import under way."""

    def __init__(
        self,
        form: AnnotationForm,
        path: Path,
        layout: Layout,
        wishes: Wishes,
        coder: LayerCoder | None,
    ) -> None:
        self.report = Imported()
        self._form, self._path, self._wishes, self._coder = form, path, wishes, coder
        self._taker = DocumentTaker(layout, wishes.defaults)
        # In our own labels a coding comes back, and what it was once made of stays as it came.
        is_own = coder is not None and coder.name == OWN
        self._files = ImportFiles(layout, replace=wishes.replace, keeps_layers=is_own)
        self._names = LayerNames(wishes.annotator, is_pass=wishes.is_pass)
        self._authorities: Counter[tuple[str, str, str, str]] = Counter()
        self._named: set[tuple[str, str]] = set()
        self._left_out: set[str] = set()

    def take(self, several: Sequence[Annotated | Problem]) -> None:
        """Import what a file has of a document, or note why it cannot be."""
        self.report.problems += [each for each in several if isinstance(each, Problem)]
        layers = [each for each in several if isinstance(each, Annotated)]
        coders = sorted({each.coder for each in layers if each.coder})
        if len(coders) > 1 and self._wishes.annotator:
            fault = (
                f"{layers[0].name!r} was annotated by {', '.join(coders)}; leave --annotator out"
            )
            self.report.problems.append(Problem(layers[0].place, 1, fault))
            return
        for each in layers:
            self._take(each)

    def _take(self, found: Annotated) -> None:
        """Import a layer, unless its document is left out for what is wrong with another one."""
        below = self._below(found) if self._wishes.ids_from_paths else None
        called = str(below or found.name)
        if called in self._left_out and not self._wishes.is_pass:
            return
        before = len(self.report.problems)
        try:
            taken = self._taker.take(found, below)
            self._add(found, taken)
        except (UnreadableError, UsageError) as error:
            place = found.place or str(self._path)
            self.report.problems.append(Problem(place, 1, str(error)))
        except DataError as error:
            self.report.problems += error.problems
        if len(self.report.problems) > before:
            self._left_out.add(called)

    def finish(self, corpus: Corpus) -> None:
        """Write the codings, and before them those whom they name."""
        coder = self._coder
        if coder and self.report.coded:
            self._files.add_authorities(coder.name, self._authorities)
            self._files.add_annotators(corpus, self._annotators(coder))
            self.report.problems += self._files.write_codings()
            if coder.name == OWN:
                self.report.undeclared = sorted(self._named - _declared(corpus))
        self.report.written = self._files.written

    def _add(self, found: Annotated, taken: Taken) -> None:
        document_id = taken.document.document_id
        name, is_first = self._names.name(document_id, found)
        coded = self._code(found, taken, name) if self._coder and is_first else None
        if coded and coded.problems:
            self.report.problems += coded.problems
            return
        beside = name if self._wishes.is_pass else ""
        makes_rows = self._coder is not None and self._coder.makes_rows
        is_there = coded is not None and coded.stands
        annotation = coded.annotation if coded and makes_rows and not is_there else None
        self._files.add(taken, found, self._form.name, name, annotation, beside)
        self._count(found, taken, coded, is_first=is_first)

    def _code(self, found: Annotated, taken: Taken, name: str) -> Coded:
        assert self._coder is not None
        annotator = self._wishes.annotator or (name if self._wishes.is_pass else None)
        document = taken.document
        if self._wishes.is_pass:
            document = self._files.read_pass(document, name)
        return self._coder.code(in_corpus(found, document.text), document, annotator)

    def _count(
        self, found: Annotated, taken: Taken, coded: Coded | None, *, is_first: bool
    ) -> None:
        report = self.report
        is_again = self._names.count(taken.document.document_id) > 1
        report.documents += not is_again
        report.new += taken.is_new
        report.changed += found.text != taken.document.text and not is_again
        report.further += not is_first
        report.marks += len(found.layer.marks)
        report.links += len(found.layer.links)
        report.loose += len(loose_ends(found.layer))
        if coded:
            report.coded += self._coder is not None and self._coder.makes_rows
            report.widened += coded.widened
            report.rows.update({kind: len(getattr(coded.annotation, kind)) for kind in KINDS})
            report.unmapped.update(coded.unmapped)
            report.ignored.update(coded.ignored)
            report.left_out.update(coded.left_out)
            self._authorities.update(coded.authorities)
            self._named.add(("annotators", coded.annotation.annotator))
            for kind in KINDS:
                for row in getattr(coded.annotation, kind):
                    self._named.update(entries_of(row))

    def _annotators(self, coder: LayerCoder) -> Iterator[dict[str, str]]:
        """Rows of those who answer: of the mapping, or of each coder of passes made by it."""
        if coder.annotator is None:
            return
        given = self._wishes.annotator
        if given == coder.annotator["annotator_id"] or not (given or self._wishes.is_pass):
            yield coder.annotator
        elif self._wishes.is_pass:
            for each in self._names.coders:
                name = f"{coder.annotator['name']}: {each}"
                yield {**coder.annotator, "annotator_id": each, "name": name}

    def _below(self, found: Annotated) -> Path | None:
        """The path below the folder given, for the id of a document."""
        place = Path(found.place)
        if not self._path.is_dir() or not place.is_relative_to(self._path):
            return None
        return place.relative_to(self._path).parent / f"{found.name}.txt"
