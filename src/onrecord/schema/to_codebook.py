"""Derive docs/codebook.md: every table, column and code in words, for people."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import pyarrow as pa

from onrecord.schema.markdown import code, grid, prose
from onrecord.schema.model import Field, Table
from onrecord.schema.wording import allowed, key, references

_SECTIONS = (
    ("dataset", "The dataset", "These four tables are the dataset; nobody needs more to start."),
    ("support", "Supporting tables", "These tables say more about the four, and prove them."),
    ("vocabulary", "Vocabularies", "These tables define the codes that the others use."),
    (
        "view",
        "Views",
        "These are computed from the tables, in the database and by `onrecord.load`; there is no"
        " file of them.",
    ),
)
# Past this many codes a vocabulary is easier to read in its own file.
_LONGEST_LIST = 100


def to_codebook(
    tables: Mapping[str, Table],
    views: Mapping[str, Table],
    vocabularies: Mapping[str, pa.Table],
    tables_folder: str = "../data/tables",
    reliability: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """Write the codebook as one Markdown page.

    ``vocabularies`` holds the rows of the tables of kind ``vocabulary``; ``tables_folder`` is
    where the CSV files stand, seen from the page; ``reliability`` has what is said of tables and of
    columns (as ``table.column``) that were coded more than once. The same input gives the same
    text.
    """
    every = [*tables.values(), *views.values()]
    blocks = [_intro()]
    for kind, title, words in _SECTIONS:
        members = [each for each in every if each.kind == kind]
        blocks += [f"## {title}", words, "\n".join(map(_entry, members))] if members else []
        for each in members:
            told = [prose(reliability[each.name])] if each.name in reliability else []
            blocks += [f"### {each.name}", prose(each.description), *told]
            blocks.append(_columns(each, reliability))
            if each.name in vocabularies:
                blocks.append(_codes(each, vocabularies[each.name], tables_folder))
    return "\n\n".join(blocks) + "\n"


def _intro() -> str:
    return (
        "# Codebook\n\n"
        "Made by `make docs` from `schemas/*.json` and the vocabularies; never edited.\n\n"
        "Every table is a CSV and a Parquet file of the same name in `data/tables/`. A missing"
        " value is an empty cell in CSV and null elsewhere; a column marked *required* has none."
        " Dates are ISO 8601, positions count Unicode code points from 0 with the end excluded,"
        " and no cell holds a list."
    )


def _entry(table: Table) -> str:
    return f"- [`{table.name}`](#{table.name}): {prose(table.description)}"


def _columns(table: Table, reliability: Mapping[str, str]) -> str:
    head = ("column", "type", "required", "allowed", "meaning")
    rows = [
        (
            f"`{each.name}`",
            each.type + (f" ({prose(each.unit)})" if each.unit else ""),
            "required" if each.required else "",
            _allowed(each),
            _meaning(table, each, reliability.get(f"{table.name}.{each.name}")),
        )
        for each in table.fields
    ]
    return grid(head, rows) + _joint_keys(table)


def _allowed(field: Field) -> str:
    if field.enum is not None:
        return ", ".join(map(code, field.enum))
    if field.pattern is not None:
        return f"pattern {code(field.pattern)}"
    return prose(allowed(field) or "")


def _meaning(table: Table, field: Field, reliability: str | None) -> str:
    words = [prose(field.description)]
    if key(table, field.name):
        words.append(f"*{str(key(table, field.name)).capitalize()} key.*")
    if targets := references(table, field.name):
        links = [f"[`{each}`](#{each.partition('.')[0]})" for each in targets]
        words.append(f"Refers to {', '.join(links)}.")
    if field.example is not None:
        words.append(f"Example: {code(str(field.example))}.")
    if reliability:
        words.append(prose(reliability))
    return " ".join(words)


def _joint_keys(table: Table) -> str:
    if not table.unique_keys:
        return ""
    listed = "; ".join(", ".join(f"`{each}`" for each in columns) for columns in table.unique_keys)
    return f"\n\nNo two rows agree in all of: {listed}."


def _codes(table: Table, rows: pa.Table, folder: str) -> str:
    link = f"[`{table.name}.csv`]({folder}/{table.name}.csv)"
    if rows.num_rows > _LONGEST_LIST:
        return f"The {rows.num_rows} codes stand in {link}."
    wanted = (*table.primary_key, "label", "name", "definition", "description")
    shown = [each for each in dict.fromkeys(wanted) if each in table.columns]
    cells = [[prose(str(cell)) for cell in rows[name].to_pylist()] for name in shown]
    cells[0] = [code(str(cell)) for cell in rows[shown[0]].to_pylist()]
    return f"The codes, in full in {link}:\n\n" + grid(shown, zip(*cells, strict=True))
