"""Run the checks on tables in Parquet files, one or many a table, without loading them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import duckdb

from onrecord.checks.database import asker, connect, open_files, refuse
from onrecord.checks.keys import ask_keys
from onrecord.checks.leaks import (
    SharedWords,
    check_leaks,
    query_withheld,
    read_shared_words,
    read_withheld,
)
from onrecord.checks.references import OF_DOCUMENTS
from onrecord.checks.rule import Ask
from onrecord.checks.run import find_violations, list_questions
from onrecord.checks.violation import Violation
from onrecord.checks.words import check_words, query_words
from onrecord.schema.model import Table

Files = Mapping[str, Sequence[Path]]


def check_files(
    files: Files,
    tables: Mapping[str, Table],
    *,
    include_drafts: bool = False,
    version: str | None = None,
    texts: Mapping[str, str] | None = None,
    memory: str = "1GB",
    threads: int | None = None,
) -> Iterator[Violation]:
    """Yield every violation in the tables of a dataset in Parquet files.

    The files of a table hold its rows one after the other, all in the columns of its schema, which
    is for the caller to see; tables without files are empty. ``texts``, by document id, are looked
    up one document after the other. What does not fit into ``memory`` goes to a temporary folder.
    Raises OnRecordError for a file that cannot be read.
    """
    questions = list_questions(tables, tables, include_drafts=include_drafts, version=version)
    with _opened(files, tables, memory, threads) as ask:
        yield from find_violations(questions, ask)
        if texts:
            yield from check_words(ask(query_words()), texts)  # type: ignore[arg-type]
            shared = SharedWords(read_shared_words(ask, tables))
            yield from check_leaks(read_withheld(ask, query_withheld(tables)), shared, texts)


def check_links(
    files: Files,
    tables: Mapping[str, Table],
    *,
    memory: str = "1GB",
    threads: int | None = None,
) -> Iterator[Violation]:
    """Yield what no batch of documents can see of itself: how their rows point at each other.

    These are the rules across documents, and whether two batches gave the same key. All else is
    taken as checked.
    """
    every_question = list_questions(tables, tables)
    questions = [
        *(each for each in every_question if any(rule.across for rule in each.rules)),
        *ask_keys(table for name, table in tables.items() if name in OF_DOCUMENTS),
    ]
    with _opened(files, tables, memory, threads) as ask:
        yield from find_violations(questions, ask)


@contextmanager
def _opened(
    files: Files, tables: Mapping[str, Table], memory: str, threads: int | None
) -> Iterator[Ask]:
    with TemporaryDirectory() as folder:
        settings: dict[str, Any] = {"memory_limit": memory, "temp_directory": folder}
        connection = connect(threads, preserve_insertion_order=False, **settings)
        try:
            open_files(connection, tables, files)
            yield asker(connection)
        except duckdb.Error as error:
            raise refuse(error) from error
        finally:
            connection.close()
