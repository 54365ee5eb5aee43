"""DataCite: valid by the schema that the library of DataCite's users ships."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from datacite import schema45
from described import FULL, HOSTILE, SPARSE
from lxml import etree
from support import write_package

import onrecord
from onrecord.access import Package


def export(package: Package, out: Path) -> dict[str, Any]:
    """Export the form and read it."""
    package.export("datacite", out)
    parsed: dict[str, Any] = json.loads((out / "datacite.json").read_text(encoding="utf-8"))
    return parsed


@pytest.mark.parametrize("facts", [SPARSE, FULL, HOSTILE], ids=["sparse", "full", "hostile"])
def test_description_is_valid(facts: dict[str, Any], tmp_path: Path) -> None:
    """Whatever the facts are, the description keeps to DataCite's schema 4.5."""
    package = onrecord.open(write_package(tmp_path / "package", facts=facts))
    schema45.validator.validate(export(package, tmp_path / "out"))


def test_bundled_dataset_becomes_xml(real: Package, tmp_path: Path) -> None:
    """The library turns the description into the XML that DataCite registers."""
    parsed = export(real, tmp_path / "out")
    schema45.validator.validate(parsed)
    xml = etree.fromstring(schema45.tostring(parsed).encode())
    space = {"d": "http://datacite.org/schema/kernel-4"}
    assert (
        xml.xpath("string(//d:creatorName)", namespaces=space)
        == real._publication().description.authors[0]
    )
    assert xml.xpath("string(//d:version)", namespaces=space) == real.version


def test_unknown_is_said_as_datacite_says_it(tmp_path: Path) -> None:
    """What DataCite wants and nobody knows is marked unknown, and nothing else is added."""
    parsed = export(onrecord.open(write_package(tmp_path / "p", facts=SPARSE)), tmp_path / "out")
    assert parsed["creators"] == [{"name": ":unkn"}]
    assert parsed["publisher"] == {"name": ":unkn"}
    assert parsed["publicationYear"] == "9999"
    unknown = {"doi", "url", "dates", "rightsList", "subjects", "contributors", "geoLocations"}
    assert set(parsed) & unknown == set()


def test_known_is_said(tmp_path: Path) -> None:
    """Facts stand under DataCite's names; the hash is an identifier of its own kind."""
    package = onrecord.open(write_package(tmp_path / "package", facts=FULL))
    parsed = export(package, tmp_path / "out")
    assert parsed["doi"] == "10.1234/abc"
    assert parsed["publisher"] == {"name": "Press & Sons"}
    assert parsed["publicationYear"] == "2026"
    assert parsed["dates"] == [{"date": "2026-01-15", "dateType": "Issued"}]
    assert parsed["alternateIdentifiers"] == [
        {
            "alternateIdentifier": package._publication().description.sha256,
            "alternateIdentifierType": "SHA-256",
        }
    ]
    assert parsed["rightsList"][0]["rightsUri"] == "https://example.org/cc0"


def test_roles_become_types(tmp_path: Path) -> None:
    """A role is translated where DataCite has a type for it, and is Other elsewhere."""
    people = [
        {"title": "A", "roles": ["curator", "author"], "kind": "person"},
        {"title": "B", "roles": ["data curator", "contact-person"]},
        {"title": "C"},
    ]
    facts = {**SPARSE, "contributors": people}
    package = onrecord.open(write_package(tmp_path / "package", facts=facts))
    parsed = export(package, tmp_path / "out")
    assert parsed["creators"] == [{"name": "A", "nameType": "Personal"}]
    assert parsed["contributors"] == [
        {"name": "A", "contributorType": "DataCurator"},
        {"name": "B", "contributorType": "DataCurator"},
        {"name": "B", "contributorType": "ContactPerson"},
        {"name": "C", "contributorType": "Other"},
    ]
