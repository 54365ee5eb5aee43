"""The JSON Schema of an answer, derived from that of annotations."""

from __future__ import annotations

from functools import cache
from typing import Any

from onrecord.corpus.rows import KINDS, SHAPES
from onrecord.corpus.to_json_schema import to_json_schema
from onrecord.draft.model.entries import ACTOR_TYPES

Schema = dict[str, Any]

# What we say, and not the model.
_OURS = ("status", "because")
_EXPLANATIONS = ("description", "enumDescriptions", "default", "$schema", "title")
_TEXT: Schema = {"type": "string"}


@cache
def answer_schema() -> Schema:
    """The schema (draft 7) of an answer: an annotation, with the new actors and offices it names.

    >>> sorted(answer_schema()["properties"])
    ['actors', 'appointments', 'events', 'offices', 'quotes']
    """
    schema = to_json_schema("annotation_line")
    definitions = {name: _strip(each) for name, each in schema["definitions"].items()}
    for shape in SHAPES.values():
        for key in _OURS:
            definitions[shape.__name__]["properties"].pop(key, None)
    return {
        "type": "object",
        "properties": {
            "actors": _list_of(id=_TEXT, name=_TEXT, type={"enum": list(ACTOR_TYPES)}),
            "offices": _list_of(id=_TEXT, name=_TEXT),
            **{name: _strip(schema["properties"][name]) for name in KINDS},
        },
        "required": list(KINDS),
        "additionalProperties": False,
        "definitions": definitions,
    }


def _list_of(**properties: Schema) -> Schema:
    optional = {"country": _TEXT} if "type" in properties else {}
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": {**properties, **optional},
            "required": list(properties),
            "additionalProperties": False,
        },
    }


def _strip(schema: Schema) -> Schema:
    """A schema without what explains it to people, which is said in the prompt."""
    found: Schema = {}
    for key, each in schema.items():
        if key in ("properties", "definitions"):
            found[key] = {name: _strip(inner) for name, inner in each.items()}
        elif key in _EXPLANATIONS:
            continue
        elif isinstance(each, dict):
            found[key] = _strip(each)
        elif isinstance(each, list):
            found[key] = [_strip(inner) if isinstance(inner, dict) else inner for inner in each]
        else:
            found[key] = each
    return found
