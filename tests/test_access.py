"""The verbs of a package, and their answers to what does not exist or is damaged."""

from __future__ import annotations

import gc
import json
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pytest
from support import TEXT, real_tables, real_views, small_rows, write_package

import onrecord
from onrecord.access import Package
from onrecord.errors import OnRecordError, UsageError
from onrecord.schema.to_arrow import to_arrow


def test_the_dataset_is_listed_first(package: Package) -> None:
    """Tables come in the order of the schemas, the four of the dataset first, views last."""
    assert package.list_tables() == [*real_tables(), *real_views()]
    assert package.list_tables()[:4] == ["events", "actors", "quotes", "appointments"]


@pytest.mark.parametrize("name", real_tables())
def test_every_table_loads_in_every_form(name: str, package: Package) -> None:
    """The rows are the same as pandas, polars, Arrow and DuckDB."""
    expected = small_rows()[name]
    assert package.load(name, "arrow").equals(expected, check_metadata=True)
    frame = package.load(name)
    assert all(isinstance(dtype, pd.ArrowDtype) for dtype in frame.dtypes)
    assert pa.Table.from_pandas(frame, expected.schema, preserve_index=False).equals(expected)
    assert package.load(name, "polars").rows() == [
        tuple(row.values()) for row in expected.to_pylist()
    ]
    assert package.load(name, "duckdb").fetchall() == package.load(name, "polars").rows()


def test_a_duckdb_relation_outlives_its_call(package: Package) -> None:
    """A relation can be used, and joined with another, after everything else is gone."""
    events = package.load("events", "duckdb")
    actors = package.load("actors", "duckdb")
    gc.collect()
    joined = events.join(actors, "actor_id")
    assert joined.project("name").fetchall() == [("Ada Byron",)]


@pytest.mark.parametrize("name", real_views())
def test_a_view_has_the_types_of_its_schema(name: str, package: Package) -> None:
    """A view has exactly the Arrow schema derived from its description, also with no rows."""
    assert package.load(name, "arrow").schema.equals(to_arrow(real_views()[name]))


def test_a_view_holds_what_its_query_says(package: Package) -> None:
    """Only the actual event is counted; the wide table has names, offices and the words."""
    assert package.load("events_that_happened")["event_id"].tolist() == ["memo-e01"]
    wide = package.load("events_wide", "arrow").to_pylist()[0]
    assert (wide["actor_name"], wide["actor_office"]) == ("Ada Byron", "Chair of the Board")
    assert wide["evidence_text"] == "Ada Byron met the Board on 2 May 1843"


def test_locate_gives_a_path(package: Package) -> None:
    """Each form of a table is a file that is there."""
    for form in ("parquet", "csv"):
        assert package.locate("events", form) == package.root / f"data/tables/events.{form}"
    assert package.locate("events").is_file()


def test_describe_all_tables(package: Package) -> None:
    """One row per table and view, with the number of rows where there is a file."""
    overview = package.describe().set_index("table")
    assert overview.index.tolist() == package.list_tables()
    assert overview.loc["events", ["kind", "rows"]].tolist() == ["dataset", 2]
    assert overview["rows"].isna().sum() == len(real_views())


def test_describe_one_table(package: Package) -> None:
    """One row per column, with type, unit, keys, references, limits and meaning."""
    columns = package.describe("events").set_index("column")
    assert columns.index.tolist() == list(real_tables()["events"].columns)
    assert columns.loc["event_id", ["type", "is_required", "key"]].tolist() == [
        "string",
        True,
        "primary",
    ]
    assert columns.loc["actor_id", "references"] == "actors.actor_id"
    assert columns.loc["polarity", "allowed"] == "positive, negative"
    assert columns.loc["intensity", "unit"] == "PLOVER score, -10 to 10"


def test_evidence_is_the_words_in_their_sentences(package: Package) -> None:
    """The main span comes first; each span has its words and the sentences around it."""
    main, date = package.evidence("memo-e01")
    assert (main.field, date.field, date.exact) == (None, "date", "2 May 1843")
    assert all(TEXT[each.start : each.end] == each.exact for each in (main, date))
    assert main.context == TEXT


def test_evidence_without_released_text_has_no_context(tmp_path: Path) -> None:
    """Where the text may not be passed on, the context is None and the span remains."""
    rows = small_rows()
    texts = pa.nulls(3, pa.string())
    passages = rows["passages"]
    place = passages.schema.get_field_index("text")
    rows["passages"] = passages.set_column(place, passages.schema.field("text"), texts)
    write_package(tmp_path, rows)
    assert {each.context for each in Package(tmp_path).evidence("memo-e01")} == {None}


def test_a_row_from_an_official_record_has_no_evidence(package: Package) -> None:
    """A row made from an official record is proved by no words of a document."""
    assert package.evidence("memo-a01") == []


