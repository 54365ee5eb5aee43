"""Write CITATION.cff, which GitHub and reference managers read."""

from __future__ import annotations

import re
from pathlib import Path

from onrecord.forms.publication import Publication
from onrecord.forms.to_yaml import to_yaml
from onrecord.forms.write_text import write_text
from onrecord.release.description import Description

_MESSAGE = (
    "If you use this dataset, please cite it with its version and with the hash that "
    "`onrecord cite` prints."
)


def write_cff(publication: Publication, folder: Path) -> None:
    """Write CITATION.cff, the same bytes for the same dataset."""
    write_text(folder / "CITATION.cff", to_cff(publication.description))


def to_cff(description: Description) -> str:
    """Write a Citation File Format 1.2.0 file of type dataset; what is not known is left out.

    Authors are entities, since nothing says which part of a name is the family's. The format wants
    one, so an unknown one is ``anonymous``, as its guide advises. Licenses must have SPDX names.
    """
    identifiers = [
        {
            "type": "other",
            "value": f"sha256:{description.sha256}",
            "description": "The hash of the dataset, by which onrecord verify proves it.",
        }
    ]
    homepage = description.homepage or ""
    facts = {
        "cff-version": "1.2.0",
        "message": _MESSAGE,
        "type": "dataset",
        "title": description.title,
        "version": description.version,
        "doi": description.doi,
        "identifiers": identifiers,
        "date-released": description.released,
        "url": homepage if re.match("(https?|s?ftp)://.", homepage) else None,
        "abstract": description.description,
        "authors": [{"name": each} for each in dict.fromkeys(description.authors)]
        or [{"name": "anonymous"}],
        "license": list(dict.fromkeys(each.name for each in description.licenses)),
        "keywords": list(dict.fromkeys(description.keywords)),
    }
    return "# Made by onrecord from datapackage.json; never edited.\n" + to_yaml(facts)
