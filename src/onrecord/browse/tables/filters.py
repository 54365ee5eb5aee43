"""What narrows a table down: its facets, the conditions in force, and how to drop them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode, urlsplit

from onrecord.browse.tables.heads import column_words
from onrecord.browse.values import cut, yes_or_no
from onrecord.schema.model import Table

# What Datasette can ask of a column, in words, and whether it needs a value.
CONDITIONS = {
    "exact": "is",
    "not": "is not",
    "contains": "contains",
    "startswith": "begins with",
    "endswith": "ends with",
    "gt": "is more than",
    "gte": "is at least",
    "lt": "is less than",
    "lte": "is at most",
    "in": "is one of",
    "notin": "is none of",
    "like": "is like",
    "notlike": "is not like",
    "glob": "fits the pattern",
    "date": "is on the day",
    "arraycontains": "has the item",
    "arraynotcontains": "lacks the item",
}
WITHOUT_VALUE = {
    "isnull": "is empty",
    "notnull": "is not empty",
    "isblank": "is blank",
    "notblank": "is not blank",
}
_OFFERED = (*list(CONDITIONS)[:11], "isnull", "notnull")
_LABEL_LENGTH = 40
_FIRST_VALUES = 6


class Choice(NamedTuple):
    """A value of a facet: what it is called, how many rows have it, and where a click leads."""

    text: str
    row_count: int
    path: str
    is_chosen: bool


class Facet(NamedTuple):
    """The values of a column, the frequent ones first; ``more`` of them are kept folded up."""

    text: str
    first: list[Choice]
    more: list[Choice]
    is_cut: bool
    remove_path: str | None


class Condition(NamedTuple):
    """A condition in force, in words, and the page without it."""

    text: str
    path: str


def offered_conditions() -> list[tuple[str, str]]:
    """List what the form offers to ask of a column: the value that it sends, and the words.

    A condition that needs no value sends one all the same, as Datasette wants it.
    """
    words = CONDITIONS | WITHOUT_VALUE
    return [(f"{key}__1" if key in WITHOUT_VALUE else key, words[key]) for key in _OFFERED]


def table_facets(
    table: Table | None,
    results: Iterable[Mapping[str, Any]],
    labels: Mapping[tuple[str, Any], Any],
) -> list[Facet]:
    """Make the facets of a table from Datasette's; one that leaves no choice is left out.

    ``labels`` are those that are known beside Datasette's, by column and value.
    """
    facets = []
    for each in results:
        choices = [
            Choice(
                _label(
                    table,
                    each["name"],
                    value["value"],
                    labels.get((each["name"], value["value"]), value["label"]),
                ),
                value["count"],
                _first_page(value["toggle_url"]),
                value["selected"],
            )
            for value in each["results"]
        ]
        if len(choices) > 1 or each["hideable"] or any(choice.is_chosen for choice in choices):
            # What is chosen stays in sight.
            choices.sort(key=lambda choice: not choice.is_chosen)
            first = _FIRST_VALUES + (len(choices) == _FIRST_VALUES + 1)
            facets.append(
                Facet(
                    column_words(table, each["name"]),
                    choices[:first],
                    choices[first:],
                    each["truncated"],
                    _first_page(each["toggle_url"]) if each["hideable"] else None,
                )
            )
    return facets


def conditions(
    table: Table | None,
    pairs: Iterable[tuple[str, str]],
    labels: Mapping[tuple[str, str], Any],
    request: Any,
) -> list[Condition]:
    """Say the conditions of a request in words, with the labels that are known for values.

    One that Datasette does not know is in no force, and left out.
    """
    found = []
    for name, value in pairs:
        column, _, condition = name.rpartition("__") if "__" in name else (name, "", "exact")
        if condition not in CONDITIONS | WITHOUT_VALUE:
            continue
        words = f"{column_words(table, column)} {(CONDITIONS | WITHOUT_VALUE)[condition]}"
        if condition not in WITHOUT_VALUE:
            shown = labels.get((column, value)) if condition in ("exact", "not") else None
            words += f" {_label(table, column, value, shown or value)}"
        found.append(Condition(words, _without(request, name, value)))
    return found


def _label(table: Table | None, column: str, value: Any, label: Any) -> str:
    if table and column in table.columns and table.field(column).type == "boolean":
        return yes_or_no(value)
    return cut(str(label if label not in (None, "") else value), _LABEL_LENGTH)


def _first_page(url: str) -> str:
    parts = urlsplit(url)
    kept = [pair for pair in parse_qsl(parts.query, keep_blank_values=True) if pair[0] != "_next"]
    return f"{parts.path}?{urlencode(kept)}" if kept else parts.path


def _without(request: Any, name: str, value: str) -> str:
    kept = [
        pair
        for pair in parse_qsl(request.query_string, keep_blank_values=True)
        if pair != (name, value) and pair[0] != "_next"
    ]
    return f"{request.path}?{urlencode(kept)}" if kept else str(request.path)
