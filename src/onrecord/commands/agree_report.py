"""What the command agree writes: a report, figures or disagreements as CSV, or all as JSON."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, fields
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TextIO

from onrecord.agreement.agree import Agreement
from onrecord.agreement.differences import COLUMNS, Difference
from onrecord.agreement.fields import FIELDS
from onrecord.agreement.kinds import say_kinds
from onrecord.agreement.measure import Measure
from onrecord.commands.agree_list import write_list
from onrecord.console import count_of, print_rows, show_line

_UNITIZING = {
    "f1": "F1",
    "mean_overlap": "overlap of their words",
    "alpha_u": "alpha of unitizing",
    "alpha_unitized": "alpha of characters in units or not",
    "alpha_unitized_coded": "alpha of characters by type",
}


def write_json(found: Agreement, out: TextIO) -> None:
    """Write all that was found."""
    said = {
        "documents": found.documents,
        "annotators": found.kinds,
        "note": say_kinds(found.kinds),
        "measures": [asdict(each) for each in found.measures],
        "disagreements": [each.to_row() for each in found.differences],
    }
    out.write(json.dumps(said, ensure_ascii=False, indent=2) + "\n")


def write_csv(found: Agreement, out: TextIO, *, is_list: bool) -> None:
    """Write a row for each figure, or for each disagreement."""
    if is_list:
        print_rows(COLUMNS, (each.to_row() for each in found.differences), "csv", out)
    else:
        columns = [each.name for each in fields(Measure)]
        print_rows(columns, map(asdict, found.measures), "csv", out)


def write_text(found: Agreement, root: Path, out: TextIO, *, is_list: bool) -> None:
    """Write a report of the figures, and with ``is_list`` the disagreements with their words.

    Fields that follow from others are left out, but for those with an order; and so are fields
    without an alpha, since all units have the same value.
    """
    coders = ", ".join(f"{each} ({kind})" for each, kind in found.kinds.items())
    _say(f"{count_of(len(found.documents), 'documents')} coded by {coders}", out)
    _say(say_kinds(found.kinds), out)
    missing = _count_missing(found.differences)
    for table, of_table in groupby(found.measures, attrgetter("table")):
        is_coded = False
        for (_, *who), measures in groupby(of_table, _subject):
            figures = list(measures)
            if any(each.value is not None for each in figures):
                _write_table(table, who, figures, missing, out)
                is_coded = True
        if not is_coded:
            _say(f"\nno {table} in any pass", out)
    if is_list:
        write_list(found.differences, root, out)
    else:
        more = "; --list shows them" if found.differences else ""
        _say(f"\n{count_of(len(found.differences), 'disagreements')}{more}", out)


def _say(line: str, out: TextIO) -> None:
    start = "\n" if line.startswith("\n") else ""
    out.write(f"{start}{show_line(line.removeprefix(start))}\n")


def _subject(each: Measure) -> tuple[str, ...]:
    return each.table, each.first_annotator_id or "", each.second_annotator_id or ""


def _count_missing(differences: Iterable[Difference]) -> Counter[tuple[str, ...]]:
    """How many units only one of two annotators has, by table, the two, and the one."""
    found: Counter[tuple[str, ...]] = Counter()
    for each in differences:
        if each.found.field is None:
            two = (each.first_annotator_id, each.second_annotator_id)
            found[(each.found.table, *two, two[0] if each.found.first else two[1])] += 1
    return found


def _write_table(
    table: str,
    who: list[str],
    measures: list[Measure],
    missing: Counter[tuple[str, ...]],
    out: TextIO,
) -> None:
    units = {each.measure: each for each in measures if each.field is None}
    head = f"\n{table}, {' and '.join(filter(None, who)) or 'all together'}: "
    if "f1" in units:
        only = ", ".join(f"{missing[table, *who, each]:,} only of {each}" for each in who)
        head += f"{units['mean_overlap'].unit_count:,} of both, {only}"
    _say(head.removesuffix(": "), out)
    for name, label in _UNITIZING.items():
        if name in units:
            _say(f"  {label}: {_figure(units[name])}", out)
    lines = [("field", "units", "same", "kappa", "alpha")]
    constant: list[str] = []
    for field in FIELDS[table]:
        own = {each.measure: each for each in measures if each.field == field.name}
        if field.order:
            alpha = own["alpha_ordinal"]
            figures = (f"{field.name}, by order", f"{alpha.unit_count:,}", "", "", _figure(alpha))
        else:
            alpha = own["alpha_nominal"]
            others = (own.get(name) for name in ("percent_agreement", "cohen_kappa"))
            same, kappa = (_figure(each) if each else "" for each in others)
            figures = (field.name, f"{alpha.unit_count:,}", same, kappa, _figure(alpha))
        if alpha.value is not None and (field.order or field.kind != "derived"):
            lines.append(figures)
        elif alpha.unit_count and not field.order and field.kind != "derived":
            constant.append(field.name)
    for name, count, *columns in lines if len(lines) > 1 else ():
        drawn = "".join(f"{each:<21} " for each in columns)
        out.write(f"  {name:<24}{count:>6}  {drawn}".rstrip() + "\n")
    if constant:
        _say(f"  one value in all units, so nothing to measure: {', '.join(constant)}", out)


def _figure(each: Measure) -> str:
    if each.value is None:
        return "-"
    if each.low is None or each.high is None:
        return _two(each.value)
    return f"{_two(each.value)} ({_two(each.low)} to {_two(each.high)})"


def _two(value: float) -> str:
    # Zero has no sign for people.
    return f"{round(value, 2) + 0.0:.2f}"
