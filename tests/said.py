"""What each published form says of the dataset: read out of its files, by other people's readers.

A reader gives what its form has room for, under the names of ``truth``; a form that says nothing
of the kind has a reader that gives nothing.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import yaml
from said_by_data import (
    Said,
    from_duckdb,
    from_excel,
    from_graphml,
    from_r,
    from_readme,
    from_sqlite,
    from_statistics,
    told,
)

from onrecord.access import Package
from onrecord.forms.to_cff import to_cff
from onrecord.forms.to_zenodo import to_zenodo
from onrecord.release.hashes import dataset_hash
from onrecord.schema.to_codebook import to_codebook
from onrecord.schema.wording import heading


def truth(package: Package) -> Said:
    """What a dataset is: facts by its description, tables by their files, meanings by schemas."""
    publication = package._publication()
    description, tables = publication.description, publication.tables
    fields = {(name, each.name): each for name, table in tables.items() for each in table.fields}
    return {
        "title": description.title,
        "version": description.version,
        "sha256": description.sha256,
        "authors": description.authors,
        "licenses": [each.name for each in description.licenses],
        "addresses": [each.path or each.name for each in description.licenses],
        "tables": set(tables),
        "columns": {name: package.load(name, "arrow").column_names for name in tables},
        "meanings": {key: each.description for key, each in fields.items()},
        "headings": {key: heading(each) for key, each in fields.items()},
    }


def read_json(path: Path) -> Any:
    """Read a file of JSON."""
    return json.loads(path.read_text(encoding="utf-8"))


def hash_in(text: str) -> str:
    """Find the hash of the dataset in a text."""
    found = re.search("sha256:([0-9a-f]{64})", text)
    assert found
    return found[1]


def named(agents: Any) -> list[str]:
    """The names of creators or authors."""
    return [each["name"] for each in agents]


def from_package(folder: Path, package: Package) -> Said:
    """What datapackage.json says."""
    facts = read_json(folder / "datapackage.json")
    people = facts.get("contributors", [])
    tables = [each for each in facts["resources"] if each["type"] == "table"]
    return {
        "title": facts["title"],
        "version": facts["version"],
        "sha256": dataset_hash(facts),
        "authors": [each["title"] for each in people if "author" in each.get("roles", [])],
        "licenses": named(facts.get("licenses", [])),
        **told(
            {
                (each["name"], field["name"]): field["description"]
                for each in tables
                for field in each["schema"]["fields"]
            }
        ),
    }


def from_croissant(folder: Path, package: Package) -> Said:
    """What croissant.json says."""
    facts = read_json(folder / "croissant.json")
    return {
        "title": facts["name"],
        "version": facts["version"],
        "sha256": hash_in(facts["identifier"]),
        "authors": named(facts.get("creator", [])),
        "addresses": facts.get("license", []),
        **told(
            {
                (each["name"], field["name"]): field["description"]
                for each in facts["recordSet"]
                for field in each["field"]
            }
        ),
    }


def from_variables(variables: list[dict[str, Any]]) -> Said:
    """What variables say that are named by table and column."""
    return told({tuple(each["name"].split(".")): each["description"] for each in variables})


def from_schema_org(folder: Path, package: Package) -> Said:
    """What the JSON-LD in schema.org's words says."""
    facts = read_json(folder / "schema-org.jsonld")
    (sha256,) = [each["value"] for each in facts["identifier"] if each["propertyID"] == "sha256"]
    return {
        "title": facts["name"],
        "version": facts["version"],
        "sha256": sha256,
        "authors": named(facts.get("creator", [])),
        "licenses": named(facts.get("license", [])),
        **from_variables(facts["variableMeasured"]),
    }


def from_ro_crate(folder: Path, package: Package) -> Said:
    """What ro-crate-metadata.json says."""
    graph = read_json(folder / "ro-crate-metadata.json")["@graph"]
    entities = {each["@id"]: each for each in graph}
    root = entities["./"]
    return {
        "title": root["name"],
        "version": root["version"],
        "sha256": hash_in(root["identifier"][0]),
        "authors": named(entities[each["@id"]] for each in root.get("author", [])),
        "licenses": [entities[each["@id"]]["identifier"] for each in root.get("license", [])],
        **from_variables([each for each in graph if each["@type"] == "PropertyValue"]),
    }


def from_datacite(folder: Path, package: Package) -> Said:
    """What datacite.json says; it has a list of tables and no columns."""
    facts = read_json(folder / "datacite.json")
    (contents,) = [
        each["description"]
        for each in facts["descriptions"]
        if each["descriptionType"] == "TableOfContents"
    ]
    return {
        "title": facts["titles"][0]["title"],
        "version": facts["version"],
        "sha256": facts["alternateIdentifiers"][0]["alternateIdentifier"],
        "authors": [each for each in named(facts["creators"]) if each != ":unkn"],
        "licenses": [each["rightsIdentifier"] for each in facts.get("rightsList", [])],
        "tables": {line.partition(":")[0] for line in contents.splitlines()},
    }


