"""One entry of a published file, with what is read from it and what cannot be understood."""

from __future__ import annotations

from pathlib import Path

from onrecord.corpus.edtf import EdtfError
from onrecord.corpus.files import shown
from onrecord.errors import Problem, nearest
from onrecord.records.dates import check_date, find_dates, qualify, to_range, to_stay
from onrecord.records.imported import PREFIX, Imported, to_slug
from onrecord.records.read_xml import Element, text_of


class Entry:
    """An element that is to become a record.

    ``remarks`` are what could not be read as a fact, in words for a note.
    """

    def __init__(self, imported: Imported, path: Path, element: Element) -> None:
        self.imported = imported
        self.element = element
        self.remarks: list[str] = []
        self._path = path

    def text(self, path: str) -> str:
        """The text of the first element at a path below, or nothing."""
        return text_of(self.element, path)

    def list_problem(self, message: str, path: str = ".") -> None:
        """Put what was not understood on the list, with the line of the element at a path."""
        found = self.element.find(path)
        line = (self.element if found is None else found).sourceline or 1
        self.imported.problems.append(Problem(self._file, line, message))

    def date(self, path: str) -> str:
        """The date at a path; nothing where there is none, or none that can be."""
        given = self.text(path)
        if not given:
            return ""
        try:
            return check_date(given)
        except EdtfError as error:
            self.list_problem(f"{error}; the date is left out", path)
            self.remarks.append(f"The record has {given!r} as {path.partition('/')[0]}.")
            return ""

    def dates_in(self, text: str, before: str) -> list[str]:
        """The dates in words behind a pattern; one that cannot be is listed and left out."""
        dates = []
        for found in find_dates(text, before):
            try:
                dates.append(check_date(found))
            except EdtfError as error:
                self.list_problem(f"{error}; the date is left out", "note")
        return dates

    def step(self, path: str) -> tuple[str, str]:
        """The date of a step with the mark of a rough one, and as exactly as its words allow."""
        date, words = self.date(f"{path}/date"), self.text(f"{path}/note")
        rough = qualify(date, words)
        try:
            return rough, to_range(date, words)
        except EdtfError as error:
            self.list_problem(f"{error}; the date is kept as a rough one", f"{path}/note")
            return rough, rough

    def stay(self, first: str, last: str) -> str | None:
        """The date from a first to a last day, or None where there is none, or none that can be."""
        try:
            return to_stay(first, last)
        except EdtfError as error:
            self.list_problem(f"{error}; the date is left out")
            self.remarks.append(f"The record has a beginning on {first} and an end on {last}.")
            return None

    def country(self, territory_id: str, label: str = "", path: str = ".") -> str | None:
        """The code of a territory; where there is none, that is listed."""
        territories = self.imported.territories
        code = territories.code(territory_id, label)
        if code is None:
            hint = "" if territory_id in territories else nearest(territory_id, territories)
            fault = f"territory {territory_id!r} has no code of a country{hint}; it is left empty"
            self.list_problem(fault, path)
            name = label or territories.name(territory_id)
            self.remarks.append(f"No code of a country for {name or 'a territory not named'}.")
        return code

    def slug(self, text: str) -> str:
        """A name as part of an id; where no letter is left of it, the line stands for it."""
        line = self.element.sourceline or 1
        return to_slug(text) or f"{to_slug(self._path.stem)}-line-{line}"

    def claim(self, actor_id: str, own_id: str) -> None:
        """Note which id of the published data an actor has; a second one is listed."""
        other = self.imported.claim(actor_id, own_id)
        if other is not None:
            self.list_problem(f"{own_id!r} and {other!r} are one actor here, {actor_id!r}")

    def record_id(self, kind: str) -> str:
        """The key of the record, made from its own id; one that is missing or not new is listed."""
        own_id, line = self.text("id"), self.element.sourceline or 1
        wanted = "-".join(filter(None, (PREFIX, kind, to_slug(own_id))))
        if not to_slug(own_id):
            wanted = f"{wanted}-{to_slug(self._path.stem)}-line-{line}"
            self.list_problem(f"no id; the record is called {wanted!r}")
        given, number, places = wanted, 1, self.imported.places
        while given in places:
            number += 1
            given = f"{wanted}-{number}"
        if number > 1:
            fault = f"id {own_id!r} is taken, at {places[wanted]}; the record is called {given!r}"
            self.list_problem(fault, "id")
        places[given] = f"{self._file}:{line}"
        return given

    @property
    def locator(self) -> str:
        """Where the record stands in the published data: its file there, and its id in it."""
        own_id = self.text("id")
        inside = f"id {own_id}" if own_id else f"line {self.element.sourceline}"
        return f"{self.imported.name}/{self._file}, {inside}"

    def note(self, *texts: str) -> str | None:
        """Texts of the record for a note, with the remarks on what could not be read."""
        return " ".join(filter(None, (*texts, *self.remarks))) or None

    @property
    def _file(self) -> str:
        return shown(self.imported.root, self._path)
