"""Say in words how far annotators agree, for whoever reads about a table or a column.

The codebook, the column help, Croissant and the datasheet all take their words from here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from onrecord.agreement.fields import FIELDS
from onrecord.errors import OnRecordError
from onrecord.schema.model import Table

Figure = Mapping[str, Any]

# What the sentences are made of, in the table reliability.
_COLUMNS = {
    **dict.fromkeys(("table_name", "measure", "annotator_kind"), pa.string()),
    "unit_count": pa.int64(),
    **dict.fromkeys(("field", "first_annotator_id"), pa.string()),
    **dict.fromkeys(("value", "low", "high"), pa.float64()),
}
_NEVER_EMPTY = ("table_name", "measure", "annotator_kind", "unit_count")
_NO_PEOPLE = " (no reliability between people)"
_BETWEEN = {
    "person": "people",
    "model": f"passes of language models{_NO_PEOPLE}",
    "rule": f"rules of programs{_NO_PEOPLE}",
    "record": f"official records{_NO_PEOPLE}",
    "mixed": f"annotators of several kinds{_NO_PEOPLE}",
}
_OF_UNITS = {
    "f1": "F1",
    "mean_overlap": "mean overlap of the words",
    "alpha_u": "Krippendorff's alpha of unitizing",
    "alpha_unitized": "Krippendorff's alpha of characters inside or outside of rows",
    "alpha_unitized_coded": "of characters by the codes of their rows",
}
_OF_FIELDS = {
    "cohen_kappa": "Cohen's kappa",
    "alpha_nominal": "Krippendorff's alpha",
    "alpha_ordinal": "Krippendorff's alpha for ordered values",
    "percent_agreement": "share of equal values",
}


def tell_reliability(
    tables: Mapping[str, Table], load: Callable[[str], pa.Table]
) -> dict[str, str]:
    """Say it of a dataset whose tables ``load`` reads; nothing where it has no such figures.

    Somebody else's table of that name may be of another kind, or damaged: it is left alone.
    """
    if "reliability" not in tables or not _COLUMNS.keys() <= set(tables["reliability"].columns):
        return {}
    try:
        rows = load("reliability").select(list(_COLUMNS))
    except OnRecordError:
        return {}  # whoever loads it is told
    if any(rows.schema.field(name).type != kind for name, kind in _COLUMNS.items()):
        return {}
    figures = rows.to_pylist()
    return say_reliability(
        each for each in figures if all(each[name] is not None for name in _NEVER_EMPTY)
    )


def say_reliability(figures: Iterable[Figure]) -> dict[str, str]:
    """Make a sentence for each table and column that is measured, by ``table`` or ``table.column``.

    ``figures`` are rows of the table ``reliability``. Where there are
    three or more annotators, those about all of them are told. What stands in a table
    beside the coded one, such as participants, is told of there.

    >>> figure = {"table_name": "events", "field": "polarity", "measure": "cohen_kappa",
    ...     "first_annotator_id": "ann", "annotator_kind": "person", "unit_count": 40,
    ...     "value": 0.8123, "low": 0.7, "high": 0.9}
    >>> say_reliability([figure])["events.polarity"]
    "Agreement between people, in 40 matched rows: Cohen's kappa 0.81 (0.70 to 0.90)."
    """
    by_field: dict[tuple[str, str | None], list[Figure]] = {}
    for each in figures:
        by_field.setdefault((each["table_name"], each["field"]), []).append(each)
    told = {key: _of_most(found) for key, found in by_field.items()}
    sentences: dict[str, str] = {}
    for table, fields in FIELDS.items():
        if units := told.get((table, None)):
            sentences[table] = f"{_between(units)} in finding rows: {_list(units, _OF_UNITS)}."
        columns: dict[str, list[str]] = {}
        for field in fields:
            for column in field.columns if (table, field.name) in told else ():
                columns.setdefault(column, []).append(field.name)
        for column, names in columns.items():
            sentences[column] = _say_column({name: told[table, name] for name in names})
    return sentences


def _of_most(figures: Sequence[Figure]) -> list[Figure]:
    """The figures about all annotators together, or where there are two, those about them."""
    return [each for each in figures if each["first_annotator_id"] is None] or list(figures)


def _say_column(by_field: Mapping[str, Sequence[Figure]]) -> str:
    every = [each for figures in by_field.values() for each in figures]
    count = max(each["unit_count"] for each in every)
    head = f"{_between(every)}, in {count} matched rows"
    if len(by_field) == 1:
        return f"{head}: {_list(every, _OF_FIELDS)}."
    alphas = (
        f"{name} {_figure(each)}"
        for name, figures in by_field.items()
        for each in figures
        if each["measure"] == "alpha_nominal"
    )
    return f"{head}, by Krippendorff's alpha: {'; '.join(alphas)}."


def _between(figures: Sequence[Figure]) -> str:
    kind = figures[0]["annotator_kind"]
    return f"Agreement between {_BETWEEN.get(kind, kind)}"


def _list(figures: Sequence[Figure], names: Mapping[str, str]) -> str:
    by_measure = {each["measure"]: each for each in figures}
    known = [
        (name, by_measure[measure]) for measure, name in names.items() if measure in by_measure
    ]
    return ", ".join(f"{name} {_figure(each)}".strip() for name, each in known)


def _figure(each: Figure) -> str:
    if each["value"] is None:
        return "not defined"
    ends = (each["low"], each["high"])
    interval = "" if None in ends else f" ({_number(ends[0])} to {_number(ends[1])})"
    return _number(each["value"]) + interval


def _number(value: float) -> str:
    return f"{value:.2f}".replace("-0.00", "0.00")
