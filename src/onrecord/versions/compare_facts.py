"""Compare what two versions say of the dataset as a whole: title, license, contributors ..."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from onrecord.release.description import Description
from onrecord.versions.changes import Change
from onrecord.versions.level import Level

# A version and its day belong to every release; the name is what programs find a package by, and
# the licenses say what they may do with it.
_LEVELS = {
    "version": Level.NONE,
    "released": Level.NONE,
    "name": Level.BREAKING,
    "licenses": Level.BREAKING,
}


def compare_facts(old: Description, new: Description) -> tuple[Change, ...]:
    """Give every fact that changed; the hash is none, since it follows from all the others."""
    before, after = _facts(old), _facts(new)
    return tuple(
        Change(name, before[name], after[name], _LEVELS.get(name, Level.CORRECTION))
        for name in before
        if before[name] != after[name]
    )


def _facts(description: Description) -> dict[str, Any]:
    return {name: value for name, value in asdict(description).items() if name != "sha256"}
