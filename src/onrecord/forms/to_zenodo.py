"""Write .zenodo.json, from which Zenodo takes what it says about a release of the repository.

The keys are those of the deposit metadata at https://developers.zenodo.org/#representation.
"""

from __future__ import annotations

import html
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.forms.to_datacite import list_contributors
from onrecord.release.description import Description
from onrecord.release.descriptor import to_json


def to_zenodo(description: Description) -> str:
    """Write the metadata of a deposit of type dataset, open to all; what is not known is left out.

    Raises OnRecordError without an author, whom Zenodo wants, and without a license, since Zenodo
    would then choose one itself. It takes one license only, which is the first.
    """
    if not description.creators:
        raise OnRecordError(
            "data/curated/dataset.yaml names no author, whom Zenodo wants; add a contributor with "
            "'roles: [author]'"
        )
    if not description.licenses:
        raise OnRecordError(
            "data/curated/dataset.yaml names no license, so Zenodo would choose one; add it under "
            "'licenses'"
        )
    facts: dict[str, Any] = {
        "upload_type": "dataset",
        "title": description.title,
        "creators": [{"name": each} for each in dict.fromkeys(description.authors)],
        "contributors": list_contributors(description, "name", "type"),
        # Zenodo shows these two as HTML.
        "description": html.escape(description.description or description.title),
        "notes": f"sha256:{description.sha256}",
        "version": description.version,
        "publication_date": description.released,
        "doi": description.doi,
        "access_right": "open",
        "license": description.licenses[0].name.lower(),
        "keywords": list(dict.fromkeys(description.keywords)),
    }
    return to_json({key: value for key, value in facts.items() if value})
