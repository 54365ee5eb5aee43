"""The dataset card: facts in front that YAML readers understand, and tables where it says."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
import yaml
from described import FULL, HOSTILE, NASTY, SPARSE
from support import small_rows, write_package

import onrecord
from onrecord.access import Package
from onrecord.forms.to_huggingface import _size


def export(package: Package, out: Path) -> tuple[dict[str, Any], str]:
    """Export the card and part it into the facts in front and the page below."""
    package.export("huggingface", out)
    text = (out / "README.md").read_text(encoding="utf-8")
    # As the Hub does it: what stands between the first two lines of three hyphens.
    found = re.fullmatch(r"(?s)---\n(.*?)\n---\n(.*)", text)
    assert found
    facts: dict[str, Any] = yaml.safe_load(found[1])
    return facts, found[2]


def test_card_of_the_bundled_dataset(real: Package, tmp_path: Path) -> None:
    """The facts in front are those of the dataset, in the words of the Hub."""
    facts, page = export(real, tmp_path / "out")
    description = real._publication().description
    assert facts["pretty_name"] == description.title
    assert facts["license"] == "cc-by-4.0"
    assert facts["language"] == ["en"]
    assert facts["annotations_creators"] == ["machine-generated"]
    assert facts["size_categories"] == ["1K<n<10K"]
    assert page.count("\n### ") == len(real._publication().tables)
    assert onrecord.cite(style="bibtex") in page


def test_configurations_are_tables(real: Package, tmp_path: Path) -> None:
    """Each configuration names a Parquet file with the rows of its table; one is the default."""
    facts, _ = export(real, tmp_path / "out")
    names = [each["config_name"] for each in facts["configs"]]
    assert names == list(real._publication().tables)
    assert [each["config_name"] for each in facts["configs"] if "default" in each] == ["events"]
    for each in facts["configs"]:
        found = pq.ParquetFile(tmp_path / "out" / each["data_files"]).read()
        assert found.equals(real.load(each["config_name"], "arrow"))


@pytest.mark.parametrize("facts", [SPARSE, FULL, HOSTILE], ids=["sparse", "full", "hostile"])
def test_facts_in_front_stay_facts(facts: dict[str, Any], tmp_path: Path) -> None:
    """Whatever a title or keyword has in it, it is read back as that text on one line."""
    package = onrecord.open(write_package(tmp_path / "package", facts=facts))
    read, _ = export(package, tmp_path / "out")
    assert read["pretty_name"] == " ".join(facts["title"].split())
    words = dict.fromkeys(" ".join(each.split()) for each in facts.get("keywords", []))
    assert read.get("tags", []) == list(words)


def test_nasty_words_become_no_markup(tmp_path: Path) -> None:
    """No heading, tag or rule comes of the words of a description."""
    package = onrecord.open(write_package(tmp_path / "package", facts=HOSTILE))
    _, page = export(package, tmp_path / "out")
    assert "<script>" not in page.partition("```bibtex")[0]
    assert "\n# c" not in page
    assert "\n---" not in page
    assert NASTY.split()[0] in page


@pytest.mark.parametrize(
    ("licenses", "expected"),
    [
        ([], {}),
        (["CC0-1.0"], {"license": "cc0-1.0"}),
        (["ODbL-1.0"], {"license": "odbl"}),
        (["MIT", "CC-BY-4.0"], {"license": ["mit", "cc-by-4.0"]}),
        (["My-1.0"], {"license": "other", "license_name": "My-1.0", "license_link": "https://l"}),
    ],
)
def test_licenses_in_the_words_of_the_hub(
    licenses: list[str], expected: dict[str, Any], tmp_path: Path
) -> None:
    """A license has the name that the Hub gives it, or is called other, with its address."""
    facts = {**SPARSE, "licenses": [{"name": each, "path": "https://l"} for each in licenses]}
    read, _ = export(onrecord.open(write_package(tmp_path / "p", facts=facts)), tmp_path / "out")
    assert {key: read[key] for key in read if key.startswith("license")} == expected


def test_empty_tables_have_a_card(tmp_path: Path) -> None:
    """A dataset without any row is described too."""
    rows = {name: table.slice(0, 0) for name, table in small_rows().items()}
    package = onrecord.open(write_package(tmp_path / "package", rows))
    facts, page = export(package, tmp_path / "out")
    assert "language" not in facts
    assert "No document is listed." in page


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(0, "n<1K"), (999, "n<1K"), (1000, "1K<n<10K"), (10**9, "n>1B")],
)
def test_sizes_are_classes_of_the_hub(rows: int, expected: str) -> None:
    """A number of rows falls into the class that the Hub has for it."""
    assert _size(rows) == expected
