"""What a dataset is, as plain facts: the one description that citations and published forms use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.errors import OnRecordError
from onrecord.release.hashes import dataset_hash


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
    without the address in front, ``datasheet`` is what its curators answered to the questions of a
    datasheet, by section.
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
        ours = descriptor["onrecord"]
        facts = {key: descriptor.get(key) for key in ("description", "homepage")}
        texts = {**facts, **{key: descriptor[key] for key in ("name", "title", "version")}}
        texts |= {"coverage": ours.get("coverage"), "released": descriptor.get("created")}
        texts["doi"] = descriptor.get("id")
        odd = [key for key, value in texts.items() if not isinstance(value, str | None)]
        if odd:
            raise TypeError(f"{odd[0]} is no text")
        answers = ours.get("datasheet") or {}
        if not all(isinstance(each, str) for each in answers.values()):
            raise TypeError("an answer of the datasheet is no text")
        created, address = texts.pop("released"), texts.pop("doi")
        return Description(
            **texts,
            released=created[:10] if created else None,
            doi=address.removeprefix("https://doi.org/") if address else None,
            sha256=dataset_hash(descriptor),
            keywords=tuple(map(str, descriptor.get("keywords", ()))),
            licenses=tuple(
                License(str(each["name"]), each.get("title"), each.get("path"))
                for each in descriptor.get("licenses", ())
            ),
            contributors=tuple(
                Contributor(
                    str(each["title"]), tuple(map(str, each.get("roles", ()))), each.get("kind")
                )
                for each in descriptor.get("contributors", ())
            ),
            datasheet=answers,
        )
    except (KeyError, TypeError, AttributeError, OnRecordError) as error:
        raise OnRecordError(
            f"datapackage.json does not say what the dataset is, it lacks what is needed "
            f"({error!r}); build or install the dataset again"
        ) from error
