"""From a CAS to typed annotations."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.errors import Problem
from onrecord.exchange.uima.own import FEATURES, MARK
from onrecord.exchange.uima.pieces import Arc, Chain, Found, Note, Piece, Tie
from onrecord.exchange.uima.to_layer import DEPENDENT, GOVERNOR
from onrecord.exchange.xmi.features import ANNOTATION, is_a, list_features

_DKPRO = "de.tudarmstadt.ukp.dkpro.core.api"
_WEBANNO = "de.tudarmstadt.ukp.clarin.webanno.api.type"
# Structure of the text and of the project: no annotation of anybody. Tokens and sentences become
# marks where annotations refer to them.
STRUCTURE = {
    "uima.tcas.DocumentAnnotation",
    f"{_DKPRO}.metadata.type.DocumentMetaData",
    f"{_DKPRO}.metadata.type.TagDescription",
    f"{_DKPRO}.metadata.type.TagsetDescription",
    f"{_DKPRO}.segmentation.type.Sentence",
    f"{_DKPRO}.segmentation.type.Token",
    f"{_WEBANNO}.CASMetadata",
    f"{_WEBANNO}.FeatureDefinition",
    f"{_WEBANNO}.LayerDefinition",
}
_ROLE, _TARGET, _FIRST, _NEXT = "role", "target", "first", "next"


def read_cas(place: str, cas: Any, lines: dict[str, int]) -> tuple[Found, list[Problem]]:
    """Read all annotations of a CAS that stand in its index, but for its structure.

    Their keys are their ids in the file. A structure that a feature refers to and that is no
    annotation gives its own features to that feature: what has a ``target`` is a slot, with its
    ``role``; of all others the values are read, as ``feature.name``.
    """
    reading = _Reading(place, lines)
    indexed = sorted(cas.select_all_fs(), key=lambda each: each.xmiID)
    reading.indexed = {each.xmiID for each in indexed}
    annotations = [
        each for each in indexed if is_a(each, ANNOTATION) and each.type.name not in STRUCTURE
    ]
    # What stands in a slot is read with the annotation that has the slot, also if it is indexed.
    read_with_others = {
        value.xmiID
        for each in annotations
        for _, value in list_features(each)
        if not isinstance(value, str)
    }
    # First the chains, since of their members the reference to the next is left out.
    for each in indexed:
        if not is_a(each, ANNOTATION) and each.xmiID not in read_with_others:
            reading.add_whole(each)
    for each in annotations:
        reading.add(each)
    return reading.found, reading.problems


class _Reading:
    def __init__(self, place: str, lines: dict[str, int]) -> None:
        self.place, self.lines = place, lines
        self.found = Found()
        self.problems: list[Problem] = []
        self.indexed: set[int] = set()
        self.chained: set[int] = set()
        self.tokens: set[int] = set()

    def add_whole(self, whole: Any) -> None:
        """Add what stands nowhere in the text: a chain of annotations, or a note."""
        if whole.type.name in STRUCTURE:
            return
        told = list(list_features(whole))
        first = next((value for name, value in told if name == _FIRST), None)
        if first is not None and not isinstance(first, str):
            members = tuple(self._follow(first))
            self.found.chains.append(Chain(str(whole.xmiID), whole.type.name, members))
            return
        values, ties = self._read(whole, told)
        if ties:
            self._fault(whole, "refers to others, but stands nowhere in the text")
        if values:
            self.found.notes.append(Note(str(whole.xmiID), whole.type.name, tuple(values)))

    def add(self, annotation: Any) -> None:
        """Add an annotation: a relation, if it has both ends of one, or a piece."""
        key, kind = str(annotation.xmiID), annotation.type.name
        begin, end = annotation.begin, annotation.end
        is_anchor = kind in FEATURES and kind != MARK
        if begin is None or end is None or begin > end or (begin == end and not is_anchor):
            self._fault(
                annotation, "covers no character; mark at least one in INCEpTION, or delete it"
            )
            return
        told = list(list_features(annotation))
        if annotation.xmiID in self.chained:
            told = [each for each in told if each[0] != _NEXT]
        values, ties = self._read(annotation, told)
        ends = {tie.feature: tie.target for tie in ties}
        if {GOVERNOR, DEPENDENT} == {*ends}:
            arc = Arc(key, kind, ends[GOVERNOR], ends[DEPENDENT], tuple(values))
            self.found.arcs.append(arc)
        else:
            self.found.pieces.append(Piece(key, kind, (begin, end), tuple(values), tuple(ties)))

    def _follow(self, link: Any) -> Iterator[str]:
        """The members of a chain from its first, each once."""
        while link is not None and link.xmiID not in self.chained and self._refer(link, link):
            self.chained.add(link.xmiID)
            yield str(link.xmiID)
            link = next((value for name, value in list_features(link) if name == _NEXT), None)

    def _read(
        self, owner: Any, told: list[tuple[str, Any]]
    ) -> tuple[list[tuple[str, str]], list[Tie]]:
        """Part the features of a structure into values and what they refer to."""
        values: list[tuple[str, str]] = []
        ties: list[Tie] = []
        for name, value in told:
            if isinstance(value, str):
                values.append((name, value))
            elif is_a(value, ANNOTATION):
                ties += self._tie(owner, name, "", value)
            elif value.type.name not in STRUCTURE:
                inner = list(list_features(value))
                role = next((each for name, each in inner if name == _ROLE), "")
                for below, each in inner:
                    if below == _TARGET and not isinstance(each, str):
                        ties += self._tie(owner, name, role, each)
                    elif isinstance(each, str) and below != _ROLE:
                        values.append((f"{name}.{below}", each))
                    elif not isinstance(each, str):
                        self._fault(owner, f"has a feature {name!r} that is too deep to be read")
        return values, ties

    def _tie(self, owner: Any, name: str, role: str, target: Any) -> list[Tie]:
        return [Tie(name, role, str(target.xmiID))] if self._refer(owner, target) else []

    def _refer(self, owner: Any, target: Any) -> bool:
        """Make sure that what is referred to is an annotation that is read."""
        if not is_a(target, ANNOTATION) or target.xmiID not in self.indexed:
            self._fault(owner, f"refers to {target.xmiID}, which is no annotation of the text")
            return False
        if target.type.name in STRUCTURE and target.xmiID not in self.tokens:
            self.tokens.add(target.xmiID)
            span = target.begin, target.end
            self.found.pieces.append(Piece(str(target.xmiID), target.type.name, span))
        return True

    def _fault(self, structure: Any, what: str) -> None:
        own = str(structure.xmiID)
        line = self.lines.get(own, 1)
        message = f"annotation {own} of layer {structure.type.name!r} {what}"
        self.problems.append(Problem(self.place, line, message))
