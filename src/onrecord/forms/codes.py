"""Number the codes of a dataset for programs that store a code as a number with a label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pyarrow as pa
import pyarrow.compute as pc

from onrecord.errors import OnRecordError
from onrecord.forms.publication import Publication
from onrecord.schema.model import Table

# pandas writes no longer labels of one column for Stata.
_MOST_BYTES = 32_000


@dataclass(frozen=True)
class CodeList:
    """The codes that columns can have, in order, and a label for each; the first is number 1."""

    codes: tuple[str, ...]
    labels: tuple[str, ...]


Column = tuple[str, str]


def find_codes(publication: Publication) -> dict[Column, CodeList]:
    """Find the code list of every coded column, by (table, column).

    Coded are text columns with an ``enum``, those that refer to a vocabulary, and the keys of
    vocabularies. A vocabulary is numbered in its own order, so a code has the same number wherever
    it is used, and the files of one version merge by it; another version may have other numbers.
    For the same reason columns of one name whose enums share a code are numbered alike. A column of
    a view has the codes of the column that it comes from. Where the labels would be longer than
    32,000 bytes together, the columns are not coded.
    """
    tables = publication.tables
    homes = {
        (table.name, field.name): home
        for table in tables.values()
        for field in table.fields
        if field.type == "string" and (home := _find_home(tables, table, field.name))
    }
    vocabularies = {
        home: _read_vocabulary(publication, *home) for home in dict.fromkeys(homes.values())
    }
    coded = {column: vocabularies[home] for column, home in homes.items()}
    coded = {**_list_enums(tables.values()), **coded}
    coded = {column: codes for column, codes in coded.items() if are_short(codes.labels)}
    origins = {each: coded.get(origin) for each, origin in _list_origins(publication.views)}
    return coded | {column: codes for column, codes in origins.items() if codes}


def are_short(labels: Iterable[str]) -> bool:
    """Whether the labels of one column can all be written for Stata."""
    return sum(len(label.encode()) + 1 for label in labels) < _MOST_BYTES


def _find_home(tables: Mapping[str, Table], table: Table, column: str) -> Column | None:
    """Find the vocabulary and its column that define the codes of a column."""
    # A reference of one column says more about it than one that it shares.
    for key in sorted(table.foreign_keys, key=lambda key: len(key.fields)):
        if column in key.fields and key.table in tables and _is_vocabulary(tables[key.table]):
            target = key.references[key.fields.index(column)]
            return _find_whole_key(tables, tables[key.table], target)
    if _is_vocabulary(table) and column in table.primary_key:
        return _find_whole_key(tables, table, column)
    return None


def _find_whole_key(tables: Mapping[str, Table], table: Table, column: str) -> Column:
    # Part of a longer key, as the type of event_modes, may be the key of a vocabulary of its own.
    if len(table.primary_key) > 1:
        for each in tables.values():
            if _is_vocabulary(each) and each.primary_key == (column,):
                return each.name, column
    return table.name, column


def _is_vocabulary(table: Table) -> bool:
    return table.kind == "vocabulary"


def _read_vocabulary(publication: Publication, table: str, column: str) -> CodeList:
    """Read codes in order, with labels where all rows of a code agree on one."""
    rows = publication.load(table)
    rows = rows.filter(pc.is_valid(rows[column]))
    label = publication.tables[table].browse.label or column
    labels: dict[str, set[str | None]] = {}
    pairs = zip(rows[column].to_pylist(), rows[label].cast(pa.string()).to_pylist(), strict=True)
    for code, words in pairs:
        labels.setdefault(code, set()).add(words)
    return CodeList(tuple(labels), tuple(_label(code, *each) for code, each in labels.items()))


def _label(code: str, label: str | None, *others: str | None) -> str:
    if others or not label or _plain(label) == _plain(code):
        return code
    return f"{code}: {label}"


def _plain(words: str) -> str:
    return re.sub(r"[\W_]+", " ", words).strip().casefold()


def _list_enums(tables: Iterable[Table]) -> dict[Column, CodeList]:
    columns = [
        (table.name, field.name, field.enum)
        for table in tables
        for field in table.fields
        if field.type == "string" and field.enum
    ]
    lists: dict[str, list[dict[str, None]]] = {}
    for _, name, enum in columns:
        known = lists.setdefault(name, [])
        shared = [each for each in known if each.keys() & set(enum)]
        merged = dict.fromkeys(code for each in [*shared, enum] for code in each)
        lists[name] = [each for each in known if each not in shared] + [merged]
    return {
        (table, name): CodeList(codes, codes)
        for table, name, enum in columns
        for codes in (tuple(each) for each in lists[name] if enum[0] in each)
    }


def _list_origins(views: Mapping[str, Table]) -> Iterable[tuple[Column, Column]]:
    for view in views.values():
        described = view.descriptor.get("fields")
        for each in described if isinstance(described, list) else []:
            if "from" in each:
                table, _, column = each["from"].partition(".")
                yield (view.name, each["name"]), (table, column)


def number_codes(values: pa.ChunkedArray, codes: CodeList, column: str) -> pa.ChunkedArray:
    """Turn codes into their numbers, nulls staying null.

    Raises OnRecordError for a code that is not in the list; ``column`` says there where it stands.

    >>> answers = CodeList(("yes", "no"), ("yes", "no"))
    >>> number_codes(pa.chunked_array([["no", None]]), answers, "polls.answer").to_pylist()
    [2, None]
    """
    places = pc.index_in(values, pa.array(codes.codes, pa.string()))
    strange = values.filter(pc.and_(pc.is_null(places), pc.is_valid(values)))
    if len(strange):
        raise OnRecordError(
            f"{column} has {strange[0].as_py()!r}, which is none of its codes; run: onrecord check"
        )
    return pc.add(places, 1)
