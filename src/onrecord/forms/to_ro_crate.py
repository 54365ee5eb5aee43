"""Describe a data package as an RO-Crate: what each of its files is, by whom, under which license.

RO-Crate 1.1, https://w3id.org/ro/crate/1.1. The JSON is made here, since the library for it writes
the time of the day.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import quote

from onrecord.forms.publication import Publication
from onrecord.forms.to_package import to_package
from onrecord.forms.to_schema_org import MEDIA_TYPES, describe_agent, describe_facts
from onrecord.forms.write_text import write_text
from onrecord.release.description import Description
from onrecord.release.descriptor import PROFILE, to_json
from onrecord.release.hashes import hash_file
from onrecord.schema.model import Field, Table

_SPECIFICATION = "https://w3id.org/ro/crate/1.1"
# Terms of schema.org that are younger than the context of RO-Crate 1.1.
_CONTEXT = [f"{_SPECIFICATION}/context", {"sha256": "https://schema.org/sha256"}]
Entity = dict[str, Any]


def to_ro_crate(publication: Publication, folder: Path) -> None:
    """Write the data package with an ro-crate-metadata.json, the same bytes for the same dataset.

    The day of publication, which RO-Crate wants, is that of the release; where that is not known
    it is left out instead of made up.
    """
    to_package(publication, folder)
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    files = [_file(publication, path, folder) for path in paths]
    tables = publication.tables.values()
    graph = [
        _metadata(),
        _root(publication.description, files),
        *files,
        *(_variable(table, each) for table in tables for each in table.fields),
        *_agents(publication.description),
        *_licenses(publication.description),
        {"@id": PROFILE, "@type": "CreativeWork", "name": "Data Package 2.0"},
    ]
    crate = {"@context": _CONTEXT, "@graph": graph}
    write_text(folder / "ro-crate-metadata.json", to_json(crate))


def _metadata() -> Entity:
    return {
        "@id": "ro-crate-metadata.json",
        "@type": "CreativeWork",
        "conformsTo": {"@id": _SPECIFICATION},
        "about": {"@id": "./"},
    }


def _root(description: Description, files: list[Entity]) -> Entity:
    facts = describe_facts(description)
    facts["author"] = facts.pop("creator", [])
    for role in ("author", "publisher"):
        if role in facts:
            facts[role] = [{"@id": _agent_id(each["name"])} for each in facts[role]]
    root = {
        "@id": "./",
        "@type": "Dataset",
        **facts,
        "identifier": [f"sha256:{description.sha256}", *_doi(description)],
        "license": _license_ids(description),
        "hasPart": _ids(files),
    }
    return {key: value for key, value in root.items() if value}


def _file(publication: Publication, path: Path, folder: Path) -> Entity:
    known = hash_file(path, folder)
    description = publication.description
    entity = {
        "@id": known.path,
        "@type": "File",
        **_contents(publication, known.path),
        "contentSize": str(known.size),
        "sha256": known.sha256,
        "author": [{"@id": _agent_id(each)} for each in description.authors],
        "license": _license_ids(description),
    }
    return {key: value for key, value in entity.items() if value}


def _contents(publication: Publication, path: str) -> Entity:
    """Say what is in a file: a table, the schema of one, or the descriptor of all."""
    for (name, form), files in publication.files.items():
        if path in [each.path for each in files]:
            table = publication.tables[name]
            return {
                "name": f"{table.title} ({form})",
                "description": table.description,
                "encodingFormat": MEDIA_TYPES[form],
                "conformsTo": {"@id": f"schemas/{name}.json"},
                "variableMeasured": [
                    {"@id": _variable_id(table, column)} for column in table.columns
                ],
            }
    name = path.rpartition("/")[2]
    if name == "datapackage.json":
        what, profile = "What the package is and which hash each file has", {"@id": PROFILE}
        return {"name": what, "encodingFormat": "application/json", "conformsTo": profile}
    return {
        "name": f"Schema of {name.removesuffix('.json')}",
        "encodingFormat": "application/json",
    }


def _variable(table: Table, field: Field) -> Entity:
    return {
        "@id": _variable_id(table, field.name),
        "@type": "PropertyValue",
        "name": f"{table.name}.{field.name}",
        "description": field.description,
        **({"unitText": field.unit} if field.unit else {}),
    }


def _variable_id(table: Table, column: str) -> str:
    return f"#column-{quote(f'{table.name}.{column}')}"


def _agents(description: Description) -> list[Entity]:
    named = [
        each
        for each in description.contributors
        if {"author", "creator", "publisher"} & set(each.roles)
    ]
    agents = {each.title: describe_agent(each) for each in named}
    return [{"@id": _agent_id(name), **agent} for name, agent in agents.items()]


def _agent_id(name: str) -> str:
    return f"#agent-{quote(name)}"


def _licenses(description: Description) -> list[Entity]:
    found = {
        each.address: {
            "@id": each.path or f"#license-{quote(each.name)}",
            "@type": "CreativeWork",
            "name": each.title or each.name,
            "identifier": each.name,
        }
        for each in description.licenses
    }
    return list(found.values())


def _license_ids(description: Description) -> list[dict[str, str]]:
    return _ids(_licenses(description))


def _doi(description: Description) -> list[str]:
    return [f"https://doi.org/{description.doi}"] if description.doi else []


def _ids(entities: Iterable[Entity]) -> list[dict[str, str]]:
    return [{"@id": each["@id"]} for each in entities]
