"""Write a datasheet: why a dataset exists, what is in it, how it was made, and what it is good for.

The seven sections are those of Gebru et al., "Datasheets for Datasets", Communications of the ACM
64 (12), 2021, their questions in our own words. What can be counted is counted; the rest is what
the curators answered.
"""

from __future__ import annotations

from pathlib import Path

from onrecord.forms import account
from onrecord.forms.facts import count_rows, list_languages, list_values
from onrecord.forms.publication import Publication
from onrecord.forms.write_text import write_text
from onrecord.schema.markdown import code, paragraphs, prose

_UNANSWERED = "The curators have not answered this."
# Sections by the key of their answer in dataset.yaml.
_SECTIONS = {
    "motivation": ("Motivation", "For what was it made, by whom, and who paid for it?"),
    "composition": (
        "Composition",
        "What does a row stand for? How many are there, of how many that there could be? What is "
        "missing, wrong, confidential or offensive? Does it tell of people?",
    ),
    "collection": (
        "Collection",
        "Where do data come from, who gathered them how and when, and did people concerned know?",
    ),
    "preprocessing": (
        "Preprocessing, cleaning and labeling",
        "What was done to the raw material, is it kept, and is the program for it to be had?",
    ),
    "uses": ("Uses", "What is it good for, what has it been used for, and what should nobody do?"),
    "distribution": ("Distribution", "How is it handed out, when, and under which terms?"),
    "maintenance": (
        "Maintenance",
        "Who looks after it, how are errors reported and mended, and do old versions stay?",
    ),
}


def to_datasheet(publication: Publication, folder: Path) -> None:
    """Write DATASHEET.md, the same bytes for the same dataset; a missing answer is said aloud."""
    description = publication.description
    counted = {
        "motivation": _motivation(publication),
        "composition": _composition(publication),
        "collection": _collection(publication),
        "preprocessing": account.how_sure(publication)
        + f"\n\nHow far independent codings agree:\n\n{account.list_agreement(publication)}",
        "distribution": _distribution(publication),
        "maintenance": _maintenance(publication),
    }
    blocks = [
        f"# Datasheet of {prose(description.title)}",
        paragraphs(description.description or ""),
    ]
    for key, (title, question) in _SECTIONS.items():
        answer = description.datasheet.get(key, "").strip()
        blocks += [f"## {title}", f"*{question}*", paragraphs(answer) or _UNANSWERED]
        blocks.append(counted.get(key, ""))
    write_text(folder / "DATASHEET.md", "\n\n".join(each for each in blocks if each) + "\n")


def _motivation(publication: Publication) -> str:
    return f"Who took part:\n\n{account.list_contributors(publication.description)}"


def _composition(publication: Publication) -> str:
    counts = count_rows(publication)
    languages = ", ".join(map(code, list_languages(publication))) or "not known"
    return "\n\n".join(
        [
            f"The {len(counts)} tables have {sum(counts.values())} rows.",
            account.list_tables(publication),
            "Missing values in the tables of the dataset:",
            account.list_missing(publication),
            "Labels, each with a definition:",
            account.list_vocabularies(publication.tables, counts),
            account.coverage(publication) + f"\n- Languages of the documents: {languages}."
            "\n- Recommended splits: none.",
        ]
    )


def _collection(publication: Publication) -> str:
    coverage = publication.description.coverage
    return "\n\n".join(
        [
            *([paragraphs(coverage)] if coverage else []),
            account.list_documents(publication),
            "Who coded, declared as what they are:",
            account.list_annotators(publication),
        ]
    )


def _distribution(publication: Publication) -> str:
    description = publication.description
    lines = [
        f"- Version: {prose(description.version)}",
        f"- Released: {prose(description.released or 'the day is not known')}",
        f"- Hash of the dataset: `sha256:{description.sha256}`",
        f"- DOI: {prose(description.doi or 'none is known')}",
        f"- Home page: {prose(description.homepage or 'none is known')}",
    ]
    return "\n".join(lines) + f"\n\nLicenses:\n\n{account.list_licenses(description)}"


def _maintenance(publication: Publication) -> str:
    removed = list_values(publication, "removed_rows", "row_id")
    return (
        f"Rows that were published and taken back: {len(removed)}. Their keys are never used again."
    )
