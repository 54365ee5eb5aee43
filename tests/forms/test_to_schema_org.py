"""schema.org: JSON-LD that a reader of RDF understands without asking any server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rdflib import RDF, Graph, Literal, Namespace
from support import arrow_rows, real_tables, small_rows, write_package

from onrecord.access import Package
from onrecord.release.hashes import sha256_file

# The parser of rdflib still calls a class of its own that it has retired.
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")

SDO = Namespace("https://schema.org/")


def parse(package: Package, out: Path) -> Graph:
    """Export the form and parse it as RDF."""
    package.export("schema-org", out)
    return Graph().parse(out / "schema-org.jsonld", format="json-ld")


def test_facts_are_triples(small: Package, tmp_path: Path) -> None:
    """Facts of the dataset are statements about one node of type Dataset."""
    graph = parse(small, tmp_path / "out")
    (dataset,) = graph.subjects(RDF.type, SDO.Dataset)
    said = {
        key: [str(each) for each in graph.objects(dataset, SDO[key])]
        for key in ("name", "version", "datePublished", "url", "keywords", "inLanguage")
    }
    assert said == {
        "name": ["Memos & Minutes"],
        "version": ["1.2.3"],
        "datePublished": ["2026-01-15"],
        "url": ["https://example.org/a_b"],
        "keywords": ["memo"],
        "inLanguage": ["en"],
    }
    assert list(graph.objects(dataset, SDO.temporalCoverage)) == [Literal("1843-05-02/1843-05-02")]
    (license_,) = graph.objects(dataset, SDO.license)
    assert graph.value(license_, SDO.url) == Literal("https://example.org/cc0")
    (publisher,) = graph.objects(dataset, SDO.publisher)
    assert graph.value(publisher, SDO.name) == Literal("Press & Sons")


def test_places_are_countries_by_name(real: Package, tmp_path: Path) -> None:
    """Coverage in space is the countries that events are placed in, by the names of the table."""
    graph = parse(real, tmp_path / "out")
    rows = real.load("countries", "arrow").to_pylist()
    names = {row["country_id"]: row["name"] for row in rows}
    codes = set(real.load("events", "arrow")["country_id"].to_pylist()) - {None}
    assert codes
    found = {str(each) for each in graph.objects(None, SDO.spatialCoverage)}
    assert found == {names[code] for code in codes}


def test_downloads_are_the_files(small: Package, tmp_path: Path) -> None:
    """Every file is there under its address, with its size and hash."""
    graph = parse(small, tmp_path / "out")
    downloads = list(graph.subjects(RDF.type, SDO.DataDownload))
    assert len(downloads) == 2 * len(small._publication().tables)
    for each in downloads:
        path = tmp_path / "out" / str(graph.value(each, SDO.contentUrl))
        assert graph.value(each, SDO.sha256) == Literal(sha256_file(path))
        assert graph.value(each, SDO.contentSize) == Literal(f"{path.stat().st_size} B")


def test_hostile_rows_stay_text(hostile: Package, tmp_path: Path) -> None:
    """Nothing in the rows of a table breaks the description, and dates cover all that they hold."""
    graph = parse(hostile, tmp_path / "out")
    covered = Literal("0001-01-01/9999-12-31")
    assert list(graph.objects(None, SDO.temporalCoverage)) == [covered]


@pytest.mark.parametrize(
    ("bounds", "covered"),
    [
        ({"date_latest": None}, ["1843-05-02/.."]),
        ({"date_earliest": None}, ["../1843-05-02"]),
        ({"date_earliest": None, "date_latest": None}, []),
    ],
)
def test_an_open_date_leaves_the_period_open(
    bounds: dict[str, None], covered: list[str], tmp_path: Path
) -> None:
    """Where an event may have taken place at any time before or after, that side is open."""
    rows = small_rows()
    events = rows["events"].to_pylist()
    rows["events"] = arrow_rows(real_tables()["events"], [{**events[0], **bounds}, *events[1:]])
    package = Package(write_package(tmp_path / "package", rows).parent)
    graph = parse(package, tmp_path / "out")
    assert [str(each) for each in graph.objects(None, SDO.temporalCoverage)] == covered


def test_same_bytes(small: Package, tmp_path: Path) -> None:
    """Two exports of the same dataset are the same file."""
    texts = set()
    for name in ("one", "two"):
        small.export("schema-org", tmp_path / name)
        texts.add((tmp_path / name / "schema-org.jsonld").read_text(encoding="utf-8"))
    assert len(texts) == 1
    assert json.loads(texts.pop())["@type"] == "Dataset"
