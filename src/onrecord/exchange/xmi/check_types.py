"""Checks a type system before it is handed on to cassis.

That library makes Python classes of the types, with code that has the names of their features in
it, so that a name must be nothing but a name. What would take it long is refused as well.
"""

from __future__ import annotations

import re
from typing import Any

_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,199}")
_TYPE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,99}(?:\.[A-Za-z][A-Za-z0-9_]{0,99}){0,20}(?:\[\])?")
_MOST_TYPES, _MOST_FEATURES, _DEEPEST = 3_000, 200, 50


def check_types(root: Any) -> str:
    """Say what is wrong with the root element of a type system; nothing if all is well."""
    supertypes: dict[str, str] = {}
    features: dict[str, int] = {}
    for described in root.iter("{*}typeDescription"):
        name, above = _read(described, "name"), _read(described, "supertypeName")
        own = [
            (_read(each, "name"), _read(each, "rangeTypeName"), _read(each, "elementType"))
            for each in described.iterfind("{*}features/{*}featureDescription")
        ]
        types = [name, above, *(each[1] for each in own), *(each[2] for each in own if each[2])]
        bad = [each for each in types if not _TYPE.fullmatch(each)]
        bad += [each[0] for each in own if not _NAME.fullmatch(each[0])]
        if bad:
            return f"{bad[0][:80]!r} is no name of a type or feature; letters, digits and '_' are"
        if name in supertypes:
            return f"type {name!r} is described twice; export it again"
        if len({each[0] for each in own}) < len(own):
            return f"type {name!r} has two features of one name; export it again"
        supertypes[name], features[name] = above, len(own)
    if not supertypes:
        return "the file describes no types; is it the 'TypeSystem.xml' of the export?"
    if len(supertypes) > _MOST_TYPES:
        return f"{len(supertypes):,} types are described; at most {_MOST_TYPES:,} are read"
    return _check_ancestry(supertypes, features)


def _check_ancestry(supertypes: dict[str, str], features: dict[str, int]) -> str:
    for name in supertypes:
        depth, inherited, at = 0, 0, name
        while at in supertypes:
            depth, inherited = depth + 1, inherited + features[at]
            at = supertypes[at]
            if depth > _DEEPEST or inherited > _MOST_FEATURES:
                return (
                    f"type {name!r} stands under more than {_DEEPEST} types, or has more than "
                    f"{_MOST_FEATURES} features; make the layers simpler"
                )
    return ""


def _read(element: Any, child: str) -> str:
    return (element.findtext(f"{{*}}{child}") or "").strip()
