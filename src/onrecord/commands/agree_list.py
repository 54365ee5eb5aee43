"""The disagreements of the command agree, as a person reads them: unit by unit, with the words."""

from __future__ import annotations

from itertools import groupby
from pathlib import Path
from typing import TextIO

from onrecord.agreement.differences import Difference
from onrecord.agreement.units import Unit
from onrecord.console import show_line, visible
from onrecord.corpus.files import read_text
from onrecord.layout import Layout

_LONGEST = 60


def write_list(differences: list[Difference], root: Path, out: TextIO) -> None:
    """Write the disagreements, those about one unit under its words."""
    for document_id, of_document in groupby(differences, lambda each: each.document_id):
        text, _, _ = read_text(root, Layout(root).documents / f"{document_id}.txt")
        for _, listed in groupby(of_document, _unit):
            group = list(listed)
            one = group[0]
            who = (one.first_annotator_id, one.second_annotator_id)
            units = (one.found.first, one.found.second)
            rows = (
                f"{by} {unit.own_id if unit else '-'}" for by, unit in zip(who, units, strict=True)
            )
            words = _words(text or "", next(filter(None, units)))
            head = f"{document_id} {one.found.table}, {' | '.join(rows)}: {words}"
            out.write(f"\n{show_line(head)}\n")
            for each in group:
                _say_values(each, out)


def _unit(each: Difference) -> tuple[str, ...]:
    found = each.found
    units = (unit.row_id if unit else "" for unit in (found.first, found.second))
    return (each.first_annotator_id, each.second_annotator_id, *units)


def _say_values(each: Difference, out: TextIO) -> None:
    found = each.found
    if found.field is None:
        return
    values = (
        # The same number may be another row in the other pass.
        f"{by} {own}" if own and own != value else own or "-"
        for by, own, value in zip(
            (each.first_annotator_id, each.second_annotator_id),
            found.own_values(),
            (found.first_value, found.second_value),
            strict=True,
        )
    )
    out.write(show_line(f"  {found.field}: {' | '.join(values)}") + "\n")


def _words(text: str, unit: Unit) -> str:
    words = visible(" [...] ".join(text[start:end] for start, end in unit.spans))
    return words if len(words) <= _LONGEST else words[: _LONGEST - 4] + " ..."
