"""What a person decided of drafts, which no later draft proposes again.

Every answer is a line of JSON at the end of ``build/drafts/decisions/<document_id>.jsonl``. A line
that a crash cut off is passed over, so no answer before it is lost.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from onrecord.corpus.model import Appointment, Event
from onrecord.corpus.read_documents import Coding
from onrecord.layout import Layout

_CODES = {"events": ("type",), "quotes": ("content",), "appointments": ("action", "appointee")}
_MAIN = ("exact", "prefix", "suffix", "occurrence")


def decisions_folder(layout: Layout) -> Path:
    """The folder of the decisions of a corpus."""
    return layout.drafts / "decisions"


def list_details(item: msgspec.Struct) -> list[Any]:
    """What tells an item from others of its type that the same words prove.

    Of events who takes part, the modality and the polarity; of appointments the office; of quotes
    nothing.
    """
    if isinstance(item, Event):
        parts = [
            [getattr(who, "actor", who) for who in listed]
            for listed in (item.actors, item.recipients)
        ]
        return [*parts, item.modality, item.polarity]
    return [item.office] if isinstance(item, Appointment) else []


def mark_of(kind: str, item: msgspec.Struct) -> str:
    """What a proposal is known by, whatever its number: its kind, its type, and its main words.

    Since several may share these, also the content of a quote, the appointee, and the details.

    >>> from onrecord.corpus.model import Quote, QuoteEvidence
    >>> said = QuoteEvidence(exact="He said yes")
    >>> mark_of("quotes", Quote(id="q7", content="yes", evidence=said))
    '["quotes", "yes", {"exact": "He said yes"}]'
    """
    evidence = msgspec.to_builtins(getattr(item, "evidence", None))
    main = {key: evidence[key] for key in _MAIN if key in evidence}
    codes = [msgspec.to_builtins(getattr(item, code, None)) for code in _CODES[kind]]
    details = list_details(item)
    return json.dumps([kind, *codes, main, *([details] if details else [])], ensure_ascii=False)


def _older_mark(mark: str) -> str:
    """The mark without its details, as it was written before marks had any."""
    try:
        parts = json.loads(mark)
    except ValueError:
        return mark
    has_details = isinstance(parts, list) and parts and isinstance(parts[-1], list)
    return json.dumps(parts[:-1], ensure_ascii=False) if has_details else mark


class Settled(frozenset[str]):
    """The marks of what is settled; one without details stands for all that share the rest."""

    def __contains__(self, mark: object) -> bool:
        """Whether a proposal with this mark is settled."""
        has = super().__contains__
        return bool(self) and (has(mark) or has(_older_mark(str(mark))))


@dataclass
class Decisions:
    """The last answer for each proposal of a document, by its mark.

    ``accepted`` has the ids that the rows got, ``dropped`` and ``later`` the marks alone.
    """

    accepted: dict[str, str] = field(default_factory=dict)
    dropped: set[str] = field(default_factory=set)
    later: set[str] = field(default_factory=set)

    def settled(self, ids: Collection[str]) -> Settled:
        """The marks of what was dropped, and of what was accepted and is in a coding with ``ids``.

        What a coding has lost since then may be proposed again.
        """
        there = (mark for mark, own in self.accepted.items() if own in ids)
        return Settled((*self.dropped, *there))

    def take(self, answer: str, marks: Mapping[str, str]) -> None:
        """Note an answer, accept, drop, later or undo, for proposals: their ids by their marks."""
        for mark, own in marks.items():
            for each in (mark, _older_mark(mark)):
                self.accepted.pop(each, None)
                self.dropped.discard(each)
                self.later.discard(each)
            if answer == "accept":
                self.accepted[mark] = own
            elif answer == "drop":
                self.dropped.add(mark)
            elif answer == "later":
                self.later.add(mark)


def list_ids(coding: Coding | None) -> frozenset[str]:
    """The ids of the rows of a coding; none where there is none."""
    return frozenset(item.id for kind in _CODES for item, _ in getattr(coding, kind, ()))


def read_decisions(layout: Layout, document_id: str) -> Decisions:
    """Read what was decided of the drafts of a document; nothing where there is no file."""
    found = Decisions()
    for each in read_lines(decisions_folder(layout) / f"{document_id}.jsonl"):
        marks = each.get("marks")
        if isinstance(marks, dict):
            found.take(str(each.get("answer")), marks)
    return found


def read_lines(path: Path) -> Iterable[dict[str, Any]]:
    """Yield the mappings in a file of decisions; a line that is not whole is passed over."""
    try:
        content = path.read_bytes()
    except OSError:
        return
    for line in content.split(b"\n"):
        try:
            value = json.loads(line)
        except ValueError:
            continue
        if isinstance(value, dict):
            yield value


def append_line(path: Path, value: Mapping[str, Any]) -> None:
    """Add a mapping at the end of a file of decisions, on the disk before this returns."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("ab+") as file:
        line = json.dumps(value, ensure_ascii=False).encode() + b"\n"
        size = file.seek(0, os.SEEK_END)
        if size:
            file.seek(size - 1)
            # What a crash cut off must not spoil this line too.
            line = line if file.read(1) == b"\n" else b"\n" + line
        file.write(line)
        file.flush()
        os.fsync(file.fileno())
