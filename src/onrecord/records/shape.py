"""What elements a published file has, so that nothing else in it is passed over in silence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

from onrecord.errors import Problem, nearest
from onrecord.records.read_xml import Element

# Who wrote an entry and when, of which nothing is imported.
_EDITED = ("created-by", "last-modified-by", "created-date", "last-modified-date")
_EDITED_AT = ("created-by", "last-modified-by", "created-datetime", "last-modified-datetime")
_STEPS = ("appointed", "arrived", "started", "ended")
_TERM = ("id", "person-id", "role-title-id", "contemporary-territory-id", *_STEPS, "note")


@dataclass(frozen=True)
class Shape:
    """The outermost element of a file, and the elements that others have below them.

    ``inside`` has the names of elements whose content is known, each with what may stand in it;
    an element of ``many`` may have the same more than once.
    """

    outermost: str
    inside: dict[str, tuple[str, ...]] = field(default_factory=dict)
    many: tuple[str, ...] = ()

    def without_inside(self) -> Shape:
        """The shape of a file of which only some of the content is read."""
        return Shape(self.outermost)

    def refuse(self, file: str, outermost: Element) -> Problem:
        """Say that a file is another one than is expected."""
        fault = (
            f"outermost element {outermost.tag!r}; expected {self.outermost!r}, "
            "as the Office of the Historian publishes it"
        )
        return Problem(file, outermost.sourceline or 1, fault)

    def check(self, file: str, outermost: Element) -> Iterator[Problem]:
        """Yield a problem for every element that is not known, or given once too often."""
        if not self.inside:
            return
        for element in outermost.iter(*self.inside):
            expected, seen = self.inside[element.tag], Counter[str]()
            for child in element:
                seen[child.tag] += 1
                line = child.sourceline or 1
                if child.tag not in expected:
                    hint = nearest(child.tag, expected)
                    fault = f"unknown element {child.tag!r} in {element.tag!r}{hint}; left out"
                    yield Problem(file, line, fault)
                elif seen[child.tag] == 2 and element.tag not in self.many:
                    fault = f"a second {child.tag!r} in {element.tag!r}; only the first is read"
                    yield Problem(file, line, fault)


def _mission(outermost: str, about: tuple[str, ...], entry: str, *groups: str) -> Shape:
    """The shape of a mission or position: what it is, and lists of entries, each with dates."""
    inside: dict[str, tuple[str, ...]] = {outermost: (*about, *groups)}
    inside |= dict.fromkeys(groups, (entry, "mission-note"))
    inside |= {entry: (*_TERM, *_EDITED)} | dict.fromkeys(_STEPS, ("date", "note"))
    return Shape(outermost, inside, (outermost, *groups))


_TRIP = ("id", "role", "name", "start-date", "end-date", "country", "locale", "remarks")
_VISIT = ("id", "start-date", "end-date", "visitor", "from", "description")
TRIPS = Shape("trips", {"trips": ("trip",), "trip": (*_TRIP, *_EDITED_AT)}, ("trips",))
PRESIDENTS = Shape("presidents")
VISITS = Shape("visits", {"visits": ("visit",), "visit": (*_VISIT, *_EDITED_AT)}, ("visits",))
_BODY = ("id", "names", "category", "description")
_POSITION = (*_BODY, "class", "start", "end", "ongoing", "is-dirty")
PERSON, TITLE = Shape("person"), Shape("role")
MISSIONS = {
    "missions-countries": _mission(
        "country-mission", ("territory-id",), "chief", "chiefs", "other-nominees"
    ),
    "missions-orgs": _mission("org-mission", _BODY, "chief", "chiefs", "other-appointees"),
    "positions-principals": _mission(
        "principal-position", _POSITION, "principal", "principals", "other-appointees"
    ),
}
