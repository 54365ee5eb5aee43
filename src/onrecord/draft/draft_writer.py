"""Write the drafts of many documents as they come, then the actors and offices that they name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.corpus.model import Annotation
from onrecord.corpus.rows import KINDS
from onrecord.draft.coding.names import Seen
from onrecord.draft.write_authorities import write_authorities
from onrecord.draft.write_drafts import merge_lines, to_line, write_draft, write_lines
from onrecord.errors import Problem
from onrecord.layout import Layout


@dataclass
class Drafted:
    """What came of drafting.

    ``counts`` has how many documents, events, quotes, appointments, actors and offices there are
    in the drafts; ``languages`` the documents passed over, by language; ``kept`` the files that
    somebody has changed, which stay as they are, as do the ``foreign`` ones that no draft wrote;
    ``undated`` is how many documents say not when they appeared; ``problems`` what could not be
    read.
    """

    folder: Path
    counts: Counter[str] = field(default_factory=Counter)
    languages: Counter[str] = field(default_factory=Counter)
    kept: list[Path] = field(default_factory=list)
    foreign: list[Path] = field(default_factory=list)
    undated: int = 0
    problems: list[Problem] = field(default_factory=list)


class DraftWriter:
    """Writes drafts and counts them in ``drafted``; to be finished, also when it is cut short."""

    def __init__(self, layout: Layout, folder: Path) -> None:
        self.drafted = Drafted(folder)
        self._layout = layout
        self._seen: Seen = Counter()
        self._has_lines = False
        self._new: dict[str, dict[str, bytes]] = defaultdict(dict)

    def see(self, seen: Seen) -> None:
        """Note what drafts name, before they are written, so that none names what is not there."""
        self._seen.update(seen)

    def write(self, name: str | None, draft: Annotation, remarks: Iterable[str] = ()) -> None:
        """Write the draft of a document, in a file of its own or for the file of lines of a name.

        Lines are put there at the end, since each time the whole file is written anew. ``remarks``
        are lines for the head of a file.
        """
        if name is None:
            write_draft(self.drafted.folder, draft, remarks)
        else:
            self._new[name][draft.document] = to_line(draft)
        self._count(draft)

    def write_whole(self, name: str, drafts: Iterable[Annotation]) -> None:
        """Write a file of lines with these drafts alone, one of which is in memory at a time."""
        self._has_lines = True
        write_lines(self.drafted.folder, name, self._to_lines(drafts))

    def finish(self, *, keep: bool) -> None:
        """Write the lines that wait, and the new actors and offices of all drafts.

        With ``keep``, those of earlier drafts stay.
        """
        folder = self.drafted.folder
        for name, new in self._new.items():
            write_lines(folder, name, merge_lines(self._layout, folder / name, new))
        has_lines = self._has_lines or bool(self._new)
        self.drafted.counts.update(
            write_authorities(self._layout, folder, self._seen, as_lines=has_lines, keep=keep)
        )

    def _to_lines(self, drafts: Iterable[Annotation]) -> Iterator[bytes]:
        for draft in drafts:
            yield to_line(draft)
            self._count(draft)

    def _count(self, draft: Annotation) -> None:
        self.drafted.counts.update(documents=1, **count_rows(draft))


def count_rows(draft: Annotation) -> Counter[str]:
    """How many rows of each kind a draft has."""
    return Counter({kind: len(getattr(draft, kind)) for kind in KINDS})
