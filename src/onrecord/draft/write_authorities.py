"""Write the actors and offices that drafts name and the corpus does not know."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.corpus.files import shown
from onrecord.corpus.read_jsonl import read_jsonl_items
from onrecord.corpus.read_yaml import read_items
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.draft.coding.names import Seen
from onrecord.errors import DataError, Problem
from onrecord.forms.own_file import is_edited, is_ours, put, put_lines, remove, with_hash
from onrecord.forms.to_yaml import to_yaml
from onrecord.layout import Layout

_SHAPES: dict[str, type[Actor] | type[Office]] = {"actors": Actor, "offices": Office}
_HEAD = """\
# New {name} that the drafts in the folder above name, for a person to settle. One name is one entry
# in all documents, so two that share a name stand as one, and one with two names stands as two.
# Copy what you confirm to data/curated/authorities/{name}.yaml. If you work in this file itself,
# what you write stays: later drafts only add entries at its end.
"""


def write_authorities(
    layout: Layout, drafts: Path, seen: Seen, *, as_lines: bool, keep: bool
) -> dict[str, int]:
    """Write the new entries to the folder ``authorities`` of the drafts; gives how many by name.

    ``as_lines`` writes JSON Lines, for many. With ``keep``, entries that were written before stay;
    in a file that somebody has changed they always do, as they are written there.
    """
    by_name = _group(seen)
    counts = {}
    for name, shape in _SHAPES.items():
        folder = drafts / "authorities"
        forms = [folder / f"{name}.yaml", folder / f"{name}.jsonl"]
        target, other = reversed(forms) if as_lines else forms
        entries = list(_entries(shape, by_name[name]))
        counts[name] = len(entries)
        if is_edited(other):
            entries = _without(entries, _read(layout, other, name))
        elif other.exists():
            old = _read(layout, other, name) if keep else []
            entries = [*old, *_without(entries, old)]
            remove(other)
        if is_edited(target):
            _append(layout, target, name, _without(entries, _read(layout, target, name)))
            continue
        old = _read(layout, target, name) if keep and is_ours(target) else []
        _write(target, name, sorted([*old, *_without(entries, old)], key=_id))
    return counts


def _group(seen: Seen) -> dict[str, dict[str, dict[str, Counter[str]]]]:
    """What was seen, by list, id, and what it is."""
    found: dict[str, dict[str, dict[str, Counter[str]]]] = {name: {} for name in _SHAPES}
    for (name, entry, what, value), count in seen.items():
        found[name].setdefault(entry, defaultdict(Counter))[what][value] += count
    return found


def _entries(
    shape: type[Actor] | type[Office], by_id: dict[str, dict[str, Counter[str]]]
) -> Iterator[Any]:
    """Make the entries, by id; the most frequent name is the preferred one.

    Of a person that is one with small letters, if there is any: labels are in capitals.
    A short name or acronym that several have says nothing of whom it means, so nobody gets it.
    """
    owners = Counter(
        value for facts in by_id.values() for what in ("short", "acronym") for value in facts[what]
    )
    names = {value for facts in by_id.values() for value in facts["name"]}
    for entry in sorted(by_id):
        facts = by_id[entry]
        preferred, *others = _by_count(facts["name"])
        if "person" in facts["type"]:
            preferred, *others = sorted([preferred, *others], key=str.isupper)
        if shape is Office:
            yield Office(id=entry, name=preferred, names=[*others, *_by_count(facts["wording"])])
            continue
        variants = [ActorName(name=each, kind="alternative") for each in others]
        variants += [
            ActorName(name=each, kind=kind)
            for kind in ("short", "acronym")
            for each in _by_count(facts[kind])
            if owners[each] == 1 and each not in names
        ]
        country = next(iter(_by_count(facts["country"])), None)
        kind, *_ = _by_count(facts["type"])
        yield Actor(id=entry, name=preferred, type=kind, country=country, names=variants)


def _by_count(values: Counter[str]) -> list[str]:
    """The values, the most frequent first, whichever document came first."""
    return sorted(values, key=lambda each: (-values[each], each))


def _read(layout: Layout, path: Path, name: str) -> list[Any]:
    """The entries of a file; raises DataError if it cannot be read."""
    shape = _SHAPES[name]
    items, problems = (
        read_jsonl_items(layout.root, path, shape)
        if path.suffix == ".jsonl"
        else read_items(layout.root, path, name, shape)
    )
    if problems:
        raise DataError(problems)
    return [item for item, _ in items]


def _without(entries: Iterable[Any], others: Iterable[Any]) -> list[Any]:
    """The entries whose ids none of the others has."""
    known = set(map(_id, others))
    return [each for each in entries if each.id not in known]


def _id(entry: Any) -> str:
    return str(entry.id)


def _write(target: Path, name: str, entries: Sequence[Any]) -> None:
    if target.suffix == ".jsonl":
        put_lines(target, (msgspec.json.encode(each) + b"\n" for each in entries))
        return
    body = to_yaml({name: msgspec.to_builtins(entries)}) or f"{name}: []\n"
    put(target, with_hash(_HEAD.format(name=name), body))


def _append(layout: Layout, target: Path, name: str, entries: Sequence[Any]) -> None:
    """Add entries at the end of a file that somebody has changed, and leave the rest of it."""
    if not entries:
        return
    before = target.read_text(encoding="utf-8")
    if target.suffix == ".jsonl":
        added = b"".join(msgspec.json.encode(each) + b"\n" for each in entries).decode()
    else:
        body = to_yaml({name: msgspec.to_builtins(entries)})
        added = body.partition("\n")[2]
    between = "" if before.endswith("\n") or not before else "\n"
    content = before + between + added
    if target.suffix == ".yaml" and not _has_all(content, name, entries):
        fault = (
            "new entries cannot be added at the end of this file; write its list as "
            f"'{name}:' with '  - ' before each entry, or move the file away"
        )
        raise DataError([Problem(shown(layout.root, target), 1, fault)])
    put(target, content.encode())


def _has_all(content: str, name: str, entries: Sequence[Any]) -> bool:
    """Whether some YAML has all entries in its list."""
    try:
        value, *_ = parse_yaml(content)
    except YamlError:
        return False
    listed = value.get(name) if isinstance(value, dict) else None
    ids = {each.get("id") for each in listed or () if isinstance(each, dict)}
    return ids >= {each.id for each in entries}
