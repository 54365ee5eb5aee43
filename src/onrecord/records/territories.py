"""The territories of the Office of the Historian, with our codes of countries.

``territories.csv`` was made by hand from the ids in its public data and from our vocabulary. A
state without a code there, such as Texas, has none here.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.corpus.read_csv import Row


class Territories:
    """Names and codes of territories by their ids, as far as a vocabulary has the codes."""

    def __init__(self, vocabulary: Iterable[Row]) -> None:
        """Take the rows of the vocabulary of countries."""
        rows = list(vocabulary)
        self._codes = {row["country_id"] for row in rows}
        self._without_iso = {
            row["name"]: str(row["country_id"]) for row in rows if row["country_iso3"] is None
        }
        with Path(__file__).with_name("territories.csv").open(encoding="utf-8") as file:
            self._rows = {row["territory_id"]: row for row in csv.DictReader(file)}

    def name(self, territory_id: str) -> str:
        """The name of a territory; of an unknown one, the words of its id."""
        row = self._rows.get(territory_id)
        return row["name"] if row else territory_id.replace("-", " ").title()

    def code(self, territory_id: str, label: str = "") -> str | None:
        """The code of a territory, or None where there is none.

        Where the record's own ``label`` is the name of a state of another time, the code is that of
        this state: a visitor from the Yemen Arab Republic is not one from Yemen.
        """
        if label in self._without_iso:
            return self._without_iso[label]
        code = self._rows.get(territory_id, {}).get("country_id")
        return code if code in self._codes else None

    def __iter__(self) -> Iterator[str]:
        """The ids that are known."""
        return iter(self._rows)
