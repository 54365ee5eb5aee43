"""A package whose tables are in parts answers every verb as one whose tables are in one file."""

from __future__ import annotations

import io
import json
from pathlib import Path

import duckdb
import frictionless
import polars
import pyarrow.dataset as ds
import pytest
from partitioned import write_partitioned
from support import arrow_rows, real_tables, small_rows, write_package

import onrecord
from onrecord.cli import main
from onrecord.release.hashes import dataset_hash, hashes_in, list_files
from onrecord.release.verify import verify_hashes

NAMES = [*small_rows(), "events_that_happened", "events_wide"]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Package:
    """The small dataset, a file for each table."""
    return onrecord.open(write_package(tmp_path_factory.mktemp("whole")))


@pytest.fixture(scope="module")
def parts(tmp_path_factory: pytest.TempPathFactory) -> onrecord.Package:
    """The same, with a part for each row."""
    return onrecord.open(write_partitioned(tmp_path_factory.mktemp("parts")))


@pytest.mark.parametrize("name", NAMES)
def test_tables_and_views(name: str, whole: onrecord.Package, parts: onrecord.Package) -> None:
    """Every table and view has the same rows in the same order, and the same schema."""
    found, expected = parts.load(name, "arrow"), whole.load(name, "arrow")
    assert found.equals(expected, check_metadata=True)
    for as_ in ("pandas", "polars"):
        assert parts.load(name, as_).equals(whole.load(name, as_))


def test_views_join_words_in_order(tmp_path: Path) -> None:
    """The pieces of interrupted words come in their order, however many events there are."""
    rows, tables = small_rows(), real_tables()
    event, proof = rows["events"].to_pylist()[0], rows["evidence"].to_pylist()[1]
    events, evidence = [], []
    for number in range(60):
        key = f"memo-e{number:03}"
        events.append({**event, "event_id": key, "evidence_id": f"{key}.main.1.1"})
        for part in (3, 1, 2):
            place = {"evidence_id": f"{key}.main.1.{part}", "row_id": key, "part": part}
            evidence.append({**proof, **place, "exact": f"{key} {part}"})
    rows["events"] = arrow_rows(tables["events"], events)
    rows["evidence"] = arrow_rows(tables["evidence"], evidence)
    rows["participants"] = arrow_rows(tables["participants"], [])
    whole = onrecord.open(write_package(tmp_path / "whole", rows))
    found = onrecord.open(write_partitioned(tmp_path / "parts", rows))
    expected = whole.load("events_wide", "arrow")
    assert found.load("events_wide", "arrow").equals(expected)
    assert expected["evidence_text"][7].as_py() == " [...] ".join(
        f"memo-e007 {part}" for part in (1, 2, 3)
    )


def test_describe_and_locate(whole: onrecord.Package, parts: onrecord.Package) -> None:
    """Numbers of rows are known without CSV; the place of a table is the folder of its parts."""
    assert parts.describe().equals(whole.describe())
    assert parts.locate("events") == parts.root / "data" / "tables" / "events"
    with pytest.raises(onrecord.OnRecordError, match=r"lists no csv file of 'events'$"):
        parts.locate("events", "csv")


def test_proof_and_citation(whole: onrecord.Package, parts: onrecord.Package) -> None:
    """A row is proved and cited by the same words; a table in parts is cited by one hash."""
    assert parts.evidence("memo-e01") == whole.evidence("memo-e01") != []
    assert parts.evidence("memo-a01") == []
    row = (
        "Row memo-e01 of events: “Ada Byron met the Board on 2 May 1843”, in: =A memo, with a comma"
    )
    assert row in parts.cite("memo-e01") and row in whole.cite("memo-e01")
    assert "Table events (2 files in data/tables/events, sha256:" in parts.cite("events")
    with pytest.raises(onrecord.UsageError, match=r"; nearest 'memo-e01'$"):
        parts.evidence("memo-e011")
    with pytest.raises(onrecord.UsageError, match=r"^row 'memo-e09' was removed in 1.1.0"):
        parts.cite("memo-e09")


def test_rows_cited(parts: onrecord.Package, tmp_path: Path) -> None:
    """Rows of parts are cited by a frame, and found again."""
    file = tmp_path / "rows.json"
    file.write_text(parts.cite(parts.load("events")), encoding="utf-8")
    assert [each.finding for each in parts.verify_citation(file).rows] == ["same", "same"]


