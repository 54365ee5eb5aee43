"""The page about versions shows what the program gives."""

from __future__ import annotations

import json
import re

from docs.pages import ROOT, read_blocks
from versions.states import TABLES, rows_of, state, with_rows

from onrecord.versions.compare import compare
from onrecord.versions.diff import Diff
from onrecord.versions.promises import DERIVED, has_lasting_ids

PAGE = (ROOT / "docs" / "versions.md").read_text(encoding="utf-8")
BLOCKS = {block.language: block.code for block in read_blocks(PAGE)}


def example() -> Diff:
    """The comparison that the page shows."""
    old = state(sha256="0" * 64)
    first, second = rows_of(old, "events")
    new = with_rows(
        state("1.2.4", sha256="1" * 64), events=[first, {**second, "modality": "planned"}]
    )
    return compare(old, new)


def test_the_report_is_the_one_on_the_page() -> None:
    """The page shows a report as it is printed."""
    assert BLOCKS["text"] == example().to_text()


def test_the_json_is_the_one_on_the_page() -> None:
    """The page shows JSON as it is printed, and explains every key of it but the plainest."""
    assert json.loads(BLOCKS["json"]) == example().to_dict()
    assert BLOCKS["json"] == json.dumps(example().to_dict(), indent=2) + "\n"
    explained = set(re.findall(r"`(\w+)`", PAGE.partition("| key |")[2]))
    keys = {*example().to_dict(), *example().to_dict()["tables"][0]}
    assert keys - {"table"} <= explained


def test_the_page_names_the_tables_whose_ids_last() -> None:
    """Each table whose rows keep their ids stands in the promise; derived ones are listed."""
    promised = PAGE.partition("**An id lasts.**")[2].partition("\n- ")[0]
    lasting = [name for name, table in TABLES.items() if has_lasting_ids(table)]
    assert lasting == [
        *("events", "actors", "quotes", "appointments"),
        *("documents", "offices", "records", "corroborations"),
    ]
    assert [name for name in lasting if name.removesuffix("s") not in promised] == []
    assert all(f"`{name}`" in PAGE for name in DERIVED)
