"""All forms say the same: title, version, license, authors, hash, tables, columns, meanings."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from described import SPARSE
from said import PAGES, READERS, Said, truth
from support import write_package

import onrecord
from onrecord.access import Package
from onrecord.forms.forms import FORMS
from onrecord.layout import bundled

ALONE = [name for name in FORMS if name != "all"]
# What makes a title hard to carry, without what some format cannot hold.
HARD: dict[str, Any] = {
    **SPARSE,
    "title": 'On "it": a <b>, | & \\ *x* # 1 – é 😀',
    "version": "10.20.30",
    "licenses": [{"name": "CC0-1.0"}, {"name": "MIT", "path": "https://example.org/mit"}],
    "contributors": [
        {"title": 'O\'Neil & "Sons", {A}', "roles": ["author"]},
        {"title": "Ana", "roles": ["author", "curator"], "kind": "person"},
        {"title": "Nobody"},
    ],
}


@dataclass(frozen=True)
class Exported:
    """A package and the folder with all its forms."""

    package: Package
    folder: Path


def export(package: Package, folder: Path) -> Exported:
    """Export every form of a package into one folder."""
    package.export("all", folder)
    return Exported(package, folder)


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> Exported:
    """The small package with usual facts, in all forms."""
    root = tmp_path_factory.mktemp("usual")
    return export(onrecord.open(write_package(root / "package")), root / "all")


@pytest.fixture(scope="module", params=["usual", "real", "sparse", "hard"])
def exported(
    request: pytest.FixtureRequest, usual: Exported, tmp_path_factory: pytest.TempPathFactory
) -> Exported:
    """The bundled dataset, and the small one with usual, few and hard facts, in all forms."""
    if request.param == "usual":
        return usual
    root = tmp_path_factory.mktemp(request.param)
    if request.param == "real":
        return export(onrecord.open(bundled().root), root / "all")
    facts = {"sparse": SPARSE, "hard": HARD}[request.param]
    return export(onrecord.open(write_package(root / "package", facts=facts)), root / "all")


def agree(said: Said, package: Package) -> None:
    """Hold everything that a form says against what is so."""
    expected = truth(package)
    for key, value in said.items():
        if key == "meanings":
            assert value.keys() == expected[key].keys()
            assert {k: v for k, v in value.items() if expected[key][k] not in v} == {}
        elif key == "licenses":
            assert [each.casefold() for each in value] == [x.casefold() for x in expected[key]]
        else:
            assert value == expected[key], key


def test_every_form_is_read() -> None:
    """A form that nobody reads here cannot be known to agree; add a reader for it."""
    assert sorted(READERS) == sorted(ALONE)


@pytest.mark.parametrize("form", ALONE)
def test_form_agrees(form: str, exported: Exported) -> None:
    """Whatever a form says of the dataset is what the description and the tables say."""
    agree(READERS[form](exported.folder, exported.package), exported.package)


@pytest.mark.parametrize("page", ["CITATION.cff", "codebook"])
def test_page_agrees(page: str, exported: Exported) -> None:
    """So do the pages that are made from the same facts."""
    agree(PAGES[page](exported.package), exported.package)


def test_deposit_agrees(real: Package) -> None:
    """So does what Zenodo is told, which takes one license."""
    agree(PAGES[".zenodo.json"](real), real)


@pytest.mark.parametrize(
    ("form", "keys"),
    [
        (form, keys)
        for keys, forms in {
            "title version": "package croissant schema-org datacite cff ro-crate huggingface"
            " datasheet sqlite duckdb excel graphml plover dyads",
            "version": "stata spss r",
            "sha256": "package croissant schema-org datacite cff ro-crate huggingface datasheet"
            " sqlite duckdb excel graphml spss",
            "licenses": "package spss schema-org datacite cff ro-crate huggingface datasheet",
            "addresses": "croissant",
            "tables": "package stata spss r croissant schema-org datacite ro-crate huggingface"
            " datasheet sqlite duckdb excel",
            "meanings": "package r croissant schema-org ro-crate huggingface sqlite duckdb excel",
        }.items()
        for form in forms.split()
    ],
)
def test_form_says_what_it_has_room_for(form: str, keys: str, usual: Exported) -> None:
    """The comparison above is not empty: these forms do say these things."""
    said = READERS[form](usual.folder, usual.package)
    assert all(said.get(key) for key in keys.split())


def test_another_license_of_croissant_is_noticed(usual: Exported, tmp_path: Path) -> None:
    """Croissant names licenses by their addresses, which are compared too."""
    path = tmp_path / "croissant.json"
    facts = json.loads((usual.folder / "croissant.json").read_text(encoding="utf-8"))
    facts["license"] = ["https://example.org/another"]
    path.write_text(json.dumps(facts), encoding="utf-8")
    with pytest.raises(AssertionError, match="addresses"):
        agree(READERS["croissant"](tmp_path, usual.package), usual.package)