def test_the_descriptor(parts: onrecord.Package) -> None:
    """Frictionless takes it for valid; every part has its hash, and counts for the dataset's."""
    assert frictionless.validate(str(parts.root / "datapackage.json")).valid
    resource = next(each for each in parts.descriptor["resources"] if "events" in each["path"][0])
    files = list_files(parts.descriptor)["events", "parquet"]
    assert resource["path"] == [each.path for each in files]
    assert [each["rowCount"] for each in resource["parts"]] == [1, 1]
    assert resource["schema"]["primaryKey"] == ["event_id"]
    assert ("events", "csv") not in list_files(parts.descriptor)
    assert all(hashes_in(parts.descriptor)[each.path] == each.sha256 for each in files)
    fewer = {**parts.descriptor, "resources": parts.descriptor["resources"][1:]}
    assert dataset_hash(fewer) != dataset_hash(parts.descriptor)


def test_a_changed_part(tmp_path: Path) -> None:
    """A part that is not the one vouched for is named, and none of its rows is cited."""
    package = onrecord.open(write_partitioned(tmp_path))
    path = "data/tables/events/part-00001.parquet"
    (tmp_path / path).write_bytes((tmp_path / path.replace("00001", "00000")).read_bytes())
    (problem,) = verify_hashes(tmp_path / "datapackage.json").problems
    assert problem.file == path
    assert problem.message.startswith("changed since the build: its sha256 is ")
    with pytest.raises(onrecord.OnRecordError, match=r"the rows of 'events' are not those"):
        package.cite("memo-e01")


@pytest.mark.parametrize(
    "change",
    [
        lambda resource: resource["path"].append("data/tables/actors/part-00000.parquet"),
        lambda resource: resource["parts"].pop(),
        lambda resource: resource["parts"].clear(),
        lambda resource: resource["parts"][0].pop("path"),
        lambda resource: resource.update(parts=7),
    ],
)
def test_parts_that_nothing_vouches_for(change: object, tmp_path: Path) -> None:
    """A descriptor whose paths are not those of its parts is damaged, whoever asks."""
    descriptor = write_partitioned(tmp_path)
    content = json.loads(descriptor.read_text(encoding="utf-8"))
    (resource,) = (each for each in content["resources"] if each["name"] == "events-parquet")
    change(resource)  # type: ignore[operator]
    descriptor.write_text(json.dumps(content), encoding="utf-8")
    package = onrecord.open(descriptor)
    for ask in (package.load, package.scan, package.locate, package.cite):
        with pytest.raises(onrecord.OnRecordError, match=r"^datapackage\.json does not say "):
            ask("events")


def test_a_part_with_other_columns(tmp_path: Path) -> None:
    """A part that has other columns than the first is refused by its name."""
    package = onrecord.open(write_partitioned(tmp_path))
    path = tmp_path / "data" / "tables" / "events" / "part-00001.parquet"
    path.write_bytes((tmp_path / "data/tables/quotes/part-00000.parquet").read_bytes())
    message = f"^{path} has other columns than the first file of its table; build or install "
    for ask in (
        lambda: package.load("events"),
        lambda: package.load("events", columns=["summary"]),
        lambda: package.load("events", filters=[("event_type", "==", "CONSULT")]),
        lambda: package.scan("events"),
    ):
        with pytest.raises(onrecord.OnRecordError, match=message):
            ask()


@pytest.mark.parametrize("name", ["events", "events_wide"])
def test_scan(name: str, parts: onrecord.Package, whole: onrecord.Package) -> None:
    """The lazy forms are those of the libraries, and hold the rows of the table."""
    for package in (parts, whole):
        expected = package.load(name, "arrow")
        lazy = package.scan(name)
        assert isinstance(lazy, ds.Dataset) and lazy.to_table().equals(expected)
        frame = package.scan(name, "polars")
        assert isinstance(frame, polars.LazyFrame)
        assert frame.collect().equals(package.load(name, "polars"))
        relation = package.scan(name, "duckdb")
        assert isinstance(relation, duckdb.DuckDBPyRelation)
        assert relation.to_arrow_table().cast(expected.schema).equals(expected)
    with pytest.raises(onrecord.UsageError, match=r"^unknown form 'pandas'; known are arrow, "):
        parts.scan(name, "pandas")


