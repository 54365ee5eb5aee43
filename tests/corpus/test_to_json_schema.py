"""The schemas for editors say what the reader says: what is right, wrong, and what keys mean."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner
from curated import ANNOTATION, FACTS

from onrecord.corpus.explain import explain
from onrecord.corpus.facts import DocumentLine
from onrecord.corpus.key_meanings import _COLUMN_OF, _SENTENCES, _TABLE_OF
from onrecord.corpus.model import Annotation
from onrecord.corpus.to_json_schema import CURATED_FORMS, to_json_schema
from onrecord.corpus.yaml_events import parse_yaml
from onrecord.errors import UsageError
from onrecord.layout import bundled
from onrecord.schema.read import read_schemas

CURATED = bundled().curated
FILES = {
    "dataset": ["dataset.yaml"],
    "document": ["documents/*.yaml"],
    "annotation": ["annotations/*.yaml"],
    "actors": ["authorities/actors.yaml"],
    "offices": ["authorities/offices.yaml"],
    "records": ["records/office-*.yaml", "records/white-*.yaml"],
    "corroborations": ["records/corroborations.yaml"],
}

# Edits of the coding of the tests' own corpus that the reader, or a check behind it, refuses.
BROKEN = {
    "unknown key": ("    summary: A minister", "    sumary: A minister"),
    "missing key": ("    modality: actual\n", ""),
    "text for a list": ("    contexts: [diplomatic]", "    contexts: diplomatic"),
    "list for a text": ("    summary: A minister visits a king.", "    summary: [a, b]"),
    "text for a mapping": ("    place: {name: Edoras}", "    place: Edoras"),
    "malformed id": ("  - id: e01", "  - id: event1"),
    "unknown value of a closed list": ("modality: actual", "modality: certain"),
    "no number": ("exact: She, antecedent", "exact: She, occurrence: first, antecedent"),
    "unknown key far inside": ("antecedent: {exact: Byron", "antecedent: {exactly: Byron"),
    "empty summary": ("summary: A minister visits a king.", 'summary: ""'),
    "malformed code": ("    type: CONSULT", "    type: [CONSULT]"),
}

# Other files that are refused, by the reader or, for closed lists and patterns, by the checks.
REFUSED = {
    "dataset": ["version: 1.0.0\n", "title: x\nversion: 1.0.0\nlicenses: CC0-1.0\n"],
    "document": [
        FACTS.format(release="some", sha256="0" * 64),
        FACTS.format(release="full", sha256="abc"),
        FACTS.format(release="full", sha256="0" * 64) + "authors: [A. B.]\n",
    ],
    "actors": [
        "actors:\n  - {id: a, name: A, type: thing}\n",
        "actors:\n  - {id: a, name: A, type: person, names: [B]}\n",
        "actors:\n  - {id: A B, name: A, type: person}\n",
        "actor:\n  - {id: a, name: A, type: person}\n",
    ],
    "offices": ["offices:\n  - {name: Treasurer}\n", "offices: {id: a, name: A}\n"],
    "records": ["records:\n  - {id: r, body: A}\n"],
    "corroborations": [
        "corroborations:\n  - {id: c, row: a-e1, record: r, finding: agrees, annotator: a}\n",
        "corroborations:\n  - {id: c, row: a, record: r, finding: confirms, annotator: a}\n",
    ],
}


def check(name: str, *files: Path, folder: Path) -> Any:
    """Hold files against a schema with the program that a curator would use."""
    schema = folder / "schema.json"
    schema.write_text(json.dumps(to_json_schema(name)), encoding="utf-8")
    given = ["--schemafile", str(schema), "--default-filetype", "yaml", *map(str, files)]
    return CliRunner().invoke(check_jsonschema, given)


def faults(name: str, value: Any) -> list[str]:
    """Where a value does not fit a schema."""
    validator = jsonschema.Draft7Validator(to_json_schema(name))
    return sorted({str(each.json_path) for each in validator.iter_errors(value)})


@pytest.mark.parametrize("name", CURATED_FORMS)
def test_schema_is_one(name: str) -> None:
    """Every schema is a valid schema of the draft that it names, and refers to nothing outside."""
    schema = to_json_schema(name)
    jsonschema.Draft7Validator.check_schema(schema)
    wanted = {each.removeprefix("#/definitions/") for each in references(schema)}
    assert wanted <= set(schema["definitions"])


@pytest.mark.parametrize("name", CURATED_FORMS)
def test_every_key_is_explained(name: str) -> None:
    """An editor shows a sentence for every key that can be typed, and for every mapping."""
    schema = to_json_schema(name)
    for shape in [schema, *schema["definitions"].values()]:
        for key, value in shape.get("properties", {}).items():
            assert value["description"].endswith("."), (shape["title"], key)
        if "properties" in shape:
            assert shape["description"].endswith(".")


def test_meanings_are_used() -> None:
    """No sentence, table or column stands in the list of meanings for a key that there is not."""
    seen = {
        (shape["title"], key)
        for name in CURATED_FORMS
        for shape in shapes(to_json_schema(name))
        for key in shape["properties"]
    }
    pairs, keys = {f"{shape}.{key}" for shape, key in seen}, {key for _, key in seen}
    assert [each for each in _SENTENCES if each not in pairs | keys] == []
    assert [each for each in _COLUMN_OF if each not in pairs] == []
    assert set(_TABLE_OF) <= {shape for shape, _ in seen}
    assert set(_TABLE_OF.values()) <= set(read_schemas(bundled().schemas))


@pytest.mark.parametrize("name", FILES)
def test_bundled_files_fit(name: str, tmp_path: Path) -> None:
    """Every curated file of the bundled dataset fits its schema, loaded as editors load YAML."""
    files = [path for pattern in FILES[name] for path in sorted(CURATED.glob(pattern))]
    assert files
    result = check(name, *files, folder=tmp_path)
    assert result.exit_code == 0, result.output


def test_corpus_of_tests_fits(tmp_path: Path) -> None:
    """Facts and coding that the reader takes fit, dates and bare numbers included."""
    facts, coding = tmp_path / "bree.yaml", tmp_path / "coding.yaml"
    facts.write_text(FACTS.format(release="full", sha256="0" * 64) + "rights: 2021\nnote:\n")
    coding.write_text(ANNOTATION.replace("exact: She,", "exact: She, occurrence: 1,"))
    assert check("document", facts, folder=tmp_path).exit_code == 0
    result = check("annotation", coding, folder=tmp_path)
    assert result.exit_code == 0, result.output


@pytest.mark.parametrize("case", BROKEN)
def test_broken_coding_is_refused(case: str, tmp_path: Path) -> None:
    """What the reader or the checks refuse, the schema refuses too."""
    old, new = BROKEN[case]
    assert old in ANNOTATION
    file = tmp_path / "coding.yaml"
    file.write_text(ANNOTATION.replace(old, new, 1), encoding="utf-8")
    assert check("annotation", file, folder=tmp_path).exit_code == 1


@pytest.mark.parametrize(
    ("name", "content"), [(name, each) for name, contents in REFUSED.items() for each in contents]
)
def test_other_broken_file_is_refused(name: str, content: str, tmp_path: Path) -> None:
    """Wrong keys, shapes, values of closed lists and malformed ids are refused in every file."""
    file = tmp_path / "file.yaml"
    file.write_text(content, encoding="utf-8")
    assert check(name, file, folder=tmp_path).exit_code == 1


@pytest.mark.parametrize("case", [name for name in BROKEN if "id" not in name.split()])
def test_reader_refuses_shapes_alike(case: str) -> None:
    """Each broken shape is one that the reader refuses; closed lists and ids are checked later."""
    old, new = BROKEN[case]
    value, *_ = parse_yaml(ANNOTATION.replace(old, new, 1))
    later = case in ("unknown value of a closed list", "empty summary")
    assert bool(list(explain(value, Annotation))) is not later


def test_own_codes_are_allowed() -> None:
    """Codes of the bundled vocabularies are proposed; a corpus may have others."""
    schema = to_json_schema("annotation")
    proposed, other = schema["definitions"]["event_type"]["anyOf"]
    assert "CONSULT" in proposed["enum"]
    assert len(proposed["enum"]) == len(proposed["enumDescriptions"])
    value, *_ = parse_yaml(ANNOTATION.replace("type: CONSULT", "type: PARLEY", 1))
    assert other == {"$ref": "#/definitions/text"}
    assert faults("annotation", value) == []


def test_line_of_a_document() -> None:
    """A document in a line is its facts with id and text; its hash may be left out."""
    line = {
        "id": "bree",
        "text": "Words.",
        "title": "Bree",
        "language": "en",
        "text_release": "full",
        "coding": "none",
    }
    assert faults("document_line", line) == []
    assert list(explain(line, DocumentLine)) == []
    assert faults("document_line", {**line, "sha256": "0" * 64}) == []
    assert faults("document_line", {**line, "sha256": "abc"}) == ["$.sha256"]
    assert faults("document_line", {**line, "title": 7}) == ["$.title"]
    assert faults("document_line", {**line, "titel": "x"}) == ["$"]
    assert faults("document_line", {**line, "id": "Bree 1"}) == ["$.id"]


def test_line_of_coding_is_strict() -> None:
    """JSON has types of its own, so that a number for a text is refused in a line."""
    value, *_ = parse_yaml(ANNOTATION)
    assert faults("annotation_line", value) == []
    value["annotator"] = 1
    assert faults("annotation_line", value) == ["$.annotator"]


def test_unknown_name_is_refused() -> None:
    """A form that does not exist is wrong use, and the nearest one is named."""
    with pytest.raises(UsageError) as caught:
        to_json_schema("document-line")
    assert str(caught.value) == (
        f"no curated form 'document-line'; expected one of {', '.join(CURATED_FORMS)}; "
        "nearest 'document_line'"
    )


def shapes(schema: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The mappings of a schema, each by the name of its class."""
    title = schema["title"]
    named = {"a line of data/curated/documents/*.jsonl": "DocumentLine"}
    top = {
        "data/curated/dataset.yaml": "Dataset",
        "data/curated/documents/*.yaml": "DocumentFacts",
        "data/curated/annotations/*.yaml": "Annotation",
        **named,
    }
    if title in top:
        yield {**schema, "title": top[title]}
    yield from (each for each in schema["definitions"].values() if "properties" in each)


def references(node: Any) -> Iterator[str]:
    """Every reference in a schema."""
    if isinstance(node, dict):
        yield from [node["$ref"]] if "$ref" in node else []
        for value in node.values():
            yield from references(value)
    elif isinstance(node, list):
        for value in node:
            yield from references(value)
