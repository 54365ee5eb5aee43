"""How links, features and remarks are shown in Label Studio, where it can show them at all."""

from __future__ import annotations

import re
from collections.abc import Collection

from onrecord.exchange.annotated import End, Feature, Link, Remark

KEPT = "onrecord"
TEXT, LABELS = "text", "label"  # the names of the text and of its labels in the interface
NOTE = "note"  # the label of what a region's own note says
RELATION = "relation"  # the label of a relation that was given none

Arc = tuple[str, str, str]  # from which mark, to which, and its label

_CONTROL_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_.-]*")


def arc_of_end(link: Link, end: End, marks: Collection[str]) -> Arc | None:
    """The relation that shows an end of an event, from its trigger; None if there can be none."""
    if link.trigger in marks and end.target in marks:
        return str(link.trigger), end.target, end.role
    return None


def arc_of_link(link: Link, marks: Collection[str]) -> Arc | None:
    """The relation that shows a link of two marks; None if there can be none."""
    if link.trigger is None and len(link.ends) == 2:
        first, second = link.ends
        if first.target in marks and second.target in marks:
            return first.target, second.target, link.label
    return None


def arcs_of(link: Link, marks: Collection[str]) -> list[Arc]:
    """All relations that show a link."""
    if link.trigger is None:
        arcs = [arc_of_link(link, marks)]
    else:
        arcs = [arc_of_end(link, each, marks) for each in link.ends]
    return [each for each in arcs if each]


def is_feature_shown(feature: Feature, marks: Collection[str]) -> bool:
    """Whether a feature can be a text of a region: one with a value, and a name for its field."""
    name = feature.label
    is_name = bool(_CONTROL_NAME.fullmatch(name)) and name not in (TEXT, LABELS)
    return feature.of in marks and bool(feature.value) and is_name


def is_remark_shown(remark: Remark, marks: Collection[str]) -> bool:
    """Whether a remark can be the note of a region."""
    return remark.of in marks and bool(remark.text)
