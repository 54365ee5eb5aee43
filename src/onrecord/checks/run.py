"""Run every check of the tables: of one batch after the other, of all at once, or of files."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

import duckdb
import pyarrow as pa

from onrecord.checks.coding import ask_appointments, forbid_coding
from onrecord.checks.columns import ask_patterns, forbid_columns
from onrecord.checks.database import asker, connect, feed_tables, refuse
from onrecord.checks.dates import ask_bounds, ask_reasons, forbid_dates
from onrecord.checks.keys import ask_keys
from onrecord.checks.leaks import (
    FACTS,
    Cell,
    SharedWords,
    check_leaks,
    query_withheld,
    read_shared_words,
    read_withheld,
    withholds,
)
from onrecord.checks.links import ask_links, forbid_links
from onrecord.checks.references import OF_DOCUMENTS, ask_references
from onrecord.checks.release import ask_mentions, forbid_release
from onrecord.checks.removed import ask_removed
from onrecord.checks.rule import Ask, Question, Rule, ask_rows
from onrecord.checks.spans import forbid_spans
from onrecord.checks.violation import Violation
from onrecord.checks.words import check_words, read_words
from onrecord.schema.model import Table
from onrecord.schema.to_arrow import to_arrow


@dataclass(frozen=True)
class Findings:
    """What is wrong, and whether a row points at what may stand in another batch."""

    violations: list[Violation]
    is_open: bool


def list_questions(
    checked: Mapping[str, Table],
    known: Collection[str],
    *,
    include_drafts: bool = False,
    version: str | None = None,
) -> Iterator[Question]:
    """List the questions that valid tables answer with no, but for those about texts.

    ``known`` are the names of all tables there are, beyond those that are checked.
    """
    forbidden = [
        *forbid_columns(checked.values()),
        *forbid_dates(checked),
        *forbid_links(),
        *forbid_coding(include_drafts=include_drafts),
        *forbid_spans(),
        *forbid_release(),
    ]
    yield from ask_rows(forbidden, checked)
    yield from ask_patterns(checked.values())
    yield from ask_keys(checked.values())
    yield from ask_references(checked, known)
    yield from ask_bounds(checked)
    yield from ask_reasons(checked)
    yield from ask_links(checked)
    yield from ask_appointments(known)
    yield from ask_mentions(checked)
    yield from ask_removed(checked, known, version)


class Checker:
    """Checks one batch of rows after the other against what all batches share.

    ``shared`` are tables that every batch may point at, such as authorities and vocabularies; they
    are taken as checked. With ``whole`` nothing stands in another batch. ``facts`` are texts of the
    dataset, such as its description, which may repeat no text that is kept back; a violation of
    one is in row 0 of the table ``dataset``. Not for several threads at a time.
    """

    def __init__(
        self,
        tables: Mapping[str, Table],
        shared: Mapping[str, pa.Table] | None = None,
        *,
        include_drafts: bool = False,
        version: str | None = None,
        facts: Mapping[str, str] | None = None,
        whole: bool = False,
        threads: int | None = None,
    ) -> None:
        self._tables = tables
        self._shared = dict(shared or {})
        self._whole = whole
        self._facts = [Cell(FACTS, 0, key, words) for key, words in (facts or {}).items()]
        self._words: SharedWords | None = None
        checked = {
            name: table
            for name, table in tables.items()
            if name in OF_DOCUMENTS or name not in self._shared
        }
        self._connection = connect(threads)
        self._ask = asker(self._connection)
        self._feeds = feed_tables(self._connection, tables, self._shared, checked)
        self._questions = list(
            list_questions(checked, tables, include_drafts=include_drafts, version=version)
        )
        gates = {each.unless_empty for each in self._questions if each.unless_empty}
        self._gates = {source: f"g{number}" for number, source in enumerate(sorted(gates))}
        probes = {name: f"SELECT 1 FROM {source} LIMIT 1" for source, name in self._gates.items()}
        probes |= {f"q{number}": each.probe for number, each in enumerate(self._questions)}
        try:
            # Planning a query takes longer than asking it of a batch.
            for name, probe in probes.items():
                self._connection.execute(f"PREPARE {name} AS {probe}")
        except duckdb.Error as error:
            raise refuse(error) from error

    def check(
        self, rows: Mapping[str, pa.Table], texts: Mapping[str, str] | None = None
    ) -> Findings:
        """Check a batch of rows by table; tables that are not given are empty.

        With ``texts``, by document id, words are held against them, and cells for what a
        text_release keeps back.
        """
        try:
            return self._check(rows, texts)
        except duckdb.Error as error:
            raise refuse(error) from error
        finally:
            self._put({})

    def close(self) -> None:
        """Give the memory back."""
        self._connection.close()

    def _check(self, rows: Mapping[str, pa.Table], texts: Mapping[str, str] | None) -> Findings:
        misfits = [
            fault
            for name, each in rows.items()
            for fault in check_schema(each.schema, self._tables[name])
        ]
        if misfits:
            return Findings(misfits, False)
        self._put(rows)
        violations: list[Violation] = []
        is_open = False
        is_there = {each: any(self._ask(f"EXECUTE {name}")) for each, name in self._gates.items()}
        for number, question in enumerate(self._questions):
            if not is_there.get(question.unless_empty or "", True):
                continue
            for rule in question.broken(self._ask(f"EXECUTE q{number}")):
                if rule.across and not self._whole:
                    is_open = True
                else:
                    violations += _violations_of(rule, self._ask)
        if texts:
            violations += check_words(read_words(rows), texts)
            violations += self._check_leaks(texts)
        return Findings(violations, is_open)

    def _put(self, rows: Mapping[str, pa.Table]) -> None:
        for name, feed in self._feeds.items():
            feed.put(rows.get(name))

    def _check_leaks(self, texts: Mapping[str, str]) -> Iterator[Violation]:
        if not withholds(self._ask):
            return iter(())
        if self._words is None:
            self._connection.execute(f"PREPARE withheld AS {query_withheld(self._tables)}")
        if self._words is None or not self._shared:
            cells = read_shared_words(self._ask, self._tables)
            self._words = SharedWords([*self._facts, *cells])
        return check_leaks(read_withheld(self._ask, "EXECUTE withheld"), self._words, texts)


def find_violations(questions: Iterable[Question], ask: Ask) -> Iterator[Violation]:
    """Ask all questions, and yield a violation for every row that breaks a rule."""
    for question in questions:
        if question.unless_empty and not any(ask(f"SELECT 1 FROM {question.unless_empty} LIMIT 1")):
            continue
        for rule in question.broken(ask(question.probe)):
            yield from _violations_of(rule, ask)


def _violations_of(rule: Rule, ask: Ask) -> Iterator[Violation]:
    for row, message in rule.find(ask):
        yield Violation(rule.table, row, rule.column, rule.name, message)


def check_schema(found: pa.Schema, table: Table) -> Iterator[Violation]:
    """Yield what is wrong with the columns of a table: their names, their order, their types."""
    expected = to_arrow(table)
    if found.names != expected.names:
        listed = ", ".join(expected.names)
        message = f"{table.name} has columns {', '.join(found.names)}; expected {listed}"
        yield Violation(table.name, 0, None, "columns", message)
        return
    for name in expected.names:
        have, want = found.field(name).type, expected.field(name).type
        if have != want:
            message = f"{table.name}.{name} has the type {have}; expected {want}"
            yield Violation(table.name, 0, name, "type", message)
