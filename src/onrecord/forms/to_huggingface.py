"""Write a dataset card for the Hugging Face Hub: a README with facts in front, beside the tables.

The facts are those of https://github.com/huggingface/hub-docs/blob/main/datasetcard.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from onrecord.citation.styles import cite
from onrecord.forms import account
from onrecord.forms.facts import count_rows, list_languages, list_values
from onrecord.forms.publication import Publication
from onrecord.forms.to_package import copy_tables
from onrecord.forms.to_yaml import to_yaml
from onrecord.forms.write_text import write_text
from onrecord.release.description import Description
from onrecord.release.hashes import FileHash
from onrecord.schema.markdown import paragraphs, prose

# Licenses for data that the Hub knows, from https://huggingface.co/docs/hub/repositories-licenses:
# those whose name there is the SPDX name in small letters, and three that it calls otherwise.
_LICENSES = {
    *("apache-2.0", "mit", "c-uda-1.0", "cc0-1.0", "cc-by-2.0", "cc-by-2.5", "cc-by-3.0"),
    *("cc-by-4.0", "cc-by-sa-3.0", "cc-by-sa-4.0", "cc-by-nc-2.0", "cc-by-nc-3.0"),
    *("cc-by-nc-4.0", "cc-by-nd-4.0", "cc-by-nc-nd-3.0", "cc-by-nc-nd-4.0", "cc-by-nc-sa-2.0"),
    *("cc-by-nc-sa-3.0", "cc-by-nc-sa-4.0", "cdla-sharing-1.0", "cdla-permissive-1.0"),
    *("cdla-permissive-2.0", "etalab-2.0", "gfdl", "unlicense"),
}
_OTHER_NAMES = {"odc-by-1.0": "odc-by", "odbl-1.0": "odbl", "pddl-1.0": "pddl"}
# The upper limits of the Hub's classes of size, and their names.
_SIZES = [
    *[(10**3, "n<1K"), (10**4, "1K<n<10K"), (10**5, "10K<n<100K"), (10**6, "100K<n<1M")],
    *[(10**7, "1M<n<10M"), (10**8, "10M<n<100M"), (10**9, "100M<n<1B")],
]


def to_huggingface(publication: Publication, folder: Path) -> None:
    """Write README.md and the Parquet files that it points at, one configuration for each table.

    Types of columns are left to the Parquet files, which have them. The same dataset gives the
    same bytes; what is not known is left out.
    """
    copy_tables(publication, folder, ("parquet",))
    card = f"---\n{to_yaml(_facts(publication))}---\n\n{_body(publication)}\n"
    write_text(folder / "README.md", card)


def _facts(publication: Publication) -> dict[str, Any]:
    description = publication.description
    languages = [each.partition("-")[0] for each in list_languages(publication)]
    machines = {"model", "rule"} & set(list_values(publication, "annotators", "kind"))
    return {
        "pretty_name": description.title,
        "version": description.version,
        "language": list(dict.fromkeys(languages)),
        **_license(description),
        "tags": list(dict.fromkeys(description.keywords)),
        "annotations_creators": ["machine-generated"] if machines else [],
        "size_categories": [_size(sum(count_rows(publication).values()))],
        "configs": [
            {
                "config_name": name,
                "data_files": _paths(publication.files[name, "parquet"]),
                **({"default": True} if name == next(iter(publication.tables)) else {}),
            }
            for name in publication.tables
        ],
    }


def _paths(files: Sequence[FileHash]) -> str | list[str]:
    return files[0].path if len(files) == 1 else [each.path for each in files]


def _license(description: Description) -> dict[str, Any]:
    names = [each.name.lower() for each in dict.fromkeys(description.licenses)]
    names = [_OTHER_NAMES.get(each, each) for each in names]
    if all(each in _LICENSES or each in _OTHER_NAMES.values() for each in names):
        return {"license": names[0] if len(names) == 1 else names}
    first = description.licenses[0]
    return {"license": "other", "license_name": first.name, "license_link": first.path}


def _size(rows: int) -> str:
    return next((name for limit, name in _SIZES if rows < limit), "n>1B")


def _body(publication: Publication) -> str:
    description = publication.description
    tables, uses = publication.tables.values(), description.datasheet.get("uses", "").strip()
    blocks = [
        f"# {paragraphs(' '.join(description.title.split()))}",
        paragraphs(description.description or ""),
        paragraphs(description.coverage or ""),
        "## Tables",
        "Each is a configuration of this dataset and a Parquet file of the same name.",
        account.list_tables(publication),
        *(f"### {prose(each.name)}\n\n{account.list_columns(each)}" for each in tables),
        "## How sure it is",
        account.how_sure(publication),
        account.coverage(publication),
        "## Documents",
        account.list_documents(publication),
        *([f"## Uses\n\n{paragraphs(uses)}"] if uses else []),
        "## License",
        account.list_licenses(description),
        "## Citation",
        f"Version {prose(description.version)}, `sha256:{description.sha256}`.",
        f"```bibtex\n{cite(description, 'bibtex')}\n```",
    ]
    return "\n\n".join(each for each in blocks if each)
