"""The actors and offices of a corpus, and those that drafts propose, which a person settles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
from rapidfuzz import fuzz, process

from onrecord.corpus.facts import Actor, ActorName, Office
from onrecord.corpus.join_authorities import names_of
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.corpus.rows import Entry
from onrecord.corpus.yaml_events import YamlError, parse_yaml
from onrecord.draft.coding.ids import free_id
from onrecord.draft.decisions import append_line, decisions_folder, read_lines
from onrecord.layout import Layout
from onrecord.review.changes import Change, FileChange
from onrecord.review.edit_yaml import EditError, add_item

_LEAST_ALIKE = 55
_MOST_OFFERED = 3


class AuthorityFiles:
    """What is settled of new entries: ``swapped`` has who stands in place of an entry.

    None there means that an entry was dropped. Of entries that were imported or listed, all may be
    used; those that only drafts have are new.
    """

    def __init__(self, corpus: Corpus) -> None:
        self.corpus = corpus
        self.swapped: dict[Entry, str | None] = {}
        self._path = decisions_folder(corpus.layout) / "authorities" / "decided.jsonl"
        drafted = {"actors": corpus.drafted_actors, "offices": corpus.drafted_offices}
        self._new: dict[Entry, Any] = {}
        self._names: dict[str, dict[str, str]] = {"actors": {}, "offices": {}}
        self._ids: set[Entry] = set()
        for list_name, entries in (("actors", corpus.actors), ("offices", corpus.offices)):
            for entry, _ in entries:
                self._ids.add((list_name, entry.id))
                if entry.id in drafted[list_name]:
                    self._new[list_name, entry.id] = entry
                else:
                    self._note_names(list_name, entry)
        for each in read_lines(self._path):
            key = (str(each.get("list")), str(each.get("id")))
            if each.get("answer") == "undo":
                self.swapped.pop(key, None)
            elif key in self._new:
                self.swapped[key] = each.get("other")

    def has(self, entry: Entry) -> bool:
        """Whether any file has an entry, or anybody listed it since."""
        return entry in self._ids

    def is_new(self, entry: Entry) -> bool:
        """Whether only drafts have an entry."""
        return entry in self._new

    def find(self, list_name: str, words: str) -> str | None:
        """The id of the entry that people have listed with this id, or else with this name."""
        entry = (list_name, words)
        if entry in self._ids and entry not in self._new:
            return words
        return self._names[list_name].get(words)

    def proposed(self, entry: Entry) -> Any:
        """The entry that is proposed."""
        return self._new[entry]

    def nearest(self, entry: Entry) -> list[str]:
        """The ids of those entries whose names are most like the names of a proposed one."""
        names = self._names[entry[0]]
        found: dict[str, float] = {}
        for name in names_of(self._new[entry]):
            alike = process.extract(
                name,
                names.keys(),
                scorer=fuzz.token_set_ratio,
                score_cutoff=_LEAST_ALIKE,
                limit=_MOST_OFFERED,
            )
            for other, score, _ in alike:
                own = names[other]
                found[own] = max(found.get(own, 0.0), score)
        return sorted(found, key=lambda own: (-found[own], own))[:_MOST_OFFERED]

    def rename(self, entry: Entry, name: str) -> Any:
        """The proposed entry under another name, with an id of its own for that.

        What it was called stays one of its names, since a text calls it so.
        """
        list_name = entry[0]
        taken = {own for each, own in self._ids if each == list_name}
        old = self._new[entry]
        called = ActorName(old.name, "alternative") if list_name == "actors" else old.name
        names = [
            each for each in (called, *old.names) if name not in (each, getattr(each, "name", ""))
        ]
        return msgspec.structs.replace(old, id=free_id(name, taken), name=name, names=names)

    def list(self, entry: Entry, added: Any) -> None:
        """Take in an entry that was accepted: the proposed one, or what stands in its place."""
        own = (entry[0], added.id)
        self._new.pop(own, None)
        if own not in self._ids:
            corpus = self.corpus
            listed = corpus.actors if entry[0] == "actors" else corpus.offices
            listed.append((added, Origin(corpus.layout.root, "")))
            self._ids.add(own)
        self._note_names(entry[0], added)

    def unlist(self, entry: Entry, added: Any) -> None:
        """Take an entry for new again."""
        self._new[entry[0], added.id] = added
        for name in names_of(added):
            if self._names[entry[0]].get(name) == added.id:
                del self._names[entry[0]][name]

    def remember(self, entry: Entry, other: str | None) -> Change:
        """The change that has all drafts name another in place of an entry; None: nobody."""
        return _Remember(self._path, self.swapped, entry, other)

    def _note_names(self, list_name: str, entry: Any) -> None:
        for name in names_of(entry):
            self._names[list_name].setdefault(name, entry.id)


@dataclass(frozen=True)
class _Remember:
    """A line of what was answered of an entry, and what is known of it in this review."""

    path: Path
    swapped: dict[Entry, str | None]
    entry: Entry
    other: str | None

    def is_made(self) -> bool:
        """Whether this is what is known of the entry."""
        return self.entry in self.swapped and self.swapped[self.entry] == self.other

    def is_undone(self) -> bool:
        """Whether nothing is known of the entry."""
        return self.entry not in self.swapped

    def apply(self) -> None:
        """Note it."""
        self._add("other", self.other)
        self.swapped[self.entry] = self.other

    def revert(self) -> None:
        """Note that it holds no more."""
        if self.is_made():
            self._add("answer", "undo")
            del self.swapped[self.entry]

    def _add(self, key: str, value: str | None) -> None:
        append_line(self.path, {"list": self.entry[0], "id": self.entry[1], key: value})


def change_authorities(layout: Layout, added: Iterable[tuple[str, Any]]) -> Iterator[Change]:
    """Yield the changes that list entries, each with the name of its list, at the ends of files."""
    by_list: dict[str, list[Actor | Office]] = {}
    for list_name, entry in added:
        by_list.setdefault(list_name, []).append(entry)
    for list_name, entries in by_list.items():
        folder = layout.curated / "authorities"
        path = folder / f"{list_name}.yaml"
        if not path.exists() and path.with_suffix(".jsonl").is_file():
            path = path.with_suffix(".jsonl")
        before = path.read_bytes() if path.is_file() else None
        content = before or b""
        # Somebody else may have listed the same since.
        entries = [each for each in entries if not _lists(path, content, list_name, each.id)]
        if path.suffix == ".jsonl":
            content += b"\n" * (content[-1:] not in (b"", b"\n"))
            content += b"".join(msgspec.json.encode(each) + b"\n" for each in entries)
        else:
            text = content.decode()
            try:
                for each in entries:
                    text = add_item(text, list_name, msgspec.to_builtins(each))
            except EditError as error:
                raise EditError(f"{path}: {error}; add {entries[0].id!r} there yourself") from error
            content = text.encode()
        yield FileChange(path, before, content)


def _lists(path: Path, content: bytes, list_name: str, own: str) -> bool:
    if path.suffix == ".jsonl":
        return any(msgspec.json.decode(line).get("id") == own for line in content.splitlines())
    try:
        listed = (parse_yaml(content.decode()).value or {}).get(list_name) or []
    except YamlError as error:
        raise EditError(f"{path}:{error.line}: {error}") from error
    return any(each.get("id") == own for each in listed)
