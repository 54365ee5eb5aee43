"""A rule as a question in SQL, asked of DuckDB: the same of Arrow tables and of Parquet files.

First one query asks for many rules at once whether any row breaks them; only a rule that is broken
is asked for its rows. Valid tables are nearly all tables, so that is what costs the time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from onrecord.schema.sql import quote_name

Row = tuple[Any, ...]
# Asks a query, with parameters where it has any. The rows of one must be read before the next.
Ask = Callable[..., Iterator[Row]]
Find = Callable[[Ask], Iterator[tuple[int, str]]]

ROW = quote_name("row index")
# Tables with a document in each row; quoted stretches have that of their quote.
_OF_DOCUMENTS = (
    "passages",
    "events",
    "quotes",
    "appointments",
    "mentions",
    "evidence",
    "disagreements",
)


def subject(table: str) -> str:
    """The rows of a table that are checked, with their index in the column ``ROW``."""
    return quote_name(f"rows of {table}")


def every(table: str) -> str:
    """All rows of a table that others may point at: those that are checked, and those shared."""
    return quote_name(f"all {table}")


@dataclass(frozen=True)
class Rule:
    """A rule with a way to find the index of each row that breaks it, and what to say of it.

    What rows of several documents do together is a rule ``across`` documents: rows of a few
    documents alone cannot tell whether it is broken.
    """

    table: str
    column: str | None
    name: str
    find: Find
    across: bool = False


def _first(rows: Iterable[Row]) -> Sequence[object]:
    return next(iter(rows))


@dataclass(frozen=True)
class Question:
    """One query that asks whether any row breaks one of several rules.

    ``decide`` makes of its rows a truth value for each rule, or one for all of them together.
    It need not be asked where the table ``unless_empty`` has no row.
    """

    probe: str
    rules: tuple[Rule, ...]
    decide: Callable[[Iterable[Row]], Sequence[object]] = _first
    unless_empty: str | None = None

    def broken(self, rows: Iterable[Row]) -> list[Rule]:
        """The rules that are broken, as the rows of the probe say."""
        verdicts = list(self.decide(rows))
        if len(verdicts) == 1:
            verdicts *= len(self.rules)
        return [rule for rule, verdict in zip(self.rules, verdicts, strict=True) if verdict]


@dataclass(frozen=True)
class Forbidden:
    """A condition (SQL) that no row ``r`` may meet; ``d`` is the row's document.

    ``say`` makes the message of the ``values`` (SQL expressions); None where they break nothing
    after all, since some things are seen in Python only.
    """

    table: str
    column: str | None
    name: str
    broken: str
    say: Callable[..., str | None]
    values: tuple[str, ...] = ()


def ask_rows(conditions: Iterable[Forbidden], tables: Iterable[str]) -> Iterator[Question]:
    """Ask for all conditions of a table at once; those of tables that are not there fall away."""
    known = set(tables)
    ordered = sorted(
        (each for each in conditions if each.table in known), key=lambda each: each.table
    )
    for table, group in groupby(ordered, key=lambda each: each.table):
        given = list(group)
        source = f"FROM {subject(table)} r {_documents(table)}"
        probe = ", ".join(f"bool_or({each.broken})" for each in given)
        rules = tuple(
            Rule(
                table,
                each.column,
                each.name,
                find_rows(
                    f"SELECT DISTINCT {', '.join((f'r.{ROW}', *each.values))} {source} "
                    f"WHERE {each.broken}",
                    each.say,
                ),
            )
            for each in given
        )
        yield Question(f"SELECT {probe} {source}", rules)


def keeping_back() -> str:
    """Query the documents that keep text back."""
    return f"SELECT * FROM {every('documents')} WHERE text_release <> 'full'"


def find_rows(query: str, say: Callable[..., str | None]) -> Find:
    """Find rows by a query that gives the index of each, and then what ``say`` makes words of."""

    def find(ask: Ask) -> Iterator[tuple[int, str]]:
        for row, *values in ask(query):
            message = say(*values)
            if message is not None:
                yield row, message

    return find


def _documents(table: str) -> str:
    if table in _OF_DOCUMENTS:
        return f"LEFT JOIN {every('documents')} d ON d.document_id = r.document_id"
    if table == "quote_fragments":
        return (
            f"LEFT JOIN {every('quotes')} q ON q.quote_id = r.quote_id "
            f"LEFT JOIN {every('documents')} d ON d.document_id = q.document_id"
        )
    return ""
