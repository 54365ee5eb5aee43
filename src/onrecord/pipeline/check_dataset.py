"""Check the facts of dataset.yaml, and give them as the descriptor takes them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from onrecord.corpus.facts import Dataset
from onrecord.corpus.files import SLUG
from onrecord.corpus.origin import Origin
from onrecord.corpus.read import Corpus
from onrecord.errors import Problem


def check_dataset(corpus: Corpus) -> list[Problem]:
    """Give every problem with the values in dataset.yaml."""
    if corpus.dataset is None:
        return []
    origin = Origin(corpus.layout.root, "data/curated/dataset.yaml")
    return [origin.at(key).problem(fault) for key, fault in _fact_faults(corpus.dataset)]


def list_facts(dataset: Dataset) -> dict[str, Any]:
    """The facts that are known, with a name made from the title if it has none."""
    known = msgspec.to_builtins(dataset)
    known = {key: value for key, value in _without_none(known).items() if value not in ([], None)}
    slug = "-".join(re.findall(r"[a-z0-9]+", known["title"].lower()))
    return {"name": slug or "dataset", **known}


def _without_none(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _without_none(each) for key, each in value.items() if each is not None}
    if isinstance(value, list):
        return [_without_none(each) for each in value]
    return value


def _fact_faults(dataset: Dataset) -> list[tuple[str, str]]:
    faults = []
    if not re.fullmatch(r"\d+\.\d+\.\d+", dataset.version):
        fault = f"malformed version {dataset.version!r}; expected three numbers, as in 0.1.0"
        faults.append(("version", fault))
    if dataset.name is not None and not re.fullmatch(SLUG, dataset.name):
        fault = f"malformed name {dataset.name!r}; expected lower-case words joined by hyphens"
        faults.append(("name", fault))
    if dataset.released and not _is_day(dataset.released):
        fault = f"malformed date {dataset.released!r}; expected a day, as in 2026-11-23"
        faults.append(("released", fault))
    if dataset.doi is not None and not re.fullmatch(r"10\.\d{4,9}/\S+", dataset.doi):
        fault = f"malformed doi {dataset.doi!r}; expected it alone, as in 10.1234/abc"
        faults.append(("doi", fault))
    for each in dataset.contributors:
        if each.kind not in (None, "person", "organization"):
            fault = f"unknown kind {each.kind!r} of {each.title!r}; use person or organization"
            faults.append(("contributors", fault))
    if not dataset.title.strip():
        faults.append(("title", "empty title; say what the dataset is called"))
    return faults


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
