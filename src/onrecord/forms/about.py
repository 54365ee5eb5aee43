"""What a file of a form says of the dataset that it holds, where it has a place for facts."""

from __future__ import annotations

from onrecord.citation.styles import cite
from onrecord.release.description import Description


def about(description: Description) -> dict[str, str]:
    """List the facts of a description that are known, as texts by name."""
    facts = {
        "title": description.title,
        "version": description.version,
        "released": description.released,
        "description": description.description,
        "coverage": description.coverage,
        "authors": "; ".join(description.authors),
        "publishers": "; ".join(description.publishers),
        "license": "; ".join(each.name for each in description.licenses),
        "keywords": "; ".join(description.keywords),
        "homepage": description.homepage,
        "doi": description.doi,
        "dataset_sha256": description.sha256,
        "citation": cite(description, "text"),
    }
    return {name: fact for name, fact in facts.items() if fact}
