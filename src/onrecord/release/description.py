"""What a dataset is, as plain facts: the one description that citations and published forms use."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.release.hashes import dataset_hash

# A DOI alone or as an address, as its registration agencies have written them over the years.
_DOI = re.compile(r"(?:(?:https?://)?(?:dx\.)?doi\.org/)?(10\.\d{4,9}/\S+)", re.IGNORECASE)


@dataclass(frozen=True)
class License:
    """A license by its SPDX name, and if known its title and address."""

    name: str
    title: str | None = None
    path: str | None = None

    @property
    def address(self) -> str:
        """Where the license is to be read, or its name where that is not known."""
        return self.path or self.name


@dataclass(frozen=True)
class Contributor:
    """Somebody who took part, and as what: author, creator, curator, publisher and others.

    ``kind`` is ``person`` or ``organization``, None where nobody said.
    """

    title: str
    roles: tuple[str, ...] = ()
    kind: str | None = None


@dataclass(frozen=True)
class Description:
    """The facts about a dataset; what is not known is None or empty.

    ``released`` is an ISO date, ``sha256`` the hash of the whole dataset, ``doi`` stands
    without the address in front and is None where the dataset has another id, ``datasheet`` is what
    its curators answered to the questions of a datasheet, by section. ``includes_drafts`` says that
    there are rows that nobody has confirmed.
    """

    name: str
    title: str
    version: str
    sha256: str
    description: str | None = None
    coverage: str | None = None
    released: str | None = None
    homepage: str | None = None
    doi: str | None = None
    keywords: tuple[str, ...] = ()
    licenses: tuple[License, ...] = ()
    contributors: tuple[Contributor, ...] = ()
    datasheet: Mapping[str, str] = field(default_factory=dict)
    includes_drafts: bool = False

    @property
    def creators(self) -> list[Contributor]:
        """Those to whom the dataset is credited, with the role author or creator, in order."""
        return [each for each in self.contributors if {"author", "creator"} & set(each.roles)]

    @property
    def authors(self) -> list[str]:
        """The names of the creators."""
        return [each.title for each in self.creators]

    @property
    def publishers(self) -> list[str]:
        """The names of those with the role publisher."""
        return [each.title for each in self.contributors if "publisher" in each.roles]

    @property
    def year(self) -> str | None:
        """The year of the release."""
        return self.released[:4] if self.released else None


def describe_dataset(descriptor: Mapping[str, Any]) -> Description:
    """Read the facts out of a datapackage.json.

    Raises OnRecordError for a descriptor that lacks the facts or has them in another shape.

    >>> facts = {"name": "memos", "title": "Memos", "version": "1.0.0", "resources": []}
    >>> described = describe_dataset({**facts, "onrecord": {"schemas": [], "inputs": []}})
    >>> described.title, described.authors, described.year
    ('Memos', [], None)
    """
    try:
        return _describe(descriptor)
    except ValueError as error:
        raise OnRecordError(
            f"datapackage.json does not say what the dataset is: {error}; build or install the "
            "dataset again"
        ) from error


def _day(created: str | None) -> str | None:
    try:
        return date.fromisoformat(created[:10]).isoformat() if created else None
    except ValueError:
        raise ValueError(f"created is no day: {created!r}") from None


def _describe(descriptor: Mapping[str, Any]) -> Description:
    ours = descriptor.get("onrecord")
    if not isinstance(ours, dict):
        raise ValueError("onrecord is missing")
    created, id_ = _text(descriptor, "created"), _text(descriptor, "id")
    doi = _DOI.fullmatch(id_ or "")
    return Description(
        name=_needed(descriptor, "name"),
        title=_needed(descriptor, "title"),
        version=_needed(descriptor, "version"),
        sha256=dataset_hash(descriptor),
        description=_text(descriptor, "description"),
        coverage=_text(ours, "coverage"),
        released=_day(created),
        homepage=_text(descriptor, "homepage"),
        doi=doi[1] if doi else None,
        keywords=_texts(descriptor, "keywords"),
        licenses=tuple(
            License(
                name=_needed(each, "name", "licenses."),
                title=_text(each, "title", "licenses."),
                path=_text(each, "path", "licenses."),
            )
            for each in _objects(descriptor, "licenses")
        ),
        contributors=tuple(
            Contributor(
                title=_needed(each, "title", "contributors."),
                roles=_texts(each, "roles", "contributors."),
                kind=_text(each, "kind", "contributors."),
            )
            for each in _objects(descriptor, "contributors")
        ),
        datasheet=_answers(ours),
        includes_drafts=bool(ours.get("includes_drafts")),
    )


def _needed(facts: Mapping[str, Any], key: str, above: str = "") -> str:
    text = _text(facts, key, above)
    if text is None:
        raise ValueError(f"{above}{key} is missing")
    return text


def _text(facts: Mapping[str, Any], key: str, above: str = "") -> str | None:
    value = facts.get(key)
    if not isinstance(value, str | None):
        raise ValueError(f"{above}{key} is no text")
    return value


def _texts(facts: Mapping[str, Any], key: str, above: str = "") -> tuple[str, ...]:
    values = _list(facts, key, above)
    if not all(isinstance(each, str) for each in values):
        raise ValueError(f"{above}{key} is no list of texts")
    return tuple(values)


def _objects(facts: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    values = _list(facts, key)
    if not all(isinstance(each, dict) for each in values):
        raise ValueError(f"{key} is no list of objects")
    return values


def _list(facts: Mapping[str, Any], key: str, above: str = "") -> list[Any]:
    values = facts.get(key, [])
    if not isinstance(values, list):
        raise ValueError(f"{above}{key} is no list")
    return values


def _answers(ours: Mapping[str, Any]) -> Mapping[str, str]:
    answers = ours.get("datasheet") or {}
    if not isinstance(answers, dict):
        raise ValueError("datasheet is no object")
    return {section: _needed(answers, section, "datasheet.") for section in answers}
