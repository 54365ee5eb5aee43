"""Describe a dataset in schema.org's words as JSON-LD, which search engines for data read.

The terms are those of https://schema.org/Dataset. They are named by a vocabulary written into the
file, so that it can be read without asking any server.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from onrecord.forms.facts import find_period, list_languages, list_places
from onrecord.forms.publication import Publication
from onrecord.forms.to_package import copy_tables
from onrecord.forms.write_text import write_text
from onrecord.release.description import Contributor, Description
from onrecord.release.descriptor import to_json
from onrecord.release.hashes import FileHash
from onrecord.schema.model import Field, Table

MEDIA_TYPES = {"csv": "text/csv", "parquet": "application/vnd.apache.parquet"}


def to_schema_org(publication: Publication, folder: Path) -> None:
    """Write schema-org.jsonld and the tables that it describes; what is not known is left out.

    Addresses of files are relative to the description. The same dataset gives the same bytes.
    """
    copy_tables(publication, folder, tuple(MEDIA_TYPES))
    write_text(folder / "schema-org.jsonld", to_json(_dataset(publication)))


def describe_agent(contributor: Contributor) -> dict[str, Any]:
    """Describe a contributor as a Person, or as an Organization unless said to be a person.

    One of the two is what validators demand. As in CITATION.cff, whoever is not known to be a
    person is taken for a body, since nothing tells which part of the name is the family's.
    """
    kind = "Person" if contributor.kind == "person" else "Organization"
    return {"@type": kind, "name": contributor.title}


def describe_facts(description: Description) -> dict[str, Any]:
    """Describe the dataset as a whole, in the words that JSON-LD forms have in common."""
    facts = {
        "name": description.title,
        "alternateName": description.name,
        "description": description.description,
        "version": description.version,
        "datePublished": description.released,
        "url": description.homepage,
        "keywords": list(description.keywords),
        "creator": [describe_agent(each) for each in description.creators],
        "publisher": [
            describe_agent(each) for each in description.contributors if "publisher" in each.roles
        ],
    }
    return {key: value for key, value in facts.items() if value}


def _dataset(publication: Publication) -> dict[str, Any]:
    description = publication.description
    period = [str(day or "..") for day in find_period(publication)]
    facts = {
        "license": [
            {
                "@type": "CreativeWork",
                "name": each.name,
                **({"alternateName": each.title} if each.title else {}),
                **({"url": each.path} if each.path else {}),
            }
            for each in description.licenses
        ],
        "inLanguage": list_languages(publication),
        "temporalCoverage": "/".join(period) if period != ["..", ".."] else None,
        "spatialCoverage": list_places(publication),
    }
    return {
        "@context": {"@vocab": "https://schema.org/"},
        "@type": "Dataset",
        **describe_facts(description),
        "identifier": _identifiers(description),
        **{key: value for key, value in facts.items() if value},
        "distribution": [
            _download(publication.tables[table], form, file)
            for (table, form), files in publication.files.items()
            for file in files
        ],
        "variableMeasured": [
            _variable(table, field)
            for table in publication.tables.values()
            for field in table.fields
        ],
    }


def _identifiers(description: Description) -> list[dict[str, str]]:
    known = {"doi": description.doi, "sha256": description.sha256}
    return [
        {"@type": "PropertyValue", "propertyID": scheme, "value": value}
        for scheme, value in known.items()
        if value
    ]


def _download(table: Table, form: str, file: FileHash) -> dict[str, Any]:
    return {
        "@type": "DataDownload",
        "name": table.name,
        "description": f"{table.title}: {table.description}",
        "contentUrl": file.path,
        "encodingFormat": MEDIA_TYPES[form],
        "contentSize": f"{file.size} B",
        "sha256": file.sha256,
    }


def _variable(table: Table, field: Field) -> dict[str, Any]:
    return {
        "@type": "PropertyValue",
        "name": f"{table.name}.{field.name}",
        "description": field.description,
        **({"unitText": field.unit} if field.unit else {}),
    }
