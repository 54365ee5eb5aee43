"""Requests of every kind that the reading room answers, mixed by chance, the same for each seed.

``benchmarks/soak.py`` sends very many of them, and a test some hundreds.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path
from random import Random
from typing import Any, NamedTuple
from urllib.parse import quote, urlencode

from mixed.odd import MISSING_PATHS, ODD_TEXTS, ODD_VALUES, SLOW_STATEMENT, STATEMENTS
from mixed.words import find_words

from onrecord.browse.links import reading_path, row_path, table_path
from onrecord.browse.questions.read import read_questions

# Rows of a table that are asked for.
_MOST_ROWS = 500
_FINE = (200,)
# What is asked for by chance may make no sense, and nothing worse than 400 comes of it.
_FINE_OR_WRONG = (200, 400)
_CONDITIONS = (
    *("exact", "not", "contains", "startswith", "endswith", "gt", "gte", "lt", "lte", "in"),
    *("notin", "like", "glob", "date", "arraycontains", "isnull", "notnull", "isblank"),
)
_FORMS = (
    *(
        ".json",
        ".json?_shape=array",
        ".json?_shape=objects&_labels=on",
        ".json?_shape=array&_nl=on",
    ),
    *(".csv", ".csv?_labels=on&_size=20", ".csv?_stream=on"),
)


class Request(NamedTuple):
    """A page to ask for, of which kind it is, and the statuses that it may be answered with."""

    kind: str
    path: str
    statuses: tuple[int, ...]


class Mixture:
    """The requests that what a package holds gives rise to."""

    def __init__(self, root: Path, database: Path) -> None:
        """Read what there is to ask for."""
        descriptor = json.loads((root / "datapackage.json").read_text(encoding="utf-8"))
        self._files = ["datapackage.json", *(each["path"] for each in descriptor["resources"])]
        static = files("onrecord.browse").joinpath("static")
        self._static = sorted(each.name for each in static.iterdir())
        self._questions = list(read_questions())
        with closing(sqlite3.connect(database)) as connection:
            connection.row_factory = sqlite3.Row
            self._words = find_words(connection)
            self._rows, self._keys = _read_rows(connection)
            documents = connection.execute("SELECT document_id FROM documents")
            self._documents = [row["document_id"] for row in documents]
        # How many there are of each kind among a thousand.
        self._kinds = {
            "reading page": (200, self._reading_page),
            "annotations": (50, self._annotations),
            "table": (130, self._table),
            "table, oddly": (30, self._odd_table),
            "table as data": (40, self._data),
            "row": (130, self._row),
            "actor": (60, self._actor),
            "search": (130, self._search),
            "search, oddly": (40, self._odd_search),
            "timeline": (40, self._timeline),
            "timeline, oddly": (10, self._odd_timeline),
            "question": (29, self._question),
            "own SQL": (10, self._sql),
            "slow SQL": (0.2, self._slow_sql),
            "list": (30, self._list),
            "file": (20, self._file),
            "whole database": (0.5, self._database),
            "style or script": (30, self._style),
            "not there": (20, self._missing),
        }

    def draw(self, count: int, seed: int) -> list[Request]:
        """Draw so many requests by chance."""
        chance = Random(seed)
        weights = [weight for weight, _ in self._kinds.values()]
        return [
            Request(kind, *self._kinds[kind][1](chance))
            for kind in chance.choices(list(self._kinds), weights, k=count)
        ]

    def _reading_page(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return reading_path(chance.choice(self._documents)), _FINE

    def _annotations(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return reading_path(chance.choice(self._documents)) + ".json", _FINE

    def _table(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        table, column, value = self._cell(chance)
        asked = chance.choice(
            [
                {},
                {"_size": chance.choice((1, 20, 100))},
                {"_sort": column},
                {"_sort_desc": column, "_columns": "all"},
                {"_facet": column, "_col": column},
                {f"{column}__exact": value, "_nofacet": 1},
                {f"{column}__contains": str(value)[:5], "_sort": column},
                {f"{column}__notnull": 1, "_facet_size": 3},
            ]
        )
        return table_path(table, **asked), _FINE

    def _odd_table(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        table, column, value = self._cell(chance)
        value = chance.choice((quote(str(value)), *ODD_VALUES))
        names = [f"{column}__{chance.choice(_CONDITIONS)}", f"{column}__nothing", "nothing"]
        names += ["_size", "_next", "_sort", "_facet", "_facet_array", "_facet_date", "_where"]
        return f"{table_path(table)}?{chance.choice(names)}={value}", _FINE_OR_WRONG

    def _data(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return table_path(chance.choice(list(self._rows))) + chance.choice(_FORMS), _FINE

    def _row(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        table = chance.choice([name for name, keys in self._keys.items() if keys])
        path = row_path(table, *chance.choice(self._keys[table]))
        return path + (".json" if chance.random() < 0.2 else ""), _FINE

    def _actor(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return row_path("actors", *chance.choice(self._keys["actors"])), _FINE

    def _search(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        # Words are as frequent as their rank says, so this takes frequent and rare ones alike.
        words = [
            self._words[int(len(self._words) ** chance.random()) - 1]
            for _ in range(chance.choice((1, 1, 1, 2, 3)))
        ]
        text = " ".join(words)
        asked = {"q": f'"{text}"' if chance.random() < 0.2 else text}
        more = chance.choice(({}, {}, {"page": 2}, {"in": "passages"}, {"in": "events"}))
        return f"/-/search?{urlencode(asked | more)}", _FINE

    def _odd_search(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        if chance.random() < 0.5:
            return f"/-/search?{urlencode({'q': chance.choice(ODD_TEXTS)})}", _FINE
        name = chance.choice(("q", "q=the&page", "q=the&in"))
        return f"/-/search?{name}={chance.choice(ODD_VALUES)}", _FINE

    def _timeline(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        (actor,) = chance.choice(self._keys["actors"])
        asked: dict[str, object] = chance.choice(
            [
                {},
                {"happened": 1},
                {"document": chance.choice(self._documents)},
                {chance.choice(("actor", "by", "toward")): actor},
                {"from": chance.randint(1900, 2030)},
                {"from": "2016-11", "to": f"20{chance.randint(17, 30)}-02", "actor": actor},
            ]
        )
        return f"/-/timeline?{urlencode(asked)}", _FINE

    def _odd_timeline(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        name = chance.choice(("from", "to", "document", "actor", "by", "happened", "page"))
        return f"/-/timeline?{name}={chance.choice(ODD_VALUES)}", _FINE_OR_WRONG

    def _question(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        form = chance.choice(("", "", "", ".json", ".csv"))
        return table_path(chance.choice(self._questions)) + form, _FINE

    def _sql(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        asked = urlencode({"sql": chance.choice(STATEMENTS), "two": chance.choice(ODD_TEXTS)})
        return f"/onrecord{chance.choice(('', '.json', '.csv'))}?{asked}", _FINE_OR_WRONG

    def _slow_sql(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return f"/onrecord?{urlencode({'sql': SLOW_STATEMENT})}", (503,)

    def _list(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        lists = ("/", "/onrecord", "/-/read", "/-/questions", "/-/search", "/robots.txt")
        networks = ("/-/network", "/-/network?show=all")
        return chance.choice((*lists, *networks, "/onrecord/about", "/onrecord/search")), _FINE

    def _file(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return f"/-/files/{chance.choice(self._files)}", _FINE

    def _database(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        return "/onrecord.db", _FINE

    def _style(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        lit = [f"/-/lit-{count}.css" for count in range(50, 401, 50)]
        return chance.choice([*lit, *(f"/-/room/{name}" for name in self._static)]), _FINE

    def _missing(self, chance: Random) -> tuple[str, tuple[int, ...]]:
        # Datasette leads from an address with percent signs to its own way of writing them.
        return chance.choice(MISSING_PATHS), (404, 302)

    def _cell(self, chance: Random) -> tuple[str, str, Any]:
        table = chance.choice([name for name, rows in self._rows.items() if rows])
        row = chance.choice(self._rows[table])
        column = chance.choice(list(row))
        return table, column, row[column]


def _read_rows(
    connection: sqlite3.Connection,
) -> tuple[dict[str, list[dict[str, Any]]], dict[str, list[tuple[Any, ...]]]]:
    """Read some rows of each table and view, from all over it, and the keys of those of tables."""
    rows: dict[str, list[dict[str, Any]]] = {}
    keys: dict[str, list[tuple[Any, ...]]] = {}
    for name, kind in _list_tables(connection):
        (count,) = connection.execute(f'SELECT count(*) FROM "{name}"').fetchone()
        step = count // _MOST_ROWS + 1
        rows[name] = [
            dict(row)
            for number, row in enumerate(connection.execute(f'SELECT * FROM "{name}"'))
            if number % step == 0
        ]
        if kind == "table":
            key = [
                row["name"]
                for row in connection.execute(f'PRAGMA table_info("{name}")')
                if row["pk"]
            ]
            keys[name] = [tuple(row[column] for column in key) for row in rows[name]]
            if not key:
                keys[name] = [(number,) for number in range(1, count + 1)]
    return rows, keys


def _list_tables(connection: sqlite3.Connection) -> Iterator[tuple[str, str]]:
    """Give the tables and views that are shown as such, and which of the two each is."""
    sql = "SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')"
    for name, kind in connection.execute(sql):
        if name != "about" and not name.startswith("search"):
            yield name, kind
