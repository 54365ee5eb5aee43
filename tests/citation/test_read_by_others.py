"""Reference managers' own readers find in a citation what was written."""

from __future__ import annotations

import json
import re
from typing import Any

import pybtex.database
import pytest
import rispy

from onrecord.access import Package


@pytest.mark.parametrize("what", [None, "events", "memo-e01"])
def test_ris_is_read_by_rispy(what: str | None, package: Package) -> None:
    """One entry of a dataset, with authors, title, year, version, address and the note whole."""
    (entry,) = rispy.loads(package.cite(what, style="ris"))
    (item,) = _items(package, what)
    assert entry["type_of_reference"] == "DATA"
    assert entry["authors"] == [each["literal"] for each in item["author"]]
    assert (entry["title"], entry["edition"]) == (item["title"], item["version"])
    assert int(entry["year"]) == item["issued"]["date-parts"][0][0]
    assert entry["publisher"] == item["publisher"]
    assert entry["urls"] == [item["URL"]]
    assert entry["notes"] == [item["note"]]


@pytest.mark.parametrize("what", [None, "events", "memo-e01"])
def test_bibtex_is_read_by_pybtex(what: str | None, package: Package) -> None:
    """One entry with every fact, whose authors stay whole and whose note has the quoted words."""
    read = pybtex.database.parse_string(package.cite(what, style="bibtex"), "bibtex")
    ((key, entry),) = read.entries.items()
    (item,) = _items(package, what)
    assert key == item["id"]
    assert [str(each) for each in entry.persons["author"]] == [
        f"{{{each['literal']}}}" for each in item["author"]
    ]
    facts = {name: re.sub(r"\\([&_])", r"\1", text) for name, text in entry.fields.items()}
    assert facts == {
        "title": f"{{{item['title']}}}",
        "year": str(item["issued"]["date-parts"][0][0]),
        "version": item["version"],
        "publisher": item["publisher"],
        "howpublished": f"\\url{{{item['URL']}}}",
        "note": f"Data set, {item['note']}",
    }


def _items(package: Package, what: str | None) -> list[dict[str, Any]]:
    return list(json.loads(package.cite(what, style="csl-json")))
