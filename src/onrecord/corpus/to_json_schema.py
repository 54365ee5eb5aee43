"""Derive JSON Schemas for curated files, by which editors complete and check what people type.

The classes of the model say which keys there are, the tables what they mean and which codes exist.
Draft 7 is what editors understand.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

import msgspec

from onrecord.corpus.facts import (
    Actor,
    Corroboration,
    Dataset,
    DocumentFacts,
    DocumentLine,
    Office,
    Record,
)
from onrecord.corpus.key_meanings import describe_key, find_column
from onrecord.corpus.model import Annotation, Curated
from onrecord.corpus.read_csv import read_csv
from onrecord.corpus.rows import KINDS
from onrecord.errors import UsageError, nearest
from onrecord.layout import bundled
from onrecord.schema.model import Field, Table
from onrecord.schema.read import read_schemas

Schema = dict[str, Any]


class _Form(NamedTuple):
    """The class of what a file holds, how it is held, and what the file is."""

    shape: type[Curated]
    is_list: bool
    is_line: bool
    title: str


_FORMS = {
    "dataset": _Form(Dataset, False, False, "data/curated/dataset.yaml"),
    "document": _Form(DocumentFacts, False, False, "data/curated/documents/*.yaml"),
    "annotation": _Form(Annotation, False, False, "data/curated/annotations/*.yaml"),
    "actors": _Form(Actor, True, False, "data/curated/authorities/actors.yaml"),
    "offices": _Form(Office, True, False, "data/curated/authorities/offices.yaml"),
    "records": _Form(Record, True, False, "data/curated/records/*.yaml"),
    "corroborations": _Form(Corroboration, True, False, "data/curated/records/corroborations.yaml"),
    "document_line": _Form(DocumentLine, False, True, "a line of data/curated/documents/*.jsonl"),
    "annotation_line": _Form(Annotation, False, True, "a line of data/curated/annotations/*.jsonl"),
    "actor_line": _Form(Actor, False, True, "a line of data/curated/authorities/actors*.jsonl"),
    "office_line": _Form(Office, False, True, "a line of data/curated/authorities/offices*.jsonl"),
    "record_line": _Form(Record, False, True, "a line of data/curated/records/*.jsonl"),
}

CURATED_FORMS = tuple(_FORMS)

_NULL: Schema = {"type": "null"}
# The reader takes every scalar of YAML as text, where an editor sees numbers and truth values.
_YAML_TEXT: Schema = {"type": ["string", "number", "boolean"]}
_LINE_TEXT: Schema = {"type": "string"}
_TEXT: Schema = {"$ref": "#/definitions/text"}
_YAML_NUMBER: Schema = {"type": ["integer", "string"], "pattern": "^[0-9]+$"}
_SLUG = "[a-z0-9]+(-[a-z0-9]+)*-"


def to_json_schema(name: str) -> Schema:
    """Derive the JSON Schema (draft 7) of a kind of curated file, or of a line in JSON Lines.

    Codes of the vocabularies that come with the package are proposed, and others allowed, since a
    corpus may bring vocabularies of its own. Raises UsageError for a name that is not one of
    ``CURATED_FORMS``.

    >>> to_json_schema("document_line")["properties"]["coding"]["enum"]
    ['complete', 'partial', 'none']
    """
    if name not in _FORMS:
        given = f"no curated form {name!r}; expected one of {', '.join(_FORMS)}"
        raise UsageError(given + nearest(name, _FORMS))
    form = _FORMS[name]
    (top,), shapes = msgspec.json.schema_components(
        [form.shape], ref_template="#/definitions/{name}"
    )
    writer = _Writer(read_schemas(bundled().schemas), form.is_line)
    definitions = {each: writer.shape(each, found) for each, found in sorted(shapes.items())}
    if form.is_list:
        items = {"anyOf": [{"type": "array", "items": top}, _NULL]}
        top = {
            "description": f"The {name} of a corpus.",
            "type": "object",
            "properties": {name: {"description": f"The {name}, in any order.", **items}},
            "additionalProperties": False,
        }
    else:
        top = definitions.pop(form.shape.__name__)
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        **top,
        "title": form.title,
        "definitions": {**definitions, **writer.referred},
    }


class _Writer:
    """Rewrites what msgspec says of a class; ``referred`` is what the result refers to."""

    def __init__(self, tables: Mapping[str, Table], is_line: bool) -> None:
        self.referred: dict[str, Schema] = {"text": _LINE_TEXT if is_line else _YAML_TEXT}
        self._tables = tables
        self._is_line = is_line

    def shape(self, name: str, found: Schema) -> Schema:
        """Rewrite a class."""
        required = found.get("required", [])
        properties = {
            key: self._key(name, key, value, key in required)
            for key, value in found["properties"].items()
        }
        description = " ".join(found["description"].replace("``", "'").split())
        return {**found, "description": description, "properties": properties}

    def _key(self, shape: str, key: str, found: Schema, is_required: bool) -> Schema:
        column = find_column(shape, key, self._tables)
        text = self._column(column, is_own=key == "id") if column else _TEXT
        value = self._value(found, text)
        if not is_required and not self._is_line and _NULL not in value.get("anyOf", ()):
            value = {"anyOf": [value, _NULL]}
        description = {"description": describe_key(shape, key, column)}
        default = {"default": found["default"]} if found.get("default") else {}
        # Draft 7 ignores whatever stands beside a reference.
        return {**description, **({"allOf": [value]} if "$ref" in value else value), **default}

    def _value(self, found: Schema, text: Schema) -> Schema:
        """Rewrite a value, whose text is to be like ``text``."""
        if "anyOf" in found:
            return {"anyOf": [self._value(each, text) for each in found["anyOf"]]}
        kind = found.get("type")
        if kind == "string":
            return text
        if kind == "integer":
            return found if self._is_line else _YAML_NUMBER
        if kind == "array":
            return {"type": "array", "items": self._value(found["items"], text)}
        if kind == "object" and "additionalProperties" in found:
            value = self._value(found["additionalProperties"], text)
            value = value if self._is_line else {"anyOf": [*value["anyOf"], _NULL]}
            return {"type": "object", "additionalProperties": value}
        return found

    def _column(self, column: tuple[Table, Field], is_own: bool) -> Schema:
        """The text that a column can hold."""
        table, field = column
        if field.enum:
            return {"enum": list(field.enum)}
        for key in table.foreign_keys:
            if field.name in key.fields and key.table in _proposed(self._tables):
                return self._codes(key.table, key.references[key.fields.index(field.name)])
        if not field.pattern:
            return {**self.referred["text"], "minLength": 1} if field.min_length else _TEXT
        pattern = field.pattern
        if table.name in KINDS and pattern.startswith(_SLUG):
            # In its own document a row goes by its number.
            own = pattern.removeprefix(_SLUG)
            pattern = own if is_own else f"({_SLUG})?{own}"
        return {**self.referred["text"], "pattern": f"^(?:{pattern})$"}

    def _codes(self, vocabulary: str, column: str) -> Schema:
        codes = _read_codes(self._tables[vocabulary], column)
        proposed = {"enum": list(codes), "enumDescriptions": list(codes.values())}
        self.referred[column] = {"anyOf": [proposed, _TEXT]}
        return {"$ref": f"#/definitions/{column}"}


def _proposed(tables: Mapping[str, Table]) -> list[str]:
    """The vocabularies with codes for everybody; annotators are each corpus's own."""
    return [
        each.name
        for each in tables.values()
        if each.kind == "vocabulary" and each.name != "annotators"
    ]


def _read_codes(table: Table, column: str) -> dict[str, str]:
    """Read the codes of the vocabulary that comes with the package, each with what it means."""
    rows, _, _ = read_csv(bundled().root, bundled().table(table.name, "csv"), table)
    meaning = "definition" if "definition" in table.columns else "name"
    return {row[column]: row[meaning] for row in rows}
