"""Describe a dataset as DataCite does, ready to register a DOI for it.

The JSON of the DataCite Metadata Schema 4.5, https://schema.datacite.org/meta/kernel-4.5/.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from onrecord.forms.facts import count_rows, list_languages, list_places
from onrecord.forms.publication import Publication
from onrecord.forms.write_text import write_text
from onrecord.release.description import Contributor, Description, License
from onrecord.release.descriptor import to_json

# What DataCite wants and nobody knows is marked as its guide to missing mandatory values says:
# appendix 3 of the schema, and 9999 for the year.
_UNKNOWN, _UNKNOWN_YEAR = ":unkn", "9999"
_NAME_TYPES = {"person": "Personal", "organization": "Organizational"}
# The contributorType of the schema, appendix 1.
_TYPES = [
    *("ContactPerson", "DataCollector", "DataCurator", "DataManager", "Distributor", "Editor"),
    *("HostingInstitution", "Producer", "ProjectLeader", "ProjectManager", "ProjectMember"),
    *("RegistrationAgency", "RegistrationAuthority", "RelatedPerson", "Researcher"),
    *("ResearchGroup", "RightsHolder", "Sponsor", "Supervisor", "WorkPackageLeader"),
]


def to_datacite(publication: Publication, folder: Path) -> None:
    """Write datacite.json, the same bytes for the same dataset.

    Unknown authors, publishers and years, which DataCite wants, are marked as unknown; everything
    else that is not known is left out. Without a DOI there is only the hash, as an alternate
    identifier.
    """
    write_text(folder / "datacite.json", to_json(_describe(publication)))


def list_contributors(description: Description, name: str, kind: str) -> list[dict[str, str]]:
    """List who took part otherwise than as author or publisher, by DataCite's types of contributor.

    ``name`` and ``kind`` are the keys for who it is and for the type. A curator is a DataCurator,
    and so on; any other role that is no type counts as Other.
    """
    known = {_plain(each): each for each in _TYPES}
    roles = [
        (each.title, known.get(_plain(role), "Other"))
        for each in description.contributors
        for role in each.roles or ("",)
        if role not in ("author", "creator", "publisher")
    ]
    return [{name: title, kind: role} for title, role in dict.fromkeys(roles)]


def _plain(role: str) -> str:
    return re.sub("[^a-z]", "", role.lower()).removeprefix("data")


def _describe(publication: Publication) -> dict[str, Any]:
    description = publication.description
    publisher = "; ".join(description.publishers)
    rows = sum(count_rows(publication).values())
    size = sum(file.size for files in publication.files.values() for file in files)
    facts: dict[str, Any] = {
        "doi": description.doi,
        "url": description.homepage,
        "types": {"resourceTypeGeneral": "Dataset", "resourceType": "Dataset"},
        "creators": [_creator(each) for each in description.creators] or [{"name": _UNKNOWN}],
        "titles": [{"title": description.title}],
        "publisher": {"name": publisher or _UNKNOWN},
        "publicationYear": description.year or _UNKNOWN_YEAR,
        "subjects": [{"subject": each} for each in dict.fromkeys(description.keywords)],
        "contributors": list_contributors(description, "name", "contributorType"),
        "dates": [{"date": description.released, "dateType": "Issued"}]
        if description.released
        else [],
        "language": next(iter(list_languages(publication)), None),
        "alternateIdentifiers": [
            {"alternateIdentifier": description.sha256, "alternateIdentifierType": "SHA-256"}
        ],
        "sizes": [f"{len(publication.tables)} tables", f"{rows} rows", f"{size} B"],
        "formats": ["text/csv", "application/vnd.apache.parquet"],
        "version": description.version,
        "rightsList": [_rights(each) for each in dict.fromkeys(description.licenses)],
        "descriptions": _descriptions(publication),
        "geoLocations": [{"geoLocationPlace": each} for each in list_places(publication)],
        "schemaVersion": "http://datacite.org/schema/kernel-4",
    }
    return {key: value for key, value in facts.items() if value}


def _creator(contributor: Contributor) -> dict[str, str]:
    kind = _NAME_TYPES.get(contributor.kind or "")
    return {"name": contributor.title, **({"nameType": kind} if kind else {})}


def _rights(known: License) -> dict[str, str]:
    return {
        "rights": known.title or known.name,
        **({"rightsUri": known.path} if known.path else {}),
        "rightsIdentifier": known.name,
        "rightsIdentifierScheme": "SPDX",
        "schemeUri": "https://spdx.org/licenses/",
    }


def _descriptions(publication: Publication) -> list[dict[str, str]]:
    description = publication.description
    contents = "\n".join(
        f"{name}: {table.description}" for name, table in publication.tables.items()
    )
    texts = {
        "Abstract": description.description,
        "Methods": description.datasheet.get("collection"),
        "TableOfContents": contents,
        "Other": description.coverage,
    }
    return [{"description": text, "descriptionType": kind} for kind, text in texts.items() if text]
