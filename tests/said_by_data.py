"""What forms that hold data say of the dataset: databases, workbooks, statistics files, graphs."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from onrecord.access import Package

Said = dict[str, Any]


def columns_of(meanings: dict[tuple[str, str], str]) -> dict[str, list[str]]:
    """List the columns of each table, in the order in which their meanings are told."""
    columns: dict[str, list[str]] = {}
    for table, column in meanings:
        columns.setdefault(table, []).append(column)
    return columns


def told(meanings: dict[tuple[str, str], str]) -> Said:
    """Tables, columns and meanings, as told by one list of meanings."""
    columns = columns_of(meanings)
    return {"tables": set(columns), "columns": columns, "meanings": meanings}


def from_about(facts: dict[str, str]) -> Said:
    """What the facts say that databases and graphs have."""
    return {
        "title": facts["title"],
        "version": facts["version"],
        "sha256": facts["dataset_sha256"],
        "authors": [each for each in facts.get("authors", "").split("; ") if each],
        "licenses": [each for each in facts.get("license", "").split("; ") if each],
    }


def from_sqlite(folder: Path, package: Package) -> Said:
    """What the database says; the meaning of a column stands as a comment above it."""
    (path,) = folder.glob("*.sqlite")
    with closing(sqlite3.connect(path)) as database:
        facts = dict(database.execute("SELECT name, value FROM about"))
        sql = dict(database.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'"))
    tables = package._publication().tables
    meanings = {}
    for name in tables:
        for words, column in re.findall(r'((?:  -- .*\n)+)  "(\w+)" [A-Z]', sql[name]):
            meanings[name, column] = " ".join(re.findall("  -- (.*)", words))
    return {**from_about(facts), **told(meanings)}


def from_duckdb(folder: Path, package: Package) -> Said:
    """What the database says, in its comments too."""
    import duckdb

    (path,) = folder.glob("*.duckdb")
    with closing(duckdb.connect(path, read_only=True)) as database:
        facts = dict(database.execute("SELECT name, value FROM about").fetchall())
        rows = database.execute(
            "SELECT table_name, column_name, comment FROM duckdb_columns() "
            "WHERE NOT internal ORDER BY table_oid, column_index"
        ).fetchall()
    tables = package._publication().tables
    meanings = {(table, column): words for table, column, words in rows if table in tables}
    return {**from_about(facts), **told(meanings)}


def from_excel(folder: Path, package: Package) -> Said:
    """What the first two sheets of the workbook say, and the heads of the others."""
    from openpyxl import load_workbook

    (path,) = folder.glob("*.xlsx")
    with closing(load_workbook(path, read_only=True)) as workbook:
        sheets = {each.title: list(each.values) for each in workbook}
    head, *rows = sheets["codebook"]
    told_there = [dict(zip(head, row, strict=True)) for row in rows]
    tables = package._publication().tables
    meanings = {
        (each["table"], each["column"]): each["meaning"]
        for each in told_there
        if each["table"] in tables
    }
    columns = {name: list(sheets[name][0]) for name in tables}
    return {**from_about(dict(sheets["about"][1:])), **told(meanings), "columns": columns}


def from_graphml(folder: Path, package: Package) -> Said:
    """What the attributes of the graph say."""
    import networkx as nx

    (path,) = folder.glob("*.graphml")
    return from_about(nx.read_graphml(path).graph)


def from_readme(name: str) -> Callable[[Path, Package], Said]:
    """Make the reader of a form whose README.txt has title and version on its third paragraph."""

    def read(folder: Path, package: Package) -> Said:
        text = (folder / name / "README.txt").read_text(encoding="utf-8")
        title, _, version = text.split("\n\n")[1].rpartition(", version ")
        return {"title": title, "version": version}

    return read


def from_statistics(name: str) -> Callable[[Path, Package], Said]:
    """Make the reader of Stata or SPSS files, whose columns have short labels."""

    def read(folder: Path, package: Package) -> Said:
        import pyreadstat

        readers = {"stata": pyreadstat.read_dta, "spss": pyreadstat.read_sav}
        publication = package._publication()
        tables, headings, versions, notes = publication.tables, {}, set(), []
        for path in sorted((folder / name).iterdir()):
            if path.stem in tables:
                _, facts = readers[name](path, metadataonly=True)
                label, _, _ = facts.file_label.partition(": ")
                versions.add(label.removeprefix(f"{publication.description.name} "))
                notes.append("".join(facts.notes))
                names = tables[path.stem].columns
                # Some names are not allowed there, as end is not in Stata.
                assert [each.rstrip("_") for each in facts.column_names] == list(names)
                headings |= {
                    (path.stem, n): each for n, each in zip(names, facts.column_labels, strict=True)
                }
        (version,) = versions
        return {
            "version": version,
            **(from_notes(notes) if name == "spss" else {}),
            "tables": {table for table, _ in headings},
            "columns": columns_of(headings),
            "headings": headings,
        }

    return read


def from_notes(notes: list[str]) -> Said:
    """What the documents of all SPSS files say, which is the same."""
    (said,) = set(notes)
    found = re.fullmatch("Title: (.*)Version: (.*?)(?:License: (.*))?Hash: sha256:(.*)", said)
    assert found
    title, version, licenses, sha256 = found.groups()
    return {
        "title": title,
        "version": version,
        "licenses": licenses.split("; ") if licenses else [],
        "sha256": sha256,
    }


def from_r(folder: Path, package: Package) -> Said:
    """What the data frames say in their attributes."""
    from rdata.parser import parse_file

    headings, meanings, versions = {}, {}, set()
    name = package._publication().description.name
    for table in package._publication().tables:
        frame = parse_file(folder / "r" / f"{table}.rds").object
        names = [each.value.decode() for each in _attributes(frame)["names"].value]
        label, _, _ = _attributes(frame)["label"].value[0].value.decode().partition(": ")
        versions.add(label.removeprefix(f"{name} "))
        for each, column in zip(names, frame.value, strict=True):
            facts = _attributes(column)
            headings[table, each] = facts["label"].value[0].value.decode()
            meanings[table, each] = facts["comment"].value[0].value.decode()
    (version,) = versions
    return {"version": version, **told(meanings), "headings": headings}


def _attributes(value: Any) -> dict[str, Any]:
    found, node = {}, value.attributes
    while node is not None and isinstance(node.value, tuple):
        tag = node.tag if node.tag.value is not None else node.tag.referenced_object
        found[tag.value.value.decode()] = node.value[0]
        node = node.value[1]
    return found
