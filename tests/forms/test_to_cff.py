"""CITATION.cff and .zenodo.json: valid for the schemas of others, whatever the facts are."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from described import FULL, HOSTILE, NASTY, SPARSE
from support import write_package

import onrecord
from onrecord.errors import OnRecordError
from onrecord.forms.to_cff import to_cff
from onrecord.forms.to_zenodo import to_zenodo
from onrecord.layout import bundled
from onrecord.release.description import Description, describe_dataset

# check-jsonschema carries the schema of the Citation File Format 1.2.0.
CFF = json.loads(
    (files("check_jsonschema") / "builtin_schemas/vendor/citation-file-format.json").read_text(
        encoding="utf-8"
    )
)
ZENODO = {
    "type": "object",
    "additionalProperties": False,
    "required": ["upload_type", "title", "creators", "description", "access_right", "license"],
    "properties": {
        "upload_type": {"const": "dataset"},
        "access_right": {"const": "open"},
        **{
            key: {"type": "string", "minLength": 1}
            for key in ("title", "description", "version", "notes", "license")
        },
        "publication_date": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\d$"},
        "doi": {"type": "string", "pattern": "^10[.]"},
        "keywords": {"type": "array", "items": {"type": "string"}, "uniqueItems": True},
        "creators": {
            "type": "array",
            "minItems": 1,
            "uniqueItems": True,
            "items": {
                "additionalProperties": False,
                "required": ["name"],
                "properties": {"name": {"type": "string", "minLength": 1}},
            },
        },
        "contributors": {
            "type": "array",
            "uniqueItems": True,
            "items": {
                "additionalProperties": False,
                "required": ["name", "type"],
                "properties": {
                    "name": {"type": "string", "minLength": 1},
                    "type": {"enum": ["DataCurator", "ContactPerson", "Other"]},
                },
            },
        },
    },
}


def describe(tmp_path: Path, facts: dict[str, Any]) -> Description:
    """Read the description of the small package with some facts."""
    return describe_dataset(onrecord.open(write_package(tmp_path / "p", facts=facts)).descriptor)


@pytest.mark.parametrize("facts", [SPARSE, FULL, HOSTILE], ids=["sparse", "full", "hostile"])
def test_citation_file_is_valid(facts: dict[str, Any], tmp_path: Path) -> None:
    """The file is YAML that keeps to the schema of the Citation File Format."""
    text = to_cff(describe(tmp_path, facts))
    parsed = yaml.load(text, Loader=yaml.BaseLoader)
    jsonschema.validate(parsed, CFF, format_checker=jsonschema.FormatChecker())
    assert parsed == yaml.safe_load(text)


def test_citation_file_says_what_is_known(tmp_path: Path) -> None:
    """Every fact of the dataset is there, and nothing else."""
    description = describe(tmp_path, FULL)
    parsed = yaml.safe_load(to_cff(description))
    assert parsed.pop("message").startswith("If you use this dataset")
    assert parsed.pop("identifiers")[0]["value"] == f"sha256:{description.sha256}"
    assert parsed == {
        "cff-version": "1.2.0",
        "type": "dataset",
        "title": "Memos & Minutes",
        "version": "1.2.3",
        "doi": "10.1234/abc",
        "date-released": "2026-01-15",
        "url": "https://example.org/a_b",
        "abstract": "Two rows and what proves them.",
        "authors": [{"name": "Lovelace, Ada"}],
        "license": ["CC0-1.0"],
        "keywords": ["memo"],
    }


def test_citation_file_invents_nothing(tmp_path: Path) -> None:
    """What is not known is left out, but for the author, who is anonymous as the guide advises."""
    parsed = yaml.safe_load(to_cff(describe(tmp_path, SPARSE)))
    known = {"cff-version", "message", "type", "title", "version", "identifiers", "authors"}
    assert set(parsed) == known
    assert parsed["authors"] == [{"name": "anonymous"}]


def test_nasty_facts_stay_text(tmp_path: Path) -> None:
    """A title with any signs is read back as the same words on one line."""
    parsed = yaml.safe_load(to_cff(describe(tmp_path, HOSTILE)))
    assert parsed["title"] == " ".join(NASTY.split())
    assert "url" not in parsed


@pytest.mark.parametrize("facts", [FULL, HOSTILE], ids=["full", "hostile"])
def test_deposit_is_what_zenodo_takes(facts: dict[str, Any], tmp_path: Path) -> None:
    """The keys and values are among those that Zenodo documents for a deposit."""
    jsonschema.validate(json.loads(to_zenodo(describe(tmp_path, facts))), ZENODO)


def test_deposit_of_the_repository() -> None:
    """The committed file is valid, and says dataset, license and hash of the committed data."""
    deposit = json.loads((bundled().root / ".zenodo.json").read_text(encoding="utf-8"))
    jsonschema.validate(deposit, ZENODO)
    assert deposit["license"] == "cc-by-4.0"
    description = describe_dataset(onrecord.open(bundled().root).descriptor)
    assert deposit["notes"] == f"sha256:{description.sha256}"


def test_description_of_a_deposit_is_no_markup(tmp_path: Path) -> None:
    """Zenodo shows the description as HTML, so signs of markup are escaped."""
    description = json.loads(to_zenodo(describe(tmp_path, HOSTILE)))["description"]
    assert "<script>" not in description
    assert "&lt;script&gt;" in description


@pytest.mark.parametrize(
    ("missing", "message"),
    [
        (
            "contributors",
            "data/curated/dataset.yaml names no author, whom Zenodo wants; add a contributor with "
            "'roles: [author]'",
        ),
        (
            "licenses",
            "data/curated/dataset.yaml names no license, so Zenodo would choose one; add it under "
            "'licenses'",
        ),
    ],
)
def test_deposit_needs_author_and_license(missing: str, message: str, tmp_path: Path) -> None:
    """Without either there is no deposit, but an error that says what to add."""
    facts = {key: value for key, value in FULL.items() if key != missing}
    with pytest.raises(OnRecordError) as caught:
        to_zenodo(describe(tmp_path, facts))
    assert str(caught.value) == message