def test_a_package_elsewhere(parts: onrecord.Package) -> None:
    """A package on a file system of fsspec is read like one on this machine."""
    import fsspec

    memory = fsspec.filesystem("memory")
    memory.put(f"{parts.root}/", "/elsewhere/corpus", recursive=True)
    for address in ("memory://elsewhere/corpus", "memory://elsewhere/corpus/datapackage.json"):
        package = onrecord.open(address)
        assert package.load("events", "arrow").equals(parts.load("events", "arrow"))
        picked = package.load(
            "events", "arrow", columns=["summary"], filters=[("polarity", "=", "x")]
        )
        assert (picked.num_rows, picked.column_names) == (0, ["summary"])
        assert package.evidence("memo-e01") == parts.evidence("memo-e01")
        assert package.cite("memo-e01") == parts.cite("memo-e01")
        assert len(package.scan("events", "duckdb").fetchall()) == 2
        assert package.scan("events", "polars").collect().height == 2
        assert package.load("events_wide", "arrow").equals(parts.load("events_wide", "arrow"))
    memory.rm("/elsewhere/corpus/data/tables/events/part-00001.parquet")
    with pytest.raises(onrecord.OnRecordError, match=r"is missing; build or install the dataset"):
        package.load("events")
    memory.rm("/elsewhere", recursive=True)
    with pytest.raises(onrecord.UsageError, match=r"^there is no memory://elsewhere/corpus/datapa"):
        onrecord.open("memory://elsewhere/corpus")
    with pytest.raises(onrecord.UsageError, match=r"^'nothing://x' cannot be opened: "):
        onrecord.open("nothing://x")


def test_rows_are_printed_as_they_are_read(
    parts: onrecord.Package, whole: onrecord.Package, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command prints the columns and rows asked for, of parts and of one file alike."""
    for package in (parts, whole):
        asked = ["--columns", "event_id,recipient_id", "--filter", "event_type=CONSULT"]
        at = ["--package", str(package.root)]
        assert main(["load", "events", *at, *asked, "--format", "csv"]) == 0
        assert capsys.readouterr().out == "event_id,recipient_id\nmemo-e01,board\nmemo-e02,\n"
        assert main(["load", "events", *at, *asked, "--filter", "recipient_id="]) == 0
        assert capsys.readouterr().out == "event_id,recipient_id\nmemo-e02,\n"
        date = ["--filter", "date_earliest<1843-05-03", "--filter", "quad_class!=2"]
        assert main(["load", "events", *at, *asked, *date, "--format", "json"]) == 0
        assert json.loads(capsys.readouterr().out) == [
            {"event_id": "memo-e01", "recipient_id": "board"}
        ]
        assert main(["load", "events", *at, "--filter", "event_id==x", "--format", "json"]) == 0
        assert capsys.readouterr().out == "[]\n"
        assert main(["load", "events", *at, "--filter", "event_id"]) == 2
        assert capsys.readouterr().err == (
            "onrecord: malformed condition 'event_id'; expected one such as event_type=CONSULT\n"
        )


def test_json_is_that_of_the_standard_library() -> None:
    """Rows that are written one by one read as json.dump writes the list."""
    from onrecord.console import print_rows

    rows = [{"a": 1, "b": "x\n\u2028\u0085y"}, {"a": None, "b": "“"}]
    out = io.StringIO()
    print_rows(["a", "b"], iter(rows), "json", out)
    assert out.getvalue() == json.dumps(rows, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("form", ["package", "croissant", "huggingface", "datacite", "schema-org"])
def test_forms(form: str, parts: onrecord.Package, tmp_path: Path) -> None:
    """What is published of a table in parts holds, or describes, every part."""
    parts.export(form, tmp_path / form)
    copied = {path.name for path in (tmp_path / form).rglob("data/tables/events/*")}
    if form in ("package", "croissant", "huggingface"):
        assert copied == {"part-00000.parquet", "part-00001.parquet"}
    if form == "package":
        again = onrecord.open(tmp_path / form)
        assert again.load("events", "arrow").equals(parts.load("events", "arrow"))


def test_no_difference_to_whole_files(whole: onrecord.Package, parts: onrecord.Package) -> None:
    """A dataset that is now in parts is still the same dataset."""
    assert onrecord.diff(whole, parts).to_text() == (
        "memos 1.2.3 -> memos 1.2.3\nno differences, but other files (by their hashes)\n"
    )
