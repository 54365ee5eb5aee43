"""The tables of a built package, read once and only as far as records can be compared with them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.corroboration.offices import Office, Offices
from onrecord.corroboration.people import Person, read_person
from onrecord.corroboration.periods import Period
from onrecord.errors import OnRecordError, UsageError
from onrecord.release.find_rows import Read

Row = dict[str, Any]
# The roles of those who are there when people meet.
PRESENT = ("actor", "recipient", "mediator", "host")
# The standings of those who are in office.
HOLDS = frozenset({"incumbent", "acting"})
_DATED = ("date_edtf", "date_earliest", "date_latest")
_EVENTS = (
    *("event_id", "event_type", "event_mode", "modality", "polarity", *_DATED),
    *("place_name", "country_id", "document_id", "record_id"),
)
_APPOINTMENTS = (
    *("appointment_id", "appointee_id", "office_id", "action", *_DATED),
    *("predecessor_id", "document_id", "record_id"),
)
# What tells the rows of documents from those that were imported with records.
_OF_DOCUMENT = ("record_id", "==", None)
_OF_RECORD = ("record_id", "!=", None)
# Names that one person does not have alone.
_NO_FULL_NAMES = ("short", "acronym", "title")


class Tables:
    """What the comparison needs of a package, whose rows ``read`` gives."""

    def __init__(self, read: Read) -> None:
        self._read = read

    @cached_property
    def meetings(self) -> list[Row]:
        """The events of documents at which people meet."""
        met = ("event_type", "==", "CONSULT")
        return self._rows("events", *_EVENTS, filters=[met, _OF_DOCUMENT])

    @cached_property
    def trips(self) -> list[Row]:
        """The events that were imported with records."""
        return self._rows("events", *_EVENTS, filters=[_OF_RECORD])

    @cached_property
    def claims(self) -> list[Row]:
        """The appointments of documents."""
        return self._rows("appointments", *_APPOINTMENTS, filters=[_OF_DOCUMENT])

    @cached_property
    def steps(self) -> list[Row]:
        """The appointments that were imported with records."""
        return self._rows("appointments", *_APPOINTMENTS, filters=[_OF_RECORD])

    @cached_property
    def records(self) -> dict[str, Row]:
        """The official records by their ids."""
        columns = [
            "record_id",
            "what",
            "who",
            "place",
            "country_id",
            "body",
            "locator",
            *_DATED[1:],
        ]
        return {row["record_id"]: row for row in self._rows("records", *columns)}

    def list_of(self, record_id: str) -> tuple[str | None, str]:
        """The list that a record stands in, which has one id for a person: of a body, by its files.

        A locator begins with what the body calls the list, as in ``travels/president-travels/...``.
        """
        record = self.records.get(record_id, {})
        return record.get("body"), (record.get("locator") or "").partition("/")[0]

    @cached_property
    def notes(self) -> dict[str, str]:
        """The notes on trips by the keys of the events."""
        notes = self._take("notes", "row_id", "note")
        found = _to_rows(_only(notes, "row_id", (row["event_id"] for row in self.trips)))
        return {row["row_id"]: row["note"] for row in found}

    @cached_property
    def imported(self) -> set[str]:
        """The records that events or appointments were imported with."""
        return {row["record_id"] for row in (*self.trips, *self.steps)}

    @cached_property
    def offices(self) -> Offices:
        """All offices."""
        columns = ("office_id", "name", "country_id", "wikidata_id")
        return Offices(Office(**row) for row in self._rows("offices", *columns))

    @cached_property
    def published(self) -> dict[str, Period]:
        """When each document was published that has rows to compare."""
        columns = ("document_id", "published_earliest", "published_latest")
        needed = (row["document_id"] for row in (*self.meetings, *self.claims))
        found = _only(self._take("documents", *columns), "document_id", needed)
        return {
            row["document_id"]: Period(row["published_earliest"], row["published_latest"])
            for row in _to_rows(found)
        }

    @cached_property
    def countries(self) -> dict[str, str]:
        """The names of countries by their codes."""
        return {
            row["country_id"]: row["name"] for row in self._rows("countries", "country_id", "name")
        }

    def parts(self, event_id: str) -> list[Row]:
        """Who takes part in an event."""
        return self._parts.get(event_id, [])

    def is_person(self, actor_id: str) -> bool:
        """Whether an actor is somebody with a name."""
        return self._actor(actor_id).get("actor_type") == "person"

    def is_unnamed(self, actor_id: str) -> bool:
        """Whether an actor is somebody known by an office only."""
        return self._actor(actor_id).get("actor_type") == "unnamed"

    def state(self, actor_id: str) -> str | None:
        """The code of the country that an actor is, or None for others than states."""
        actor = self._actor(actor_id)
        return actor.get("country_id") if actor.get("actor_type") == "state" else None

    def country_name(self, actor_id: str) -> str | None:
        """The name of the country that an actor belongs to or is."""
        return self.countries.get(self._actor(actor_id).get("country_id") or "")

    def person(self, actor_id: str) -> Person:
        """Somebody, with all full names."""
        row = self._actor(actor_id)
        names = [name for kind, name in self._names[actor_id] if kind not in _NO_FULL_NAMES]
        return read_person(
            actor_id,
            row.get("name", actor_id),
            names,
            row.get("country_id"),
            row.get("wikidata_id"),
        )

    def names(self, actor_id: str) -> list[str]:
        """All names of an actor, for a look at what a record says, the shortest of a person last.

        A person may stand there with another title, so that the last word of the name is enough.
        """
        name = self._actor(actor_id).get("name", "")
        names = [name, *(each for _, each in self._names[actor_id])]
        if self.is_person(actor_id) and len(name.split()) > 1 and len(name.split()[-1]) > 3:
            names.append(name.split()[-1])
        return list(dict.fromkeys(each for each in names if each))

    @cached_property
    def office_of(self) -> dict[str, str]:
        """An office that a document says an actor holds, for those known by an office only."""
        return {
            row["appointee_id"]: row["office_id"] for row in self.claims if row["action"] in HOLDS
        }

    def _actor(self, actor_id: str) -> Row:
        return self._actors.get(actor_id, {})

    @cached_property
    def _actors(self) -> dict[str, Row]:
        columns = ("actor_id", "name", "actor_type", "country_id", "wikidata_id")
        return {row["actor_id"]: row for row in self._rows("actors", *columns)}

    @cached_property
    def _names(self) -> dict[str, list[tuple[str, str]]]:
        names: dict[str, list[tuple[str, str]]] = defaultdict(list)
        for row in self._rows("actor_names", "actor_id", "kind", "name"):
            names[row["actor_id"]].append((row["kind"], row["name"]))
        return names

    @cached_property
    def _parts(self) -> dict[str, list[Row]]:
        parts: dict[str, list[Row]] = defaultdict(list)
        everybody = self._take("participants", "event_id", "role", "actor_id", "office_id")
        needed = (row["event_id"] for row in (*self.meetings, *self.trips))
        for row in _to_rows(_only(everybody, "event_id", needed)):
            parts[row["event_id"]].append(row)
        return parts

    def _rows(self, name: str, *columns: str, filters: Any = None) -> list[Row]:
        return _to_rows(self._take(name, *columns, filters=filters))

    def _take(self, name: str, *columns: str, filters: Any = None) -> pa.Table:
        try:
            return self._read(name, columns, filters)
        except UsageError as error:
            raise OnRecordError(
                f"the table {name!r} has not what this needs ({error}); "
                "use a dataset with the schemas of On the Record"
            ) from error


def _only(table: pa.Table, column: str, wanted: Iterable[str]) -> pa.Table:
    """The rows that are wanted, before they become Python objects, of which there may be many."""
    return table.filter(pc.is_in(table[column], pa.array(wanted, pa.string())))


def _to_rows(table: pa.Table) -> list[Row]:
    found: list[Row] = table.to_pylist()
    return found
