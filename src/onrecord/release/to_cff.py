"""Derive CITATION.cff, which GitHub and reference managers read, from dataset.yaml."""

from __future__ import annotations

import json

from onrecord.corpus.facts import Dataset
from onrecord.errors import OnRecordError

_MESSAGE = (
    "If you use this dataset, please cite it with its version and with the hash that "
    "`onrecord cite` prints."
)


def to_cff(dataset: Dataset) -> str:
    """Write a Citation File Format 1.2.0 file of type dataset; what is not known is left out.

    Authors are the contributors with the role author or creator, each as an entity, since nothing
    says which part of a title is a family name. Raises OnRecordError where there is none.
    """
    authors = [each for each in dataset.contributors if {"author", "creator"} & set(each.roles)]
    if not authors:
        raise OnRecordError(
            "data/curated/dataset.yaml names no author; add a contributor with 'roles: [author]'"
        )
    lines = [
        "# Made by `make docs` from data/curated/dataset.yaml; never edited.",
        "cff-version: 1.2.0",
        f"message: {_text(_MESSAGE)}",
        "type: dataset",
        f"title: {_text(dataset.title)}",
        f"version: {_text(dataset.version)}",
        *_line("date-released", dataset.released),
        *_line("url", dataset.homepage),
        *_line("abstract", dataset.description),
        "authors:",
        *(f"  - name: {_text(each.title)}" for each in authors),
        *_list("license", [each.name for each in dataset.licenses]),
        *_list("keywords", dataset.keywords),
    ]
    return "\n".join(lines) + "\n"


def _line(key: str, text: str | None) -> list[str]:
    return [f"{key}: {_text(text.strip())}"] if text else []


def _list(key: str, texts: list[str]) -> list[str]:
    return [f"{key}:", *(f"  - {_text(each)}" for each in texts)] if texts else []


def _text(text: str) -> str:
    # A JSON string is a double-quoted YAML one, whatever is in it.
    return json.dumps(" ".join(text.split()), ensure_ascii=False)
