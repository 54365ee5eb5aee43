"""Read the authority files: what people wrote, and beside it what was imported with records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.corpus.files import SLUG, list_files
from onrecord.corpus.model import Curated
from onrecord.corpus.origin import Origin
from onrecord.errors import Problem

Located = list[tuple[Any, Origin]]
ReadList = Callable[[Path, str, type[Curated]], tuple[Located, list[Problem]]]

_SHAPES: dict[str, type[Curated]] = {"actors": Actor, "offices": Office}
_EXPECTED = (
    "expected actors or offices with the ending .yaml or .jsonl, or an import such as "
    "actors.travels.jsonl"
)


@dataclass
class AuthorityList:
    """The entries of actors or of offices; ``imported`` are the ids of those from imports."""

    entries: Located = field(default_factory=list)
    imported: set[str] = field(default_factory=set)


def read_authorities(
    root: Path, folder: Path, read_list: ReadList
) -> tuple[dict[str, AuthorityList], list[Problem]]:
    """Read ``actors`` and ``offices``, each from all of its files.

    An entry that people wrote stands in place of an imported one with the same id. Of imported
    entries with the same id, the first in order of file names stands, with the names of all.
    """
    pattern = rf"(?:{'|'.join(_SHAPES)})(?:\.yaml|(?:\.{SLUG})?\.jsonl)"
    files, problems = list_files(root, folder, pattern, _EXPECTED)
    lists = {name: AuthorityList() for name in _SHAPES}
    imports: list[tuple[str, Located]] = []
    for path in files:
        name, *middle, _ = path.name.split(".")
        found, faults = read_list(path, name, _SHAPES[name])
        problems += faults
        if middle:
            imports.append((name, found))
        else:
            lists[name].entries += found
    for name in lists:
        _add_imported(lists[name], [entries for kind, entries in imports if kind == name])
    return lists, problems


def _add_imported(authority: AuthorityList, imports: list[Located]) -> None:
    written = {entry.id for entry, _ in authority.entries}
    first: dict[str, Any] = {}
    for entries in imports:
        before = dict(first)
        for entry, origin in entries:
            if entry.id in before:
                _merge_names(before[entry.id], entry)
            elif entry.id not in written:
                # What one file has twice stays twice, so that the check of the keys finds it.
                first[entry.id] = entry
                authority.entries.append((entry, origin))
    authority.imported.update(first)


def _merge_names(entry: Any, other: Any) -> None:
    if isinstance(entry, Office):
        known = {entry.name, *entry.names}
        entry.names += [name for name in (other.name, *other.names) if name not in known]
        return
    known = {entry.name, *(each.name for each in entry.names)}
    names = [ActorName(name=other.name, kind="alternative"), *other.names]
    entry.names += [each for each in names if each.name not in known]
