"""A citation names authors, year, title, version, publisher and the hash of the dataset."""

import pytest
from support import FACTS

from onrecord.access import Package
from onrecord.errors import OnRecordError
from onrecord.release.citation import cite_package
from onrecord.release.hashes import dataset_hash


def test_text(package: Package) -> None:
    """As text it is one line."""
    assert package.cite() == (
        "Lovelace, Ada (2026). Memos & Minutes (version 1.2.3) [Data set]. Press & Sons. "
        f"https://example.org/a_b. sha256:{dataset_hash(package.descriptor)}"
    )


def test_bibtex(package: Package) -> None:
    """For BibTeX its signs are escaped, names are kept whole, and the link is as it is."""
    assert package.cite(style="bibtex") == (
        "@misc{memos-1.2.3,\n"
        "  author = {{Lovelace, Ada}},\n"
        "  title = {{Memos \\& Minutes}},\n"
        "  year = {2026},\n"
        "  version = {1.2.3},\n"
        "  publisher = {Press \\& Sons},\n"
        "  howpublished = {\\url{https://example.org/a_b}},\n"
        f"  note = {{Data set, sha256:{dataset_hash(package.descriptor)}}},\n"
        "}"
    )


def test_without_author_year_and_homepage() -> None:
    """What is not known is left out; text says n.d. for the year."""
    nothing: dict[str, object] = {"schemas": [], "inputs": []}
    descriptor = {"name": "x", "title": "X", "version": "1", "resources": [], "onrecord": nothing}
    digest = dataset_hash(descriptor)
    assert cite_package(descriptor, "text") == f"(n.d.). X (version 1) [Data set]. sha256:{digest}"
    assert cite_package(descriptor, "bibtex") == (
        "@misc{x-1,\n  title = {{X}},\n  version = {1},\n"
        f"  note = {{Data set, sha256:{digest}}},\n}}"
    )


def test_two_authors() -> None:
    """Authors and creators are named in their order."""
    people = [{"title": "B & B", "roles": ["creator"]}, {"title": "A", "roles": ["author"]}]
    descriptor = {**FACTS, "contributors": people, "resources": []}
    descriptor["onrecord"] = {"schemas": [], "inputs": []}
    assert cite_package(descriptor, "text").startswith("B & B; A (n.d.). Memos")
    assert "author = {{B \\& B} and {A}}," in cite_package(descriptor, "bibtex")


def test_a_damaged_descriptor_is_an_error() -> None:
    """A descriptor without hashes cannot be cited, and the error says so."""
    descriptor = {"name": "x", "title": "X", "version": "1", "resources": [{"path": "p"}]}
    with pytest.raises(OnRecordError, match="cannot be cited"):
        cite_package({**descriptor, "onrecord": {"schemas": [], "inputs": []}}, "text")
