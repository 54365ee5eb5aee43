"""What an import collects: records, actors, offices, and what was not understood."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from onrecord.corpus.facts import Actor, Office, Record
from onrecord.corpus.files import SLUG, list_files
from onrecord.errors import Problem
from onrecord.records.read_xml import Element, read_xml
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
    read: int = 0

    def files(self, folder: str) -> Iterator[tuple[Path, Element]]:
        """Yield the XML files of a folder, in order of their names, with their outermost element.

        A folder that is not there is an empty one.
        """
        found, problems = list_files(self.root, self.root / folder, rf"{SLUG}\.xml")
        self.unreadable += problems
        for path in found:
            outermost, problems = read_xml(self.root, path)
            self.unreadable += problems
            if outermost is not None:
                yield path, outermost


def to_slug(text: str) -> str:
    """Write a name as an id: lower-case letters, digits and single hyphens.

    >>> to_slug("President Lenín Moreno Garcés ")
    'president-lenin-moreno-garces'
    """
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")


def describe_person(what: str, born: str, died: str) -> str:
    """Describe a person by what is given.

    >>> describe_person("President of the United States", "1884", "1972")
    'President of the United States; born 1884; died 1972'
    """
    given = (what, f"born {born}" if born else "", f"died {died}" if died else "")
    return "; ".join(filter(None, given))
