"""What an import collects: records, actors, offices, and what was not understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from slugify import slugify

from onrecord.corpus.facts import Actor, Office, Record
from onrecord.corpus.files import SLUG, list_files, shown
from onrecord.errors import Problem
from onrecord.records.read_xml import Element, read_xml
from onrecord.records.shape import Shape
from onrecord.records.territories import Territories

BODY = "Office of the Historian (US Department of State)"
ANNOTATOR = "office-of-the-historian"
# Ids made from those of the Office begin so, that none is taken for an id of the corpus.
PREFIX = "hsg"


@dataclass
class Imported:
    """The records of one kind, in the order of the files, with the actors and offices in them.

    ``root`` is the folder of the published data and ``name`` what it is called there; ``read``
    counts the records that the files have, ``unreadable`` are the files that cannot be read.
    """

    name: str
    root: Path
    territories: Territories
    records: list[Record] = field(default_factory=list)
    actors: dict[str, Actor] = field(default_factory=dict)
    offices: dict[str, Office] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unreadable: list[Problem] = field(default_factory=list)
    places: dict[str, str] = field(default_factory=dict)
    own_ids: dict[str, str] = field(default_factory=dict)
    read: int = 0

    def files(self, folder: str, shape: Shape) -> Iterator[tuple[Path, Element]]:
        """Yield the XML files of a folder, in order of their names, with their outermost element.

        A folder that is not there is an empty one. A file with another outermost element than its
        shape has is one that cannot be read; what else does not belong there is listed.
        """
        found, problems = list_files(self.root, self.root / folder, rf"{SLUG}\.xml")
        self.unreadable += problems
        for path in found:
            outermost, problems = read_xml(self.root, path)
            self.unreadable += problems
            if outermost is None:
                continue
            file = shown(self.root, path)
            if outermost.tag != shape.outermost:
                self.unreadable.append(shape.refuse(file, outermost))
                continue
            self.problems += shape.check(file, outermost)
            yield path, outermost

    def claim(self, actor_id: str, own_id: str) -> str | None:
        """Say which other id of the published data has led to an actor already, if any has."""
        other = self.own_ids.setdefault(actor_id, own_id)
        return None if other == own_id else other


def to_slug(text: str) -> str:
    """Write a name as an id: lower-case letters, digits and single hyphens.

    A word without any Latin letter is transliterated.

    >>> to_slug("President Lenín Moreno Garcés "), to_slug("President 習近平")
    ('president-lenin-moreno-garces', 'president-xi-jin-ping')
    """
    plain = " ".join(map(_to_ascii, text.split()))
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


def _to_ascii(word: str) -> str:
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode()
    return plain if re.search(r"[A-Za-z0-9]", plain) else slugify(word)


def describe_person(what: str, born: str, died: str) -> str:
    """Describe a person by what is given.

    >>> describe_person("President of the United States", "1884", "1972")
    'President of the United States; born 1884; died 1972'
    """
    given = (what, f"born {born}" if born else "", f"died {died}" if died else "")
    return "; ".join(filter(None, given))