MISTAKES: dict[str, tuple[Callable[[Package], Any], str]] = {
    "table": (lambda it: it.load("evnts"), "unknown table 'evnts'; nearest 'events'"),
    "view": (lambda it: it.load("events_wid"), "unknown table 'events_wid'; nearest 'events_wide'"),
    "described": (lambda it: it.describe("actor"), "unknown table 'actor'; nearest 'actors'"),
    "located": (lambda it: it.locate("quote"), "unknown table 'quote'; nearest 'quotes'"),
    "file name": (
        lambda it: it.locate("events-parquet"),
        "unknown table 'events-parquet'; nearest 'events'",
    ),
    "located view": (
        lambda it: it.locate("events_wide"),
        "'events_wide' is a view and has no file; use load('events_wide')",
    ),
    "form": (lambda it: it.locate("events", "xlsx"), "unknown form 'xlsx'; known are parquet, csv"),
    "library": (lambda it: it.load("events", "panda"), "unknown form 'panda'; nearest 'pandas'"),
    "row": (
        lambda it: it.evidence("memo-e03"),
        "unknown row 'memo-e03' in events, quotes, appointments; nearest 'memo-e02'",
    ),
    "removed row": (
        lambda it: it.evidence("memo-e09"),
        "row 'memo-e09' was removed in 1.1.0: coded twice",
    ),
    "style": (lambda it: it.cite(style="bibtx"), "unknown style 'bibtx'; nearest 'bibtex'"),
}


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_answered_with_what_exists(name: str, package: Package) -> None:
    """What does not exist is a UsageError that names the nearest thing that does."""
    act, message = MISTAKES[name]
    with pytest.raises(UsageError) as error:
        act(package)
    assert str(error.value) == message


@pytest.mark.parametrize(("library", "extra"), [("polars", "all"), ("duckdb", "export")])
def test_a_missing_library_is_named(
    library: str, extra: str, package: Package, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Without the library, the error says how to install it."""
    monkeypatch.setitem(sys.modules, library, None)
    with pytest.raises(UsageError) as error:
        package.load("events", library)
    assert str(error.value) == f"{library} is not installed; run: pip install 'onrecord[{extra}]'"


def test_open_takes_the_file_or_its_folder(package: Package) -> None:
    """Both name the same package."""
    for path in (package.root, package.root / "datapackage.json", str(package.root)):
        assert onrecord.open(path).locate("events") == package.locate("events")


def test_open_needs_a_descriptor(tmp_path: Path) -> None:
    """A folder without one, a path that is not there and another file are wrong use."""
    (tmp_path / "events.csv").write_text("event_id\n", encoding="utf-8")
    for path in (tmp_path, tmp_path / "gone", tmp_path / "events.csv", tmp_path / "events.csv/x"):
        with pytest.raises(UsageError, match=r"datapackage\.json"):
            onrecord.open(path)


@pytest.mark.parametrize(
    "content",
    [b"", b"{", b"[]", b"null", b"\xff", b'"x"', b'{"name": "other", "resources": []}'],
)
def test_a_damaged_descriptor_is_an_error(content: bytes, tmp_path: Path) -> None:
    """A descriptor that is no JSON, or not ours, is an error that names the file."""
    (tmp_path / "datapackage.json").write_bytes(content)
    with pytest.raises(OnRecordError, match=r"datapackage\.json (cannot be read|was not made)"):
        onrecord.open(tmp_path)


@pytest.mark.parametrize("resources", [[1], [{}], [{"name": 1, "format": "csv"}], {"a": 1}])
def test_damaged_resources_are_an_error(resources: object, tmp_path: Path) -> None:
    """Resources that are not a list of named files are an error, not a traceback."""
    change(write_package(tmp_path), lambda it: it.update(resources=resources))
    with pytest.raises(OnRecordError, match=r"the resources of datapackage\.json are damaged"):
        Package(tmp_path).load("events")


@pytest.mark.parametrize("path", ["../out.parquet", "/etc/hostname", "link/out.parquet", 7, None])
def test_no_path_leads_out_of_the_folder(path: object, tmp_path: Path) -> None:
    """A descriptor cannot name a file outside its folder, also not through a link."""
    root = tmp_path / "in"
    root.mkdir()
    descriptor = write_package(root)
    shutil.copy(root / "data/tables/events.parquet", tmp_path / "out.parquet")
    (root / "link").symlink_to(tmp_path)
    change(descriptor, lambda it: resource(it, "events-parquet").update(path=path))
    with pytest.raises(OnRecordError, match="which is outside its folder"):
        Package(root).load("events")


def test_files_are_found_through_the_descriptor(tmp_path: Path) -> None:
    """A table may stand anywhere in the folder, if the descriptor says so."""
    descriptor = write_package(tmp_path)
    (tmp_path / "data/tables/events.parquet").rename(tmp_path / "e.pq")
    change(descriptor, lambda it: resource(it, "events-parquet").update(path="e.pq"))
    assert Package(tmp_path).load("events", "arrow").num_rows == 2


def test_a_missing_or_damaged_file_is_an_error(tmp_path: Path) -> None:
    """A table, or a schema, that is gone or broken is an error that says what to do."""
    write_package(tmp_path)
    (tmp_path / "data/tables/events.parquet").unlink()
    (tmp_path / "data/tables/actors.parquet").write_bytes(b"PAR1")
    (tmp_path / "schemas/actors.json").write_text("{", encoding="utf-8")
    package = Package(tmp_path)
    for act in (lambda: package.load("events"), lambda: package.load("actors"), package.describe):
        with pytest.raises(OnRecordError, match="build or install the dataset again"):
            act()


def change(descriptor: Path, act: Callable[[dict[str, Any]], None]) -> None:
    """Change a descriptor on disk."""
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    act(content)
    descriptor.write_text(json.dumps(content), encoding="utf-8")


def resource(descriptor: dict[str, Any], name: str) -> dict[str, Any]:
    """Find a resource of a descriptor."""
    return next(each for each in descriptor["resources"] if each["name"] == name)