def from_cff(folder: Path, package: Package) -> Said:
    """What CITATION.cff says."""
    return read_cff((folder / "CITATION.cff").read_text(encoding="utf-8"))


def read_cff(text: str) -> Said:
    """What a text in the Citation File Format says."""
    facts = yaml.safe_load(text)
    return {
        "title": facts["title"],
        "version": facts["version"],
        "sha256": hash_in(facts["identifiers"][0]["value"]),
        "authors": [each for each in named(facts["authors"]) if each != "anonymous"],
        "licenses": facts.get("license", []),
    }


def read_zenodo(text: str) -> Said:
    """What the metadata of a deposit say; Zenodo writes licenses in small letters."""
    facts = json.loads(text)
    return {
        "title": facts["title"],
        "version": facts["version"],
        "sha256": hash_in(facts["notes"]),
        "authors": named(facts["creators"]),
        "licenses": [facts["license"]],
    }


def unescape(text: str) -> str:
    """Read prose of Markdown as the words that it shows."""
    return html.unescape(re.sub(r"\\([\\`*_\[\]|#+=.)~-])", r"\1", text))


def read_tables(markdown: str, column: int) -> Said:
    """Read the tables and meanings of columns under third-level headings of a page."""
    meanings = {}
    for section in re.split("(?m)^### ", markdown)[1:]:
        name = unescape(section.partition("\n")[0])
        rows = re.findall(r"(?m)^\| `.*$", re.split("\n\nThe codes|\n## ", section)[0])
        for row in rows:
            cells = re.split(r"(?<!\\) \| ", row.strip("| "))
            meanings[name, cells[0].strip("`")] = unescape(cells[column])
    return told(meanings)


def read_codebook(text: str, package: Package) -> Said:
    """What the codebook says of the tables that have files."""
    known = package._publication().tables
    meanings = read_tables(text, 4)["meanings"]
    return told({key: words for key, words in meanings.items() if key[0] in known})


def from_huggingface(folder: Path, package: Package) -> Said:
    """What the dataset card says, in front and below."""
    _, front, page = (folder / "README.md").read_text(encoding="utf-8").split("---\n", 2)
    facts = yaml.safe_load(front)
    licenses = facts.get("license", [])
    said = {
        "title": facts["pretty_name"],
        "version": facts["version"],
        "sha256": hash_in(page),
        "licenses": [licenses] if isinstance(licenses, str) else licenses,
        **read_tables(page, 3),
    }
    assert {each["config_name"] for each in facts["configs"]} == said["tables"]
    return said


def from_datasheet(folder: Path, package: Package) -> Said:
    """What the datasheet says; it lists tables and no columns."""
    text = (folder / "DATASHEET.md").read_text(encoding="utf-8")
    (title,) = re.findall("(?m)^# Datasheet of (.*)$", text)
    (version,) = re.findall("(?m)^- Version: (.*)$", text)
    tables, people, licenses = (
        re.search(f"(?s){head}\n\n(.*?)(?:\n\n|\\Z)", text)
        for head in ("rows[.]", "Who took part:", "Licenses:")
    )
    assert tables and people and licenses
    return {
        "title": unescape(title),
        "version": unescape(version),
        "sha256": hash_in(text),
        "tables": set(re.findall(r"(?m)^\| `(.*?)` \|", tables[1])),
        "authors": [unescape(each) for each in re.findall(r"(?m)^- (.*): author", people[1])],
        "licenses": re.findall(r"\(`(.*?)`\)", licenses[1]),
    }


READERS: dict[str, Callable[[Path, Package], Said]] = {
    "package": from_package,
    "stata": from_statistics("stata"),
    "spss": from_statistics("spss"),
    "r": from_r,
    "sqlite": from_sqlite,
    "duckdb": from_duckdb,
    "excel": from_excel,
    "croissant": from_croissant,
    "schema-org": from_schema_org,
    "datacite": from_datacite,
    "cff": from_cff,
    "ro-crate": from_ro_crate,
    "huggingface": from_huggingface,
    "datasheet": from_datasheet,
    "plover": from_readme("plover"),
    "dyads": from_readme("dyads"),
    "graphml": from_graphml,
}
# Pages that are made from the same facts and are no forms.
PAGES: dict[str, Callable[[Package], Said]] = {
    "CITATION.cff": lambda package: read_cff(to_cff(package._publication().description)),
    ".zenodo.json": lambda package: read_zenodo(to_zenodo(package._publication().description)),
    "codebook": lambda package: read_codebook(
        to_codebook(package._publication().tables, package._publication().views, {}), package
    ),
}
