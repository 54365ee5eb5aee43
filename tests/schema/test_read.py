"""Reading a schema settles what Table Schema leaves to the reader."""

import json
from pathlib import Path

import pytest

from onrecord.schema.read import read_schemas
from onrecord.schema.to_frictionless import to_frictionless

_NODE = {"name": "node", "type": "string", "description": "The key."}


def test_a_key_is_required_and_a_reference_to_itself_is_named(tmp_path: Path) -> None:
    """A primary key column is always required; an empty resource name is the table itself."""
    descriptor = {
        "name": "nodes",
        "title": "Nodes",
        "description": "A node a row.",
        "kind": "support",
        "order": 1,
        "fields": [
            {"name": "node", "type": "string", "description": "The key."},
            {"name": "parent", "type": "string", "description": "The node above."},
        ],
        "primaryKey": ["node"],
        "foreignKeys": [{"fields": ["parent"], "reference": {"resource": "", "fields": ["node"]}}],
    }
    (tmp_path / "nodes.json").write_text(json.dumps(descriptor), encoding="utf-8")
    table = read_schemas(tmp_path)["nodes"]
    assert [each.required for each in table.fields] == [True, False]
    assert table.foreign_keys[0].table == "nodes"


@pytest.mark.parametrize(
    "changed",
    [
        {"browse": {"label": "nothing"}},
        {"browse": {"columns": ["node", "nothing"]}},
        {"fields": [_NODE | {"constraints": {"minLength": "0)); CREATE TABLE q (x"}}]},
        {"fields": [_NODE | {"constraints": {"minimum": [1]}}]},
        {"fields": [_NODE | {"type": "integer", "categories": [{"value": "1", "label": "a"}]}]},
        {"fields": [_NODE | {"type": "integer", "categories": [{"value": 1, "label": 2}]}]},
    ],
    ids=["label", "columns", "length", "minimum", "category", "label of a category"],
)
def test_hints_and_limits_that_cannot_be_are_refused(
    tmp_path: Path, changed: dict[str, object]
) -> None:
    """What becomes SQL or a column of a page is checked where it is read."""
    descriptor = {
        "name": "nodes",
        "title": "Nodes",
        "description": "A node a row.",
        "kind": "support",
        "order": 1,
        "fields": [_NODE],
        **changed,
    }
    (tmp_path / "nodes.json").write_text(json.dumps(descriptor), encoding="utf-8")
    with pytest.raises(ValueError, match=r"expected a (whole )?number|which are no columns"):
        read_schemas(tmp_path)


def test_categories_are_those_of_table_schema(tmp_path: Path) -> None:
    """A category is a number with or without a label; texts have a vocabulary instead."""
    given: list[object] = [{"value": 1, "label": "One"}, {"value": 2}, 3]
    descriptor = {
        "name": "nodes",
        "title": "Nodes",
        "description": "A node a row.",
        "kind": "support",
        "order": 1,
        "fields": [
            _NODE | {"type": "integer", "categories": given},
            {"name": "text", "type": "string", "description": "A.", "categories": ["a"]},
        ],
    }
    (tmp_path / "nodes.json").write_text(json.dumps(descriptor), encoding="utf-8")
    number, text = read_schemas(tmp_path)["nodes"].fields
    assert number.categories == ((1, "One"), (2, "2"), (3, "3"))
    assert text.categories == ()
    assert to_frictionless(read_schemas(tmp_path)["nodes"])["fields"][0]["categories"] == [
        {"value": 1, "label": "One"},
        {"value": 2, "label": "2"},
        {"value": 3, "label": "3"},
    ]
