"""Look for stretches of a document, outside of what it releases, in files of any kind."""

from __future__ import annotations

import gzip
import html
import io
import sqlite3
import tarfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pyreadstat
import yaml

from onrecord.evidence.text import Span
from onrecord.tables.text_release import merge

LENGTH = 30


def released(load: Callable[[str], list[dict[str, Any]]], document_id: str) -> list[Span]:
    """The spans of a document whose words stand in the evidence, or in a quoted stretch."""
    rows = [each for each in load("evidence") if each["document_id"] == document_id]
    shown = [each for each in rows if each["exact"] is not None]
    quotes = {each["quote_id"] for each in load("quotes") if each["document_id"] == document_id}
    shown += [
        each
        for each in load("quote_fragments")
        if each["quote_id"] in quotes and each["text"] is not None
    ]
    return merge(Span(row["start"], row["end"]) for row in shown)


def kept_back(content: str, spans: list[Span], title: str) -> set[str]:
    """Every window of a text that does not lie inside a released span, nor in its title.

    Words that are released in one place are released wherever they stand. Punctuation and space
    beside a released span tell nothing, so they go with it.
    """
    at = content.find(title)
    titles = [Span(at, at + len(title))] if at >= 0 else []
    allowed = set()
    for start, end in merge([*spans, *titles]):
        while start > 0 and not content[start - 1].isalnum():
            start -= 1
        while end < len(content) and not content[end].isalnum():
            end += 1
        allowed |= {content[at : at + LENGTH] for at in range(start, end - LENGTH + 1)}
    windows = {content[at : at + LENGTH] for at in range(len(content) - LENGTH + 1)}
    return windows - allowed


def leaked(texts: Iterable[str], windows: set[str]) -> set[str]:
    """The windows that stand anywhere in some texts, also across their line ends and escapes."""
    found: set[str] = set()
    for text in texts:
        plain = text.replace("\\n", "\n").replace('\\"', '"').replace('""', '"')
        for form in {text, plain, " ".join(plain.split())}:
            found |= {form[at : at + LENGTH] for at in range(len(form) - LENGTH + 1)} & windows
    return found


def texts_in(path: str, content: bytes) -> Iterator[str]:
    """Every text in a file: the cells of tables and databases, the members of archives."""
    if path.endswith((".whl", ".zip", ".xlsx")):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield from texts_in(name, archive.read(name))
    elif path.endswith((".tar", ".tar.gz")):
        with tarfile.open(fileobj=io.BytesIO(content)) as tar:
            for member in tar.getmembers():
                file = tar.extractfile(member) if member.isfile() else None
                if file:
                    yield from texts_in(member.name, file.read())
    elif path.endswith(".parquet"):
        yield from _cells(pq.read_table(pa.BufferReader(content)))
        yield content.decode("utf-8", "replace")
    elif path.endswith(".gz") or path.endswith(".rds"):
        yield gzip.decompress(content).decode("utf-8", "replace")
    elif path.endswith((".xml", ".graphml")):
        yield html.unescape(content.decode("utf-8", "replace"))
    elif path.endswith(".yaml"):
        # What stands in one line after the other would else be read as one sentence.
        yield from _scalars(yaml.compose(content, yaml.CSafeLoader))
    else:
        # A database keeps short texts as they are, and long ones in pages of 4096 bytes.
        yield content.decode("utf-8", "replace")


def texts_in_file(path: Path) -> Iterator[str]:
    """Every text in a file, read as what it is where its cells stand in pieces or compressed."""
    yield from texts_in(path.name, path.read_bytes())
    if path.suffix in READERS:
        yield from READERS[path.suffix](path)


def texts_below(root: Path) -> Iterator[str]:
    """Every text in what stands below a folder."""
    for path in sorted(root.rglob("*")):
        if path.is_file():
            yield from texts_in_file(path)


def cells_of_database(path: Path) -> Iterator[str]:
    """Every text in the tables of a database, those of full-text search included."""
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')")
        for (name,) in names.fetchall():
            for row in database.execute(f'SELECT * FROM "{name}"'):
                yield from (cell for cell in row if isinstance(cell, str))


def _cells_of_duckdb(path: Path) -> Iterator[str]:
    with duckdb.connect(path, read_only=True) as database:
        for (name,) in database.sql("SELECT table_name FROM information_schema.tables").fetchall():
            yield from _cells(database.sql(f'FROM "{name}"').to_arrow_table())


def _cells_of_statistics(path: Path) -> Iterator[str]:
    read = {".dta": pyreadstat.read_dta, ".sav": pyreadstat.read_sav}[path.suffix]
    frame, facts = read(path)
    yield from (str(cell) for column in frame for cell in frame[column])
    yield from (label for labels in facts.value_labels.values() for label in labels.values())


def _cells(table: pa.Table) -> Iterator[str]:
    for column in table.columns:
        if pa.types.is_string(column.type):
            yield from (cell for cell in column.to_pylist() if cell is not None)


def _scalars(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield node.value
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            yield from _scalars(item)
    elif isinstance(node, yaml.MappingNode):
        for pair in node.value:
            for each in pair:
                yield from _scalars(each)


# Files that keep a cell in pieces or compressed are read as well.
READERS: dict[str, Callable[[Path], Iterator[str]]] = {
    ".db": cells_of_database,
    ".sqlite": cells_of_database,
    ".duckdb": _cells_of_duckdb,
    ".dta": _cells_of_statistics,
    ".sav": _cells_of_statistics,
}
